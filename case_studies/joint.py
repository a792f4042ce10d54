"""One plan for all hours: finding customers, keeping them, helping them, and the better half-hour.

The owner's hours on social media are one budget, each counted once and valued alike, whatever it is for.
Help given by staff is paid for and takes nothing from that budget. Every plan that may be best is compared:

- helping, or not: it is done all month or not at all, and what would have been solved there takes the owner's
  hours elsewhere where it is not;
- hours for staying in touch, on a grid, for what they bring flattens out;
- what then is left, filled into posting and the better half-hours as `plans` does, posting up to today's
  hours.

Where the best plan leaves a reason all of today's hours, hours beyond the budget are looked at as well
(`stretching`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.business import RESERVED
from case_studies.plans import Limits, fillings, limits
from case_studies.uses import (
    activity_use,
    elsewhere_hours,
    keep_full,
    keep_use,
    serve_hours,
    serve_use,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.business import Business
    from case_studies.plans import Plan
    from case_studies.uncertainty import Numbers
    from case_studies.use import Use
    from case_studies.yields import Yield

KEEP, SERVE = RESERVED
_GRID = 13
ROUNDING = 1e-6


def hours_now(business: Business, numbers: Numbers) -> Plan:
    """Give hours a month as they are given today; what gets none is left out."""
    given = {
        business.question.name: float(numbers["hours"].mean()),
        KEEP: float(numbers["customers_hours"].mean()),
        SERVE: float(serve_hours(numbers).mean()),
    }
    return {name: hours for name, hours in given.items() if hours > 0}


def owner_hours(plan: Plan, numbers: Numbers) -> float:
    """Give the owner's hours a month that a plan may share out beside its help.

    Today's, for whatever reason. Whoever gives up helping there has those hours back, less what the same
    questions then take elsewhere; staff's hours are nobody else's to give.

    Args:
        plan: with `serve` or without it; its hours do not matter.
        numbers: flat key -> array of shape (n,) or ().
    """
    free = float(numbers["hours"].mean()) + float(numbers["customers_hours"].mean())
    watched = serve_hours(numbers)
    if SERVE not in plan and watched.mean() > 0:
        free += float(np.mean(numbers["support_own_share"] * (watched - elsewhere_hours(numbers))))
    return max(0.0, free)


def uses_of(business: Business, plan: Plan, yields: Mapping[str, Yield], numbers: Numbers) -> dict[str, Use]:
    """Give what every part of a plan does; of a plan with `serve`, a month of it, whatever its hours."""
    found = {
        a.name: activity_use(business, a, plan[a.name], yields[a.name], numbers)
        for a in business.activities
        if a.name in plan
    }
    if KEEP in plan:
        found[KEEP] = keep_use(plan[KEEP], numbers)
    if SERVE in plan:
        found[SERVE] = serve_use(numbers)
    return found


def joint_plans(business: Business, yields: Mapping[str, Yield], numbers: Numbers) -> list[Plan]:
    """Give every plan worth comparing for the owner's hours, the empty one first."""
    now = hours_now(business, numbers)
    bounds = limits(business, yields, numbers)
    asked = business.question.name
    caps = bounds.caps | {asked: min(bounds.caps[asked], now.get(asked, 0.0))}
    found: dict[frozenset[tuple[str, float]], Plan] = {}
    for helping in (False, True) if SERVE in now else (False,):
        hours_left = owner_hours({SERVE: now[SERVE]} if helping else {}, numbers)
        calmed = float(serve_use(numbers).sales.mean()) if helping else 0.0
        fastest = max(bounds.bookings.values())
        most = calmed + float(keep_use(hours_left, numbers).sales.mean()) + hours_left * fastest
        unsold = max(bounds.capacity - calmed, 0.0)
        tries = _keeping(now.get(KEEP, 0.0), hours_left, unsold, numbers)
        sold = [0.0] * len(tries)
        if len(tries) > 1 and most > bounds.capacity:
            means = keep_use(np.reshape(tries, (-1, 1)), numbers).sales.mean(axis=-1)
            sold = means.tolist()
        for keeping, taken in zip(tries, sold, strict=True):
            rest = hours_left - keeping
            extra = {KEEP: keeping} if keeping > 0 else {}
            extra |= {SERVE: now[SERVE]} if helping else {}
            # New customers may fill the room that is left, or push out sales to those one has.
            rooms = {bounds.capacity, unsold}
            if keeping > 0 and most > bounds.capacity:
                rooms.add(max(unsold - taken, 0.0))
            for room in sorted(rooms, reverse=True):
                for filled in fillings(business, rest, Limits(room, caps, bounds.bookings)):
                    plan = filled | extra
                    found.setdefault(frozenset(plan.items()), plan)
    return list(found.values())


def _keeping(now: float, hours_left: float, capacity: float, numbers: Numbers) -> list[float]:
    """Give hours a month to try for staying in touch: none at first, today's, and up to all that is left."""
    if float(np.mean(numbers["customers_count"] * numbers["customers_following_share"])) == 0:
        return [0.0]
    grid = {0.0, now, keep_full(numbers), *np.linspace(0, hours_left, _GRID).tolist()}
    if hours_left > 0:
        an_hour = float(keep_use(hours_left / _GRID, numbers).sales.mean()) / (hours_left / _GRID)
        if an_hour > 0:
            grid.add(capacity / an_hour)  # until all is sold
    return sorted(hours for hours in grid if hours <= hours_left + ROUNDING)
