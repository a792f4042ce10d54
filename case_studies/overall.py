"""One verdict over the three reasons: what being there brings in all, and whether it should go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from case_studies.by_itself import by_itself
from case_studies.draws import numbers_of
from case_studies.flips import Flip, flips
from case_studies.joint import hours_now, uses_of
from case_studies.reasons import Streams, names, streams, weigh_all
from case_studies.stream import advice
from case_studies.uncertainty import DRAWS
from case_studies.use import earned
from case_studies.weighing import Weighing, yields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.business import Business
    from case_studies.by_itself import Alone
    from case_studies.flips import Judge
    from case_studies.stream import Advice, Reason
    from case_studies.uncertainty import Numbers
    from case_studies.weighing import Verdict


@dataclass(frozen=True)
class Overall(Weighing):
    """The verdict over all three reasons, and the numbers that made it.

    `verdict`, `plan`, `doubt`, `evpi` and `trial` are those of `weighing`, over every plan for all hours: the
    plan's keys are the activities, and `keep` and `serve`. The net is that of today's hours, the sum of the
    three streams but for sales that there is no room for.

    Attributes:
        streams: reach, keep and serve, each alone.
        hours: hours a month for all three now, staff's included.
        brings: EUR a month before hours and cash, expected.
        costs: EUR a month, hours and cash.
        net: EUR a month, expected.
        low: EUR a month; one draw in ten is below.
        high: EUR a month; one draw in ten is above.
        p_pays: share of draws, 0-1, with a net above 0.
        better: the better half-hour that the best plan gives most hours to, if any.
    """

    streams: Streams
    hours: float
    brings: float
    costs: float
    net: float
    low: float
    high: float
    p_pays: float
    better: str | None

    @property
    def alone(self) -> Alone:
        """Whether today's hours pay, whatever else they could do."""
        return by_itself(self.hours, self.p_pays)

    @property
    def advice(self) -> dict[Reason, Advice]:
        """More, the same, less or none, for each reason."""
        return {one.reason: one.advice for one in self.streams}

    @property
    def best_hours(self) -> float:
        """Hours a month that the three reasons deserve together."""
        return sum(one.best_hours for one in self.streams)

    @property
    def advice_in_all(self) -> Advice:
        """More, the same, less or none, of all of it: today's hours against the best."""
        return advice(self.hours, self.best_hours)


def overall(business: Business, n: int = DRAWS) -> Overall:
    """Decide about being on social media at all.

    Args:
        business: the numbers, sure or as ranges.
        n: how many draws.
    """
    numbers = numbers_of(business, n)
    yields = yields_of(business, numbers)
    weighed = weigh_all(business, numbers, yields)
    now = hours_now(business, numbers)
    uses = uses_of(business, now, yields, numbers).values()
    brings = np.atleast_1d(earned(uses, numbers))
    costs = sum((use.cost for use in uses), start=np.zeros(()))
    nets = brings - costs
    low, high = np.quantile(nets, [0.1, 0.9])
    beside = {name: hours for name, hours in weighed.plan.items() if name not in names(business).values()}
    return Overall(
        **vars(weighed),
        streams=streams(business, weighed.plan, yields, numbers),
        hours=sum(now.values()),
        brings=float(brings.mean()),
        costs=float(costs.mean()),
        net=float(nets.mean()),
        low=float(low),
        high=float(high),
        p_pays=float((nets > 0).mean()),
        better=max(beside, key=beside.__getitem__) if beside else None,
    )


def overall_verdict(business: Business, numbers: Numbers) -> Verdict:
    """Judge being there at all, on numbers drawn already."""
    return weigh_all(business, numbers, yields_of(business, numbers)).verdict


def _reach(business: Business, numbers: Numbers) -> Verdict:
    return weigh_all(business, numbers, yields_of(business, numbers), ["reach"]).verdict


def _keep(business: Business, numbers: Numbers) -> Verdict:
    return weigh_all(business, numbers, yields_of(business, numbers), ["keep"]).verdict


def _serve(business: Business, numbers: Numbers) -> Verdict:
    return weigh_all(business, numbers, yields_of(business, numbers), ["serve"]).verdict


_JUDGES: dict[Reason, Judge] = {"reach": _reach, "keep": _keep, "serve": _serve}


def overall_flips(business: Business, keys: Sequence[str], reason: Reason | None = None) -> tuple[Flip, ...]:
    """Find the nearest value of each number at which the verdict is another one.

    Args:
        business: the numbers now.
        keys: flat keys to try.
        reason: the verdict on whether this one has a place in the best plan; over all three if none is named.
    """
    return flips(business, keys, _JUDGES[reason] if reason else overall_verdict)
