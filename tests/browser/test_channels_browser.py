"""The workbook on channels as learners meet it: cards that open, a picture that follows, names that stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.workbook_page import WorkbookPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

NAME = "06_which_channels"
PICTURES = 6


class ChannelsPage(WorkbookPage):
    """One page on the workbook."""

    def __init__(self, page: Page, lang: str) -> None:
        super().__init__(page, lang, NAME)

    def card(self, title: str) -> Locator:
        """The card of a channel, by its name."""
        return self.page.locator(".hh-card").filter(
            has=self.page.locator(".hh-card-title", has_text=re.compile(f"^{title}$"))
        )

    def head(self, title: str) -> Locator:
        """What opens that card."""
        return self.card(title).locator(".hh-card-button")

    def box(self, title: str, label: str) -> Locator:
        """A box on that card, by its English label."""
        return self.card(title).get_by_role("textbox", name=self.t(label), exact=True)

    @property
    def strip(self) -> Locator:
        """The line above the cards."""
        return self.page.locator(".hh-strip")


PEOPLE = "With an hour a week there, how many people get in touch in a month?"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_learner_guesses_and_makes_the_channels_their_own(page: Page, site: str, lang: str) -> None:
    channels = ChannelsPage(page, lang).open(site)
    guess = page.get_by_role("textbox", name=channels.t("Your guess: hours for the half-hour"), exact=True)
    guess.fill("7")
    channels.press("That is my guess")
    channels.drawn(PICTURES)
    expect(
        page.locator(".js-plotly-plot").filter(has_text=re.compile("your guess|votre pari"))
    ).to_have_count(1)

    before = channels.strip.inner_text()
    channels.head("Facebook").click()
    people = channels.box("Facebook", PEOPLE)
    people.fill("300")
    people.press("Enter")
    expect(channels.strip).not_to_have_text(before)
    expect(channels.card("Facebook").locator(".hh-card-line")).to_contain_text("€")
    page.wait_for_function("localStorage.getItem('halfhour')?.includes('people')")
    people.fill("x")
    people.press("Enter")
    expect(channels.card("Facebook").locator(".hh-field").first.get_by_role("alert")).to_contain_text("x")
    people.fill("300")
    people.press("Enter")

    channels.press("Add a channel")
    added = channels.t("Channel {n}").replace("{n}", "4")
    expect(channels.head(added)).to_have_attribute("aria-expanded", "true")
    expect(channels.head("Facebook")).to_have_attribute("aria-expanded", "false")
    name = channels.box(added, "What you call it")
    name.fill("Le marché <b>")
    name.press("Enter")
    expect(channels.head("Le marché <b>")).to_be_visible()
    drawn = page.locator(".js-plotly-plot").filter(has_text="Le marché <b>")
    expect(drawn.first).to_be_visible()

    page.wait_for_function("localStorage.getItem('halfhour')?.includes('march')")
    page.reload()
    channels.wait()
    expect(channels.head("Le marché <b>")).to_be_visible()
    channels.head("Le marché <b>").click()
    channels.card("Le marché <b>").get_by_role("button", name=channels.t("Take this channel away")).click()
    expect(page.locator(".hh-card")).to_have_count(3)
    assert channels.fits()
    assert channels.faults == []


def test_on_a_phone_what_comes_of_it_stays_in_sight_above_the_open_card(phone: Page, site: str) -> None:
    channels = ChannelsPage(phone, "fr").open(site)
    channels.head("Instagram").tap()
    cash = channels.box("Instagram", "Euros a month beside your time")
    cash.scroll_into_view_if_needed()
    expect(channels.strip).to_be_in_viewport()
    before = channels.strip.inner_text()
    people = channels.box("Instagram", PEOPLE)
    people.fill("400")
    people.press("Enter")
    expect(channels.strip).not_to_have_text(before)
    expect(channels.strip).to_be_in_viewport()
    assert channels.fits()
    assert channels.faults == []
