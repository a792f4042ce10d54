"""A sheet of participants, read: who can be reckoned with, and everything that is wrong, in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from widgets.texts import Texts, check_lang
from workbooks.errors import HalfhourError
from workbooks.roster.columns import KIND, NAME, columns
from workbooks.roster.file import tables
from workbooks.roster.header import find_header
from workbooks.roster.notices import notices
from workbooks.roster.rows import Rows
from workbooks.roster.words import headings, marks, plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbooks.roster.header import Header
    from workbooks.roster.line import Line
    from workbooks.roster.problem import Problem
    from workbooks.roster.raw import RawRow

__all__ = ["Roster", "read_roster"]


@dataclass(frozen=True)
class Roster:
    """A sheet of participants.

    Every row below the headings that holds anything, but for those that explain the columns, is either a
    line, or has at least one problem.

    Attributes:
        lines: Those who can be reckoned with, in the sheet's order.
        problems: Why the others can not, by row and column.
        count: How many there are of both: `len(lines)` and as many rows as problems name.
        notices: What is worth a look and refuses nobody: namesakes, columns that are not read.
        names: Names as typed, also of those who can not be used, by row.
    """

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    count: int
    notices: tuple[Problem, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)

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
    header, rows, text = _table(path, t)
    people = [row for row in rows if not _explains(row, header)]
    if not people:
        raise HalfhourError(
            t("“{file}” has headings, but nobody below them: fill it in first.", file=path.name)
        )
    read = Rows(header, t, text=text)
    for row in people:
        read.take(row)
    return Roster(
        tuple(read.lines),
        tuple(read.problems),
        len(people),
        (*notices(header, () if text else people, t), *read.notices),
        read.names,
    )


def _table(path: Path, t: Texts) -> tuple[Header, tuple[RawRow, ...], bool]:
    for table in tables(path, t):
        found = find_header(table, t.lang)
        if found is not None:
            header, rows = found
            if KIND not in header.keys.values():
                raise HalfhourError(
                    t(
                        "“{file}” has no column “{title}”: our assumptions differ from kind to kind.",
                        file=path.name,
                        title=columns()[1].title(t.lang),
                    )
                )
            return header, rows, table.text
    raise HalfhourError(
        t(
            "“{file}” is no sheet of participants: no row has the heading “{title}” and another of ours;"
            " `halfhour roster` writes an empty one.",
            file=path.name,
            title=columns()[0].title(t.lang),
        )
    )


def _explains(row: RawRow, header: Header) -> bool:
    """Tell whether a row explains the columns, in place of a participant."""
    at = next(index for index, key in header.keys.items() if key == NAME)
    cell = row.cells[at] if at < len(row.cells) else None
    if cell is None:
        return False
    if plain(str(cell.value)) in marks():
        return True
    # The headings once more, as when two sheets were pasted together.
    known = headings()
    given = [plain(str(one.value)) for one in row.cells if one is not None]
    return len(given) > 1 and all(word in known for word in given)
