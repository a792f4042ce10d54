"""Hours beyond the budget: how many each reason could use that has all of today's in the best plan already.

They cost what an hour is worth, and all reasons share one capacity. So the reason that gains most is given
its hours first, the next is looked at beside it, and each once more beside the others, until none would
move: following all of it earns no less than following any part of it alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.joint import KEEP, ROUNDING, SERVE, hours_now, uses_of
from case_studies.use import left
from case_studies.uses import keep_full

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from case_studies.business import Business
    from case_studies.plans import Plan
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

MOST = 160.0  # hours a month of anything
_TRIES = 26
_ROUNDS = 8  # looks back at most; two or three do


class _Best(NamedTuple):
    leaves: float
    hours: float
    name: str


def stretched(
    business: Business,
    plan: Plan,
    names: Collection[str],
    yields: Mapping[str, Yield],
    numbers: Numbers,
) -> Plan:
    """Give hours a month for some reasons: those of the plan, or more where all of today's are in it already.

    Args:
        business: names the activities.
        plan: hours a month; what is not named stays as it is.
        names: what the reasons' hours are called in the plan.
        yields: activity -> what one hour of it brings.
        numbers: flat key -> array of shape (n,) or ().
    """
    now, found = hours_now(business, numbers), dict(plan)
    tries = {
        name: _tries(plan.get(name, 0.0), name, numbers)
        for name in names
        if name != SERVE and plan.get(name, 0.0) >= now.get(name, 0.0) - ROUNDING
    }

    def best(name: str) -> _Best:
        rest = [use for key, use in uses_of(business, found, yields, numbers).items() if key != name]

        def leaves(hours: float) -> float:
            mine = uses_of(business, {name: hours} if hours > 0 else {}, yields, numbers)
            return float(np.mean(left([*rest, *mine.values()], numbers)))

        each = [leaves(float(hours)) for hours in tries[name]]
        most = int(np.argmax(each))
        return _Best(each[most], float(tries[name][most]), name)

    waiting, moved = set(tries), ""
    while waiting:
        one = max(map(best, sorted(waiting)))
        if one.hours != found.get(one.name, 0.0):
            found[one.name], moved = one.hours, one.name
        waiting.remove(one.name)
    if len(tries) > 1 and moved:
        for _ in range(_ROUNDS):
            before = dict(found)
            for name in tries:
                found[name] = best(name).hours
            if {name: found[name] for name in tries} == {name: before.get(name, 0.0) for name in tries}:
                break
    return {name: found.get(name, 0.0) for name in names}


def _tries(here: float, name: str, numbers: Numbers) -> np.ndarray:
    cap = MOST if name == KEEP else min(MOST, float(numbers["cap_hours"].mean()))
    tries = np.unique([here, *np.geomspace(max(here, 0.05), max(cap, here, 0.05), _TRIES)])
    tries = tries[(tries >= here) & (tries <= max(cap, here))]
    if name == KEEP and here < keep_full(numbers) <= cap:
        tries = np.union1d(tries, keep_full(numbers))
    return tries
