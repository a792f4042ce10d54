"""Turn ranges into draws: what the numbers could be, thousands of times over."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from case_studies.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]
    Numbers = dict[str, Array]

SEED = 20_120_101
DRAWS = 4_000


@lru_cache(maxsize=64)
def uniform(key: str, n: int, seed: int = SEED) -> Array:
    """Give `n` evenly spread numbers in (0, 1) in random order, always the same for one key.

    One stratum a draw (Latin hypercube), so that a few thousand draws already give steady averages;
    and common random numbers, so that a slider moves the answer and not the dice.
    """
    rng = np.random.default_rng([seed, *key.encode()])
    spread: Array = (rng.permutation(n) + rng.random(n)) / n
    spread.setflags(write=False)
    return spread


def triangular(quantile: ArrayLike, span: Range) -> Array:
    """Value at a quantile of the triangular distribution from low to high, peaked at likely.

    The inverse of its distribution function; held in a test to scipy.stats.triang, whose import costs more
    than all the draws.
    """
    low, peak, high = span
    q, width = np.asarray(quantile, dtype=float), high - low
    if width == 0:
        return np.full(q.shape, low)
    split = (peak - low) / width
    below = low + np.sqrt(q * width * (peak - low))
    above = high - np.sqrt((1 - q) * width * (high - peak))
    return np.where(q < split, below, above)


def draw(numbers: Mapping[str, float | Range | None], n: int = DRAWS, seed: int = SEED) -> Numbers:
    """Draw every range; what is sure stays a single number.

    Args:
        numbers: flat key -> value or Range; None is left out.
        n: how many draws.
        seed: same seed, same draws.

    Returns:
        Flat key -> array of shape (n,) for a range, () for a sure number.
    """
    return {
        key: triangular(uniform(key, n, seed), value)
        if isinstance(value, Range)
        else np.asarray(float(value))
        for key, value in numbers.items()
        if value is not None
    }


def at_likely(numbers: Mapping[str, float | Range | None]) -> Numbers:
    """Give every number at its likeliest value, in the shape that `draw` gives."""
    return {
        key: np.asarray(float(value.likely if isinstance(value, Range) else value))
        for key, value in numbers.items()
        if value is not None
    }
