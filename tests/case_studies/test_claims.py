from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import assume, given
from hypothesis.strategies import text
from scipy.stats import binomtest

from case_studies.claim import Claim, Seen, Shape, Sure
from case_studies.claims import UnknownClaimError, claim, claims

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
EXPECTED = tomllib.loads(HERE.joinpath("facts_check_values.toml").read_text("utf-8"))
FIGURES: list[dict[str, Any]] = EXPECTED["figures"]
MENTIONS: list[dict[str, Any]] = EXPECTED["mentions"]
ASIDE: list[dict[str, Any]] = EXPECTED["not_figures"]
IDS = list(claims())

SHARED = HERE.parents[2] / "shared"
SOURCES = {
    "facts": SHARED / "facts.md",
    "a": SHARED / "sources" / "000_0798e84b00526790.txt",
    "b": SHARED / "sources" / "003_3a5e66e022f4c377.txt",
}
BESIDE = all(path.is_file() for path in SOURCES.values())

# Figures that a learner reads as a word, because a digit would be stilted.
SPELLED = {
    "lester.audiences": ("two", "deux"),
    "lester.half_hour": ("half an hour", "demi-heure"),
    "lester.twenty_years": ("twenty years", "vingt ans"),
    "lester.competitor_likes": ("twice", "deux fois plus"),
    "lester.retry_every": ("year or two", "tous les deux ans"),
    "reasons.count": ("three", "trois"),
    "myths.count": ("four", "quatre"),
    "myths.five_metrics": ("five", "cinq"),
    "myths.two_groups": ("two", "deux"),
    "research.observational_lifts": ("half", "moitié"),
}
ADMITS = {
    "recomputed": ("our calculation", "notre calcul"),
    "inferred": ("our reading", "notre lecture"),
    "assumed": ("our assumption", "notre hypothèse"),
}

_NUMBER = {
    "en": r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+|(?<=\d))(?!\w)",
    "fr": r"(?<![\w.,])(?:\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?(?!\w)",
}
# In the facts a figure can also be a word.
_FACT_WORD = re.compile(
    r"half an hour|half of |twice|twenty|threefold|few weeks|year or two|majority|zero", re.IGNORECASE
)


def numbers(text: str, lang: str) -> set[float]:
    found = re.findall(_NUMBER[lang], text)
    if lang == "fr":
        return {float(number.replace(" ", "").replace(",", ".")) for number in found}
    return {float(number.replace(",", "")) for number in found}


def numbers_of(one: Claim) -> set[float]:
    years = {year for year in (one.year, one.year_end) if year}
    return {*one.values, *one.also.values(), *years} | ({one.n} if one.n else set())


def numbers_near(one: Claim) -> set[float]:
    """Every number that the prose of a claim may name: its own, its base's, those of the claims it cites."""
    near = [claim(other) for other in (one.base, *one.cites) if other]
    return numbers_of(one).union(*(numbers_of(other) for other in near))


def plain(text: str) -> str:
    """Take out what wraps and marks up the facts, and spell year ranges out."""
    text = re.sub(r"\b(20)(\d\d)-(\d\d)\b(?!,)", r"\1\2-\1\3", text.replace("*", ""))
    return " ".join(text.split())


def spans(text: str, fragments: Iterable[str]) -> list[tuple[int, int]]:
    return [match.span() for fragment in fragments for match in re.finditer(re.escape(plain(fragment)), text)]


def test_the_ledger_holds_the_figures_of_the_facts_and_no_other() -> None:
    assert sorted(IDS) == sorted(row["id"] for row in FIGURES)


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["id"])
def test_each_claim_is_the_one_of_the_facts(row: dict[str, Any]) -> None:
    one = claim(row["id"])

    given = {
        "values": list(one.values),
        "shape": one.shape,
        "code": one.code,
        "unit": one.unit,
        "n": one.n,
        "year": one.year,
        "year_end": one.year_end,
        "sure": one.sure,
    }

    values: list[float] = row.get("values", [])
    assert given == {
        "values": values,
        "shape": row.get("shape", "exact" if values else "words"),
        "code": row.get("code"),
        "unit": row.get("unit"),
        "n": row.get("n"),
        "year": row.get("year"),
        "year_end": row.get("year_end"),
        "sure": row.get("sure", "published"),
    }


@pytest.mark.parametrize("row", FIGURES + MENTIONS, ids=lambda row: row.get("id") or f"again-{row['of']}")
def test_the_words_of_the_facts_hold_no_number_that_their_claim_lacks(row: dict[str, Any]) -> None:
    # A sentence of the facts can hold the figures of several claims of one family.
    name = row.get("id") or row["of"]
    family = name.split(".")[0]
    known = set().union(*(numbers_of(one) for one in claims().values() if one.id.startswith(family)))

    assert numbers(plain(row["words"]), "en") <= known | numbers_near(claim(name))


def test_the_sources_that_the_words_are_taken_from_are_known() -> None:
    assert {row.get("in", "facts") for row in FIGURES} <= set(SOURCES)


# facts.md lies outside the repository. Where it is not beside the checkout its text is not a parameter, and
# what remains is the words kept here; the name of that parameter says why.
KEPT = plain(" | ".join(row["words"] for row in FIGURES if "in" not in row))
TEXTS = [pytest.param(KEPT, id="words-kept-here" if BESIDE else "words-kept-here-as-no-facts.md-beside")]
if BESIDE:
    FACTS = SOURCES["facts"].read_text("utf-8")
    TAUGHT = FACTS[FACTS.index("## 1.") : FACTS.index("## 3.")]
    TAUGHT = "\n".join(line for line in TAUGHT.splitlines() if not line.startswith("## "))
    TEXTS.append(pytest.param(plain(TAUGHT), id="facts.md"))


@pytest.mark.parametrize("facts", TEXTS)
def test_every_figure_of_the_facts_is_in_a_claim(facts: str) -> None:
    covered = spans(facts, [row["words"] for row in [*FIGURES, *MENTIONS, *ASIDE]])
    every = [*re.finditer(_NUMBER["en"], facts), *_FACT_WORD.finditer(facts)]
    assert len(every) > 100

    missing = [
        facts[max(0, found.start() - 40) : found.end() + 20]
        for found in every
        if found[0] and not any(low <= found.start() and found.end() <= high for low, high in covered)
    ]

    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("facts", TEXTS)
def test_every_number_of_the_facts_is_a_number_of_a_claim(facts: str) -> None:
    known = set().union(*(numbers_of(one) for one in claims().values()))
    aside = set().union(*(numbers(row["words"], "en") for row in ASIDE))

    assert numbers(facts, "en") - known - aside == set()


if BESIDE:

    @pytest.mark.parametrize("name", list(SOURCES))
    def test_the_words_kept_here_are_the_words_of_the_sources(name: str) -> None:
        source = plain(SOURCES[name].read_text("utf-8"))
        rows = [row for row in [*FIGURES, *MENTIONS, *ASIDE] if row.get("in", "facts") == name]

        assert [row["words"] for row in rows if plain(row["words"]) not in source] == []


def test_what_is_no_figure_says_why() -> None:
    assert all(row["why"] for row in ASIDE)


@pytest.mark.parametrize("name", IDS)
def test_a_claim_is_told_in_both_languages_with_the_same_numbers(name: str) -> None:
    english, french = claim(name).prose("en"), claim(name).prose("fr")

    for part, en, fr in zip(english._fields, english, french, strict=True):
        assert en.strip(), part
        assert fr.strip(), part
        assert en != fr, part
        assert numbers(en, "en") == numbers(fr, "fr"), part


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", IDS)
def test_prose_names_the_claims_own_figures_and_no_stranger(name: str, lang: str) -> None:
    one = claim(name)
    prose = one.prose(lang)

    assert numbers(" | ".join(prose), lang) <= numbers_near(one)
    if name in SPELLED:
        assert SPELLED[name][lang == "fr"] in prose.says.lower()
    else:
        assert set(one.values) <= numbers(prose.says, lang)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", [name for name in IDS if claim(name).sure != "published"])
def test_what_is_our_own_says_so(name: str, lang: str) -> None:
    one = claim(name)

    assert ADMITS[one.sure][lang == "fr"] in one.prose(lang).hides.lower()
    last = one.provenance(lang).split(", ")[-1]
    assert last in {"worked out by us", "our reading", "our assumption"} | {
        "calculé par nous",
        "notre lecture",
        "notre hypothèse",
    }


@pytest.mark.parametrize("name", IDS)
def test_the_fields_of_a_claim_agree_with_each_other(name: str) -> None:
    one = claim(name)

    assert one.sure in get_args(Sure)
    assert one.shape in get_args(Shape)
    assert one.seen in get_args(Seen)
    assert (one.shape == "words") == (not one.values)
    assert one.values or one.code
    assert (len(one.values) > 1) == (one.shape in {"range", "several"})
    if one.shape == "range":
        assert list(one.values) == sorted(one.values)
    if one.unit and one.unit[:3] in {"EUR", "USD"}:
        assert one.currency == one.unit[:3]
    if name.endswith(".verdict"):
        assert set(one.reasons) <= {"reach", "keep", "serve"}
    assert {one.base, *one.cites} - {None} <= set(IDS)


PANEL = [name for name in IDS if claim(name).unit == "percent" and name.startswith(("myths.", "survey."))]


@pytest.mark.parametrize("name", PANEL)
def test_a_survey_figure_names_who_asked_where_and_when(name: str) -> None:
    one = claim(name)

    assert (one.asked, one.place, one.year) == ("Zoomerang (MarketTools)", "US", 2011)
    assert "United States, 2011" in one.provenance("en")
    assert "États-Unis, 2011" in one.provenance("fr")


def test_a_figure_of_part_of_the_panel_says_of_which_part() -> None:
    assert claim("survey.spend_under_100").base == "survey.uses_social_media"
    assert claim("survey.uses_social_media").value == 44
    assert claim("myths.spend_zero").provenance("en") == (
        "Zoomerang online panel (MarketTools), United States, 2011, about 1,180 firms, "
        "very likely only the 44% that used social media, read in an excerpt"
    )
    assert claim("myths.offers_consumers").provenance("fr") == (
        "Panel en ligne Zoomerang (MarketTools), États-Unis, 2011, plus de 500 consommateurs, "
        "lu dans un extrait"
    )
    assert claim("lester.price").provenance("en").endswith("Ireland, a single case")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", IDS)
def test_a_provenance_line_is_whole(name: str, lang: str) -> None:
    line = claim(name).provenance(lang)

    assert re.search(r"[{}\n]|, ,|None", line) is None
    assert line == line.strip(" ,")


@pytest.mark.parametrize(
    ("figure", "interval"),
    [
        ("myths.spend_zero", "survey.interval_spend_zero"),
        ("myths.nobody_employed", "survey.interval_nobody_employed"),
        ("myths.wall_posts_owners", "survey.interval_wall_posts"),
        ("myths.offers_consumers", "survey.interval_offers_consumers"),
    ],
)
def test_the_intervals_are_wilsons_on_the_inferred_bases(figure: str, interval: str) -> None:
    given = claim(interval)
    assert given.n is not None
    (share,) = claim(figure).shares

    wilson = binomtest(round(share * given.n), given.n).proportion_ci(method="wilson")

    assert [round(100 * end, 1) for end in (wilson.low, wilson.high)] == list(given.values)


def test_sums_that_the_ledger_states_are_sums_of_its_figures() -> None:
    def value(name: str) -> float:
        found = claim(name).value
        assert found is not None
        return found

    assert value("survey.staff_sum") == sum(
        map(value, ("myths.nobody_employed", "survey.full_time", "survey.part_time"))
    )
    assert value("survey.offers_gap") == value("myths.offers_consumers") - value("survey.offers_owners")
    assert value("outsourcing.low_end_sum") == (
        claim("outsourcing.twitter").values[0] + claim("outsourcing.facebook").values[0]
    )
    assert value("survey.base_users") == round(
        claim("survey.uses_social_media").shares[0] * value("survey.firms")
    )
    assert round(100 * (1 - 0.05 ** (1 / 30)), 1) == value("lester.zero_of_30")
    shown, other = claim("ads.buyers_shown"), claim("ads.buyers_not_shown")
    assert shown.n is not None
    assert other.n is not None
    gap = 100 * (shown.values[0] / shown.n - other.values[0] / other.n)
    assert round(gap, 4) == value("ads.difference")
    funnel = claim("calculator.roi").also
    revenue = funnel["visitors"] * funnel["first_rate"] * funnel["second_rate"] * funnel["sale"] / 100**2
    assert round(100 * (revenue - funnel["cost"]) / funnel["cost"]) == value("calculator.roi")


def test_a_value_is_one_figure_or_none() -> None:
    assert claim("lester.price").value == 1000
    assert claim("outsourcing.twitter").value is None
    assert claim("outsourcing.twitter").values == (2000, 4000)
    assert claim("businesses.restaurant.verdict").value is None
    assert claim("businesses.restaurant.verdict").code == "keep"


def test_percent_and_points_are_shares_and_nothing_else_is() -> None:
    assert claim("reach.facebook_2025").shares == pytest.approx((0.0165,))
    with pytest.raises(ValueError, match=r"lester\.price is in EUR/show"):
        _ = claim("lester.price").shares


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownClaimError) as caught:
        claim("lester.prise")

    assert isinstance(caught.value, KeyError)
    assert str(caught.value).startswith('No claim is called "lester.prise"; the nearest are lester.price')
    with pytest.raises(UnknownClaimError, match=r"claims\(\) lists them all"):
        claim("?")


@given(text())
def test_any_unknown_id_gives_one_sentence(name: str) -> None:
    assume(name not in claims())

    with pytest.raises(UnknownClaimError) as caught:
        claim(name)

    assert f'"{name}"' in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("lang", ["", "de", "FR"])
def test_a_language_that_is_not_ours_is_refused(lang: str) -> None:
    with pytest.raises(ValueError, match='it can be "fr" or "en"'):
        claim("lester.price").prose(lang)
    with pytest.raises(ValueError, match='it can be "fr" or "en"'):
        claim("lester.price").provenance(lang)


def test_the_ledger_is_read_only() -> None:
    with pytest.raises(AttributeError):
        claim("lester.price").values = (1,)  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError):
        claims()["x"] = claim("lester.price")  # type: ignore[index]  # what is tested
    with pytest.raises(TypeError):
        claim("myths.spend_zero").also["spend"] = 1  # type: ignore[index]  # what is tested
    assert claims() is claims()


def test_importing_the_ledger_reads_nothing() -> None:
    code = (
        "import sys, case_studies.claims as c\n"
        "assert c.claims.cache_info().currsize == 0\n"
        "assert 'tomllib' not in sys.modules"
    )
    root = str(HERE.parents[1])

    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
