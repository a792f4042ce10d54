"""The gallery as a learner meets it: guess, see all eight, turn one, start from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.workbook_page import WorkbookPage
from widgets.eight_businesses.words import OURS, SHORT
from widgets.eight_businesses.workbook import NAME

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDTHS = {"fr": 360, "en": 1280}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_guess_look_turn_and_start(page: Page, site: str, lang: str) -> None:
    page.set_viewport_size({"width": WIDTHS[lang], "height": 900})
    eight = WorkbookPage(page, lang, NAME).open(site)
    glance = page.locator(".hh-chart").filter(has_text=eight.t("Eight businesses at a glance"))
    expect(glance).to_have_count(0)

    page.get_by_role("checkbox", name=eight.t(SHORT["restaurant"]), exact=True).check()
    eight.press("That is my guess")
    expect(glance).to_be_visible()
    eight.wait_for_stored("eight_guess", "restaurant", "answers")

    # Another business, and more calls for help than it has: the verdict turns.
    page.get_by_role("radio", name=eight.t(SHORT["internet_provider"]), exact=True).check()
    headline = page.locator("[data-kind=verdict] .hh-passage-headline")
    words = eight.t(OURS["worth_it"])
    expect(headline).to_have_text(words[0].upper() + words[1:])
    calls = page.get_by_role("textbox", name=eight.t("Calls for help on social media in a month"), exact=True)
    calls.fill("300")
    calls.press("Enter")
    words = eight.t(OURS["not_worth_it"])
    expect(headline).to_have_text(words[0].upper() + words[1:])

    # Its numbers become the start, here and after a reload.
    eight.press("Start from this business in every workbook")
    eight.wait_for_stored("business", "internet_provider", "answers")
    assert eight.fits()
    page.reload()
    eight.wait()
    button = page.get_by_role("button", name=eight.t("Start from this business in every workbook"))
    expect(button).to_be_disabled()
    expect(page.get_by_role("checkbox", name=eight.t(SHORT["restaurant"]), exact=True)).to_be_checked()
    assert eight.faults == []
