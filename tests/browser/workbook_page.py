"""A workbook as a learner's browser shows it: where things are, and when they have settled."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self

from widgets.texts import Texts

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SELDOM = 100
"""Milliseconds between two looks at a page; else each frame is looked at, and drawn for that alone."""


class WorkbookPage:
    """One page on a workbook.

    Args:
        page: a browser's page; what goes wrong in it is noted in `faults`.
        lang: "fr" or "en".
        name: the notebook's name without its ending.

    Attributes:
        faults: errors of the page, in its own words.
    """

    def __init__(self, page: Page, lang: str, name: str) -> None:
        self.page, self.lang, self.name, self.t = page, lang, name, Texts(lang)
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))

    def open(self, site: str, end: str = "") -> Self:
        """Open the workbook and wait until it answers; `end` is a query, a fragment or both."""
        self.page.goto(f"{site}/voila/render/{self.lang}/{self.name}.ipynb{end}")
        return self.wait()

    def wait(self) -> Self:
        """Wait until the card that keeps the numbers is there: it is the last panel but one."""
        self.keeper.wait_for()
        return self

    @property
    def keeper(self) -> Locator:
        """The card with the link and the file."""
        return self.page.locator(".hh-keeper")

    def press(self, label: str) -> None:
        """Press a button, by its English label."""
        self.page.get_by_role("button", name=self.t(label), exact=True).click()

    def drawn(self, pictures: int) -> None:
        """Wait until as many pictures are drawn."""
        self.page.wait_for_function(
            "most => document.querySelectorAll('.js-plotly-plot .main-svg').length >= most",
            arg=pictures,
            polling=SELDOM,
        )

    def fits(self) -> bool:
        """Tell whether nothing reaches beyond the screen's width."""
        width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        return bool(self.page.evaluate(width))

    def stored(self) -> dict[str, Any]:
        """Give what this browser keeps."""
        return json.loads(self.page.evaluate("localStorage.getItem('halfhour')") or "{}")

    def wait_for_stored(self, key: str, value: float | str, part: str = "numbers") -> None:
        """Wait until the browser has written a number, or with `part` "answers" an answer."""
        self.page.wait_for_function(
            """([part, key, value]) =>
                JSON.parse(localStorage.getItem("halfhour") ?? "{}")[part]?.[key] === value""",
            arg=[part, key, value],
            polling=SELDOM,
        )
