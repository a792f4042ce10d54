"""What one hour of an activity brings: bookings, euros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import able_share
from case_studies.draws import prefix_of
from case_studies.funnel import bookings_per_hour, contribution_margin

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Activity, Business
    from case_studies.uncertainty import Numbers

    Array = NDArray[np.float64]

LATER = "later_per_100_hours"


@dataclass(frozen=True)
class Yield:
    """What one hour brings; every array has the shape of the draws.

    Attributes:
        able: share 0-1 of the contacts who could pay the main price.
        bookings: sales of the main product per hour.
        countable: those of them that show, in a trial or on a tally: all but the later ones, from people who
            had only heard of it, and never say so.
        second: sales of the cheaper product per hour; 0 where it is off.
        per_booking: EUR that one main sale leaves, a new customer's later purchases included.
        earnings: EUR per hour before the hour itself is paid.
    """

    able: Array
    bookings: Array
    countable: Array
    second: Array
    per_booking: Array
    earnings: Array


def yield_of(business: Business, activity: Activity, numbers: Numbers) -> Yield:
    """Work out what one hour of an activity brings.

    Args:
        business: gives the structure: audiences, activities, what is switched on.
        activity: one of the business's activities.
        numbers: flat key -> array, as `uncertainty.draw` gives them.
    """
    prefix = prefix_of(business, activity)
    price = numbers["price"]
    able = able_share(business, activity, numbers, price)
    contacts, closing = numbers[f"{prefix}contacts_per_hour"], numbers[f"{prefix}closing_rate"]
    likes = numbers[f"{prefix}likes_per_hour"] * numbers[f"{prefix}sales_per_1000_likes"] / 1000
    # Likes and being heard of bring sales beside those of the people who write, as far as one believes.
    countable = bookings_per_hour(contacts, able, closing, likes)
    bookings = countable + numbers[f"{prefix}{LATER}"] / 100
    per_booking = contribution_margin(price, numbers["margin_ratio"])
    if activity.kind != "keep":
        # What those who are customers already buy later they would buy anyway.
        per_booking = per_booking * (1 + numbers["repeat_purchases"])
    second = np.zeros(())
    if business.second.on:
        # Whoever can pay the main price buys that; the cheaper product is for the others.
        cheaper = np.minimum(numbers["second_price"], price)
        second = bookings_per_hour(contacts, able_share(business, activity, numbers, cheaper) - able, closing)
    second_margin = contribution_margin(numbers["second_price"], numbers["second_margin_ratio"])
    earnings = bookings * per_booking + second * second_margin
    return Yield(able, bookings, countable, second, per_booking, earnings)
