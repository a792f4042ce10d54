"""One reason for being there: what its hours bring, and whether more or fewer would be better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from case_studies.use import earned, left

if TYPE_CHECKING:
    from case_studies.uncertainty import Numbers
    from case_studies.use import Use

Reason = Literal["reach", "keep", "serve"]
Advice = Literal["more", "same", "less", "none"]

NEAR = 0.25  # as a share of today's hours: closer to the best than that is "the same"


@dataclass(frozen=True)
class Stream:
    """What one reason for being there is worth in a month, on its own.

    Attributes:
        reason: `reach` new customers, `keep` those one has, `serve` those who need help.
        hours: hours a month given to it now, staff's included.
        best_hours: hours a month in the best plan for all hours; 0 where it has no place there.
        new: new customers a month, expected; with `serve`, those who are not driven away.
        again: additional sales a month to customers one has, expected.
        brings: EUR a month before hours and cash, expected.
        costs: EUR a month, hours and cash.
        net: EUR a month, expected, at today's hours.
        low: EUR a month; one draw in ten is below.
        high: EUR a month; one draw in ten is above.
        p_pays: share of draws, 0-1, with a net above 0.
        net_at_best: EUR a month at the best hours, expected.
        advice: more, the same, less or none.
        asked: whether there is anybody in these numbers whom it is for; else it was not weighed.
    """

    reason: Reason
    hours: float
    best_hours: float
    new: float
    again: float
    brings: float
    costs: float
    net: float
    low: float
    high: float
    p_pays: float
    net_at_best: float
    advice: Advice
    asked: bool = True


def stream(
    reason: Reason, now: tuple[float, Use], best: tuple[float, Use], numbers: Numbers, *, asked: bool = True
) -> Stream:
    """Sum up one reason.

    Args:
        reason: which one.
        now: hours a month today, and what they do.
        best: hours a month in the best plan, and what they do.
        numbers: flat key -> array of shape (n,) or ().
        asked: whether there is anybody whom it is for.
    """
    hours, use = now
    nets = np.atleast_1d(left([use], numbers))
    low, high = np.quantile(nets, [0.1, 0.9])
    return Stream(
        reason=reason,
        hours=hours,
        best_hours=best[0],
        new=float(np.mean(use.new)),
        again=float(np.mean(use.again)),
        brings=float(np.mean(earned([use], numbers))),
        costs=float(np.mean(use.cost)),
        net=float(nets.mean()),
        low=float(low),
        high=float(high),
        p_pays=float((nets > 0).mean()),
        net_at_best=float(np.mean(left([best[1]], numbers))),
        advice=advice(hours, best[0]),
        asked=asked,
    )


def advice(now: float, best: float) -> Advice:
    """Say in a word how the best hours stand to today's."""
    if best == 0:
        return "none"
    if best > now * (1 + NEAR):
        return "more"
    return "less" if best < now * (1 - NEAR) else "same"
