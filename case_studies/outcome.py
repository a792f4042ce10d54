"""What some hours of one activity bring in a month, as numbers to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from case_studies.draws import prefix_of
from case_studies.funnel import break_even_bookings
from case_studies.plans import net

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.business import Business
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield


@dataclass(frozen=True)
class Outcome:
    """What some hours of one activity bring in a month, alone.

    Attributes:
        hours: hours a month.
        contacts: people who write or are met, a month.
        able: share of them able to pay, 0-1.
        bookings: expected main sales a month.
        countable: those of them that show on a tally; the later ones do not.
        second: expected sales of the cheaper product a month.
        second_earnings: EUR a month that those leave.
        per_booking: EUR that one main sale leaves, later purchases included.
        earnings: EUR a month before hours and cash.
        cost: EUR a month, cash and hours.
        net: EUR a month, expected.
        low: EUR a month; one draw in ten is below.
        high: EUR a month; one draw in ten is above.
        p_pays: share of draws, 0-1, with a net above 0.
        per_hour: EUR that an hour brings once the cash is paid, before the hour itself is.
    """

    hours: float
    contacts: float
    able: float
    bookings: float
    countable: float
    second: float
    second_earnings: float
    per_booking: float
    earnings: float
    cost: float
    net: float
    low: float
    high: float
    p_pays: float
    per_hour: float

    @property
    def break_even(self) -> float:
        """Main sales a month that pay for hours and cash, beside what the cheaper product brings in."""
        return float(break_even_bookings(max(0.0, self.cost - self.second_earnings), self.per_booking))


def outcome(
    business: Business, name: str, hours: float, numbers: Numbers, yields: Mapping[str, Yield]
) -> Outcome:
    """Work out what `hours` of the activity called `name` bring in a month, alone, over all draws."""
    activity = next(a for a in business.activities if a.name == name)
    found, prefix = yields[name], prefix_of(business, activity)
    nets = net(business, {name: hours}, yields, numbers)
    bookings = np.minimum(hours * found.bookings, numbers["capacity"])
    spent = float(np.mean(numbers[f"{prefix}cash"] + hours * numbers["hour_value"])) if hours > 0 else 0.0
    second_earned = found.earnings - found.bookings * found.per_booking
    low, high = np.quantile(nets, [0.1, 0.9])
    average = float(np.mean(nets))
    return Outcome(
        hours=hours,
        contacts=hours * float(np.mean(numbers[f"{prefix}contacts_per_hour"])),
        able=float(np.mean(found.able)),
        bookings=float(np.mean(bookings)),
        countable=float(np.mean(np.minimum(hours * found.countable, numbers["capacity"]))),
        second=hours * float(np.mean(found.second)),
        second_earnings=hours * float(np.mean(second_earned)),
        per_booking=float(np.mean(found.per_booking)),
        earnings=average + spent,
        cost=spent,
        net=average,
        low=float(low),
        high=float(high),
        p_pays=float(np.mean(nets > 0)),
        per_hour=average / hours + float(np.mean(numbers["hour_value"])) if hours > 0 else 0.0,
    )
