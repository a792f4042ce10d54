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

_HALVINGS = 90


def equal_marginal(
    channels: Sequence[Channel], opened: NDArray[np.bool_], left: Array, floor: float
) -> Array:
    """Share the hours beyond set-up within several sets of channels, each on its own.

    The common slope is bracketed by halving its logarithm, for all sets at once. Where every hour of a
    channel brings the same, its demand jumps from nothing to all between the two ends of the bracket; what
    lies between them in proportion is then best as well.

    Args:
        channels: the channels.
        opened: which of them are open, shape (sets, channels).
        left: hours beyond set-up, shape (sets,).
        floor: EUR an hour below which no hour is given.

    Returns:
        Hours beyond set-up, shape (sets, channels).
    """
    most = np.minimum(np.array([one.room for one in channels]), left[:, np.newaxis]) * opened
    slope = np.log([one.slope or 1.0 for one in channels])
    bend = np.array([1 - one.exponent for one in channels])

    def demand(common: Array) -> Array:
        """Hours at which each channel's slope has come down to the common one, given as logarithm."""
        ahead = slope - common[:, np.newaxis]
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            curved = np.exp(ahead / bend)
        return np.asarray(np.minimum(np.where(bend > 0, curved, np.where(ahead >= 0, np.inf, 0.0)), most))

    lowest = math.log(floor) if floor > 0 else -math.inf
    free = demand(np.full(left.shape, lowest))
    tight = free.sum(axis=1) > left
    with np.errstate(divide="ignore"):
        reach = bend * np.abs(np.log(np.maximum(left, 1e-300)))[:, np.newaxis]
    spread = reach.max(axis=1) + bend.max() * math.log(len(channels)) + 1
    low, high = slope.min() - spread, slope.max() + spread
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        above = demand(middle).sum(axis=1) > left
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    less, more = demand(high), demand(low)
    gap = (more - less).sum(axis=1)
    missing = left - less.sum(axis=1)
    part = np.divide(missing, gap, out=np.zeros_like(gap), where=gap > 0)
    shared = less + np.clip(part, 0.0, 1.0)[:, np.newaxis] * (more - less)
    return np.where(tight[:, np.newaxis], shared, free)
