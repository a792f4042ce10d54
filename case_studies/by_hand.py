"""The break-even as one works it out on paper: a few lines, each from those above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from case_studies.decision import decide
from case_studies.funnel import break_even_bookings, break_even_hours, contribution_margin, cost
from case_studies.ranges import likely

if TYPE_CHECKING:
    from case_studies.business import Activity, Business

MONTHS = 12


@dataclass(frozen=True)
class Line:
    """One activity on the sheet.

    Attributes:
        name: the activity's name.
        hours: hours a month.
        cash: EUR a month paid besides.
        cost: EUR a month, cash and hours.
        needed: new customers a year that pay for it.
        brought: new customers a year that it brings.
    """

    name: str
    hours: float
    cash: float
    cost: float
    needed: float
    brought: float

    @property
    def pays(self) -> bool:
        """Tell whether it brings at least what it needs to."""
        return self.brought >= self.needed


@dataclass(frozen=True)
class ByHand:
    """The sheet.

    Attributes:
        price: EUR for one sale.
        margin_ratio: share of it, 0-1, that stays.
        again: times that a new customer buys again later.
        customer: EUR that one new customer leaves, what they buy later included.
        hour_value: EUR that an hour is worth.
        hours_per_customer: hours that one new customer pays for.
        lines: the activities over the same hours, the one in question first.
    """

    price: float
    margin_ratio: float
    again: float
    customer: float
    hour_value: float
    hours_per_customer: float
    lines: tuple[Line, ...]


def by_hand(business: Business) -> ByHand:
    """Fill in the sheet for a business, at its likeliest numbers.

    Customers brought are those of the model, over all that the numbers leave open. Paper leaves out what the
    pages add: a cheaper product, the doubt.
    """
    price, ratio = likely(business.offer.price), likely(business.offer.margin_ratio)
    hour_value = likely(business.hour_value)
    again = likely(business.offer.repeat_purchases)
    customer = float(contribution_margin(price, ratio)) * (1 + again)
    decision = decide(business)
    activities = {activity.name: activity for activity in business.activities}

    def line(activity: Activity) -> Line:
        outcome = decision.same_minutes[activity.name]
        cash = likely(activity.cash)
        month = float(cost(outcome.hours, hour_value, cash))
        return Line(
            name=activity.name,
            hours=outcome.hours,
            cash=cash,
            cost=month,
            needed=MONTHS * float(break_even_bookings(month, customer)),
            brought=MONTHS * outcome.bookings,
        )

    return ByHand(
        price=price,
        margin_ratio=ratio,
        again=again,
        customer=customer,
        hour_value=hour_value,
        hours_per_customer=float(break_even_hours(customer, hour_value)),
        lines=tuple(line(activities[name]) for name in decision.same_minutes),
    )
