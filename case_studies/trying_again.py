"""Trying social media once more, three ways: oneself, a friend, a hired manager."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.funnel import break_even_bookings, cost
from case_studies.ranges import likely

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.decision import Decision

Who = Literal["yourself", "friend", "manager"]
MONTHS = 3  # a few weeks to be seen, as the article tells it, and a few more to count


@dataclass(frozen=True)
class Try:
    """One way of trying again, for a few months.

    Attributes:
        who: who does the posting.
        hours: hours of the owner's a month.
        cash: EUR a month.
        cost: EUR for the whole try, hours and cash.
        needed: bookings that the whole try must bring to pay for itself.
        expected: bookings that show within the try on average, posting as much as the owner does now; those
            that come later, from people who had only heard of it, are not among them.
    """

    who: Who
    hours: float
    cash: float
    cost: float
    needed: float
    expected: float


def tries(business: Business, decision: Decision) -> tuple[Try, ...]:
    """Price the three ways of trying again.

    Whoever does it posts as much as the owner's `hours` would, as far as its cap allows; what differs is
    whose time it takes and what it costs. A friend's own time is not free either, but it is not the owner's
    to count. Where a cheaper product is sold too, what it leaves pays for its part of the try.
    """
    again, asked = business.trying_again, decision.question
    ways: tuple[tuple[Who, float, float], ...] = (
        ("yourself", asked.hours, likely(business.question.cash)),
        ("friend", likely(again.friend_hours), likely(business.question.cash)),
        ("manager", likely(again.manager_hours), likely(again.manager_cash)),
    )
    found = []
    for who, hours, cash in ways:
        spent = MONTHS * float(cost(hours, likely(business.hour_value), cash))
        left = max(0.0, spent - MONTHS * asked.second_earnings)
        needed = float(break_even_bookings(left, asked.per_booking))
        found.append(Try(who, hours, cash, spent, needed, MONTHS * asked.countable))
    return tuple(found)
