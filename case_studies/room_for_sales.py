"""Hours shared out where only so many sales can be taken on and not every sale leaves the same."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from case_studies.equal_marginal import equal_marginal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from case_studies.channel import Channel

    Array = NDArray[np.float64]

_HALVINGS = 40


def within_capacity(  # noqa: PLR0913, PLR0917 - as `equal_marginal`
    channels: Sequence[Channel],
    opened: NDArray[np.bool_],
    left: Array,
    floor: float,
    least: float = 0.0,
    capacity: float = math.inf,
) -> Array:
    """Share the hours beyond set-up as `equal_marginal` does, whatever a sale leaves in each channel.

    Where the place of a sale is scarce it has a value of its own (the multiplier of the capacity), the same
    for every channel. It is bracketed by halving, for the sets that would sell too much; at this charge each
    channel gives up sales that leave less than it. Where an hour is worth nothing the bracket may stay open:
    sales that leave just the charge are all wanted, or none. Any part of such sales is best as well, and the
    hours for it are fewer than that part of the hours, for the first ones sell most.

    Args and returns: as `equal_marginal`.
    """
    worths = {one.worth for one in channels}
    if math.isinf(capacity) or len(worths) == 1:
        return equal_marginal(channels, opened, left, floor, least, capacity)
    scale = np.array([one.scale for one in channels])
    exponent = np.array([one.exponent for one in channels])
    found = equal_marginal(channels, opened, left, floor, least)

    def sold(hours: Array, which: NDArray[np.bool_]) -> Array:
        return np.asarray((np.where(which, scale, 0.0) * hours**exponent).sum(axis=1))

    over = sold(found, opened) > capacity
    if not over.any():
        return found
    some, room = opened[over], left[over]
    low, high = np.zeros(room.shape), np.full(room.shape, max(worths))
    more, less = found[over], equal_marginal(channels, some, room, floor, least, charge=high)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = equal_marginal(channels, some, room, floor, least, charge=middle)
        above = sold(tried, some) > capacity
        low, high = np.where(above, middle, low), np.where(above, high, middle)
        more, less = (np.where(above[:, np.newaxis], *pair) for pair in ((tried, more), (less, tried)))
    few, many = sold(less, some), sold(more, some)
    gap = many - few
    part = np.clip(np.divide(capacity - few, gap, out=np.zeros_like(gap), where=gap > 0), 0.0, 1.0)
    share = part[:, np.newaxis]
    found[over] = ((1 - share) * less**exponent + share * more**exponent) ** (1 / exponent)
    return found
