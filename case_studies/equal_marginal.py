"""Hours shared out so that the next one brings the same wherever it goes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from case_studies.channel import Channel

    Array = NDArray[np.float64]

_HALVINGS = 60  # from some twenty apart, as a logarithm, to the last place of a float


def equal_marginal(  # noqa: PLR0913, PLR0917 - what is shared out, among whom, and three bounds
    channels: Sequence[Channel],
    opened: NDArray[np.bool_],
    left: Array,
    floor: float,
    least: float = 0.0,
    capacity: float = math.inf,
    charge: Array | None = None,
) -> Array:
    """Share the hours beyond set-up within several sets of channels, each on its own.

    The common slope is bracketed by halving its logarithm, for all sets at once. Where every hour of a
    channel brings the same, its demand jumps from nothing to all between the two ends of the bracket; what
    lies between them in proportion is then best as well. Sales that no more of can be taken on are a higher
    floor, where all channels sell the same thing: so the same bracket finds it.

    Args:
        channels: the channels.
        opened: which of them are open, shape (sets, channels).
        left: hours beyond set-up, shape (sets,).
        floor: EUR an hour below which no hour is given.
        least: hours a month, set-up included, that an open channel gets whatever they bring.
        capacity: sales a month of all channels together beyond which no hour is given; for channels of one
            worth, see `room_for_sales` for several.
        charge: EUR that the place of one sale is worth, taken off what the sale leaves, shape (sets,).

    Returns:
        Hours beyond set-up, shape (sets, channels).
    """
    setup = np.array([one.setup_hours for one in channels])
    most = np.minimum(np.array([one.room for one in channels]), left[:, np.newaxis]) * opened
    fewest = np.minimum(np.maximum(least - setup, 0.0), most) * opened
    slope = np.log([[one.slope or 1.0 for one in channels]])
    if charge is not None:
        worth = np.array([one.worth or 1.0 for one in channels])
        kept = 1 - charge[:, np.newaxis] / worth
        most = np.where(kept > 0, most, fewest)  # a sale that is not worth its place gets no hour
        slope = slope + np.log(np.where(kept > 0, kept, 1.0))
    scale = np.array([one.scale for one in channels])
    exponent = np.array([one.exponent for one in channels])
    bend = 1 - exponent

    def demand(common: Array) -> Array:
        """Hours at which each channel's slope has come down to the common one, given as logarithm."""
        ahead = slope - common[:, np.newaxis]
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            curved = np.exp(ahead / bend)
        wanted = np.where(bend > 0, curved, np.where(ahead >= 0, np.inf, 0.0))
        return np.asarray(np.clip(wanted, fewest, most))

    def sold(hours: Array) -> Array:
        return np.asarray((np.where(opened, scale, 0.0) * hours**exponent).sum(axis=1))

    def too_much(hours: Array) -> NDArray[np.bool_]:
        over = hours.sum(axis=1) > left
        return np.asarray(over if math.isinf(capacity) else over | (sold(hours) > capacity))

    free = demand(np.full(left.shape, math.log(floor) if floor > 0 else -math.inf))
    tight = too_much(free)
    with np.errstate(divide="ignore"):
        reach = bend * np.abs(np.log(np.maximum(left, 1e-300)))[:, np.newaxis]
    spread = reach.max(axis=1) + bend.max() * math.log(len(channels)) + 1
    low, high = slope.min() - spread, slope.max() + spread
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        above = too_much(demand(middle))
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    less, more = demand(high), demand(low)
    part = _part(left, less.sum(axis=1), more.sum(axis=1))
    if math.isfinite(capacity):
        part = np.minimum(part, _part(np.full(left.shape, capacity), sold(less), sold(more)))
    shared = less + part[:, np.newaxis] * (more - less)
    return np.where(tight[:, np.newaxis], shared, free)


def _part(wanted: Array, less: Array, more: Array) -> Array:
    """Give how far from `less` to `more`, 0-1, one must go for what is wanted."""
    gap = more - less
    with np.errstate(over="ignore"):
        part = np.divide(wanted - less, gap, out=np.ones_like(gap), where=gap > 0)
    return np.asarray(np.clip(part, 0.0, 1.0))
