"""Read a table of people, one row each, the way a shop owner keeps it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from case_studies.cells import amount, decimal_mark, flag
from case_studies.errors import shown

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]

COLUMNS = ("group", "opportunity", "customer", "spend", "retained")


@dataclass(frozen=True)
class People:
    """Everybody in a table, in its order; a column that the table lacks is None.

    Attributes:
        group: to which group each belongs, shape (people,).
        opportunity: whether each became a real prospect.
        customer: whether each bought.
        retained: whether each is still a customer.
        spend: EUR of each, 0 where nothing was bought, NaN for a customer without an amount.
        filled_in: what was put right, column -> people: whoever stayed has bought, and whoever has bought was
            a prospect, also where the table does not say so.
    """

    group: NDArray[np.str_]
    opportunity: Flags | None
    customer: Flags | None
    retained: Flags | None
    spend: NDArray[np.float64] | None
    filled_in: Mapping[str, int] = field(default_factory=dict)


def people_of(table: pd.DataFrame, names: Mapping[str, str]) -> People:
    """Read everybody's row.

    Args:
        table: one row a person; rows that are blank in all of these columns are left out.
        names: which column holds each of `COLUMNS`. Capitals and outer blanks do not matter. One that still
            has its default name may be missing, save the group.

    Raises:
        ValueError: where a column is missing, nobody is in the table, somebody has no group, or a cell
            can not be read; the sentence says which and what is accepted.
    """
    found = {what: _column(table, what, name) for what, name in names.items()}
    there = [name for name in found.values() if name is not None]
    cells = table[there].dropna(how="all")
    if cells.empty:
        raise ValueError("Nobody is in the table; accepted: one row for each person.")

    def column(what: str) -> list[object] | None:
        name = found[what]
        return None if name is None else [_cell(value) for value in cells[name]]

    group = _groups(column("group") or [], names["group"])
    marks = {
        what: None if (values := column(what)) is None else _flags(values, names[what])
        for what in ("opportunity", "customer", "retained")
    }
    filled_in = {}
    for earlier, later in (("customer", "retained"), ("opportunity", "customer")):
        first, then = marks[earlier], marks[later]
        if first is not None and then is not None and (wrong := int(np.sum(then & ~first))):
            marks[earlier] = first | then
            filled_in[earlier] = wrong
    amounts = column("spend")
    spend = None if amounts is None else _amounts(amounts, names["spend"], marks["customer"])
    return People(group, **marks, spend=spend, filled_in=filled_in)


def _column(table: pd.DataFrame, what: str, name: str) -> Hashable | None:
    """Find a column whatever its capitals; None where one that nobody asked for by name is missing."""
    alike = [column for column in table.columns if str(column).strip().casefold() == name.strip().casefold()]
    exact = [column for column in alike if column == name]
    if len(exact or alike) > 1:
        raise ValueError(f'The table has the column "{name}" more than once; accepted: once.')
    if alike:
        return (exact or alike)[0]
    if name == what and what != "group":
        return None
    have = ", ".join(f'"{shown(column)}"' for column in table.columns) or "no column"
    raise ValueError(f'The table has no column "{name}"; it has {have}.')


def _cell(value: object) -> object:
    """Give a cell as Python has it; None where it is empty."""
    if value is None or value != value or str(value) in {"<NA>", "NaT"}:  # noqa: PLR0124 - NaN is not itself
        return None
    return value if isinstance(value, int | float) else str(value).strip()


def _groups(values: list[object], name: str) -> NDArray[np.str_]:
    missing = sum(value in {None, ""} for value in values)
    if missing:
        raise ValueError(f'{missing} of {len(values)} people have no "{name}"; accepted: one each.')
    whole = [int(v) if isinstance(v, float) and v.is_integer() else v for v in values]
    return np.array([str(value) for value in whole])


def _flags(values: list[object], name: str) -> Flags:
    marks = [flag(value) for value in values]
    for mark, value in zip(marks, values, strict=True):
        if mark is None:
            raise ValueError(
                f'{name}: "{shown(value)}" can not be read; accepted: yes or no, 1 or 0, or nothing.'
            )
    return np.array(marks, dtype=np.bool_)


def _amounts(values: list[object], name: str, customer: Flags | None) -> NDArray[np.float64]:
    spend, mark = np.zeros(len(values)), decimal_mark(values)
    for i, value in enumerate(values):
        if value is not None and value != "":
            spend[i] = amount(value, mark)
            if not 0 <= spend[i] < math.inf:
                raise ValueError(
                    f'{name}: "{shown(value)}" is no amount; accepted: EUR, 0 or more, such as 12.50.'
                )
        elif customer is not None and customer[i]:
            spend[i] = math.nan  # who bought counts, how much is not known
    return spend
