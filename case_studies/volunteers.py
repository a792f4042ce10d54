"""What a panel of volunteers does to a share, however many of them answer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from case_studies.survey import interval_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.intervals import Interval


@dataclass(frozen=True)
class Panel:
    """One share as panels of different sizes would give it.

    Attributes:
        seen: share 0-1 that every panel of this kind gives.
        true: share of all, volunteers or not.
        sizes: how many answer in each panel.
        intervals: what sampling alone allows in each; it narrows around `seen`, not around `true`.
    """

    seen: float
    true: float
    sizes: tuple[int, ...]
    intervals: tuple[Interval, ...]

    @property
    def hold_the_truth(self) -> tuple[bool, ...]:
        """Of each panel, whether its interval holds the true share."""
        return tuple(found.low <= self.true <= found.high for found in self.intervals)


def true_share(seen: float, readiness: float) -> float:
    """Share of all behind a share of volunteers: odds seen = readiness x true odds.

    Args:
        seen: share 0-1 among those who answered.
        readiness: how many times as readily those counted in it answer as the others; 1: just as readily.

    Raises:
        ValueError: where the share is not 0-1, or the readiness is not above 0.
    """
    if not 0 <= seen <= 1:
        raise ValueError(f"A share of {seen:g}; accepted: 0 to 1, such as 0.42 for 42 %.")
    if not 0 < readiness < math.inf:
        raise ValueError(f"{readiness:g} times as readily; accepted: above 0, 1 for just as readily.")
    return seen / (seen + readiness * (1 - seen))


def volunteers(seen: float, readiness: float, sizes: Sequence[int]) -> Panel:
    """Look at one share through panels of several sizes.

    Args:
        seen: share 0-1 among those who answered.
        readiness: how many times as readily those counted in it answer as the others; an assumption.
        sizes: how many answer, each 1 or more.

    Raises:
        ValueError: where an argument is none of these.
    """
    return Panel(seen, true_share(seen, readiness), tuple(sizes), tuple(interval_of(seen, n) for n in sizes))
