"""The Lester workbook as a learner's browser shows it: where things are, and when they have settled."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from case_studies.flat import fields
from case_studies.parse import preset
from widgets.texts import Texts

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PICTURES = 7
"""Charts on the page once the case is uncovered."""

_LABELS = {key: field.label for key, field in fields(preset("lester")).items()}


class LesterPage:
    """One page on the workbook.

    Args:
        page: a browser's page; what goes wrong in it is noted in `faults`.
        lang: "fr" or "en".

    Attributes:
        faults: errors of the page, in its own words.
    """

    def __init__(self, page: Page, lang: str) -> None:
        self.page, self.lang, self.t = page, lang, Texts(lang)
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))

    def open(self, site: str, end: str = "") -> LesterPage:
        """Open the workbook and wait until it answers; `end` is a query, a fragment or both."""
        self.page.goto(f"{site}/voila/render/{self.lang}/01_lester.ipynb{end}")
        return self.wait()

    def wait(self) -> LesterPage:
        """Wait until the controls are there and the browser's own numbers have come in."""
        self.keeper.wait_for()
        self.box("price").wait_for()
        return self

    @property
    def keeper(self) -> Locator:
        """The card with the link and the file."""
        return self.page.locator(".hh-keeper")

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

    def press(self, label: str) -> None:
        """Press a button, by its English label."""
        self.page.get_by_role("button", name=self.t(label), exact=True).click()

    def uncover(self) -> None:
        """Have the case shown without a guess, and all pictures drawn."""
        self.press("Show me without a guess")
        self.drawn()

    def drawn(self) -> None:
        """Wait until every picture is drawn."""
        self.page.wait_for_function(
            "most => document.querySelectorAll('.js-plotly-plot .main-svg').length >= most", arg=PICTURES
        )

    def stored(self) -> dict[str, Any]:
        """Give what this browser keeps."""
        return json.loads(self.page.evaluate("localStorage.getItem('halfhour')") or "{}")

    def wait_for_stored(self, key: str, value: float, part: str = "numbers") -> None:
        """Wait until the browser has written a number."""
        self.page.wait_for_function(
            """([part, key, value]) =>
                JSON.parse(localStorage.getItem("halfhour") ?? "{}")[part]?.[key] === value""",
            arg=[part, key, value],
        )

    def shows(self, key: str, text: str) -> None:
        """Wait until a box shows a text."""
        self.page.wait_for_function(
            "([box, text]) => box.value === text", arg=[self.box(key).element_handle(), text]
        )
