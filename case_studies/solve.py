"""Where a rising function crosses zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HALVINGS = 6  # first come near, for far from the answer the function may be flat
_STEPS = 60


def root(rising: Callable[[float], float], low: float, high: float, close: float = 1e-10) -> float:
    """Find where a rising function crosses zero: halvings, then regula falsi in the Illinois form.

    Our own few lines because importing scipy's solvers takes longer than all that a page computes.

    Args:
        rising: continuous, never falling.
        low: where to begin.
        high: where to end.
        close: how near to zero the function's value must come.

    Returns:
        The crossing; the nearer end where there is none between the two.
    """
    at_low, at_high = rising(low), rising(high)
    if at_low >= 0:
        return low
    if at_high <= 0:
        return high
    kept = ""
    for step in range(_STEPS):
        halving = step < _HALVINGS
        middle = (low + high) / 2 if halving else (low * at_high - high * at_low) / (at_high - at_low)
        at = rising(middle)
        if abs(at) < close:
            return middle
        # An end that stays twice pulls half as hard, so that it does not stay for ever.
        if at < 0:
            low, at_low = middle, at
            at_high /= 2 if kept == "high" and not halving else 1
            kept = "high"
        else:
            high, at_high = middle, at
            at_low /= 2 if kept == "low" and not halving else 1
            kept = "low"
    return (low + high) / 2
