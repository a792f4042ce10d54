"""A value that its owner is not sure of: the lowest, the likeliest and the highest they would believe."""

from __future__ import annotations

from typing import NamedTuple


class Range(NamedTuple):
    """Low, likely and high of one quantity, in that quantity's own unit; low <= likely <= high."""

    low: float
    likely: float
    high: float


def likely(value: float | Range) -> float:
    """Give the single best guess for a value that may be a range."""
    return value.likely if isinstance(value, Range) else float(value)


def centre(value: float | Range) -> float:
    """Give the likeliest value; the average where that is nought, for nought of nought says nothing."""
    return likely(value) or mean(value)


def mean(value: float | Range) -> float:
    """Give the average of the triangular distribution that a range stands for."""
    return sum(value) / len(value) if isinstance(value, Range) else float(value)
