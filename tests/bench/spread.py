"""What many measures of one thing come to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

NINE_TENTHS = 0.9


@dataclass(frozen=True)
class Spread:
    """The middle of some measures, the one that nine in ten do not exceed, the ends, and their count."""

    median: float
    p90: float
    low: float
    high: float
    count: int

    def as_data(self) -> dict[str, Any]:
        """Give it as plain JSON, four digits each."""
        places = {name: _rounded(getattr(self, name)) for name in ("median", "p90", "low", "high")}
        return places | {"count": self.count}


def spread(measures: Iterable[float | None]) -> Spread | None:
    """Sum up measures; those that failed (None) are left out, and of none there is nothing to say."""
    found = sorted(measure for measure in measures if measure is not None)
    if not found:
        return None
    # The nearest rank: a measure that was taken, never one between two.
    nearest = found[math.ceil(NINE_TENTHS * len(found)) - 1]
    return Spread(median(found), nearest, found[0], found[-1], len(found))


def _rounded(number: float) -> float:
    return float(f"{number:.4g}")
