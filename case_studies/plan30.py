"""Thirty days: what to do, what to count, and the number to beat, out of the verdict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.decision import decide
from case_studies.overall import overall
from case_studies.ranges import mean

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.overall import Overall
    from case_studies.stream import Reason, Stream

DAYS = 30
LOOKS = (1, 8, 15, 22, DAYS)
"""Days on which something is done: the first one, then week by week, and the one of the decision."""

Path = Literal["carry_on", "half_hour", "trial", "count", "stop"]
"""Go on with what works; give the hours to the half-hour; try with a limit; only count; stop."""


@dataclass(frozen=True)
class Plan30:
    """A month to find out, with one number to hold its end against.

    Attributes:
        path: what the month is for.
        works: reasons that deserve hours, the best first.
        drops: reasons that have hours today and deserve none.
        hours: hours a month given to what is tried: to the reasons that work, to the half-hour, or as today.
        expected: sales in the thirty days if the numbers are right.
        to_beat: sales in the thirty days that pay for these hours and their cash; infinite where a sale
            leaves nothing.
        none_anyway: probability, 0-1, that the thirty days bring no sale although the numbers are right.
        months: after how many the decision falls; 1 where thirty days are enough.
        enough: sales by then from which to go on.
        better_hours: hours a month for the better half-hour, which comes first; 0 where there is none.
        may_lose: EUR a month that finding out may cost at the most; 0 where nothing is to be found out.
    """

    path: Path
    works: tuple[Reason, ...]
    drops: tuple[Reason, ...]
    hours: float
    expected: float
    to_beat: float
    none_anyway: float
    months: int
    enough: int
    better_hours: float
    may_lose: float

    @property
    def months_for_one(self) -> float:
        """Months in which one sale would pay for itself; below 1 where a month needs several."""
        return math.inf if self.to_beat == 0 else 1 / self.to_beat


def plan_30(business: Business, found: Overall | None = None) -> Plan30:
    """Make the plan that follows from the verdict over all reasons.

    Sales of a month are taken as Poisson: none of them has probability exp(-expected). A month is thirty
    days here.

    Args:
        business: the numbers.
        found: the verdict over them, where it is known already.
    """
    found = found or overall(business)
    works = tuple(
        one.reason
        for one in sorted(found.streams, key=lambda one: one.net_at_best, reverse=True)
        if one.advice != "none"
    )
    drops = tuple(one.reason for one in found.streams if one.hours > 0 and one.advice == "none")
    path = _path(found, works)
    hours, expected, to_beat = _tried(business, found, path)
    unsure = path in {"trial", "count"}
    months = found.trial.months if path == "trial" else 1
    return Plan30(
        path=path,
        works=works,
        drops=drops,
        hours=hours,
        expected=expected,
        to_beat=to_beat,
        none_anyway=math.exp(-expected),
        months=months,
        enough=found.trial.enough if path == "trial" else max(1, math.ceil(min(to_beat, 1e6))),
        better_hours=found.plan[found.better] if found.better else 0.0,
        may_lose=found.affordable_loss if unsure else 0.0,
    )


def _path(found: Overall, works: tuple[Reason, ...]) -> Path:
    if found.verdict == "test_first":
        return "trial"
    if found.verdict == "cannot_tell":
        return "count"
    if works:
        return "carry_on"
    return "half_hour" if found.better else "stop"


def _tried(business: Business, found: Overall, path: Path) -> tuple[float, float, float]:
    """Give hours a month, sales a month and the sales that pay for them, of what the month is for."""
    margin = mean(business.offer.price) * mean(business.offer.margin_ratio)
    if path == "half_hour" and found.better:
        alone = decide(business).outcomes[found.better]
        share = found.plan[found.better] / alone.hours if alone.hours else 0.0
        return found.plan[found.better], alone.bookings * share, alone.break_even * share
    kept = [one for one in found.streams if _goes_on(one, path)]
    hours = sum(one.best_hours if path == "carry_on" else one.hours for one in kept)
    today = sum(one.hours for one in kept)
    share = min(1.0, hours / today) if today else 1.0
    sales = share * sum(one.new + one.again for one in kept)
    brings = share * sum(one.brings for one in kept)
    costs = share * sum(one.costs for one in kept)
    # What one of these sales leaves, with whatever comes beside it; the bare margin where there are none.
    each = brings / sales if sales > 0 and brings > 0 else margin
    return hours, sales, costs / each if each > 0 else math.inf


def _goes_on(stream: Stream, path: Path) -> bool:
    return stream.advice != "none" if path == "carry_on" else stream.hours > 0
