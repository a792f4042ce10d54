"""Who spends what, as learners meet it: guessed, moved, placed on the scale, read on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.workbook_page import WorkbookPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

NAME = "05_who_spends_what"
PICTURES = 7
COVERED = 2
GUESSED = {"fr": "Vous aviez parié 30", "en": "You guessed 30"}
MOVED = {"fr": "de 32,8 à 51,8", "en": "from 32.8 to 51.8"}
PLACED = {
    "fr": "41 entreprises sur 100 qui dépensent 100\u00a0$ ou plus",
    "en": "41 of 100 firms that spend $100 or more",
}


def box(spends: WorkbookPage, label: str) -> Locator:
    return spends.page.get_by_role("textbox", name=spends.t(label), exact=True)


def typed(spends: WorkbookPage, label: str, text: str) -> None:
    box(spends, label).fill(text)
    box(spends, label).press("Enter")


def chart(spends: WorkbookPage, title: str) -> Locator:
    return spends.page.locator(".hh-chart").filter(has_text=spends.t(title))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_guess_a_count_and_ones_own_euros_move_the_pictures(page: Page, site: str, lang: str) -> None:
    spends = WorkbookPage(page, lang, NAME).open(site)
    typed(spends, "Your guess: firms of a hundred", "30")
    spends.press("That is my guess")
    expect(chart(spends, "Six figures, each with what luck alone allows")).to_be_visible()
    expect(page.locator(".hh-chart").filter(has_text=GUESSED[lang])).to_have_count(1)
    spends.wait_for_stored("spends_guess", 30, "answers")
    spends.drawn(PICTURES)

    typed(spends, "How many answered", "100")
    expect(chart(spends, "Six figures, each with what luck alone allows")).to_contain_text(MOVED[lang])

    typed(spends, "Euros a month you pay for it, beside your time", "150")
    expect(chart(spends, "Euros a month, on one scale")).to_contain_text(PLACED[lang])
    spends.wait_for_stored("cash", 150)

    page.get_by_role("radio", name=spends.t("Like with like")).check()
    expect(chart(spends, "Who names what as the best way to reach customers")).to_contain_text(
        re.compile("21[.,]7")
    )
    assert spends.faults == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_on_a_phone_every_picture_is_drawn_and_nothing_reaches_beyond(
    phone: Page, site: str, lang: str
) -> None:
    spends = WorkbookPage(phone, lang, NAME).open(site)
    covers = phone.get_by_role("button", name=spends.t("Show me without a guess"))
    expect(covers).to_have_count(COVERED)
    covers.first.click()  # what waits for the same guess opens with it
    expect(covers).to_have_count(0)
    spends.drawn(PICTURES)
    assert spends.fits()
    cut = phone.evaluate(
        """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot) => {
            const room = plot.getBoundingClientRect();
            return [...plot.querySelectorAll(".annotation-text-g text")]
                .filter((text) => text.getBoundingClientRect().right > room.right + 2)
                .map((text) => text.textContent);
        })"""
    )
    assert cut == []
    assert spends.faults == []
