"""Each page by axe-core's rules for WCAG 2.2 AA, with all that it can show open; in the dark too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.all_open import open_all, open_workbook
from tests.browser.axe import violations
from tests.browser.axe_all import Judged, look, table
from tests.browser.axe_seldom import ROWS
from tests.workbooks.executed import VERDICT, stored
from workbooks.report import write_report, write_room

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Each workbook once, in one language and at one width; the pages are made by the same code in both.
WORKBOOKS = [
    ("00_start", "fr", 360),
    ("01_lester", "fr", 360),
    ("02_why_are_you_there", "en", 360),
    ("03_cost_of_free", "en", 1280),
    ("04_your_verdict", "fr", 1280),
    ("05_who_spends_what", "en", 360),
    ("06_which_channels", "fr", 1280),
    ("07_did_it_work", "en", 1280),
    ("08_eight_businesses", "fr", 360),
]
COLOURS = "wcag2aa"  # the level of the rule on contrast, beside few others
NOWHERE = "no-such-page"
SHEETS = [
    "halfhour/glossary/fr",
    "halfhour/guide/en",
    "halfhour/paper/fr",
    "halfhour/projector?link=nowhere",
    NOWHERE,
]


@pytest.mark.parametrize(("name", "lang", "width"), WORKBOOKS)
def test_a_workbook_with_everything_open_breaks_no_rule(
    page: Page, site: str, name: str, lang: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_workbook(page, site, lang, name)
    open_all(page, lang)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []


@pytest.mark.parametrize("path", SHEETS)
def test_a_page_beside_the_workbooks_breaks_no_rule(page: Page, site: str, path: str) -> None:
    reply = page.goto(f"{site}/{path}")
    assert reply
    assert reply.status == (404 if path == NOWHERE else 200)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []


def test_a_report_and_the_rooms_page_break_no_rule(phone: Page, tmp_path: Path) -> None:
    write_report(stored(VERDICT, "fr"), tmp_path / "report.html", "fr", "Ada")
    write_room(ROWS, tmp_path / "index.html", "en", names=True)
    phone.goto((tmp_path / "report.html").as_uri())
    phone.wait_for_selector("body[data-paper]")
    phone.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(phone) == []
    phone.emulate_media(color_scheme="dark")
    assert violations(phone, COLOURS) == []
    phone.goto((tmp_path / "index.html").as_uri())
    phone.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(phone, COLOURS) == []
    phone.emulate_media(color_scheme="light")
    assert violations(phone) == []


def test_what_breaks_a_rule_is_named(page: Page) -> None:
    page.set_content(
        "<html lang=fr><title>x</title><main><h1 style='color:#bbb'>Pain</h1><h3>Mie</h3><button></button>"
        "<p><button style='width:9px;height:9px;padding:0;border:0'>a</button>"
        "<button style='width:9px;height:9px;padding:0;border:0'>b</button></p></main>"
    )
    rules = {one.partition(":")[0] for one in violations(page)}
    assert rules >= {"color-contrast", "button-name", "target-size", "heading-order"}
    assert [one.partition(":")[0] for one in violations(page, within="h1")] == ["color-contrast"]


def test_the_long_run_counts_each_look_and_says_where_a_rule_is_broken(page: Page) -> None:
    judged = Judged("workbooks", pages=1)
    page.set_content("<html lang=fr><title>x</title><main><h1>Pain</h1><button></button></main>")
    look(page, judged, "fr/bread at 360")
    assert judged.looks == 2
    assert [line.partition(" | ")[0] for line in judged.broken] == [
        "fr/bread at 360, light: button-name: button",
        "fr/bread at 360, dark: button-name: button",
    ]
    assert "| workbooks | 1 | 2 | 2 |" in table([judged])
