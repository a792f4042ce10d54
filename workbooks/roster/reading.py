"""A sheet of participants, read: who can be reckoned with, and everything that is wrong, in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from widgets.amounts import format_number
from widgets.texts import N_, Texts, check_lang
from workbooks.errors import HalfhourError
from workbooks.roster.choosing import choose
from workbooks.roster.notices import notices
from workbooks.roster.problem import Problem
from workbooks.roster.rows import Rows
from workbooks.roster.unread import explains, typed_over

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from widgets.texts import Lang
    from workbooks.roster.line import Line

__all__ = ["MOST", "Roster", "read_roster"]

MOST = 100_000
"""Participants in one file: their lines are held, the file's rows are not."""
_TYPED_OVER = N_(
    "This row explains the columns and is not read, but somebody's numbers stand in it: give them a row of"
    " their own, with a name."
)


@dataclass(frozen=True)
class Roster:
    """A sheet of participants.

    Every row below the headings that holds anything, but for those that explain the columns, is either a
    line, or has at least one problem.

    Attributes:
        lines: Those who can be reckoned with, in the sheet's order.
        problems: Why the others can not, by row and column.
        count: How many there are of both: `len(lines)` and as many rows as problems name.
        notices: What is worth a look and refuses nobody: namesakes, what is not read.
        names: Names as typed, also of those who can not be used, by row.
        places: Each column that is read, by its title and its letter, by key.
        lang: The language of its headings, where they are in one.
    """

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    count: int
    notices: tuple[Problem, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    lang: Lang | None = None

    @property
    def refused(self) -> tuple[int, ...]:
        """The rows that can not be used, each once."""
        return tuple(dict.fromkeys(problem.line for problem in self.problems))


def read_roster(path: Path, lang: str) -> Roster:
    """Read a sheet of participants, from Excel or as CSV.

    Its headings may be in either language, in any order. Numbers are read the way of the headings' language.

    Args:
        path: The file.
        lang: "fr" or "en": the trainer's language, for what is said of it.

    Raises:
        HalfhourError: One sentence, where the file is no sheet of participants, or nobody is in it.
        ValueError: For another language.
    """
    t = Texts(check_lang(lang))
    sheet, told = choose(path, t)
    header, text = sheet.header, sheet.table.text
    read, filled, count = Rows(header, t, text=text), set[int](), 0
    for row in sheet.below():
        if explains(row, header):
            if typed_over(row, header):
                told += (Problem(row.number, "", t(_TYPED_OVER)),)
            continue
        count += 1
        if count > MOST:
            raise HalfhourError(
                t(
                    "“{file}” has more than {n} participants: part it into several files, and run each by"
                    " itself.",
                    file=path.name,
                    n=format_number(MOST, "count", t.lang),
                )
            )
        if not text:
            filled.update(index for index, cell in enumerate(row.cells) if cell is not None)
        read.take(row)
    return Roster(
        tuple(read.lines),
        tuple(read.problems),
        count,
        (*told, *notices(header, filled, t), *read.notices),
        read.names,
        {key: header.place(index) for index, key in header.keys.items()},
        header.lang,
    )
