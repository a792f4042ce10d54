"""The workbook that asks why one is there, as a learner meets it: one question, by hand and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.workbook_page import WorkbookPage
from widgets.why_there.diagnosis_text import HEADLINES
from widgets.why_there.question_text import ASKED
from widgets.why_there.workbook import NAME

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

WIDTHS = {"fr": 360, "en": 1280}


class WhyPage(WorkbookPage):
    """The workbook in a page."""

    def reason(self, label: str) -> Locator:
        """Give one of the big buttons, by its English label."""
        return self.page.get_by_role("checkbox", name=self.t(label), exact=True)

    @property
    def headline(self) -> Locator:
        """The diagnosis in a few words."""
        return self.page.locator("[data-kind=verdict] .hh-passage-headline")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_from_the_question_to_a_diagnosis(page: Page, site: str, lang: str) -> None:
    page.set_viewport_size({"width": WIDTHS[lang], "height": 800})
    why = WhyPage(page, lang, NAME).open(site)
    expect(why.reason("To find customers")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    expect(page.get_by_role("slider")).to_have_count(0)

    # A reason that is none is answered, and no question is asked about it.
    why.reason("Because competitors are").focus()
    page.keyboard.press("Space")
    expect(why.headline).to_have_text(why.t(HEADLINES["no_good_reason"]))
    why.wait_for_stored("why_reasons", "competitors", "answers")

    # Another one beside it, and an answer that does not convince.
    why.reason("To find customers").check()
    expect(why.headline).to_have_text(why.t(HEADLINES["open"]))
    path = page.get_by_role("group", name=why.t(ASKED["reach_path"].question), exact=True)
    path.get_by_role("radio", name=why.t(ASKED["reach_path"].no), exact=True).check()
    expect(why.headline).to_have_text(why.t(HEADLINES["probably_losing"]))

    # Network by network.
    page.get_by_role("checkbox", name="Pinterest", exact=True).check()
    expect(page.locator(".hh-chart").filter(has_text="Pinterest")).to_be_visible()
    assert why.fits()

    why.wait_for_stored("why_reach_path", "no", "answers")
    page.reload()
    why.wait()
    expect(why.reason("To find customers")).to_be_checked()
    expect(why.headline).to_have_text(why.t(HEADLINES["probably_losing"]))
    assert why.faults == []
