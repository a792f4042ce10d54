"""Verdicts in words: one form, the reader's numbers, and where in doubt an amount and a date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from case_studies.decision import decide
from case_studies.flips import Flip, flips
from case_studies.parse import preset, with_numbers
from case_studies.weighing import Verdict
from widgets.calendar_day import months_later
from widgets.changes_text import THEN, rounded
from widgets.lester.workbook import Lester
from widgets.texts import Texts
from widgets.verdict_text import HEADLINES, TONES, Words, words
from widgets.your_verdict.workbook import Verdict as YourVerdict

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.decision import Decision

TODAY = date(2026, 1, 31)
LANGS = ("en", "fr")
# Real businesses, one or two for each verdict.
NUMBERS: dict[str, tuple[dict[str, Any], ...]] = {
    "worth_it": (
        {"business": "lester_early"},
        {"price": 100, "hour_value": 5, "half_hour_cap_hours": 0},
    ),
    "redirect": ({}, {"price": 100}),
    "not_worth_it": (
        {"half_hour_cap_hours": 0, "hour_value": 100},
        {"price": 50, "hour_value": 200},
    ),
    "test_first": ({"price": 50, "hour_value": 20, "half_hour_cap_hours": 0, "hours": 20},),
    "cannot_tell": (
        {"price": 300, "hour_value": 15, "half_hour_cap_hours": 1, "able_of_ten": 1},
        {"hour_value": 10, "half_hour_cap_hours": 0},
    ),
}
CASES = [(verdict, at) for verdict, several in NUMBERS.items() for at in range(len(several))]
FORM = {
    "en": r"^With these numbers\b.*\bprobably\b.*\bbecause\b.*\. "
    r"(It would change if .*|None of these numbers would change that by itself)\.",
    "fr": r"^Avec ces chiffres\b.*\bsans doute\b.*\bparce qu.*\. "
    r"(Cela changerait si .*|Aucun de ces chiffres ne le changerait à lui seul)\.",
}


def business_of(numbers: dict[str, Any]) -> Business:
    rest = {key: value for key, value in numbers.items() if key != "business"}
    return with_numbers(preset(numbers.get("business", "lester")), rest)


@cache
def case(verdict: str, at: int = 0) -> tuple[Business, Decision, tuple[Flip, ...]]:
    business = business_of(NUMBERS[verdict][at])
    return business, decide(business), flips(business)


def said(lang: str, verdict: str, at: int = 0) -> Words:
    return words(*case(verdict, at), Texts(lang), TODAY)


def worded(lang: str, **numbers: Any) -> Words:  # noqa: ANN401 - flat numbers
    business = business_of(numbers)
    return words(business, decide(business), (), Texts(lang), TODAY)


def test_there_is_a_headline_and_a_tone_for_each_verdict() -> None:
    assert set(NUMBERS) == set(HEADLINES) == set(TONES) == set(get_args(Verdict))


@pytest.mark.parametrize(("verdict", "at"), CASES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_verdict_has_the_one_form(lang: str, verdict: str, at: int) -> None:
    assert case(verdict, at)[1].verdict == verdict
    found = said(lang, verdict, at)
    assert re.match(FORM[lang], found.sentence)
    assert found.headline == Texts(lang)(HEADLINES[verdict])  # type: ignore[index]  # the keys are verdicts
    assert not re.search(r"[{}]|\bnan\b|\binf\b|None\b(?! of)", found.sentence)
    assert "  " not in found.sentence


@pytest.mark.parametrize(("verdict", "at"), CASES)
@pytest.mark.parametrize("lang", LANGS)
def test_doubt_ends_in_an_amount_and_a_date_and_the_others_in_no_action(
    lang: str, verdict: str, at: int
) -> None:
    action = said(lang, verdict, at).action
    if TONES[verdict] != "unsure":  # type: ignore[index]  # the keys are verdicts
        assert action == ""
        return
    amount = r"\d\u00a0€" if lang == "fr" else r"€\d"
    day = (
        r"\b(28|30|31) [a-zéû]+ 202[67]\b"
        if lang == "fr"
        else r"\b(January|[A-Z][a-z]+) (28|30|31), 202[67]\b"
    )
    assert re.search(amount, action)
    assert re.search(day, action)
    assert said(lang, verdict, at).sentence.endswith(action)


@pytest.mark.parametrize("verdict", NUMBERS)
def test_the_two_languages_say_the_same_numbers(verdict: str) -> None:
    figures = {}
    for lang in LANGS:
        text = said(lang, verdict).sentence.replace("\u202f", "").replace("2026", "").replace("2027", "")
        text = text.replace(",", "." if lang == "fr" else "")
        figures[lang] = sorted(re.findall(r"\d+(?:\.\d+)?", text))
    assert figures["fr"] == figures["en"]


def test_a_trial_ends_on_its_day_and_names_the_count_to_reach() -> None:
    business, decision, found = case("test_first")
    action = words(business, decision, found, Texts("en"), date(2026, 1, 15)).action
    day = months_later(date(2026, 1, 15), decision.trial.months)
    assert f"until {day:%B} {day.day}, {day.year}" in action
    assert decision.trial.enough > 1
    assert f"fewer than {decision.trial.enough} have paid €50" in action
    assert f"€{decision.affordable_loss:,.0f} a month" in action


def test_a_trial_that_one_sale_decides_says_nobody() -> None:
    business, decision, found = case("test_first")
    one = replace(decision, trial=replace(decision.trial, enough=1))
    assert "If nobody has paid €50" in words(business, one, found, Texts("en"), TODAY).action
    assert "Si personne n\u2019a pay\u00e9 50" in words(business, one, found, Texts("fr"), TODAY).action


def test_in_doubt_it_says_which_way_it_leans_today() -> None:
    for at in range(len(NUMBERS["cannot_tell"])):
        business, decision, _ = case("cannot_tell", at)
        because = said("en", "cannot_tell", at).because
        assert ("leans towards posting" in because) == (business.question.name in decision.plan)
        assert re.search("leans against posting|half-hour rather than posting|leans towards posting", because)


@pytest.mark.parametrize("lang", LANGS)
def test_what_leans_against_posting_says_towards_which_half_hour(lang: str) -> None:
    t, business = Texts(lang), preset("lester")
    (half_hour,) = (activity.name for activity in business.activities[1:])
    torn = replace(decide(business), verdict="test_first", plan={half_hour: 4.0}, doubt=0.4)
    ours, mine, nothing = (
        words(business, replace(torn, **changed), (), t, TODAY, lent=whose).because
        for changed, whose in (
            ({}, ["half_hour_able_of_ten"]),
            ({}, []),
            ({"plan": {}}, []),
        )
    )
    example, own, none = {
        "fr": (
            "penche pour une demi-heure comme celle de notre exemple plutôt que pour publier",
            "penche pour votre demi-heure plutôt que pour publier",
            "la balance penche contre",
        ),
        "en": (
            "leans towards a half-hour like our example's rather than posting",
            "leans towards your half-hour rather than posting",
            "it leans against posting",
        ),
    }[lang]
    assert example in ours
    assert own in mine
    assert none in nothing


# ---- how sure


@pytest.mark.parametrize(
    ("given_numbers", "form"),
    [
        ({}, r"loses between €61 and €134 in eight"),
        ({"price": 100}, r"ends between a loss of €\d+ and a gain of €\d+"),
        ({"business": "lester_early"}, r"leaves between €37 and €133 in eight"),
    ],
    ids=str,
)
def test_the_odds_are_those_of_posting_alone(given_numbers: dict[str, Any], form: str) -> None:
    alone = decide(business_of(given_numbers)).question
    odds = worded("en", **given_numbers).odds
    assert re.search(form, odds)
    assert sorted(euros(odds)) == sorted([abs(round(alone.low)), abs(round(alone.high))])
    of_ten = round(alone.p_pays * 10)
    assert of_ten in {0, 10} or f"pays for itself in {of_ten} case" in odds
    assert "a hundred" not in odds, "one sentence counts one way"


@pytest.mark.parametrize(
    ("numbers", "said_so"),
    [({"able_of_ten": 0}, "almost never"), ({"able_of_ten": 9}, "almost always")],
    ids=str,
)
def test_hardly_ever_and_nearly_always_are_said_in_words(numbers: dict[str, Any], said_so: str) -> None:
    odds = worded("en", **numbers).odds
    assert said_so in odds or odds == ""


def test_hours_that_nothing_pays_for_are_kept() -> None:
    many = worded("en", hours=40)
    assert (
        "So, of your 40\N{NO-BREAK SPACE}h a month: 4\N{NO-BREAK SPACE}h for the half-hour and"
        " 36\N{NO-BREAK SPACE}h kept for yourself. There is no room for more of the half-hour in a month."
    ) in many.because
    assert many.headline.startswith("The half-hour first")
    few = worded("en").sentence + worded("en").headline
    assert "kept" not in few
    assert "no room" not in few


@pytest.mark.parametrize(("lang", "ours"), [("en", "our assumption"), ("fr", "notre hypothèse")])
def test_what_can_be_taken_on_is_named_where_it_stops_the_hours(lang: str, ours: str) -> None:
    start = preset("lester_early").offer.capacity
    enough = {"business": "lester_early", "hours": 100, "able_of_ten": 9}
    assumed = worded(lang, **enough).because
    assert f"{start:.0f}" in assumed
    assert ours in assumed
    typed = worded(lang, **enough, capacity=3).because
    assert ours not in typed
    assert (
        f"{Texts(lang)('With that you reach {most} sales a month, the most that you can take on.', most=3)}"
        in typed
    )


# ---- what would change it


@pytest.mark.parametrize(("verdict", "at"), CASES)
def test_a_change_says_what_the_verdict_would_be(verdict: str, at: int) -> None:
    found = case(verdict, at)[2]
    change = said("en", verdict, at).change
    assert change.startswith("It would change if")
    told = {name for name, text in THEN.items() if text in change}
    assert told
    assert told <= {flip.verdict for flip in found}
    assert verdict not in told


def test_a_trial_is_another_answer_than_yes() -> None:
    business, decision, _ = case("worth_it")
    found = (Flip("price", 100, 50, "test_first"), Flip("hours", 4, 1, "redirect"))
    assert words(business, decision, found, Texts("en")).change == (
        "It would change if the price were about €50 (now €100): then a trial would pay; or if there were"
        " about 1\N{NO-BREAK SPACE}h a month for it (now 4\N{NO-BREAK SPACE}h; the half-hour takes"
        " 1\N{NO-BREAK SPACE}h at the most): then the half-hour would be the better place."
    )


def test_hours_that_the_half_hour_can_take_need_no_such_reason() -> None:
    business, decision, _ = case("worth_it")
    found = (Flip("hours", 4, 3, "test_first"),)
    assert "the half-hour takes" not in words(business, decision, found, Texts("en")).change


def test_the_half_hour_that_is_lent_is_only_spoken_of_with_an_if() -> None:
    business, decision, found = case("redirect")
    plain = words(business, decision, found, Texts("en"))
    lent = words(business, decision, found, Texts("en"), lent=("half_hour_contacts_per_hour",))
    assert plain.headline == "Those hours are probably better spent in the half-hour"
    assert (
        lent.headline == "Probably not worth the time; a half-hour would be, if yours is like our example's"
    )
    assert "an hour there brings" in plain.because
    assert "an hour there would bring" in lent.because


def test_two_changes_to_one_answer_share_it() -> None:
    business, decision, _ = case("redirect")
    found = (Flip("price", 1000, 500, "worth_it"), Flip("hour_value", 40, 10, "worth_it"))
    assert words(business, decision, found, Texts("en")).change == (
        "It would change if the price were about €500 (now €1,000), or if an hour were worth about €10 (now"
        " €40): then posting would earn its place."
    )


def test_lester_is_told_of_what_would_speak_for_posting_though_a_higher_price_is_nearer() -> None:
    _, _, found = case("redirect")
    assert found[0].verdict == "not_worth_it"
    assert "price were" not in said("en", "redirect").change
    assert "people write" in said("en", "redirect").change


def test_where_nothing_changes_to_the_other_answer_the_nearest_of_all_is_said() -> None:
    business, decision, _ = case("redirect")
    only = (Flip("price", 1000, 3290, "not_worth_it"),)
    assert "price were about €3,300 (now €1,000)" in words(business, decision, only, Texts("en")).change


def test_no_change_at_all_is_said_too() -> None:
    business, decision, _ = case("redirect")
    assert words(business, decision, (), Texts("en")).change == (
        "None of these numbers would change that by itself."
    )


def change_of(key: str, now: float, at: float, lang: str = "en") -> str:
    business, decision, _ = case("redirect")
    return words(business, decision, (Flip(key, now, at, "worth_it"),), Texts(lang)).change


def test_todays_number_is_printed_as_it_was_typed_and_only_the_change_is_rounded() -> None:
    assert change_of("price", 1250, 1987) == (
        "It would change if the price were about €2,000 (now €1,250): then posting would earn its place."
    )
    assert "environ 2\u202f000\u00a0€ (aujourd\u2019hui 1\u202f250\u00a0€)" in change_of(
        "price", 1250, 1987, "fr"
    )


def test_a_change_never_reads_like_today() -> None:
    assert change_of("price", 1000, 1030) == (
        "It would change if the price were about €1,030 (now €1,000): then posting would earn its place."
    )
    assert change_of("contacts_per_hour", 25, 25.3).startswith("None of these")


def test_that_somebody_has_to_write_goes_without_saying() -> None:
    assert change_of("contacts_per_hour", 2.5, 1e-9).startswith("None of these")
    assert "worth about €0 (now €10)" in change_of("hour_value", 10, 0)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "key",
    [
        "price",
        "hours",
        "hour_value",
        "contacts_per_hour",
        "able_of_ten",
        "half_hour_contacts_per_hour",
        "half_hour_able_of_ten",
    ],
)
def test_each_main_number_has_its_words(key: str, lang: str) -> None:
    text = change_of(key, 2, 5, lang)
    assert text.startswith("It would change if " if lang == "en" else "Cela changerait si ")
    assert re.search(r"\b5\b.*\b2\b", text)
    assert change_of(key, 2, 5, "fr") != change_of(key, 2, 5, "en")
    assert ("10" in text) == key.endswith("able_of_ten")


# ---- the reasons


def euros(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in re.findall(r"€(-?[\d,]+(?:\.\d+)?)", text)]


def test_money_spent_on_posting_is_part_of_the_reason() -> None:
    spent = {"price": 100, "hour_value": 20, "half_hour_cap_hours": 0, "cash": 200}
    without = decide(business_of({**spent, "cash": 0}))
    assert without.question.per_hour > 20, "for its hours alone it would pay"
    brings, worth = euros(worded("en", **spent).because.replace("\N{MINUS SIGN}€", "€-"))
    assert brings < worth == 20


@pytest.mark.parametrize(("lang", "worth"), [("en", "€62.50"), ("fr", "62,50\u00a0€")])
def test_an_hours_value_is_printed_as_it_was_typed(lang: str, worth: str) -> None:
    assert worth in worded(lang, hour_value=62.5, half_hour_cap_hours=0).because


@pytest.mark.parametrize(("worth", "shown"), [(19, [21, 19]), (20.6, [21, 20.6]), (21.4, [21, 21.4])])
def test_cents_are_said_where_only_they_tell_the_two_apart(worth: float, shown: list[float]) -> None:
    sure = dict.fromkeys(("able_of_ten", "contacts_per_hour"), (1, 1, 1))
    sure |= {"closing_rate": (0.3, 0.3, 0.3), "share_couples": (0.02, 0.02, 0.02)}
    found = worded("en", **sure, half_hour_cap_hours=0, hour_value=worth)
    assert euros(found.because) == shown
    assert ("€21.00" in found.because) == (worth != 19)


def test_hours_that_end_with_the_room_for_sales_are_judged_by_what_they_bring() -> None:
    full = worded(
        "en", price=100, hour_value=5, half_hour_cap_hours=0, capacity=1, hours=20, contacts_per_hour=3
    )
    assert full.tone == "yes"
    brings, worth = euros(full.because)
    assert brings > worth == 5


def test_an_hours_value_in_doubt_is_said_as_it_was_reckoned() -> None:
    found = worded("en", hour_value=[15, 15, 40], half_hour_cap_hours=0)
    brings, worth = euros(found.because)
    assert worth == pytest.approx((15 + 15 + 40) / 3, abs=0.01)
    assert brings < worth


def test_the_half_hour_comes_first_only_where_it_does() -> None:
    early = {"business": "lester_early", "hours": 4}
    assert "comes first" in worded("en", **early).because
    less = worded("en", **early, cap_hours=2, half_hour_cap_hours=4, half_hour_contacts_per_hour=1)
    assert less.tone == "yes"
    assert "comes first" not in less.because
    assert "The half-hour has its place too" in less.because
    assert "2\N{NO-BREAK SPACE}h for the half-hour" in less.because


numbers = st.fixed_dictionaries(
    {
        "price": st.floats(20, 5000),
        "hour_value": st.sampled_from([0.0, 5.0, 10.0, 20.0, 40.0, 100.0]),
        "half_hour_cap_hours": st.sampled_from([0.0, 1.0, 4.0]),
        "cash": st.sampled_from([0.0, 20.0, 200.0]),
        "capacity": st.sampled_from([1.0, 1000.0]),
        "hours": st.sampled_from([1.0, 4.0, 20.0]),
        "contacts_per_hour": st.sampled_from([0.0, 1.0, 3.0, 20.0]),
    }
)


@given(numbers)
@example(
    {
        "price": 2980.0,
        "hour_value": 0.0,
        "half_hour_cap_hours": 0.0,
        "cash": 20.0,
        "capacity": 1.0,
        "hours": 20.0,
        "contacts_per_hour": 1.0,
    }
)  # a loss of cents beside an hour worth nothing
def test_the_reason_given_is_a_reason(given_numbers: dict[str, float]) -> None:
    business = business_of(given_numbers)
    decision = decide(business, 400)
    because = words(business, decision, (), Texts("en"), TODAY).because.replace("\N{MINUS SIGN}€", "€-")
    assert not re.search(r"[{}]|\bnan\b|\binf\b", because)
    if decision.verdict in {"test_first", "cannot_tell"}:
        assert 1 <= int(re.findall(r"[Ii]n (\d+) cases? of ten", because)[0]) <= 10
        return
    first, second = euros(because)[:2]
    assert first >= second if decision.verdict in {"worth_it", "redirect"} else first <= second


# ---- dates and rounding


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert later == day + relativedelta(months=months)
    last = monthrange(later.year, later.month)[1]
    assert later.day == min(day.day, last)


@given(st.floats(1e-6, 1e6))
def test_an_estimate_has_two_digits_and_is_close(value: float) -> None:
    found = rounded(value)
    assert found == pytest.approx(value, rel=0.05)
    assert len(f"{found:.10e}".split("e")[0].replace(".", "").rstrip("0")) <= 2


# ---- what pays by itself

BAKERY = {"business": "bakery", "price": 4.5, "margin_ratio": 0.6, "hours": 6, "contacts_per_hour": 3}
GIVEN = {key: value for key, value in BAKERY.items() if key != "business"}


@pytest.mark.parametrize(
    ("lang", "headline", "odds"),
    [
        (
            "en",
            "It probably pays; whether your half-hour would pay more is open: describe yours",
            "In 7 cases of ten a half-hour like our example's would bring more, in 3 it would not",
        ),
        (
            "fr",
            (
                "Cela rapporte sans doute\u202f; reste à voir si votre demi-heure ferait mieux\u00a0:"
                " décrivez-la"
            ),
            (
                "Dans 7 cas sur dix, une demi-heure comme celle de notre exemple rapporterait plus\u202f;"
                " dans 3, non"
            ),
        ),
    ],
)
def test_what_pays_is_said_to_pay_on_both_pages_and_only_the_half_hour_to_be_open(
    lang: str, headline: str, odds: str
) -> None:
    first, fourth = Lester(lang, "bakery", GIVEN), YourVerdict(lang, "bakery", GIVEN)
    assert first.result.verdict == fourth.result.verdict == "cannot_tell"
    for page in (first, fourth):
        assert page.result.sentence.startswith(f"{headline}. ")
        assert odds in page.result.sentence
        assert page.result.numbers["half_hour_is_our_example"] == 1
        assert not re.search("opposite|contraire", page.result.sentence)


def test_a_half_hour_of_ones_own_is_not_asked_for_again() -> None:
    own = GIVEN | {"half_hour_contacts_per_hour": 9, "half_hour_able_of_ten": 8}
    mine = YourVerdict("en", "bakery", own)
    assert "our example" not in mine.result.sentence
    assert "describe yours" not in mine.result.sentence
    assert mine.result.numbers["half_hour_is_our_example"] == 0
