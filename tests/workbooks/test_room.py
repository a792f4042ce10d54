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
from workbooks.report.line import line
from workbooks.report.spread import LEAST_BAND, LEAST_MIDDLE, bands, middle

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
        row(number, participant=f"Participant {number + 100}", report=f"participants/{number:04d}.html")
        for number in range(2, 9)
    ]
    page, _ = room(rows, tmp_path / "index.html")
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert links == [one["report"] for one in rows]
    assert page.by_class["numbers"][0].split() == [str(number + 100) for number in range(2, 9)]
    rows[0]["report"] = "participants/0002-ada.html"
    page, _ = room(rows, tmp_path / "index.html")
    assert not [tag for tag, _ in page.elements if tag == "a"]


@pytest.mark.parametrize(
    "report",
    ["javascript:alert(1)", "//evil.example/x.html", "/etc/passwd", "../../x.html", "..\\x.html", 'a"b.html'],
)
def test_no_link_leaves_the_folder(report: str, tmp_path: Path) -> None:
    page, _ = room(
        [row(number, report=report) for number in range(2, 9)], tmp_path / "index.html", names=True
    )
    for tag, attributes in page.elements:
        if tag == "a":
            assert re.fullmatch(r"[\w.%/-]+", attributes["href"] or "")
            assert not (attributes["href"] or "").startswith(("/", ".."))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_of_a_few_no_share_is_given_and_no_figure(count: int, tmp_path: Path) -> None:
    rows = [row(number, verdict="redirect") for number in range(2, 2 + count)]
    page, _ = room(rows, tmp_path / "index.html")
    published = sum(len(re.findall("%", text)) for text in page.by_class.get("beside", []))
    fine = sum(len(re.findall("%", text)) for text in page.by_class.get("fine", []))
    assert len(re.findall("%", page.text)) == published + fine
    assert "What a month leaves" not in page.text
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
        alone = (band.low, band.high) in {(-inf, inf), (-inf, at), (at, inf)}
        assert band.people == 0 or band.people >= LEAST_BAND or alone


@pytest.mark.parametrize(
    ("values", "filled"),
    [
        ([-600, -60, -60, -60, 10, 20, 30, 60, 70, 80], [(-inf, -50, 4), (0, 50, 3), (50, 200, 3)]),
        ([-600, -150, -150, -20, 900], [(-inf, 0, 4), (0, inf, 1)]),
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


@given(st.lists(st.floats(-1e5, 1e5), min_size=LEAST_MIDDLE, max_size=40))
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
        [{}],
        [{"line": 2, "status": "done"}],
        [
            row(number, net_per_month=value)
            for number, value in enumerate([nan, None, "", "abc", inf, "12.5", True])
        ],
        [row(number, participant=None, report=None, verdict=None, error=None) for number in range(9)],
        [row(number, workbook="07_did_it_work", verdict="something_else") for number in range(9)],
    ],
    ids=["nobody", "empty", "bare", "no numbers", "nothing told", "another workbook"],
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


def test_numbers_written_as_text_are_numbers() -> None:
    found = line(
        {"net_per_month": "12.5", "p_pays": "", "line": "7", "verdict": nan, "participant": "Participant 12"}
    )
    assert found.numbers == {"net_per_month": 12.5, "line": 7.0}
    assert (found.verdict, found.number) == ("", "12")


def test_the_same_room_is_the_same_file(tmp_path: Path) -> None:
    rows = [row(number) for number in range(2, 20)]
    first = room(rows, tmp_path / "one.html")[1]
    assert room(rows, tmp_path / "two.html")[1] == first


def test_the_room_is_asked_about_its_own_verdicts(tmp_path: Path) -> None:
    many = [row(number, verdict="redirect") for number in range(2, 12)]
    asked = "For many, a half-hour would do more."
    assert asked in room(many, tmp_path / "index.html")[0].text
    assert asked not in room([one | {"verdict": "worth_it"} for one in many], tmp_path / "index.html")[0].text
