"""The cost workbook in a real browser: a guess, whose bill, what is added to it, and what earns it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pytest
from playwright.sync_api import expect

from tests.browser.workbook_page import WorkbookPage
from widgets.amounts import format_amount
from widgets.cost_of_free.workbook import NAME

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
PICTURES = 4


class CostPage(WorkbookPage):
    """One page on the workbook, see `WorkbookPage`."""

    def __init__(self, page: Page, lang: str) -> None:
        super().__init__(page, lang, NAME)

    def box(self, label: str) -> Locator:
        """Give a box by its English label."""
        return self.page.get_by_role("textbox", name=self.t(label), exact=True)

    def type(self, label: str, text: str) -> Self:
        """Type into a box and press Enter."""
        self.box(label).fill(text)
        self.box(label).press("Enter")
        return self

    def card(self, at: int) -> Locator:
        """Give the headline of the bill (0) or of what earns it back (1)."""
        return self.page.locator("[data-kind=verdict] .hh-passage-headline").nth(at)

    def euros(self, value: float) -> str:
        """Print an amount the reader's way."""
        return format_amount(value, "EUR", self.lang)


def guessed(cost: CostPage, site: str) -> CostPage:
    """Open the page and guess."""
    cost.open(site)
    cost.type("Your guess: euros a month", "1200").press("That is my guess")
    cost.drawn(PICTURES)
    return cost


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_from_a_guess_to_what_earns_it_back(page: Page, site: str, lang: str) -> None:
    cost = guessed(CostPage(page, lang), site)
    published = page.locator(".hh-chart").filter(has_text=cost.t("Where does that price come from?"))
    expect(published).to_contain_text(cost.euros(1200))
    expect(published.locator(".annotation").filter(has_text=cost.t("Its English original"))).to_be_visible()

    page.get_by_text(cost.t("An agency"), exact=True).first.click()
    expect(cost.card(0)).to_contain_text(cost.euros(4500))
    page.get_by_role("switch", name=cost.t("videos").capitalize(), exact=True).click()
    expect(cost.card(0)).to_contain_text(cost.euros(5100))
    cost.type("Videos, bought: euros a month", "900").wait_for_stored("cost_videos_bought", 900, "answers")
    expect(cost.card(0)).to_contain_text(cost.euros(5400))
    cost.type("What you pay them a month", "1000").wait_for_stored("manager_cash", 1000)
    expect(cost.card(0)).to_contain_text(cost.euros(1900))

    cost.type("Further sales a month that you expect of it", "5")
    expect(cost.card(1)).to_have_text(cost.t("It would probably be paid back in month {n}", n=6))

    page.reload()
    cost.wait()
    cost.drawn(PICTURES)
    expect(cost.card(0)).to_contain_text(cost.euros(1900))
    expect(cost.box("Further sales a month that you expect of it")).to_have_value("5")
    assert cost.faults == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_all_of_it_on_a_phone(phone: Page, site: str, lang: str) -> None:
    cost = guessed(CostPage(phone, lang), site)
    cost.type("What one hour of your time is worth", "55").type("Hours a month you give to posting", "5")
    for switch in phone.get_by_role("switch").all():
        switch.click()
    expect(cost.card(0)).to_be_visible()
    cost.drawn(PICTURES)
    assert cost.fits()
    # No text of a picture leaves the picture.
    beyond = phone.evaluate(
        """() => [...document.querySelectorAll(".js-plotly-plot .annotation")]
            .filter((text) => {
                const plot = text.closest(".js-plotly-plot").getBoundingClientRect();
                const box = text.getBoundingClientRect();
                return box.right > plot.right + 1 || box.left < plot.left - 1 || box.bottom > plot.bottom + 1;
            })
            .map((text) => text.textContent)"""
    )
    assert beyond == []
    # Nor does one stand on the names of the fills.
    apart = phone.evaluate(
        """() => {
            const legend = document.querySelector(".js-plotly-plot .legend").getBoundingClientRect();
            const plot = document.querySelector(".js-plotly-plot .legend").closest(".js-plotly-plot");
            const texts = [...plot.querySelectorAll(".annotation")];
            return Math.min(...texts.map((one) => one.getBoundingClientRect().top)) - legend.bottom;
        }"""
    )
    assert apart >= 0
    assert cost.faults == []
