"""Hours are a budget: the better activity is used up to its cap, what is left goes to the next one."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from case_studies.funnel import cost
from case_studies.yields import prefix_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from case_studies.business import Activity, Business
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

    Array = NDArray[np.float64]
    Plan = dict[str, float]


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
    total, booked, margin = np.zeros(()), np.zeros(()), np.zeros(())
    for activity in business.activities:
        hours = plan.get(activity.name, 0.0)
        if hours > 0:
            found = yields[activity.name]
            booked = booked + hours * found.bookings
            margin = found.per_booking
            total = total + hours * (found.earnings - found.bookings * found.per_booking)
            total = total - cost(
                hours, numbers["hour_value"], numbers[f"{prefix_of(business, activity)}cash"]
            )
    return np.asarray(total + np.minimum(booked, numbers["capacity"]) * margin)


def candidates(
    business: Business, budget: float, yields: Mapping[str, Yield], numbers: Numbers
) -> list[Plan]:
    """Every plan worth comparing.

    Earnings grow in proportion to hours up to a cap, so the best plan is one that takes some of the
    activities in some order and fills each up to its cap, the budget's end or the capacity for sales.

    Args:
        business: gives the activities.
        budget: hours a month to give away, above 0.
        yields: activity -> what one hour of it brings; its average decides where capacity is reached.
        numbers: flat key -> array.

    Returns:
        Distinct plans, the empty one first.
    """
    plans: list[Plan] = [{}]
    for size in range(1, len(business.activities) + 1):
        for order in permutations(business.activities, size):
            plan = _filled(business, order, budget, yields, numbers)
            if plan not in plans:
                plans.append(plan)
    return plans


def _filled(
    business: Business,
    order: Sequence[Activity],
    budget: float,
    yields: Mapping[str, Yield],
    numbers: Numbers,
) -> Plan:
    plan: Plan = {}
    hours_left, sales_left = budget, float(numbers["capacity"].mean())
    for activity in order:
        bookings = float(yields[activity.name].bookings.mean())
        cap = float(numbers[f"{prefix_of(business, activity)}cap_hours"].mean())
        # An hour that sells nothing of the main product never meets its capacity.
        until_full = sales_left / bookings if bookings > 0 else hours_left
        hours = min(cap, hours_left, until_full)
        if hours > 0:
            plan[activity.name] = hours
            hours_left -= hours
            sales_left = max(0.0, sales_left - hours * bookings)
    return plan
