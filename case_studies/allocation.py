"""Limited hours over several channels: the best split, an even one, and all in one place.

The next hour should bring the same wherever it goes. Set-up hours break that rule: a channel is worth opening
with enough hours or not at all. So every set of channels is tried, and inside each the rule holds.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from case_studies.channel import Channel
from case_studies.room_for_sales import within_capacity
from case_studies.split import Split, split_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["MOST_CHANNELS", "Channel", "Split", "best_split", "concentrated", "even_split"]

MOST_CHANNELS = 8
_ROUNDING = 1e-9  # relative; a further channel that brings no more than this is not opened


def even_split(
    channels: Sequence[Channel], hours: float, hour_value: float = 0.0, capacity: float = math.inf
) -> Split:
    """Give every channel the same hours a month, whatever it does with them.

    Raises:
        ValueError: as `best_split`.
    """
    _check(channels, hours, hour_value, capacity=capacity)
    return split_of(channels, [hours / len(channels)] * len(channels), hours, hour_value, capacity)


def concentrated(
    channels: Sequence[Channel], hours: float, hour_value: float = 0.0, capacity: float = math.inf
) -> Split:
    """Give all hours a month to the one channel that leaves most of them.

    Raises:
        ValueError: as `best_split`.
    """
    _check(channels, hours, hour_value, capacity=capacity)
    tried = [
        split_of(channels, [hours if one is chosen else 0.0 for one in channels], hours, hour_value, capacity)
        for chosen in channels
    ]
    return max(tried, key=lambda split: split.net)


def best_split(
    channels: Sequence[Channel],
    hours: float,
    hour_value: float = 0.0,
    *,
    least: float = 0.0,
    capacity: float = math.inf,
) -> Split:
    """Split the hours so that they leave most.

    Args:
        channels: one to eight, with different names.
        hours: hours a month to give away, 0 or more.
        hour_value: EUR that an hour is worth elsewhere; hours that would bring less are left over.
        least: hours a month below which no channel is opened: a power curve rises so steeply at first that
            a few minutes would seem to pay. With enough hours for `least` in each, no other split is better.
        capacity: sales a month that can be taken on, of all channels together.

    Returns:
        Hours that add up to the budget, or to less where nothing more pays.

    Raises:
        ValueError: where there are no channels or too many, two have one name, or a number is below 0.
    """
    _check(channels, hours, hour_value, least=least, capacity=capacity)
    useful = [
        i for i, one in enumerate(channels) if one.slope > 0 and one.room > 0 and one.setup_hours < hours
    ]
    sets = [chosen for size in range(len(useful) + 1) for chosen in combinations(useful, size)]
    opened = np.array([[i in chosen for i in range(len(channels))] for chosen in sets])
    setup = np.array([one.setup_hours for one in channels])
    needed = np.array([max(one.setup_hours, min(least, one.cap_hours)) for one in channels])
    fits = (opened * needed).sum(axis=1) <= hours
    opened = opened[fits]
    left = hours - (opened * setup).sum(axis=1)
    working = within_capacity(channels, opened, left, hour_value, least, capacity)
    spent = np.where(opened & (working > 0), setup + working, 0.0)
    splits = [split_of(channels, row, hours, hour_value, capacity) for row in spent.tolist()]
    nets = np.array([split.net for split in splits])
    # The smallest set of those that leave the same.
    return splits[int(np.argmax(nets >= nets.max() - _ROUNDING * abs(nets.max())))]


def _check(channels: Sequence[Channel], hours: float, hour_value: float, **others: float) -> None:
    if not 1 <= len(channels) <= MOST_CHANNELS:
        raise ValueError(f"{len(channels)} channels; accepted: 1 to {MOST_CHANNELS}.")
    names = [one.name for one in channels]
    if len(set(names)) < len(names):
        raise ValueError(f"Two channels have one name; accepted: different ones, not {', '.join(names)}.")
    for what, value in (
        ("hours", hours),
        ("an hour's value", hour_value),
        ("the least hours", others.get("least", 0.0)),
    ):
        if not 0 <= value < math.inf:
            raise ValueError(f"{value} for {what}; accepted: 0 or more.")
    capacity = others["capacity"]
    if not capacity >= 0:
        raise ValueError(f"{capacity} for the capacity; accepted: 0 or more.")
