"""The workbook on two groups as a learner meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.workbook_page import WorkbookPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

NAME = "07_did_it_work"


@pytest.fixture(autouse=True)
def _patient(request: pytest.FixtureRequest) -> None:
    """Give a busy machine its time to open a page."""
    for name in {"page", "phone"} & set(request.fixturenames):
        request.getfixturevalue(name).set_default_navigation_timeout(90_000)


def box(at: WorkbookPage, label: str, nth: int = 0) -> Locator:
    return at.page.get_by_role("textbox", name=at.t(label), exact=True).nth(nth)


def test_guess_choose_count_and_read_the_answer(page: Page, site: str) -> None:
    at = WorkbookPage(page, "en", NAME).open(site)
    box(at, "Your guess: buyers among those who saw your posts").fill("15")
    at.press("That is my guess")
    expect(page.get_by_text("You guessed 15.")).to_be_visible()
    verdict = page.locator("[data-kind=verdict] .hh-passage-headline")
    expect(verdict).to_have_count(0)
    page.get_by_text("Prospects who buy", exact=True).first.click()
    expect(verdict).to_have_text("Nobody can tell yet")
    at.wait_for_stored("groups_primary", "conversion", "answers")

    # More customers than prospects: said, and nothing lost.
    customers = box(at, "Of those, who bought")
    customers.fill("90")
    customers.press("Enter")
    expect(verdict).to_have_text("These counts contradict each other")
    for label, count in (("Everybody in this group", "120"), ("Of those, real prospects", "100")):
        box(at, label).fill(count)
        box(at, label).press("Enter")
    expect(verdict).to_have_text("With social media, more prospects buy")
    at.wait_for_stored("groups_with_customers", 90, "answers")
    assert at.fits()
    assert at.faults == []

    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/07_did_it_work.ipynb*")
    french = WorkbookPage(page, "fr", NAME).wait()
    expect(verdict).to_have_text(french.t("With social media, more prospects buy"))
    expect(box(french, "Of those, who bought")).to_have_value("90")


def test_a_phone_shows_all_of_it_and_opens_the_folded_pages(phone: Page, site: str) -> None:
    at = WorkbookPage(phone, "fr", NAME).open(site)
    at.press("Show me without a guess")
    at.press("Show me without choosing")
    for _ in range(3):
        # Its name goes on with what it shows.
        phone.get_by_role("button", name=f"{at.t('Show it')}, ").first.click()
    at.drawn(6)
    assert at.fits()
    assert at.faults == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_list_of_ones_own_is_counted_and_never_kept(
    phone: Page, site: str, lang: str, tmp_path: Path
) -> None:
    at = WorkbookPage(phone, lang, NAME).open(site)
    at.press("Show me without choosing")
    with phone.expect_download() as coming:
        at.press("Download an example")
    path = tmp_path / coming.value.suggested_filename
    coming.value.save_as(path)
    chooser = phone.locator("input[type=file]").first
    chooser.set_input_files(path)
    counted = at.t.n("**{n}** person counted.", "**{n}** people counted.", n=87).replace("*", "")
    expect(phone.get_by_text(counted)).to_be_visible()
    customers = phone.get_by_role("combobox", name=at.t("Which one says who bought?"))
    assert customers.evaluate("box => box.selectedOptions[0].text") == at.t("Bought")
    customers.select_option(label=at.t("not in my file"))
    expect(phone.get_by_text(at.t("Your file does not tell"))).to_be_visible()
    customers.select_option(label=at.t("Bought"))
    assert at.fits()

    chooser.set_input_files({"name": "menu.pdf", "mimeType": "application/pdf", "buffer": b"%PDF\x00\x01"})
    expect(
        phone.get_by_text(at.t("No table can be read in this file; CSV and Excel (XLSX) are accepted."))
    ).to_be_visible()
    assert at.t("word of mouth") not in phone.evaluate("JSON.stringify({...localStorage})")
    assert at.faults == []
