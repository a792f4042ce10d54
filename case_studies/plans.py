"""Hours are a budget: the better activity is used up to its cap, what is left goes to the next one."""

from __future__ import annotations

import math
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from case_studies.draws import prefix_of
from case_studies.use import left
from case_studies.uses import activity_use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from case_studies.business import Business
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

    Array = NDArray[np.float64]
    Plan = dict[str, float]

_EXCHANGED = 2  # along an edge of the budget, one activity's hours become another's
_ROUNDING = 1e-6  # hours a month; what taking away caps from a budget leaves over is not a plan


def net(
    business: Business, plan: Mapping[str, float], yields: Mapping[str, Yield], numbers: Numbers
) -> Array:
    """EUR a month that a plan leaves: contribution margins less cash, less every hour at one common value.

    Sales beyond capacity only push others out, so they earn nothing.

    Args:
        business: names the activities.
        plan: activity -> hours a month.
        yields: activity -> what one hour of it brings.
        numbers: flat key -> array.

    Returns:
        Array in the shape of the draws; 0 for a plan without hours.
    """
    uses = (
        activity_use(business, activity, plan[activity.name], yields[activity.name], numbers)
        for activity in business.activities
        if activity.name in plan
    )
    return left(uses, numbers)


def candidates(
    business: Business, budget: float, yields: Mapping[str, Yield], numbers: Numbers
) -> list[Plan]:
    """Every plan worth comparing.

    Earnings grow in proportion to hours up to a cap, so the best plan is one that takes some of the
    activities in some order and fills each up to its cap, the budget's end or the capacity for sales.
    Where a cheaper product sells beyond that capacity, an hour may go on past it: then the plans that
    do not stop there are compared too, and those between two of them that just reach it.

    Args:
        business: gives the activities.
        budget: hours a month to give away, above 0.
        yields: activity -> what one hour of it brings; its average decides where capacity is reached.
        numbers: flat key -> array.

    Returns:
        Distinct plans, the empty one first.
    """
    return fillings(business, budget, limits(business, yields, numbers))


class Limits(NamedTuple):
    """What bounds a plan, on average over the draws.

    Attributes:
        capacity: sales that can be taken on in a month.
        caps: activity -> hours a month at the most.
        bookings: activity -> sales per hour.
    """

    capacity: float
    caps: dict[str, float]
    bookings: dict[str, float]


def fillings(business: Business, budget: float, within: Limits) -> list[Plan]:
    """Give the plans of `candidates` within bounds that are known already."""
    capacity, caps, bookings = within
    orders = [order for size in range(len(caps) + 1) for order in permutations(caps, size)]
    plans = [_filled(order, budget, capacity, caps, bookings) for order in orders]
    if business.second.on:
        whole = _distinct(_filled(order, budget, math.inf, caps, bookings) for order in orders)
        plans += [*whole, *_just_full(whole, bookings, capacity)]
    return _distinct(plans)


def room(
    business: Business, name: str, budget: float, yields: Mapping[str, Yield], numbers: Numbers
) -> float:
    """Hours a month that an activity can use alone: its cap, the budget, or until capacity is sold."""
    capacity, caps, bookings = limits(business, yields, numbers)
    return _filled((name,), budget, capacity, caps, bookings).get(name, 0.0)


def limits(business: Business, yields: Mapping[str, Yield], numbers: Numbers) -> Limits:
    """Give the capacity, every activity's cap and its bookings per hour, on average over the draws."""
    caps = {a.name: float(numbers[prefix_of(business, a) + "cap_hours"].mean()) for a in business.activities}
    bookings = {name: float(yields[name].bookings.mean()) for name in caps}
    return Limits(float(numbers["capacity"].mean()), caps, bookings)


def _distinct(plans: Iterable[Plan]) -> list[Plan]:
    found: list[Plan] = []
    for plan in plans:
        if plan not in found:
            found.append(plan)
    return found


def _just_full(plans: Sequence[Plan], bookings: Mapping[str, float], capacity: float) -> Iterator[Plan]:
    """Mix every two plans, one below and one above the capacity, that differ in two activities.

    With the corners themselves, these are all the corners of a budget that the capacity cuts in two.
    """
    for below, above in permutations(plans, 2):
        names = [name for name in bookings if below.get(name, 0.0) != above.get(name, 0.0)]
        low, high = (sum(hours * bookings[name] for name, hours in p.items()) for p in (below, above))
        if len(names) == _EXCHANGED and low < capacity < high:
            part = (capacity - low) / (high - low)
            mixed = {n: (1 - part) * below.get(n, 0.0) + part * above.get(n, 0.0) for n in bookings}
            yield {name: hours for name, hours in mixed.items() if hours > _ROUNDING}


def _filled(
    order: Sequence[str],
    hours_left: float,
    sales_left: float,
    caps: Mapping[str, float],
    bookings: Mapping[str, float],
) -> Plan:
    plan: Plan = {}
    for name in order:
        # An hour that sells nothing of the main product never meets its capacity.
        until_full = sales_left / bookings[name] if bookings[name] > 0 else hours_left
        hours = min(caps[name], hours_left, until_full)
        if hours > _ROUNDING:
            plan[name] = hours
            hours_left -= hours
            sales_left = max(0.0, sales_left - hours * bookings[name])
    return plan
