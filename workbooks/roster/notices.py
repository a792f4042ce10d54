"""What is worth a look in a sheet's headings and refuses nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbooks.roster.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from widgets.texts import Texts
    from workbooks.roster.header import Header
    from workbooks.roster.raw import RawRow


def notices(header: Header, people: Sequence[RawRow], t: Texts) -> Iterator[Problem]:
    """Name, once each, the columns that are not read.

    Args:
        header: The headings.
        people: The rows of participants, where what stands beside the headings refuses none of them.
        t: The trainer's texts.
    """
    for index in header.unread:
        yield Problem(
            header.number,
            header.place(index),
            t("No number has this heading, or another column has it already: what stands below is not read."),
        )
    filled = {index for row in people for index, cell in enumerate(row.cells) if cell is not None}
    headed = {index for index, title in enumerate(header.titles) if title}
    for index in sorted(filled - headed):
        yield Problem(
            header.number,
            header.place(index),
            t("This column has no heading: what stands below is not read."),
        )
