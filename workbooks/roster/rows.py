"""Rows of a sheet, each made a line or refused."""

from __future__ import annotations

import hashlib
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from case_studies.flat import SWITCHES, fields
from case_studies.parse import preset, preset_names, try_numbers
from widgets.field_sentences import sentence
from workbooks.roster.cell import CellError, number, odd, switch
from workbooks.roster.columns import FIRST_NAME, KIND, NAME, kind_title, kinds, quantities
from workbooks.roster.line import Line
from workbooks.roster.problem import Problem
from workbooks.roster.safe_cell import as_typed
from workbooks.roster.words import kinds_by_word, plain

if TYPE_CHECKING:
    from widgets.texts import Texts
    from workbooks.roster.cell import Given
    from workbooks.roster.header import Header
    from workbooks.roster.raw import Raw, RawRow

LONGEST_NAME = 100

Numbers = dict[str, "Given | bool"]


class Rows:
    """Takes one row after the other.

    Args:
        header: The sheet's headings.
        t: The trainer's texts.
        text: Whether the sheet is a text file.

    Attributes:
        lines: Rows that can be used.
        problems: What is wrong with the others.
        notices: What is worth a look.
        names: Names as typed, also of those who can not be used, by row.
    """

    def __init__(self, header: Header, t: Texts, *, text: bool) -> None:
        self.lines: list[Line] = []
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self.names: dict[int, str] = {}
        self._header, self._t, self._text = header, t, text
        self._places = {key: index for index, key in header.keys.items()}
        self._width = max((i + 1 for i, title in enumerate(header.titles) if title), default=0)
        self._rows: dict[bytes, int] = {}
        self._names: dict[str, int] = {}

    def take(self, row: RawRow) -> None:
        """Make a line of a row, or tell everything that is wrong with it."""
        before = len(self.problems)
        name, kind, numbers = self._name(row), self._kind(row), self._numbers(row)
        self.names[row.number] = name
        if kind:
            self._together(row, kind, numbers)
        if self._text and any(cell is not None for cell in row.cells[self._width :]):
            self._wrong(
                row,
                None,
                self._t(
                    "There are more cells than headings: a comma or semicolon inside a cell has moved what"
                    " follows it."
                ),
            )
        if self._text and len(row.cells) < self._width:
            told = self._t(
                "The row is shorter than the headings ({n} cells, {width} headings): if a number has a comma"
                " inside, what follows it has moved; look at the row once more.",
                n=len(row.cells),
                width=self._width,
            )
            self.notices.append(Problem(row.number, "", told))
        if len(self.problems) == before and not any(_own(key) for key in numbers):
            self._wrong(
                row,
                None,
                self._t("No number is given: type at least one, or the verdict is on our assumptions alone."),
            )
        self._again(row, name, refused=len(self.problems) > before)
        if len(self.problems) == before:
            self.lines.append(Line(row.number, name, {"business": kind, "more": numbers}))

    def _wrong(self, row: RawRow, key: str | None, told: str) -> None:
        column = self._header.place(self._places[key]) if key else ""
        self.problems.append(Problem(row.number, column, told))

    def _cell(self, row: RawRow, key: str) -> Raw | None:
        index = self._places[key]
        return row.cells[index] if index < len(row.cells) else None

    def _name(self, row: RawRow) -> str:
        parts = [
            (key, cell)
            for key in (FIRST_NAME, NAME)
            if key in self._places and (cell := self._cell(row, key)) is not None
        ]
        for key, cell in parts:
            try:
                odd(cell, self._t)
            except CellError as error:
                self._wrong(row, key, str(error))
                return ""
        name = " ".join(as_typed(_written(cell)) for _, cell in parts)
        if not any(sign.isprintable() and not sign.isspace() for sign in name):
            self._wrong(
                row, NAME, self._t("There is no name: type one, or a number of your own such as P12.")
            )
        elif len(name) > LONGEST_NAME:
            self._wrong(
                row,
                NAME,
                self._t("The name is too long: {n} characters are the most.", n=LONGEST_NAME),
            )
        return name

    def _kind(self, row: RawRow) -> str:
        cell, t = self._cell(row, KIND), self._t
        if cell is None:
            some = t("“{name}”", name=kind_title(kinds()[0], t.lang))
            self._wrong(row, KIND, t("No kind of business is chosen: choose one, such as {some}.", some=some))
            return ""
        try:
            odd(cell, t)
        except CellError as error:
            self._wrong(row, KIND, str(error))
            return ""
        known = kinds_by_word()
        word = plain(str(cell.value))
        if word not in known:
            close = get_close_matches(word, known, n=1)
            name = known[close[0]] if close else kinds()[0]
            self._wrong(
                row,
                KIND,
                t(
                    "“{typed}” is no kind of business of ours: choose one of the list, such as “{name}”.",
                    typed=cell.value,
                    name=kind_title(name, t.lang),
                ),
            )
            return ""
        return known[word]

    def _numbers(self, row: RawRow) -> Numbers:
        found: Numbers = {}
        for index, key in self._header.keys.items():
            cell = row.cells[index] if index < len(row.cells) else None
            if cell is None or key in {NAME, FIRST_NAME, KIND}:
                continue
            try:
                value = (
                    switch(cell, self._t)
                    if key in SWITCHES
                    else number(cell, quantities()[key], self._header.lang, self._t)
                )
            except CellError as error:
                self._wrong(row, key, str(error))
                continue
            if value is not None:
                found[key] = value
        return found

    def _together(self, row: RawRow, kind: str, numbers: Numbers) -> None:
        """Tell the numbers that this kind of business has not, or that do not go together."""
        if not any(key not in _everywhere() for key in numbers):
            return
        for error in try_numbers(preset(kind), numbers)[1]:
            self._wrong(row, error.key, sentence(error, self._t))

    def _again(self, row: RawRow, name: str, *, refused: bool) -> None:
        """Refuse a row that stands there already, cell by cell; name the namesakes, who are real people."""
        if not name:
            return
        whole = tuple(None if cell is None else plain(_written(cell)) for cell in row.cells)
        while whole and whole[-1] is None:
            whole = whole[:-1]
        # A digest in place of the row: a hundred thousand of them are many.
        same = hashlib.blake2b(repr(whole).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        first = self._rows.setdefault(same, row.number)
        if first != row.number:
            self._wrong(
                row,
                None,
                self._t(
                    "The same as row {first}, cell by cell: leave one out, or tell them apart by name.",
                    first=first,
                ),
            )
            return
        named = self._names.setdefault(plain(name), row.number)
        if named != row.number and not refused:
            self.notices.append(
                Problem(
                    row.number,
                    self._header.place(self._places[NAME]),
                    self._t(
                        "This name is in row {first} too: each gets a report of their own; is it one person?",
                        first=named,
                    ),
                )
            )


def _own(key: str) -> bool:
    """Tell a number of somebody's from a mere yes or no, and from the price that goes with a count."""
    return key not in SWITCHES and not key.endswith("able_at_price")


def _written(cell: Raw) -> str:
    return f"{cell.value:.15g}" if isinstance(cell.value, float) else str(cell.value)


@cache
def _everywhere() -> frozenset[str]:
    """Name the numbers that every business has and that are checked one by one."""
    return frozenset(SWITCHES) | frozenset.intersection(
        *(frozenset(fields(preset(name))) for name in preset_names())
    )
