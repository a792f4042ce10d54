"""From where on a reason just pays for its hours: the break-even of each of its numbers, all else equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.flips import flips
from case_studies.joint import hours_now, uses_of
from case_studies.reasons import names
from case_studies.use import left
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.flips import Flip, Judge
    from case_studies.stream import Reason
    from case_studies.uncertainty import Numbers
    from case_studies.weighing import Verdict

# The numbers that are looked at, by flat key.
KEYS: dict[Reason, tuple[str, ...]] = {
    "reach": ("contacts_per_hour", "able_of_ten", "hour_value"),
    "keep": ("customers_count", "customers_following_share", "customers_buying_share"),
    "serve": ("support_contacts_per_month", "support_watching_hours", "support_lost_per_1000"),
}


def just_pays(business: Business, reason: Reason) -> tuple[Flip, ...]:
    """Find for each number of a reason the nearest value at which it begins to pay, or stops.

    A flip's verdict is `worth_it` where the reason would then leave money on average, else `not_worth_it`.

    Args:
        business: the numbers now.
        reason: the reason, weighed alone at today's hours.

    Returns:
        Nearest first; nothing where no hours are given to it, or nothing in the accepted range changes it.
    """
    return flips(business, KEYS[reason], _JUDGES[reason])


def _judge(business: Business, numbers: Numbers, reason: Reason) -> Verdict:
    name = names(business)[reason]
    now = hours_now(business, numbers)
    if name not in now:
        return "not_worth_it"
    # Only its own hours: reasons share a capacity, and this one is looked at alone.
    yields = yields_of(business, numbers) if reason == "reach" else {}
    uses = uses_of(business, {name: now[name]}, yields, numbers).values()
    return "worth_it" if float(np.mean(left(uses, numbers))) > 0 else "not_worth_it"


def _reach(business: Business, numbers: Numbers) -> Verdict:
    return _judge(business, numbers, "reach")


def _keep(business: Business, numbers: Numbers) -> Verdict:
    return _judge(business, numbers, "keep")


def _serve(business: Business, numbers: Numbers) -> Verdict:
    return _judge(business, numbers, "serve")


# Functions of this module, for `flips` keeps its answers by them.
_JUDGES: dict[Reason, Judge] = {"reach": _reach, "keep": _keep, "serve": _serve}
