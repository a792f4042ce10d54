"""A report in a browser without a network: live charts, two pages of paper, words that need no script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.workbooks.executed import OWN, VERDICT, executed, needs_basic, stored
from widgets.figures.labels import euros
from widgets.texts import Texts
from workbooks.report import write_report, write_room
from workbooks.report.blocks import Report
from workbooks.report.own import of_hundred
from workbooks.report.page import page as written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

READY = "body[data-paper=ready]"
SHEETS = """() => [...document.querySelectorAll(".paper .sheet")].map(one => ({
    size: parseFloat(one.style.fontSize),
    tall: one.scrollHeight, room: one.clientHeight, wide: one.scrollWidth,
}))"""
LONG = "Anne-Sophie de la Rochefoucauld-Liancourt, fleuriste à Saint-Germain-en-Laye"


@pytest.fixture
def offline(chromium: Browser) -> Iterator[Page]:
    """Give a page without a network; the test fails where it asks for anything, or something goes wrong."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda asked: None if asked.url.startswith(("file:", "data:")) else wrong.append(asked.url)
    )
    yield page
    context.close()
    assert wrong == []


@needs_basic
@pytest.mark.parametrize(
    ("name", "lang", "given"),
    [
        (VERDICT, "fr", OWN),
        (VERDICT, "en", {"business": "small_firm_support"}),
        ("01_lester", "fr", {"business": "restaurant", "price": 28.0, "hours": 9.0}),
        ("05_who_spends_what", "fr", {"hours": 6.0}),
    ],
)
def test_its_charts_live_and_its_paper_is_two_pages(
    name: str, lang: str, given: dict[str, object], tmp_path: Path, offline: Page
) -> None:
    notebook = executed(tmp_path, name, lang, **given)
    write_report(notebook, tmp_path / "report.html", lang, LONG)
    offline.goto((tmp_path / "report.html").as_uri())
    offline.wait_for_selector(READY)
    charts = offline.locator("main .hh-chart[data-state=drawn]")
    assert charts.count() == offline.locator("main .chart").count() > 0
    assert charts.first.locator("svg.main-svg").first.is_visible()
    charts.first.locator(".hh-chart-toggle").click()
    assert charts.first.locator("table").is_visible()
    for sheet in offline.evaluate(SHEETS):
        assert sheet["tall"] <= sheet["room"] + 1  # nothing is cut off
        assert sheet["size"] >= 7.5  # points
        assert sheet["wide"] <= 704
    printed = offline.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    offline.emulate_media(media="print")
    assert not offline.locator("main").is_visible()
    assert offline.locator(".paper svg.main-svg").first.is_visible()


def test_on_a_phone_it_does_not_scroll_sideways(tmp_path: Path, phone: Page) -> None:
    write_report(executed(tmp_path, lang="fr", **OWN), tmp_path / "report.html", "fr", LONG * 3)
    phone.goto((tmp_path / "report.html").as_uri())
    phone.wait_for_selector(READY)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    right = phone.locator("main :is(p, dd b, td, th)").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    )
    assert right <= 360


# By how much each of the large figures is wider than its column; what is written, not what its box takes.
BEYOND = """sheet => [...document.querySelectorAll(`${sheet} .figures b`)].map(one => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const column = one.closest("div").getBoundingClientRect();
    return Math.round(range.getBoundingClientRect().right - column.right);
})"""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_large_figure_leaves_its_column(lang: str, tmp_path: Path, offline: Page) -> None:
    """A chance of more than 99 of 100 ran into the hours beside it, and off a phone."""
    figures = (euros(1249, lang), of_hundred(0.999, Texts(lang)), euros(-1234567, lang), "24.3\u00a0h")
    report = Report("Verdict", "Keep it", "yes", ("Why.",), tuple((one, one, one) for one in figures))
    (tmp_path / "report.html").write_text(written(report, title="Ada", lang=lang), encoding="utf-8")
    offline.goto((tmp_path / "report.html").as_uri())
    offline.wait_for_selector(READY)
    for width in (1280, 360):
        offline.set_viewport_size({"width": width, "height": 720})
        assert max(offline.evaluate(BEYOND, "main")) <= 0, width
        assert offline.evaluate("document.documentElement.scrollWidth") == width
    assert max(offline.evaluate(BEYOND, ".paper")) <= 0
    offline.emulate_media(media="print")
    assert max(offline.evaluate(BEYOND, ".paper")) <= 0


def test_without_scripts_every_word_and_table_stands(tmp_path: Path, chromium: Browser) -> None:
    write_report(stored(VERDICT, "en"), tmp_path / "report.html", "en", "Ada")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert page.locator("h1").is_visible()
    assert page.locator("main .hh-chart-sentence").first.is_visible()
    page.locator("main summary").first.click()
    assert page.locator("main .hh-chart-numbers table").first.is_visible()
    assert not page.locator("main button").is_visible()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_rooms_page_is_as_wide_as_the_screen(width: int, tmp_path: Path, offline: Page) -> None:
    verdicts = ("worth_it", "redirect", "cannot_tell")
    rows = [
        {
            "line": number,
            "participant": LONG if number > 2 else '=HYPERLINK("http://example.org/a-name-without-an-end")',
            "workbook": VERDICT,
            "status": "done",
            "verdict": verdicts[number % 3],
            "net_per_month": 40.0 * number - 400,
            "p_pays": number / 24,
            "hours_per_month": float(number),
            "report": f"{number:04d}.html",
        }
        for number in range(2, 24)
    ]
    write_room(rows, tmp_path / "index.html", "fr", names=True)
    offline.set_viewport_size({"width": width, "height": 720})
    offline.goto((tmp_path / "index.html").as_uri())
    assert offline.evaluate("document.documentElement.scrollWidth") == width
    # Paper leaves backgrounds out, unless it is told not to: a bar is one.
    offline.emulate_media(media="print")
    assert offline.evaluate(
        "[...document.querySelectorAll('.bar span')]"
        ".every(one => getComputedStyle(one).printColorAdjust === 'exact')"
    )
    offline.emulate_media(media="screen")
    people = offline.locator(".people")
    assert people.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    bars = offline.locator(".bars .bar span").evaluate_all("all => all.map(one => one.clientWidth)")
    assert len(set(bars)) > 3
    assert max(bars) <= width
