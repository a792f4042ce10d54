"""Where a slider can stand: round numbers, so that each press of an arrow key gives one people say."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import count
from typing import Literal

Scale = Literal["linear", "log"]

_ROUND = tuple(Decimal(text) for text in ("1", "2", "5", "10"))
_DECADE = tuple(
    Decimal(text) / 10
    for text in "10 11 12 13 14 15 16 18 20 22 25 28 30 35 40 45 50 55 60 65 70 75 80 85 90 95".split()  # noqa: SIM905 - one glance
)
_USUAL = 100
_MOST = 2000
_DECADES_FROM_ZERO = 4


def slider_stops(low: float, high: float, step: float | None, scale: Scale) -> list[float]:
    """Give the numbers a slider can stand at, from `low` to `high`, both included.

    Args:
        low: The lowest.
        high: The highest.
        step: Distance between stops (linear), or the number each stop is a multiple of (log). By default the
            round number that gives about a hundred stops (linear), or any round number (log).
        scale: "linear", or "log" where plausible values span decades; a log scale may start at 0.

    Raises:
        ValueError: For bounds or a step that make no slider.
    """
    bottom, top = Decimal(repr(float(low))), Decimal(repr(float(high)))
    if step is not None and not (math.isfinite(step) and step > 0):
        raise ValueError(f"The step must be above 0, not {step}.")
    grain = None if step is None else Decimal(repr(float(step)))
    inner = _ladder(bottom, top, grain) if scale == "log" else _ruler(bottom, top, grain)
    return [float(stop) for stop in (bottom, *inner, top)]


def _ruler(low: Decimal, high: Decimal, step: Decimal | None) -> list[Decimal]:
    step = step or _round_up((high - low) / _USUAL)
    if (high - low) / step > _MOST:
        raise ValueError(f"A step of {step} from {low} to {high} is too fine for a slider.")
    first = math.floor(low / step) + 1
    last = math.ceil(high / step) - 1
    return [step * place for place in range(first, last + 1)]


def _round_up(size: Decimal) -> Decimal:
    unit = Decimal(1).scaleb(size.adjusted())
    return next(unit * lead for lead in _ROUND if unit * lead >= size)


def _ladder(low: Decimal, high: Decimal, grain: Decimal | None) -> list[Decimal]:
    if low < 0:
        raise ValueError("A log scale can not start below 0.")
    start = low or grain or high.scaleb(-_DECADES_FROM_ZERO)
    rungs = []
    for power in count(start.adjusted()):
        decade = [lead.scaleb(power) for lead in _DECADE]
        rungs += [rung for rung in decade if low < rung < high and (low or rung >= start)]
        if decade[-1] >= high:
            break
    return [rung for rung in rungs if grain is None or rung % grain == 0]
