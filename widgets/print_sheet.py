"""One page of paper: what a workbook comes to, to print and keep."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from traitlets import Dict, Unicode

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import text_form
from widgets.texts import Texts


@dataclass(frozen=True)
class Grid:
    """A table on the sheet.

    Attributes:
        title: what it holds.
        headers: one a column; the first may be empty.
        rows: each as long as `headers`; an empty cell is a box to write into.
        open: whether its empty cells are for the learner's pen, so that its rows are tall.

    Raises:
        ValueError: if a row is longer or shorter than the headers.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    open: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headers) for row in self.rows):
            raise ValueError("A row of the sheet needs one cell a header.")


@dataclass(frozen=True)
class Section:
    """A heading with lines below it.

    Attributes:
        title: the heading.
        lines: one a paragraph, with `**bold**`.
        listed: whether they are items of a list.
    """

    title: str
    lines: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True)
class Sheet:
    """What stands on the page, from its top down.

    Attributes:
        title: small, at the top.
        whose: label of the line for the owner's name.
        headline: the conclusion in a few words.
        tone: "yes", "no", "unsure" or "plain".
        lead: why, in a sentence or two.
        figures: pairs of label and figure, shown large in a row.
        left: grids and sections, in the order in which they are read; the first column of two.
        right: the same, the second column.
        foot: grids and sections below, as wide as the page.
        promise: the last line, large.
        small: small print.
    """

    title: str
    whose: str
    headline: str
    tone: str
    lead: str
    promise: str
    small: str
    figures: tuple[tuple[str, str], ...] = ()
    left: tuple[Section | Grid, ...] = ()
    right: tuple[Section | Grid, ...] = ()
    foot: tuple[Section | Grid, ...] = field(default=())

    @property
    def sentence(self) -> str:
        """All that is printed, as text."""
        parts = [self.headline, self.lead, *(f"{label} {value}" for label, value in self.figures)]
        for part in (*self.left, *self.right, *self.foot):
            parts.append(part.title)
            parts += part.lines if isinstance(part, Section) else (" ".join(row) for row in part.rows)
        return "\n".join(line.strip() for line in (*parts, self.promise)).replace("**", "")


class PrintSheet(LeanWidget):
    """The sheet as it will be printed, and the button that prints it.

    Whoever prints the page while the sheet is on it gets the sheet alone, on one side of A4, whichever way
    they ask for it: the button, the browser's menu, or its keys.

    Args:
        sheet: what stands on it.
        lang: "fr" or "en".

    Attributes:
        sheet: may be set.

    Raises:
        ValueError: for another language.
    """

    _esm = script("print_sheet")
    _css = style("family", "print_sheet")

    lang = Unicode(read_only=True).tag(sync=True)
    _sheet = Dict(help="What the page draws.").tag(sync=True)
    _words = Dict(help="The page's own words.").tag(sync=True)

    def __init__(self, sheet: Sheet, *, lang: str) -> None:
        t = Texts(lang)
        super().__init__()
        self.set_trait("lang", t.lang)
        self._words = {"print": t("Print my page"), "paper": t("Your page, as it prints")}
        self.sheet = sheet

    @property
    def sheet(self) -> Sheet:
        """What stands on it."""
        return self._shown

    @sheet.setter
    def sheet(self, sheet: Sheet) -> None:
        self._shown = sheet
        self._sheet = asdict(sheet)

    @property
    def sentence(self) -> str:
        """All that is printed, as text."""
        return self.sheet.sentence

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}
