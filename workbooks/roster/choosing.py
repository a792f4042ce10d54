"""Which sheet of a file is the one of the participants: there is one, or nothing is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbooks.errors import HalfhourError
from workbooks.roster.columns import KIND, NAME, columns
from workbooks.roster.file import tables
from workbooks.roster.header import find_header
from workbooks.roster.problem import Problem
from workbooks.roster.unread import explains, typed_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from widgets.texts import Texts
    from workbooks.roster.header import Header
    from workbooks.roster.raw import RawRow, Table


class Found(NamedTuple):
    """A sheet with headings of ours."""

    table: Table
    header: Header

    @property
    def whole(self) -> bool:
        """Whether it has a heading for who they are and one for what they do."""
        return {NAME, KIND} <= set(self.header.keys.values())

    def below(self) -> Iterator[RawRow]:
        """Give the rows below the headings, one after the other."""
        return (row for row in self.table.rows() if row.number > self.header.number)

    def anybody(self) -> bool:
        """Tell whether there is a row of a participant."""
        return any(not explains(row, self.header) for row in self.below())


class Chosen(NamedTuple):
    """The sheet that is read.

    Attributes:
        found: The sheet.
        notices: What is to be said of the others.
    """

    found: Found
    notices: tuple[Problem, ...]


def choose(path: Path, t: Texts) -> Chosen:
    """Find the sheet of the participants.

    Args:
        path: The file.
        t: The trainer's texts.

    Raises:
        HalfhourError: One sentence, where there is none, nobody in it, or several of them.
    """
    found = [Found(table, header) for table in tables(path, t) if (header := find_header(table, t.lang))]
    whole = [one for one in found if one.whole]
    filled = [one for one in whole if one.anybody()]
    if not filled:
        raise _nobody(path, found, whole, t)
    if len(filled) > 1:
        raise HalfhourError(
            t(
                "“{file}” has participants on several sheets ({sheets}): put them all on one, or save each as"
                " a file of its own.",
                file=path.name,
                sheets=", ".join(t("“{name}”", name=one.table.title) for one in filled),
            )
        )
    read = filled[0]
    return Chosen(read, tuple(_passed_over(one, read, t) for one in found if not one.whole and _holds(one)))


def _holds(one: Found) -> bool:
    return next(one.below(), None) is not None


def _passed_over(one: Found, read: Found, t: Texts) -> Problem:
    name, kind = (column.title(t.lang) for column in columns()[:2])
    return Problem(
        read.header.number,
        "",
        t(
            "The sheet “{sheet}” of this file is not read: it has not both headings, “{name}” and “{kind}”.",
            sheet=one.table.title,
            name=name,
            kind=kind,
        ),
    )


def _nobody(path: Path, found: list[Found], whole: list[Found], t: Texts) -> HalfhourError:
    """Say why there is nobody to be read."""
    name, kind = (column.title(t.lang) for column in columns()[:2])
    for one in whole:
        for row in one.below():
            if typed_over(row, one.header):
                return HalfhourError(
                    t(
                        "In “{file}” somebody's numbers stand only in row {row}, which explains the columns"
                        " and is not read: give them a row of their own, with a name.",
                        file=path.name,
                        row=row.number,
                    )
                )
    if whole:
        return HalfhourError(
            t("“{file}” has headings, but nobody below them: fill it in first.", file=path.name)
        )
    if any(NAME in one.header.keys.values() for one in found):
        return HalfhourError(
            t(
                "“{file}” has no column “{title}”: our assumptions differ from kind to kind.",
                file=path.name,
                title=kind,
            )
        )
    return HalfhourError(
        t(
            "“{file}” is no sheet of participants: no row has the heading “{title}” and another of ours;"
            " `halfhour roster` writes an empty one.",
            file=path.name,
            title=name,
        )
    )
