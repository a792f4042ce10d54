"""Whether a monthly bill is earned back in the time that the owner gives it, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.earning_back import came_in, payback, sales_to_earn_back
from case_studies.funnel import contribution_margin
from case_studies.ranges import Range, likely, mean

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.earning_back import Payback

LATEST = 120  # months that are looked ahead at the most


@dataclass(frozen=True)
class Prospect:
    """What a bill needs, what it is expected to bring, and when it is back.

    Attributes:
        month: EUR a month that it costs, unsure.
        margin: EUR that one further sale leaves on average, later purchases of new customers included.
        later: purchases that come later with one further sale, on average.
        sales: sales a month that it brings once it is under way, beyond those that would come anyway, and no
            more than the business can take on.
        ramp: months until it is under way.
        patience: months that the owner gives it.
        needed: sales a month that pay for the month; infinite where a sale leaves nothing.
        in_time: sales a month, once it is under way, that bring all the money back in time.
        capacity: sales a month that the business can take on.
        path: the money month by month at the likeliest cost, ten years ahead.
        cheapest: the same at the lowest cost.
        dearest: the same at the highest.
    """

    month: Range
    margin: float
    later: float
    sales: float
    ramp: int
    patience: int
    needed: Range
    in_time: Range
    capacity: float
    path: Payback
    cheapest: Payback
    dearest: Payback

    @property
    def verdict(self) -> Literal["worth_it", "not_worth_it", "cannot_tell"]:
        """Whether it pays in time at any cost in the range, at none, or at some."""
        if self._in_time(self.dearest):
            return "worth_it"
        return "cannot_tell" if self._in_time(self.cheapest) else "not_worth_it"

    @property
    def possible(self) -> bool:
        """Whether the business could take on as many sales as a month needs."""
        return self.needed.likely <= self.capacity

    @property
    def changes(self) -> dict[str, float]:
        """Sales a month, and EUR that a sale leaves, from which on it is surely worth it, each by itself.

        Sales that the business can not take on, and a margin where no sale is expected, are not among them.
        """
        found = {}
        if self.in_time.high <= self.capacity:
            found["sales"] = self.in_time.high
        if self.sales > 0:
            found["margin"] = self.margin * self.in_time.high / self.sales
        return found

    def _in_time(self, path: Payback) -> bool:
        return path.pays is not None and path.pays <= self.patience


def customer_margin(business: Business, new_share: float = 1.0) -> float:
    """Give the EUR that a further sale leaves on average: m (1 + later purchases).

    On average, and not at the likeliest numbers: the sales expected are an average over what is in doubt, and
    the verdict's month is as well.

    Args:
        business: what a sale leaves, and what a new customer buys later.
        new_share: share 0-1 of these sales that go to new customers; the others would have bought later
            anyway.
    """
    offer = business.offer
    margin = float(contribution_margin(mean(offer.price), mean(offer.margin_ratio)))
    return margin * (1 + new_share * mean(offer.repeat_purchases))


def prospect(  # noqa: PLR0913 - a bill, what comes of it, and for how long
    business: Business, month: Range, sales: float, *, ramp: int, patience: int, new_share: float = 1.0
) -> Prospect:
    """Look ahead.

    What a customer buys later comes when it comes: spread over the months that they stay.

    Args:
        business: what a sale leaves, and how many it can take on.
        month: EUR a month that it costs.
        sales: sales a month that it brings once it is under way, beyond those that would come anyway.
        ramp: months until it is; sales grow evenly until then.
        patience: months that the owner gives it, 1 or more.
        new_share: share 0-1 of the sales that go to new customers, who may come back.

    Raises:
        ValueError: where a number is below 0, or `patience` below 1.
    """
    if patience < 1:
        raise ValueError(f"{patience} months of patience; accepted: 1 or more.")
    margin, capacity = customer_margin(business, new_share), likely(business.offer.capacity)
    offer = business.offer
    bare = float(contribution_margin(mean(offer.price), mean(offer.margin_ratio)))
    later, stay = new_share * mean(offer.repeat_purchases), mean(offer.repeat_months)
    # Purchases that the owner's patience holds: the slow start and what comes later count in part.
    full = came_in(patience, ramp, later, stay)[-1]
    needed = [sales_to_earn_back(cost, margin) for cost in month]
    low, middle, high = (
        payback(cost, bare, min(sales, capacity), ramp, max(LATEST, patience), later, stay) for cost in month
    )
    return Prospect(
        month=month,
        margin=margin,
        later=later,
        sales=min(sales, capacity),
        ramp=ramp,
        patience=patience,
        needed=Range(*needed),
        in_time=Range(*(each * patience * (1 + later) / full for each in needed)),
        capacity=capacity,
        path=middle,
        cheapest=low,
        dearest=high,
    )
