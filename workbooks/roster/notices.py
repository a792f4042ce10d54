"""What is worth a look in a sheet's headings and refuses nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbooks.roster.problem import Problem
from workbooks.roster.words import near_heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from widgets.texts import Texts
    from workbooks.roster.header import Header


def notices(header: Header, filled: Collection[int], t: Texts) -> Iterator[Problem]:
    """Name, once each, the columns that are not read.

    Args:
        header: The headings.
        filled: Places of columns in which participants have anything, where what stands beside the headings
            refuses none of them.
        t: The trainer's texts.
    """
    for index in header.unread:
        yield Problem(
            header.number,
            header.place(index),
            _not_read(header, index, t),
        )
    headed = {index for index, title in enumerate(header.titles) if title}
    for index in sorted(set(filled) - headed):
        yield Problem(
            header.number,
            header.place(index),
            t("This column has no heading: what stands below is not read."),
        )


def _not_read(header: Header, index: int, t: Texts) -> str:
    if near := near_heading(header.titles[index], t.lang, header.keys.values()):
        return t("This heading is not read; did you mean “{heading}”?", heading=near)
    return t("No number has this heading, or another column has it already: what stands below is not read.")
