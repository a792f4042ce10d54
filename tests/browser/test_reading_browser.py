"""Pages as readers set them: large letters, narrow screens, wide spacing, no motion, own colours, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.all_open import open_all, open_workbook
from tests.browser.in_sight import SPACING, unreadable, write_larger

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Those whose tables, forms and pictures are the widest. `docs/accessibility.md` names them.
ENLARGED = ("00_start", "01_lester", "06_which_channels", "07_did_it_work")

RESTED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"""
LETTERS = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
QUIET = "() => !document.querySelector('.hh-waiting, [data-state=waiting]')"
SHEET = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].map(part => {
    const style = getComputedStyle(one, part);
    const moves = [style.transitionDuration, style.animationDuration].some(list => /[1-9]/.test(list));
    return moves || style.scrollBehavior === "smooth" ? `${one.tagName} ${one.className} ${part}` : "";
})).filter(Boolean)"""


def opened(page: Page, site: str, lang: str, name: str) -> None:
    open_workbook(page, site, lang, name)
    open_all(page, lang)
    page.evaluate("document.querySelector('.hh-banner').hidden = true")


def at(page: Page, width: int, height: int = 800) -> list[str]:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(RESTED)
    page.wait_for_function(QUIET)
    return unreadable(page)


@pytest.mark.parametrize("name", ENLARGED)
def test_nothing_is_lost_in_large_letters_on_narrow_screens_or_with_wide_spacing(
    page: Page, site: str, name: str
) -> None:
    opened(page, site, "fr", name)
    assert at(page, 640, 400) == []  # 1280 pixels at 200 %
    assert at(page, 320, 400) == []  # and at 400 %
    page.set_viewport_size({"width": 1280, "height": 800})
    before = page.evaluate(LETTERS)
    write_larger(page)
    assert page.evaluate(LETTERS) == 2 * before
    assert unreadable(page) == []
    assert at(page, 360) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    write_larger(page, 16)
    page.evaluate(SHEET, SPACING)
    assert at(page, 1280) == []
    assert at(page, 360) == []


def test_who_asks_for_no_motion_gets_none(page: Page, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, site, "en", "01_lester")
    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().length") == 0
    reply = page.goto(f"{site}/halfhour/glossary/en")
    assert reply
    assert reply.ok
    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert "HTML" in page.evaluate(MOVING)[0]


def test_with_colours_of_the_readers_own_controls_keep_their_edges(page: Page, site: str) -> None:
    page.emulate_media(forced_colors="active")
    opened(page, site, "en", "01_lester")
    bare = page.locator("main :is(.hh-box, .hh-button, .hh-keeper-button, .hh-chart-toggle)").evaluate_all(
        """all => all.filter(one => one.checkVisibility()).filter(one => {
            const style = getComputedStyle(one);
            const edge = style.borderStyle !== "none" && parseFloat(style.borderWidth) > 0;
            return !edge && !style.textDecorationLine.includes("underline");
        }).map(one => one.className)"""
    )
    assert bare == []
    drawn = page.locator(".hh-chart-picture .main-svg").first
    assert drawn.evaluate("one => getComputedStyle(one).forcedColorAdjust") in {
        "auto",
        "preserve-parent-color",
    }


def test_on_paper_all_is_open_and_nothing_is_beyond_its_edge(page: Page, site: str) -> None:
    open_workbook(page, site, "fr", "01_lester")
    page.set_viewport_size({"width": 673, "height": 980})  # what A4 leaves between our margins
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function(QUIET)
    assert page.locator("main details:not([open])").count() == 0
    assert page.locator(".hh-menus, .hh-next, .hh-skip").filter(visible=True).count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
    right = page.locator(".hh-chart-stage svg.main-svg").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    )
    assert right <= 673
    values = page.locator("main .hh-field input.hh-input:visible").evaluate_all(
        "all => all.map(one => one.value)"
    )
    assert len(values) > 5
    assert all(values)
