"""Limited hours over several channels: the best split, an even one, and all in one place.

The next hour should bring the same wherever it goes. Set-up hours break that rule: a channel is worth opening
with enough hours or not at all. So every set of channels is tried, and inside each the rule holds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from case_studies.channel import Channel
from case_studies.equal_marginal import equal_marginal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["MOST_CHANNELS", "Channel", "Split", "best_split", "concentrated", "even_split"]

MOST_CHANNELS = 8
_ROUNDING = 1e-9  # relative; a further channel that brings no more than this is not opened


@dataclass(frozen=True)
class Split:
    """Hours a month for every channel, and what they bring.

    Attributes:
        hours: channel -> hours a month, set-up included; 0 where it is left alone.
        sales: channel -> sales a month.
        earnings: channel -> EUR a month, before the hours are paid.
        marginal: channel -> EUR an hour that a moment more brings there.
        next_hour: channel -> EUR that one whole hour more brings there.
        left_over: hours a month given to no channel.
        hour_value: EUR that an hour is worth elsewhere.
    """

    hours: dict[str, float]
    sales: dict[str, float]
    earnings: dict[str, float]
    marginal: dict[str, float]
    next_hour: dict[str, float]
    left_over: float
    hour_value: float

    @property
    def total_sales(self) -> float:
        """Sales a month of all channels."""
        return sum(self.sales.values())

    @property
    def total_earnings(self) -> float:
        """EUR a month of all channels, before the hours are paid."""
        return sum(self.earnings.values())

    @property
    def net(self) -> float:
        """EUR a month once the hours used are paid."""
        return self.total_earnings - self.hour_value * sum(self.hours.values())

    @property
    def left_alone(self) -> tuple[str, ...]:
        """Channels without any hour."""
        return tuple(name for name, hours in self.hours.items() if hours == 0)


def even_split(channels: Sequence[Channel], hours: float, hour_value: float = 0.0) -> Split:
    """Give every channel the same hours a month, whatever it does with them.

    Raises:
        ValueError: as `best_split`.
    """
    _check(channels, hours, hour_value)
    return _split(channels, [hours / len(channels)] * len(channels), hours, hour_value)


def concentrated(channels: Sequence[Channel], hours: float, hour_value: float = 0.0) -> Split:
    """Give all hours a month to the one channel that earns most with them.

    Raises:
        ValueError: as `best_split`.
    """
    _check(channels, hours, hour_value)
    best = max(channels, key=lambda channel: channel.earnings(hours))
    return _split(channels, [hours if one is best else 0.0 for one in channels], hours, hour_value)


def best_split(channels: Sequence[Channel], hours: float, hour_value: float = 0.0) -> Split:
    """Split the hours so that they earn most.

    Args:
        channels: one to eight, with different names.
        hours: hours a month to give away, 0 or more.
        hour_value: EUR that an hour is worth elsewhere; hours that would bring less are left over.

    Returns:
        Hours that add up to the budget, or to less where nothing more pays.

    Raises:
        ValueError: where there are no channels or too many, two have one name, or a number is below 0.
    """
    _check(channels, hours, hour_value)
    useful = [
        i for i, one in enumerate(channels) if one.slope > 0 and one.room > 0 and one.setup_hours < hours
    ]
    sets = [chosen for size in range(len(useful) + 1) for chosen in combinations(useful, size)]
    opened = np.array([[i in chosen for i in range(len(channels))] for chosen in sets])
    setup = np.array([one.setup_hours for one in channels])
    left = hours - (opened * setup).sum(axis=1)
    opened, left = opened[left >= 0], left[left >= 0]
    working = equal_marginal(channels, opened, left, hour_value)
    spent = np.where(opened & (working > 0), setup + working, 0.0)
    nets = np.array([_net(channels, row, hour_value) for row in spent])
    # The smallest set of those that earn the same.
    best = int(np.argmax(nets >= nets.max() - _ROUNDING * abs(nets.max())))
    return _split(channels, spent[best].tolist(), hours, hour_value)


def _net(channels: Sequence[Channel], hours: Sequence[float] | Array, hour_value: float) -> float:
    earned = sum(one.earnings(float(each)) for one, each in zip(channels, hours, strict=True))
    return earned - hour_value * float(sum(hours))


def _split(channels: Sequence[Channel], hours: Sequence[float], budget: float, hour_value: float) -> Split:
    each = list(zip(channels, hours, strict=True))
    return Split(
        hours={one.name: spent for one, spent in each},
        sales={one.name: one.sales(spent) for one, spent in each},
        earnings={one.name: one.earnings(spent) for one, spent in each},
        marginal={one.name: one.marginal(spent) for one, spent in each},
        next_hour={one.name: one.next_hour(spent) for one, spent in each},
        left_over=max(0.0, budget - sum(hours)),
        hour_value=hour_value,
    )


def _check(channels: Sequence[Channel], hours: float, hour_value: float) -> None:
    if not 1 <= len(channels) <= MOST_CHANNELS:
        raise ValueError(f"{len(channels)} channels; accepted: 1 to {MOST_CHANNELS}.")
    names = [one.name for one in channels]
    if len(set(names)) < len(names):
        raise ValueError(f"Two channels have one name; accepted: different ones, not {', '.join(names)}.")
    for what, value in (("hours", hours), ("an hour's value", hour_value)):
        if not 0 <= value < math.inf:
            raise ValueError(f"{value} for {what}; accepted: 0 or more.")
