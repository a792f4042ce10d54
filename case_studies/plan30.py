"""Thirty days: what to do, what to count, and the number to beat, out of the verdict.

The month shares out the hours that the owner gives today and not one more: the best plan's, and what it
leaves over to whatever more hours would do good. What would only pay beyond them is named, and given none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from case_studies.draws import numbers_of
from case_studies.instruction import PAYS
from case_studies.joint import SERVE, hours_now, owner_hours, uses_of
from case_studies.overall import overall
from case_studies.reasons import names
from case_studies.stream import NEAR
from case_studies.to_beat import Helped, helped, tally
from case_studies.unseen import rests_on_later
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from case_studies.business import Business
    from case_studies.overall import Overall
    from case_studies.plans import Plan
    from case_studies.stream import Reason, Stream
    from case_studies.uncertainty import Numbers

DAYS = 30
LOOKS = (1, 8, 15, 22, DAYS)
"""Days on which something is done: the first one, then week by week, and the one of the decision."""

_SOME_HOURS = 0.05  # a month: less would print as none

Path = Literal["carry_on", "half_hour", "trial", "count", "stop"]
"""Go on with what works; give the hours to the half-hour; try with a limit; only count; stop."""


class Beyond(NamedTuple):
    """Hours that would pay and that the owner does not have: for which reason, and up to how many a month."""

    reason: Reason
    hours: float


@dataclass(frozen=True)
class Plan30:
    """A month to find out, with one number to hold its end against.

    Attributes:
        path: what the month is for.
        works: reasons that the month gives hours, the best first.
        drops: reasons that have hours today and get none.
        beyond: what would pay with more hours than there are, the best first.
        month: hours a month for each name that the numbers below are about: the reasons that work, the
            half-hour, what is tried, or all that there is today.
        expected: sales that can be counted in the thirty days if the numbers are right. Those that come later
            are not among them, nor those whom help calms, for nobody sees them, but where it is about
            stopping all.
        to_beat: sales in the thirty days that pay for these hours and their cash, and for what is given up
            for them; infinite where a sale leaves nothing. Help has a number of its own.
        forgone: EUR a month that is given up for the half-hour: what today's hours leave, where they pay.
        helped: help given in the month, where there is any and it goes on.
        none_anyway: probability, 0-1, that the thirty days bring no sale although the numbers are right.
        months: after how many the decision falls; 1 where thirty days are enough.
        enough: sales by then from which to go on.
        better_hours: hours a month for the better half-hour, which comes first; 0 where there is none.
        may_lose: EUR a month that finding out may cost at the most; 0 where nothing is to be found out.
        unseen: whether the verdict rests on later sales, which no thirty days and no tally can show.
    """

    path: Path
    works: tuple[Reason, ...]
    drops: tuple[Reason, ...]
    beyond: tuple[Beyond, ...]
    month: Plan
    expected: float
    to_beat: float
    forgone: float
    helped: Helped | None
    none_anyway: float
    months: int
    enough: int
    better_hours: float
    may_lose: float
    unseen: bool

    @property
    def hours(self) -> float:
        """Hours a month in all, staff's included."""
        return sum(self.month.values())

    @property
    def sells(self) -> bool:
        """Whether the month is about sales at all, and not only about help."""
        return self.helped is None or any(name != SERVE for name in self.month)

    @property
    def months_for_one(self) -> float:
        """Months in which one sale would pay for itself; below 1 where a month needs several."""
        return math.inf if self.to_beat == 0 else 1 / self.to_beat


def plan_30(business: Business, found: Overall | None = None) -> Plan30:
    """Make the plan that follows from the verdict over all reasons.

    Sales of a month are taken as Poisson: none of them has probability exp(-rate), averaged over what the
    rate may be. A month is thirty days here.

    Args:
        business: the numbers.
        found: the verdict over them, where it is known already.
    """
    found = found or overall(business)
    numbers = numbers_of(business)
    yields, called = yields_of(business, numbers), names(business)
    ranked = sorted(found.streams, key=lambda one: one.net_at_best, reverse=True)
    path = _path(found, called)
    shared = found.tried if path == "trial" else found.plan
    if path == "carry_on":
        shared = _filled_up(business, shared, ranked, numbers)
    month = _month(business, found, path, shared, numbers)
    gets = {one.reason for one in ranked if shared.get(called[one.reason], 0.0) > 0}
    uses = uses_of(business, month, yields, numbers)
    # Who stops stops help as well: all of it is held against one number, the sales that are lost.
    asked = uses if path == "stop" else {name: use for name, use in uses.items() if name != SERVE}
    forgone = _forgone(found) if path == "half_hour" else 0.0
    sales = tally(asked.values(), numbers, forgone)
    beside = {name: hours for name, hours in shared.items() if name not in called.values()}
    return Plan30(
        path=path,
        works=tuple(one.reason for one in ranked if one.reason in gets),
        drops=tuple(one.reason for one in found.streams if one.hours > 0 and one.reason not in gets),
        beyond=() if path in {"trial", "count"} else tuple(_beyond(ranked, shared, called)),
        month=month,
        expected=float(np.mean(sales.rate)),
        to_beat=sales.to_beat,
        forgone=forgone,
        helped=helped(uses[SERVE], numbers) if SERVE in uses and path != "stop" else None,
        none_anyway=float(np.mean(np.exp(-sales.rate))),
        months=found.trial.months if path == "trial" else 1,
        enough=found.trial.enough if path == "trial" else max(1, math.ceil(min(sales.to_beat, 1e6))),
        # Where nothing is settled the month goes on as it is, so the half-hour gets no hours of it.
        better_hours=0.0 if path == "count" else max(beside.values(), default=0.0),
        may_lose=found.affordable_loss if path in {"trial", "count"} else 0.0,
        unseen=rests_on_later(business, found.verdict, numbers),
    )


def _path(found: Overall, called: Mapping[Reason, str]) -> Path:
    if found.verdict == "test_first":
        return "trial"
    if found.verdict == "cannot_tell":
        return "count"
    if found.plan.keys() & set(called.values()):
        return "carry_on"
    return "half_hour" if found.better else "stop"


def _forgone(found: Overall) -> float:
    """Give what today's hours leave in a month: all, or the one reason that pays where others lose."""
    best = max(found.net, *(one.net for one in found.streams))
    return best if best > PAYS else 0.0


def _filled_up(
    business: Business,
    plan: Plan,
    ranked: Sequence[Stream],
    numbers: Numbers,
) -> Plan:
    """Give the best plan, and the hours that it leaves over to what more hours would do good.

    The best plan gives posting today's hours at the most, so what another reason gives up may be left over.
    """
    shared, called = dict(plan), names(business)
    taken = sum(hours for name, hours in shared.items() if name != SERVE)
    spare = owner_hours(shared, numbers) - taken
    for one in ranked:
        name = called[one.reason]
        if spare < _SOME_HOURS or name == SERVE:
            continue
        here = shared.get(name, 0.0)
        further = min(one.best_hours - here, spare)
        if further >= _SOME_HOURS:
            shared[name] = here + further
            spare -= further
    return shared


def _beyond(ranked: Sequence[Stream], shared: Plan, called: Mapping[Reason, str]) -> Iterator[Beyond]:
    for one in ranked:
        here = shared.get(called[one.reason], 0.0)
        if one.best_hours > here * (1 + NEAR) + _SOME_HOURS:
            yield Beyond(one.reason, one.best_hours)


def _month(business: Business, found: Overall, path: Path, shared: Plan, numbers: Numbers) -> Plan:
    """Give hours a month for each name that the month is about."""
    if path == "half_hour" and found.better:
        return {found.better: shared[found.better]}
    if path in {"carry_on", "trial"}:
        return {name: hours for name, hours in shared.items() if name in names(business).values()}
    return hours_now(business, numbers)
