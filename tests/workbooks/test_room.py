"""The page of the room: right counts, what was published beside them, and nobody to be picked out."""

from __future__ import annotations

import random
import re
from math import inf, nan
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.claims import claim
from tests.workbooks.read_html import Page
from widgets.texts import typeset
from workbooks.report import write_room
from workbooks.report.room_words import VERDICTS as WORDS
from workbooks.report.spread import LEAST_BAND, LEAST_MIDDLE, bands, middle
from workbooks.report.together import together

if TYPE_CHECKING:
    from pathlib import Path

VERDICTS = ("worth_it", "redirect", "not_worth_it", "test_first", "cannot_tell")
EDGES = (-500, -200, -50, 0, 50, 200, 500)


def row(number: int, **changes: object) -> dict[str, Any]:
    chance = random.Random(number)  # noqa: S311 - nothing is kept secret with it
    return {
        "line": number,
        "participant": f"Marie-Hélène Dupont {number}",
        "workbook": "04_your_verdict",
        "status": "done",
        "error": "",
        "verdict": VERDICTS[number % 5],
        "net_per_month": chance.gauss(-40, 300),
        "p_pays": chance.random(),
        "hours_per_month": chance.choice([2.0, 6.0, 12.0, 30.0]),
        "report": f"participants/{number:04d}-marie-helene-dupont.html",
    } | changes


def room(rows: list[dict[str, Any]], out: Path, lang: str = "en", *, names: bool = False) -> tuple[Page, str]:
    write_room(rows, out, lang, names)
    html = out.read_text(encoding="utf-8")
    return Page(html), html


def test_every_line_is_counted_once(tmp_path: Path) -> None:
    rows = [row(number) for number in range(2, 22)]
    rows += [row(22, status="refused", verdict=""), row(23, status="failed"), row(24, status="refused")]
    page, _ = room(rows, tmp_path / "index.html")
    assert "23 participants" in page.text
    said = [page.by_class[status][0].split("\n")[0] for status in ("done", "refused", "failed")]
    assert said == ["reckoned 20", "not usable as typed 2", "failed on the way 1"]
    french, _ = room(rows, tmp_path / "index.html", "fr")
    assert french.by_class["failed"][0].startswith("interrompu en route"), "one of them"
    assert french.by_class["refused"][0].startswith("inutilisables tels quels"), "two"
    verdicts = page.by_class["bars"][0]
    assert re.findall(r"(\d+) 20%", verdicts) == ["4"] * 5


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_was_published_stands_beside_it_with_its_caveat(lang: str, tmp_path: Path) -> None:
    page, _ = room([row(number) for number in range(2, 14)], tmp_path / "index.html", lang)
    names = ["france.afnic_profitable", "france.afnic_not_profitable", "france.afnic_cannot_say"]
    for name in [*names, "effort.six_hours_a_week"]:
        prose = claim(name).prose(lang)
        for text in (prose.says, prose.hides, claim(name).provenance(lang)):
            assert typeset(text, lang) in page.text
    assert ("html", {"lang": lang}) in page.elements


def test_money_is_held_against_the_panel_of_volunteers(tmp_path: Path) -> None:
    rows = [
        row(number, verdict="nothing", cash_per_month=0.0 if number % 2 else 80.0) for number in range(2, 12)
    ]
    page, _ = room(rows, tmp_path / "index.html")
    assert typeset(claim("myths.spend_zero").prose("en").says, "en") in page.text
    assert "Zoomerang" in page.text
    assert "No money spent on it" in page.text
    assert [text for text in page.by_class["ours"] if "no money" in text and "50%" in text]


def test_without_names_nothing_in_the_file_tells_who_is_who(tmp_path: Path) -> None:
    rows = [row(number) for number in range(2, 30)]
    rows.append(row(30, status="refused", error="Price: “Marie-Hélène asks 100” is no number."))
    _, html = room(rows, tmp_path / "index.html")
    for trace in ("marie", "hélène", "helene", "dupont", "is no number"):
        assert trace not in html.lower()
    assert "line 30" in html


def test_with_names_each_has_a_line_and_a_link(tmp_path: Path) -> None:
    rows = [row(number) for number in range(2, 12)] + [row(12, status="failed", error="It <took> too long.")]
    page, html = room(rows, tmp_path / "index.html", names=True)
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert links == [one["report"] for one in rows[:-1]]
    assert all(one["participant"] in page.text for one in rows)
    assert "It <took> too long." in page.text
    assert "<took>" not in html


def test_reports_by_number_are_linked_where_the_address_is_a_number(tmp_path: Path) -> None:
    rows = [
        row(number, participant=f"Participant {number}", report=f"participants/{number:04d}.html")
        for number in range(2, 9)
    ]
    page, _ = room(rows, tmp_path / "index.html")
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert links == [one["report"] for one in rows]
    assert page.by_class["numbers"][0].split() == [str(number) for number in range(2, 9)]
    rows[0]["report"] = "participants/0002-ada.html"
    page, _ = room(rows, tmp_path / "index.html")
    assert not [tag for tag, _ in page.elements if tag == "a"]


def test_an_address_is_fit_for_a_link(tmp_path: Path) -> None:
    page, _ = room([row(2, report="participants/0002-李-明.html")], tmp_path / "index.html", names=True)
    assert [attributes["href"] for tag, attributes in page.elements if tag == "a"] == [
        "participants/0002-%E6%9D%8E-%E6%98%8E.html"
    ]


def test_a_line_without_a_report_goes_by_its_row(tmp_path: Path) -> None:
    """A name such as P12 is no row: on that row stands somebody else."""
    rows = [row(2), row(3, participant="P12", status="refused", verdict="", error="no")]
    _, html = room(rows, tmp_path / "index.html")
    assert "line 3" in html
    assert "line 12" not in html


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_of_a_few_no_share_is_given_and_no_figure(count: int, tmp_path: Path) -> None:
    rows = [row(number, verdict="redirect") for number in range(2, 2 + count)]
    page, _ = room(rows, tmp_path / "index.html")
    published = sum(len(re.findall("%", text)) for text in page.by_class.get("beside", []))
    fine = sum(len(re.findall("%", text)) for text in page.by_class.get("fine", []))
    assert len(re.findall("%", page.text)) == published + fine
    assert "What a month leaves" not in page.text
    # No heading over a published figure alone, and nothing is said to be held against it.
    assert "Hours that it takes" not in page.text
    assert "Hold the two" not in page.text
    assert ("Where this room stands" in page.text) == (count >= LEAST_BAND)
    assert ("What this room can talk about" in page.text) == (count < LEAST_BAND)
    assert ("Probably better spent in the half-hour" in page.text) == (count >= LEAST_BAND)
    assert "ours" not in page.by_class


@given(
    values=st.lists(st.floats(-2000, 2000), max_size=60),
    edges=st.lists(st.integers(-900, 900), min_size=1, max_size=7, unique=True).map(sorted),
    apart=st.booleans(),
)
def test_a_band_holds_several_people_or_nobody(values: list[float], edges: list[int], apart: bool) -> None:  # noqa: FBT001 - hypothesis passes it by name
    at = edges[len(edges) // 2] if apart else None
    found = bands(values, edges, least=LEAST_BAND, apart=at)
    assert sum(band.people for band in found) == len(values)
    assert [found[0].low, *(band.high for band in found)] == [-inf, *(band.low for band in found[1:]), inf]
    for band in found:
        assert band.people == sum(band.low <= value < band.high for value in values)
        assert band.people == 0 or band.people >= LEAST_BAND or len(values) < LEAST_BAND


@pytest.mark.parametrize(
    ("values", "filled"),
    [
        ([-600, -60, -60, -60, 10, 20, 30, 60, 70, 80], [(-inf, -50, 4), (0, 50, 3), (50, 200, 3)]),
        ([-600, -150, -150, -20, 900], [(-inf, inf, 5)]),
        ([-600, -150, -150, 20, 30, 900], [(-inf, -50, 3), (0, inf, 3)]),
    ],
)
def test_a_band_that_is_too_small_goes_to_the_next(
    values: list[float], filled: list[tuple[float, float, int]]
) -> None:
    assert [tuple(band) for band in bands(values, EDGES, least=3, apart=0) if band.people] == filled


def test_empty_bands_that_follow_each_other_are_one() -> None:
    found = bands([-60, -60, -60, 300, 300, 300], EDGES, least=3, apart=0)
    assert [tuple(band) for band in found] == [
        (-inf, -200, 0),
        (-200, -50, 3),
        (-50, 0, 0),
        (0, 200, 0),
        (200, 500, 3),
        (500, inf, 0),
    ]


@given(st.lists(st.floats(-1e5, 1e5, allow_subnormal=False), min_size=LEAST_MIDDLE, max_size=40))
def test_the_middle_figure_is_rounded(values: list[float]) -> None:
    at = middle(values, named=False)
    assert at is not None
    assert len(f"{abs(at):.10e}".split("e")[0].rstrip("0").replace(".", "")) <= 2
    below, above = sum(value < at for value in values), sum(value > at for value in values)
    assert middle(values[: LEAST_MIDDLE - 1], named=False) is None
    assert middle(values[:5], named=True) is not None
    assert below + above <= len(values)


def test_the_pages_bands_hold_several_people_or_nobody(tmp_path: Path) -> None:
    rows = [row(number, net_per_month=-60.0, hours_per_month=6.0, p_pays=0.3) for number in range(2, 20)]
    rows += [row(20, net_per_month=-900.0, hours_per_month=90.0, p_pays=0.95)]
    for names, most in ((False, "19 100%"), (True, "18 95%")):
        page, _ = room(rows, tmp_path / "index.html", names=names)
        _, *figures = page.by_class["bars"]
        assert len(figures) == 3
        assert all(most in text for text in figures)


def test_nobodys_own_figure_is_on_the_page(tmp_path: Path) -> None:
    rows = [row(number, net_per_month=1234.5 + number * 11.25) for number in range(2, 40)]
    _, html = room(rows, tmp_path / "index.html")
    for one in rows:
        assert f"{one['net_per_month']:,.0f}" not in html


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"line": 2, "participant": "Ann", "workbook": "w", "status": "done"}],
        [row(number, net_per_month=value) for number, value in enumerate([nan, None, "", inf])],
        [row(number, participant="", report=None, verdict="", error="") for number in range(9)],
        [row(number, workbook="07_did_it_work", verdict="something_else") for number in range(9)],
    ],
    ids=["nobody", "bare", "no numbers", "nothing told", "another workbook"],
)
@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_whatever_is_missing_there_is_a_page(
    rows: list[dict[str, Any]],
    lang: str,
    names: bool,  # noqa: FBT001 - parametrised
    tmp_path: Path,
) -> None:
    page, html = room(rows, tmp_path / "index.html", lang, names=names)
    assert not re.search(r"\b(nan|inf|None)\b", page.text)
    assert "http://" not in html.replace("http://www.w3.org", "")
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_the_page_runs_no_script_and_fetches_nothing(tmp_path: Path) -> None:
    name = "</td><script>alert(1)</script>"
    page, html = room(
        [row(number, participant=name) for number in range(2, 9)], tmp_path / "index.html", names=True
    )
    assert page.scripts == []
    assert "default-src &#39;none&#39;; script-src &#39;none&#39;" in html
    assert name in page.text


@given(st.dictionaries(st.sampled_from([*WORDS, "something_else"]), st.integers(1, 9), min_size=1))
def test_verdicts_are_put_together_until_nobody_can_be_picked_out(counted: dict[str, int]) -> None:
    groups = together(counted, least=LEAST_BAND)
    assert sorted(word for group in groups for word in group) == sorted(counted), "each is in one"
    for group in groups:
        assert sum(counted[word] for word in group) >= LEAST_BAND or len(groups) == 1
        assert len(group) == 1 or len(groups) == 1 or any(counted[word] < LEAST_BAND for word in group)
    assert together(counted, least=1) == tuple((word,) for group in groups for word in group) or len(
        groups
    ) < len(counted)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ({"redirect": 7, "worth_it": 1}, [("worth_it", "redirect")]),
        ({"redirect": 1, "worth_it": 4, "not_worth_it": 5}, [("worth_it",), ("redirect", "not_worth_it")]),
        ({"redirect": 4, "worth_it": 2, "test_first": 1}, [("worth_it", "test_first"), ("redirect",)]),
        ({"redirect": 3, "not_worth_it": 3}, [("redirect",), ("not_worth_it",)]),
    ],
)
def test_a_verdict_of_one_or_two_goes_with_those_that_point_the_same_way(
    counted: dict[str, int], expected: list[tuple[str, ...]]
) -> None:
    assert list(together(counted, least=LEAST_BAND)) == expected


def test_one_persons_verdict_is_not_on_the_page(tmp_path: Path) -> None:
    given = {"redirect": 7, "worth_it": 1}
    rows = [row(number, verdict="redirect") for number in range(2, 9)] + [row(9, verdict="worth_it")]
    page, _ = room(rows, tmp_path / "index.html")
    joined = " / ".join(WORDS[word][0] for word in reversed(given))
    assert " ".join(page.by_class["bars"][0].split()) == f"{joined}8 100%"
    assert "ours" not in page.by_class or not re.search(r"1[23]%", "".join(page.by_class["ours"]))
    named, _ = room(rows, tmp_path / "index.html", names=True)
    assert re.search(r"It probably earns its place\s*1 1[23]%", named.by_class["bars"][0])
    assert re.search(r"1[23]%", "".join(named.by_class["ours"]))


@pytest.mark.parametrize("spending", [1, 2, 18, 19])
def test_a_share_of_one_or_two_is_not_held_against_what_was_published(spending: int, tmp_path: Path) -> None:
    """Nor one of all but those."""
    rows = [
        row(number, verdict="nothing", cash_per_month=80.0 if number < 2 + spending else 0.0)
        for number in range(2, 22)
    ]
    page, _ = room(rows, tmp_path / "index.html")
    assert not [text for text in page.by_class.get("ours", []) if "no money" in text]
    page, _ = room(rows, tmp_path / "index.html", names=True)
    assert [text for text in page.by_class["ours"] if "no money" in text]


def test_the_room_is_not_asked_about_one_or_two(tmp_path: Path) -> None:
    rows = [row(2, verdict="worth_it"), row(3, verdict="redirect"), row(4, verdict="redirect")]
    page, _ = room(rows, tmp_path / "index.html")
    assert "For many" not in page.text
    assert "For many" in room(rows, tmp_path / "index.html", names=True)[0].text


def test_the_same_room_is_the_same_file(tmp_path: Path) -> None:
    rows = [row(number) for number in range(2, 20)]
    first = room(rows, tmp_path / "one.html")[1]
    assert room(rows, tmp_path / "two.html")[1] == first


def test_the_room_is_asked_about_its_own_verdicts(tmp_path: Path) -> None:
    many = [row(number, verdict="redirect") for number in range(2, 12)]
    asked = "For many, a half-hour would do more."
    assert asked in room(many, tmp_path / "index.html")[0].text
    assert asked not in room([one | {"verdict": "worth_it"} for one in many], tmp_path / "index.html")[0].text


# ---- whose half-hour, and what pays by itself


def held(number: int, verdict: str, p_pays: float, *, ours: bool) -> dict[str, Any]:
    return row(number, verdict=verdict, p_pays=p_pays, half_hour_is_our_example=float(ours))


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (5, "with the half-hour of our example, for want of their own"),
        (3, "some of them with the half-hour of our example"),
        (0, ""),
    ],
)
def test_the_rooms_half_hour_is_said_to_be_ours_where_nobody_gave_one(
    ours: int, said: str, tmp_path: Path
) -> None:
    rows = [held(number, "redirect", 0.1, ours=number < ours) for number in range(5)]
    _, html = room(rows, tmp_path / "index.html")
    assert (said in html) if said else ("half-hour of our example" not in html)
    named = room(rows, tmp_path / "named.html", names=True)[1]
    assert ("3 of them with the half-hour of our example" in named) == (ours == 3)


def test_what_pays_is_no_bar_of_those_of_whom_nobody_can_tell(tmp_path: Path) -> None:
    rows = [held(number, "cannot_tell", 0.98, ours=True) for number in range(4)]
    rows += [held(number, "cannot_tell", 0.5, ours=True) for number in range(4, 8)]
    rows += [held(number, "redirect", 0.9, ours=True) for number in range(8, 12)]
    _, html = room(rows, tmp_path / "index.html")
    bars = re.findall(r'<th scope="row">([^<]+)<.*?<b>(\d+)</b>', html.partition("</table>")[0])
    assert bars == [
        ("It probably pays; the half-hour would pay more", "4"),
        ("It probably pays; whether the half-hour would pay more is open", "4"),
        ("Nobody can tell yet", "4"),
    ]


def test_beside_the_survey_stands_what_pays_by_itself_whatever_the_half_hour(tmp_path: Path) -> None:
    rows = [held(number, "redirect", 0.95, ours=True) for number in range(5)]
    rows += [held(number, "redirect", 0.05, ours=True) for number in range(5, 10)]
    page, _ = room(rows, tmp_path / "index.html")
    assert "50% in this room, it probably pays by itself" in page.text
    assert "50% in this room, it probably does not pay by itself" in page.text
    assert "Hold the two against each other" in page.text
