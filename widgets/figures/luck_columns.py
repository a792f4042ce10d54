"""Owners sorted by their luck into a few columns that a picture has room for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from math import ceil, inf, isfinite
from typing import TYPE_CHECKING, Literal

import numpy as np

from widgets.figures.labels import NOTHING, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case_studies.luck import Luck
    from widgets.texts import Texts

Story = Literal["none", "between", "paid"]

_ROOM = ((100, 8), (1000, 5), (inf, 3))  # columns at the most, for bookings below: labels get longer
_TAIL = 0.99  # owners that columns of their own are for; the luckiest share the last one


@dataclass(frozen=True)
class Column:
    """Owners with `first` to `last` bookings; `last` is None for that and more."""

    first: int
    last: int | None
    owners: int
    story: Story

    def label(self, t: Texts, *, short: bool = False) -> str:
        """Say which numbers of bookings stand here; `short` for a phone."""
        if self.last is None and short:
            return whole(self.first, t) + "+"
        if self.last is None:
            return t("{n} or more", n=whole(self.first, t))
        if self.last == self.first:
            return whole(self.first, t)
        return f"{whole(self.first, t)}{NOTHING}{whole(self.last, t)}"


def bookings_that_pay(luck: Luck) -> int | None:
    """Give the first whole number of bookings that pays, or None where no number does."""
    if luck.covered:
        return 0
    return max(1, ceil(luck.needed)) if isfinite(luck.needed) else None


def columns_of(luck: Luck) -> list[Column]:
    """Sort the owners into a few columns, none of which mixes those who made it pay with others."""
    most = int(luck.bookings[-1])
    enough = bookings_that_pay(luck) or max(most, 1) + 1  # out of the picture where nothing pays
    shown = max(int(np.quantile(luck.bookings, _TAIL, method="lower")), min(enough, most), 1)
    room = next(columns for below, columns in _ROOM if shown < below)
    tried = (_starts(enough, shown, width, width if luck.between else enough) for width in _widths())
    starts = next(found for found in tried if len(found) <= room)
    columns = []
    for first, after in zip(starts, [*starts[1:], None], strict=True):
        last = after - 1 if after is not None else (first if most <= first else None)
        inside = (luck.bookings >= first) & (luck.bookings <= (most if last is None else last))
        story: Story = "paid" if luck.covered or first >= enough else "between" if first else "none"
        columns.append(Column(first, last, int(inside.sum()), story))
    return columns


def _widths() -> Iterator[int]:
    return (step * 10**power for power in count() for step in (1, 2, 5))


def _starts(enough: int, shown: int, width: int, width_between: int) -> list[int]:
    """Begin columns so that one begins where it pays; an empty stretch before that needs only one."""
    between = range(1, min(enough, shown + 1), width_between)
    return [0, *between, *range(enough, shown + 1, width)]
