"""One reason for being there: what its hours bring, and whether more or fewer would be better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Reason = Literal["reach", "keep", "serve"]
Advice = Literal["more", "same", "less", "none"]

_NEAR = 0.25  # as a share of today's hours: closer to the best than that is "the same"


@dataclass(frozen=True)
class Stream:
    """What one reason for being there is worth in a month.

    Attributes:
        reason: `reach` new customers, `keep` those one has, `serve` those who need help.
        hours: hours a month given to it now.
        best_hours: hours a month at which it leaves most; 0 where nothing pays.
        brings: EUR a month before hours and cash, expected.
        costs: EUR a month, hours and cash.
        net: EUR a month, expected, at today's hours.
        low: EUR a month; one draw in ten is below.
        high: EUR a month; one draw in ten is above.
        p_pays: share of draws, 0-1, with a net above 0.
        net_at_best: EUR a month at the best hours, expected.
        advice: more, the same, less or none.
    """

    reason: Reason
    hours: float
    best_hours: float
    brings: float
    costs: float
    net: float
    low: float
    high: float
    p_pays: float
    net_at_best: float
    advice: Advice


def stream(reason: Reason, hours: float, tries: Array, net: Callable[[float], tuple[Array, Array]]) -> Stream:
    """Weigh one reason.

    Args:
        reason: which one.
        hours: hours a month given to it now.
        tries: hours a month among which the best are looked for.
        net: hours -> (EUR a month that they bring, EUR a month that they cost), draw by draw.
    """
    brings, costs = net(hours)
    nets = np.atleast_1d(brings - costs)
    options = np.union1d(tries, [0.0, hours])
    means = np.array([float((np.subtract(*net(float(h)))).mean()) if h > 0 else 0.0 for h in options])
    best = int(means.argmax())  # the fewest hours among equals
    low, high = np.quantile(nets, [0.1, 0.9])
    return Stream(
        reason=reason,
        hours=hours,
        best_hours=float(options[best]),
        brings=float(np.mean(brings)),
        costs=float(np.mean(costs)),
        net=float(nets.mean()),
        low=float(low),
        high=float(high),
        p_pays=float((nets > 0).mean()),
        net_at_best=float(means[best]),
        advice=_advice(hours, float(options[best])),
    )


def _advice(now: float, best: float) -> Advice:
    if best == 0:
        return "none"
    if best > now * (1 + _NEAR):
        return "more"
    return "less" if best < now * (1 - _NEAR) else "same"
