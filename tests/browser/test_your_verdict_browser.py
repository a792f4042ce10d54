"""The verdict workbook as learners meet it: their numbers come together, and one page is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from widgets.texts import Texts

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

WORKBOOK = "04_your_verdict.ipynb"
# The longest that a learner is likely to put in.
PROMISE = "Every Tuesday before we open I ring three past customers and ask how they like what they bought"
LONGEST = (
    "?able_of_ten=0..0.2..2&half_hour_cap_hours=0&hour_value=30&later_per_100_hours=0"
    "&customers_count=600&customers_hours=3&customers_following_share=0.4&customers_seen_share=0.15"
    "&support_contacts_per_month=20&support_watching_hours=8"
)


class VerdictPage:
    """One page on the workbook; what goes wrong in it is noted in `faults`."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page, self.lang, self.t = page, lang, Texts(lang)
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))

    def open(self, site: str, end: str = "") -> VerdictPage:
        """Open the workbook and wait until it answers."""
        # Not until it is loaded, which it is when its last cell has run: on a busy machine that takes long.
        self.page.goto(f"{site}/voila/render/{self.lang}/{WORKBOOK}{end}", wait_until="commit")
        self.page.locator(".hh-keeper").wait_for(timeout=90_000)
        return self

    def uncover(self) -> None:
        """Ask to see it all without a guess."""
        self.page.get_by_role("button", name=self.t("Show me without a guess"), exact=True).click()
        self.sheet.wait_for()

    def guess(self, label: str) -> None:
        """Choose an answer to the first question."""
        self.page.locator("#cell-guess").get_by_text(self.t(label), exact=True).click()

    @property
    def verdict(self) -> Locator:
        """The headline of the verdict."""
        return self.page.locator("#cell-verdict [data-kind=verdict] .hh-passage-headline")

    @property
    def sheet(self) -> Locator:
        """The page to print, as it is shown."""
        return self.page.locator(".hh-sheet-place .hh-sheet")

    def printed(self) -> bytes:
        """Print the page, the way the browser's own menu does."""
        return self.page.pdf(prefer_css_page_size=True)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_guess_uncovers_the_verdict_and_a_number_moves_all_of_it(page: Page, site: str, lang: str) -> None:
    mine = VerdictPage(page, lang).open(site)
    expect(page.locator("main [data-kind=verdict]")).to_have_count(0)
    expect(mine.sheet).to_have_count(0)
    mine.guess("Less of it")
    expect(mine.verdict).to_have_text(mine.t("Those hours are probably better spent in the half-hour"))
    later = page.get_by_role("textbox", name=mine.t("Sales that come later, from a hundred hours of it"))
    later.fill("60")
    later.press("Enter")
    keep = mine.t("Keep it: it probably earns its place")
    expect(mine.verdict).to_have_text(keep)
    expect(mine.sheet.locator(".hh-sheet-headline")).to_have_text(keep)
    expect(page.locator("#cell-so-far .hh-passage")).to_contain_text("1")
    assert mine.faults == []


@pytest.mark.parametrize(("lang", "end"), [("fr", LONGEST), ("en", LONGEST), ("en", "")])
def test_one_sheet_comes_out_of_the_printer(page: Page, site: str, lang: str, end: str) -> None:
    mine = VerdictPage(page, lang).open(site, end)
    mine.uncover()
    half_hour = page.get_by_role("textbox", name=mine.t("My half-hour is"), exact=True)
    half_hour.fill(PROMISE)
    half_hour.press("Enter")
    day = page.get_by_label(mine.t("I will try it on"), exact=True)
    day.fill("2027-01-04")
    day.press("Enter")
    expect(mine.sheet.locator(".hh-sheet-promise")).to_contain_text("2027")
    expect(mine.sheet.locator(".hh-sheet-promise")).to_contain_text(PROMISE)
    assert pages(mine.printed()) == 1
    # And the screen is as it was.
    assert page.locator(".hh-sheet-paper").count() == 0
    expect(page.locator("#cell-opening")).to_be_visible()
    assert mine.faults == []


def test_the_button_prints_and_a_page_without_the_sheet_prints_as_ever(page: Page, site: str) -> None:
    mine = VerdictPage(page, "en").open(site)
    mine.uncover()
    page.evaluate("window.print = () => { window.asked = document.querySelectorAll('.hh-sheet').length; }")
    page.get_by_role("button", name="Print my page").click()
    assert page.evaluate("window.asked") == 1
    page.evaluate("document.querySelector('#cell-page').hidden = true")
    assert pages(mine.printed()) > 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_phone_shows_it_without_scrolling_sideways_and_links_to_the_other_workbooks(
    phone: Page, site: str, lang: str
) -> None:
    mine = VerdictPage(phone, lang).open(site)
    mine.guess("None at all")
    mine.verdict.wait_for()
    phone.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 4")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    links = phone.locator("#cell-so-far a")
    assert links.count() == 3
    for link in links.all():
        assert re.fullmatch(r"\d\d_\w+\.ipynb", link.get_attribute("href") or "")
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    links.first.click()
    phone.wait_for_url(re.compile(rf"/{lang}/01_lester\.ipynb"))
    assert mine.faults == []
