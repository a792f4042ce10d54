"""A trade's page as its owner meets it: no verdict, then a number of theirs, then the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.workbook_page import WorkbookPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def fits(mine: WorkbookPage) -> None:
    """See that nothing reaches beyond the screen's width, on a phone nor on a laptop."""
    for width in (360, 1280):
        mine.page.set_viewport_size({"width": width, "height": 900})
        assert mine.fits(), width


def test_a_number_of_ones_own_brings_the_verdict(page: Page, site: str) -> None:
    mine = WorkbookPage(page, "fr", "04_your_verdict").open(site, "?business=bakery")
    waiting, plan = page.locator("#cell-verdict .hh-waits"), page.locator("#cell-plan")
    expect(waiting).to_contain_text(mine.t("a bakery"))
    expect(page.locator("[data-kind=verdict]")).to_have_count(0)
    fits(mine)
    price = waiting.get_by_role("textbox", name=mine.t("What a customer spends with you at one time"))
    price.fill("9")
    price.press("Tab")
    expect(plan).to_contain_text(mine.t("Show me without a guess"))
    expect(page.locator("[data-kind=verdict]")).to_have_count(0)
    # Whoever has not guessed yet still may, and the field that they were in is still there.
    form = page.locator("#cell-verdict .hh-form")
    assert form.evaluate("form => form.contains(document.activeElement)")
    page.locator("#cell-guess").get_by_text(mine.t("Less of it"), exact=True).click()
    expect(page.locator("#cell-verdict [data-kind=verdict]")).to_have_count(1)
    expect(plan.locator("[data-kind=verdict]")).to_have_count(1)
    expect(form).to_have_count(1)
    fits(mine)
    assert mine.faults == []


def test_the_channels_of_a_trade_wait_too_and_its_cards_come_with_a_number(page: Page, site: str) -> None:
    mine = WorkbookPage(page, "en", "06_which_channels").open(site, "?business=bakery")
    waiting = page.locator("#cell-own .hh-waits")
    expect(waiting).to_contain_text(mine.t("a bakery"))
    expect(page.locator("#cell-takes .hh-waits")).to_be_visible()
    expect(page.locator(".hh-strip")).to_have_count(0)
    fits(mine)
    price = waiting.get_by_role("textbox", name=mine.t("What a customer spends with you at one time"))
    price.fill("9")
    price.press("Tab")
    expect(page.locator(".hh-strip")).to_contain_text("€")
    expect(page.locator("#cell-own .hh-cards > *")).to_have_count(3)
    mine.drawn(6)
    expect(page.locator(".hh-waits")).to_have_count(0)
    fits(mine)
    assert mine.faults == []


def test_where_a_trade_stands_waits_for_what_its_owner_puts_in(page: Page, site: str) -> None:
    mine = WorkbookPage(page, "fr", "05_who_spends_what").open(site, "?business=bakery")
    waiting = page.locator("#cell-own .hh-waits")
    expect(waiting).to_contain_text(mine.t("a bakery"))
    expect(waiting.get_by_role("textbox")).to_have_count(3)
    fits(mine)
    cash = waiting.get_by_role("textbox", name=mine.t("Euros a month you pay for it, beside your time"))
    cash.fill("150")
    cash.press("Tab")
    expect(page.locator(".hh-chart").filter(has_text=mine.t("Euros a month, on one scale"))).to_be_visible()
    expect(page.locator(".hh-waits")).to_have_count(0)
    fits(mine)
    assert mine.faults == []
