"""Rows of a sheet that explain its columns, in place of a participant."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from case_studies.flat import SWITCHES
from widgets.texts import Texts
from workbooks.paths import LANGS
from workbooks.roster.cell import CellError, number
from workbooks.roster.columns import EXAMPLE, KIND, NAME, columns, quantities
from workbooks.roster.explaining import example_of, explaining
from workbooks.roster.raw import Raw
from workbooks.roster.words import MARKS, headings, kinds_by_word, marks, plain, yes_and_no

if TYPE_CHECKING:
    from workbooks.roster.header import Header
    from workbooks.roster.raw import RawRow


def explains(row: RawRow, header: Header) -> bool:
    """Tell whether a row explains the columns."""
    cell = _name(row, header)
    if cell is None:
        return False
    if plain(str(cell.value)) in marks():
        return True
    # The headings once more, as when two sheets were pasted together.
    known = headings()
    given = [plain(str(one.value)) for one in row.cells if one is not None]
    return len(given) > 1 and all(word in known for word in given)


def typed_over(row: RawRow, header: Header) -> bool:
    """Tell whether somebody has typed into a row that explains the columns: what stands there is not ours."""
    cell = _name(row, header)
    example = cell is not None and plain(str(cell.value)) in _example_marks()
    for index, key in header.keys.items():
        cell = row.cells[index] if index < len(row.cells) else None
        if cell is None:
            continue
        if key == KIND:
            if kinds_by_word().get(plain(str(cell.value)), EXAMPLE) != EXAMPLE:
                return True
        elif key in SWITCHES:
            if yes_and_no().get(plain(str(cell.value))):
                return True
        elif key in quantities() and _own(cell, key, header, example=example):
            return True
    return False


def _own(cell: Raw, key: str, header: Header, *, example: bool) -> bool:
    try:
        found = number(cell, quantities()[key], header.lang, Texts(header.lang))
    except CellError:
        return False  # a unit, or what is accepted
    if found is None:
        return False
    ours = _examples().get(key, ()) if example else ()
    return not any(isinstance(found, float) and math.isclose(found, one, rel_tol=1e-9) for one in ours)


def _name(row: RawRow, header: Header) -> Raw | None:
    at = next(index for index, key in header.keys.items() if key == NAME)
    return row.cells[at] if at < len(row.cells) else None


@cache
def _example_marks() -> frozenset[str]:
    return frozenset(plain(Texts(lang)(MARKS[-1])) for lang in LANGS)


@cache
def _examples() -> dict[str, tuple[float, ...]]:
    """Give for each number what our example says, and what is read where it was printed."""
    found: dict[str, list[float]] = {}
    for at, column in enumerate(columns()):
        if column.field is None:
            continue
        found[column.key] = [example_of(column.field)]
        for lang in LANGS:
            t = Texts(lang)
            read = number(Raw(explaining(t)[-1].texts[at]), column.field.quantity, t.lang, t)
            if isinstance(read, float):
                found[column.key].append(read)
    return {key: tuple(values) for key, values in found.items()}
