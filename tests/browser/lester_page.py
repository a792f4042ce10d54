"""The Lester workbook as a learner's browser shows it: where things are, and when they have settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from case_studies.flat import fields
from case_studies.parse import preset
from tests.browser.workbook_page import SELDOM, WorkbookPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PICTURES = 7
"""Charts on the page once the case is uncovered."""

_LABELS = {key: field.label for key, field in fields(preset("lester")).items()}


class LesterPage(WorkbookPage):
    """One page on the workbook.

    Args:
        page: a browser's page; what goes wrong in it is noted in `faults`.
        lang: "fr" or "en".
    """

    def __init__(self, page: Page, lang: str) -> None:
        super().__init__(page, lang, "01_lester")

    def wait(self) -> Self:
        """Wait until the controls are there and the browser's own numbers have come in."""
        super().wait()
        self.box("price").wait_for()
        return self

    @property
    def own(self) -> Locator:
        """The learner's own numbers and the verdict on them: what holds the field of the price."""
        return self.page.locator(".hh-explorer").filter(has=self.page.get_by_role("switch"))

    @property
    def case(self) -> Locator:
        """Lester's own case."""
        return self.page.locator(".hh-explorer").filter(has_not=self.page.get_by_role("switch"))

    def box(self, key: str) -> Locator:
        """Give the box of one of the learner's own numbers."""
        return self.own.get_by_role("textbox", name=self.t(_LABELS[key]), exact=True)

    def message(self, key: str) -> Locator:
        """Give the place of the sentence about what was typed into a box."""
        inside = self.page.get_by_role("textbox", name=self.t(_LABELS[key]), exact=True)
        return self.own.locator(".hh-field").filter(has=inside).get_by_role("alert")

    def type(self, key: str, text: str) -> None:
        """Type into a box and press Enter."""
        self.box(key).fill(text)
        self.box(key).press("Enter")

    @property
    def verdict(self) -> Locator:
        """The headline of the verdict on the learner's numbers."""
        return self.own.locator("[data-kind=verdict] .hh-passage-headline")

    def uncover(self) -> None:
        """Have the case shown without a guess, and all pictures drawn."""
        self.press("Show me without a guess")
        self.drawn(PICTURES)

    def shows(self, key: str, text: str) -> None:
        """Wait until a box shows a text."""
        self.page.wait_for_function(
            "([box, text]) => box.value === text",
            arg=[self.box(key).element_handle(), text],
            polling=SELDOM,
        )
