"""Which column of a file is which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from case_studies.errors import shown
from widgets.texts import check_lang
from workbooks.roster.columns import FIRST_NAME, NAME
from workbooks.roster.words import headings, plain

if TYPE_CHECKING:
    from widgets.texts import Lang
    from workbooks.roster.raw import RawRow, Table

_LOOKED_AT = 50
"""Rows among which the headings are looked for."""
_LONGEST = 120


@dataclass(frozen=True)
class Header:
    """The row of headings.

    Attributes:
        number: The row, as Excel counts it.
        lang: The language of the headings, in which the numbers below are typed too.
        keys: Where a column of ours stands: its place from 0 on, and its key.
        unread: Places of the columns that are none of ours, or stand there a second time.
        titles: What stands in each place; empty where nothing does.
    """

    number: int
    lang: Lang
    keys: dict[int, str]
    unread: tuple[int, ...]
    titles: tuple[str, ...]

    def place(self, index: int) -> str:
        """Name a column by its title and its letter."""
        title = self.titles[index] if index < len(self.titles) else ""
        return f"{title} ({letter(index)})" if title else letter(index)


def letter(index: int) -> str:
    """Give the letter of a column, as Excel has it; 0 is A."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)  # noqa: PLR2004 - the alphabet


def find_header(table: Table, lang: Lang) -> Header | None:
    """Find the row of headings: the first with the one of the participants and another of ours.

    Where no row has the one of the participants, it is the first with two of ours.

    Args:
        table: A sheet.
        lang: The trainer's language, where the headings are in neither or both.

    Returns:
        The headings; None where this sheet has none.
    """
    found = None
    for row in islice(table.rows(), _LOOKED_AT):
        header = _header(row, lang)
        if len(header.keys) > 1:
            if NAME in header.keys.values():
                return header
            found = found or header
    return found


def _header(row: RawRow, lang: Lang) -> Header:
    known, keys, unread, spoken = headings(), dict[int, str](), [], Counter[str]()
    for index, cell in enumerate(row.cells):
        if cell is None:
            continue
        key, tongue = known.get(plain(str(cell.value)), ("", ""))
        if not key or key in keys.values():
            unread.append(index)
        else:
            keys[index] = key
            spoken[tongue] += 1
    if NAME not in keys.values():
        keys = {index: NAME if key == FIRST_NAME else key for index, key in keys.items()}
    del spoken[""]
    most = spoken.most_common(1)
    return Header(
        row.number,
        check_lang(most[0][0]) if most else lang,
        keys,
        tuple(unread),
        tuple("" if cell is None else _quoted(str(cell.value)) for cell in row.cells),
    )


def _quoted(title: str) -> str:
    """Shorten a heading that can be none of ours."""
    return " ".join(title.split()) if len(title) <= _LONGEST else shown(title)
