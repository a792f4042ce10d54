"""Three good reasons for being on social media, each as a stream of euros; and no reason at all.

- `reach`: new customers, by the hours of the activity in question (`funnel`, `plans`).
- `keep`: staying in touch with customers one has. Some of those who see an offer buy because of it, and some
  of those who see anything send a friend (`uses.keep_use`).
- `serve`: help where it is asked for. Somebody has to watch all month; what is solved there costs nothing
  elsewhere, and fewer leave, or see it unanswered (`uses.serve_use`).

Each is weighed alone, at today's hours; its advice comes from the best plan for all hours (`joint`), in which
an hour counts once and the better half-hour has its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.draws import numbers_of
from case_studies.joint import KEEP, SERVE, hours_now, joint_plans, uses_of
from case_studies.many_plans import each_left
from case_studies.stream import Stream, stream
from case_studies.stretching import stretched
from case_studies.uncertainty import DRAWS
from case_studies.use import Use, counted
from case_studies.weighing import Weighing, weigh_plans, yields_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from case_studies.business import Business
    from case_studies.plans import Plan
    from case_studies.stream import Reason
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

    Array = NDArray[np.float64]

REASONS: tuple[Reason, ...] = ("reach", "keep", "serve")
Streams = tuple[Stream, Stream, Stream]

_WHOM = {"keep": "customers_count", "serve": "support_contacts_per_month"}


def reasons(business: Business, n: int = DRAWS) -> Streams:
    """Weigh the three reasons on the same draws, in the order reach, keep, serve.

    Args:
        business: the numbers, sure or as ranges.
        n: how many draws.
    """
    numbers = numbers_of(business, n)
    yields = yields_of(business, numbers)
    return streams(business, weigh_all(business, numbers, yields).plan, yields, numbers)


def names(business: Business) -> dict[Reason, str]:
    """Give what each reason's hours are called in a plan."""
    return {"reach": business.question.name, "keep": KEEP, "serve": SERVE}


def weigh_all(
    business: Business, numbers: Numbers, yields: Mapping[str, Yield], asked: Collection[Reason] = REASONS
) -> Weighing:
    """Weigh every plan for all hours: has one of the reasons asked about a place in the best one?

    The rule is that of `weighing`, over the plans of `joint`. Where nobody stays in touch today, and the best
    plan would not begin to, that is no part of the question, and its doubt none of the answer's: whoever only
    posts is told the same as by `weighing`, also with customers to whom nobody writes.

    Args:
        business: gives the structure: audiences, activities, what is switched on.
        numbers: flat key -> array of shape (n,) or ().
        yields: activity -> what one hour of it brings, from the same numbers.
        asked: the reasons in question.
    """
    plans = joint_plans(business, yields, numbers)
    nets = each_left(business, plans, yields, numbers)
    wanted = {name for reason, name in names(business).items() if reason in asked}
    if wanted != {KEEP} and KEEP not in hours_now(business, numbers):
        plans, nets = _unless_begun(plans, nets)

    def sales(plan: Plan) -> Array:
        # Who was not driven away never says so: help brings no sale that a trial could count.
        selling = {name: hours for name, hours in plan.items() if name in wanted - {SERVE}}
        return counted(uses_of(business, selling, yields, numbers).values(), numbers)

    return weigh_plans(
        plans,
        nets=nets,
        asked=wanted,
        sales=sales,
        numbers=numbers,
    )


def _unless_begun(plans: list[Plan], nets: Array) -> tuple[list[Plan], Array]:
    """Leave out the plans that begin to stay in touch, unless the best one does."""
    if KEEP in plans[int(nets.mean(axis=1).argmax())]:
        return plans, nets
    rows = [row for row, plan in enumerate(plans) if KEEP not in plan]
    return [plans[row] for row in rows], nets[rows]


def best_plan(business: Business, numbers: Numbers, yields: Mapping[str, Yield]) -> Plan:
    """Give the plan for all hours that leaves most on average; `weigh_all` says how sure that is."""
    plans = joint_plans(business, yields, numbers)
    return plans[int(each_left(business, plans, yields, numbers).mean(axis=1).argmax())]


def streams(business: Business, plan: Plan, yields: Mapping[str, Yield], numbers: Numbers) -> Streams:
    """Give the three streams, with advice from a plan for all hours."""
    now = hours_now(business, numbers)
    further = stretched(business, plan, names(business).values(), yields, numbers)

    def one(reason: Reason, name: str) -> Stream:
        hours, best = now.get(name, 0.0), further[name]

        def use(given: float) -> Use:
            return uses_of(business, {name: given} if given > 0 else {}, yields, numbers).get(name, Use())

        anybody = reason == "reach" or bool(np.any(numbers[_WHOM[reason]] > 0))
        return stream(reason, (hours, use(hours)), (best, use(best)), numbers, asked=anybody)

    reach, keep, serve = (one(reason, name) for reason, name in names(business).items())
    return reach, keep, serve
