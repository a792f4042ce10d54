"""What one hour of an activity brings: who can pay, bookings, euros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from case_studies.flat import fields
from case_studies.funnel import able_to_pay, bookings_per_hour, contribution_margin, mixed
from case_studies.ranges import Range, likely
from case_studies.uncertainty import at_likely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Activity, Audience, Business
    from case_studies.uncertainty import Numbers

    Array = NDArray[np.float64]

# Far enough to move any median we accept to either side of any price we accept.
_SHIFTS = np.linspace(-40, 40, 1601)
_AT_EVERY_SHIFT = np.ones_like(_SHIFTS)


@dataclass(frozen=True)
class Yield:
    """What one hour brings; every array has the shape of the draws.

    Attributes:
        able: share 0-1 of the contacts who could pay the main price.
        bookings: sales of the main product per hour.
        second: sales of the cheaper product per hour; 0 where it is off.
        per_booking: EUR that one main sale leaves, later purchases included.
        earnings: EUR per hour before the hour itself is paid.
    """

    able: Array
    bookings: Array
    second: Array
    per_booking: Array
    earnings: Array


def prefix_of(business: Business, activity: Activity) -> str:
    """Give what flat keys of this activity begin with: nothing for the one in question."""
    return "" if activity.name == business.question.name else f"{activity.name}_"


def able_share(business: Business, activity: Activity, numbers: Numbers, price: Array) -> Array:
    """Share of an activity's contacts who could pay a price, over its mix of audiences.

    Where the owner has counted (`able_of_ten`, at `able_at_price`), every audience's willingness to pay
    moves by one common factor until the mix gives just that count at that price; so the count moves as it
    should when the price does. A count given as a range carries its own doubt, which then replaces the
    audiences'.
    """
    if isinstance(activity.able_of_ten, Range):
        sure = at_likely(
            {key: field.value for key, field in fields(business).items() if _of_audience(key, business)}
        )
        numbers = {**numbers, **sure}
    share = _mix(business, activity, numbers, price, _count_shift(business, activity, numbers))
    # Shares that add up to one only nearly can add up to a hair more.
    return np.minimum(share, 1.0)


def likely_able(business: Business, activity: Activity) -> float:
    """Share 0-1 of an activity's contacts who could pay today's price, at the likeliest numbers.

    Ten times this is the count that, given as `able_of_ten`, changes nothing.
    """
    sure = at_likely({key: field.value for key, field in fields(business).items()})
    return float(able_share(business, activity, sure, sure["price"]))


def audiences_of(business: Business, activity: Activity) -> tuple[tuple[Audience, float, float], ...]:
    """Break an activity's contacts down by audience, at the likeliest numbers and today's price.

    Returns:
        For each audience: itself, its share 0-1 of the contacts, and the share 0-1 of it able to pay.
    """
    sure = at_likely({key: field.value for key, field in fields(business).items()})
    prefix = prefix_of(business, activity)
    named = {name: float(sure[f"{prefix}share_{name}"]) for name in activity.shares}
    shares = {business.audiences[0].name: 1 - sum(named.values())} | named
    price = sure["price"] / np.exp(_count_shift(business, activity, sure))
    return tuple(
        (
            who,
            shares.get(who.name, 0.0),
            float(able_to_pay(price, sure[f"{who.name}_wtp_median"], sure[f"{who.name}_wtp_spread"])),
        )
        for who in business.audiences
    )


def _of_audience(key: str, business: Business) -> bool:
    return key.endswith(("wtp_median", "wtp_spread")) and any(
        key.startswith(a.name) for a in business.audiences
    )


def _mix(business: Business, activity: Activity, numbers: Numbers, price: Array, shift: Array) -> Array:
    prefix = prefix_of(business, activity)
    named = [audience for audience in business.audiences[1:] if audience.name in activity.shares]
    each = [
        able_to_pay(
            price / np.exp(shift), numbers[f"{who.name}_wtp_median"], numbers[f"{who.name}_wtp_spread"]
        )
        for who in (business.audiences[0], *named)
    ]
    return mixed([numbers[f"{prefix}share_{who.name}"] for who in named], each)


def _count_shift(business: Business, activity: Activity, numbers: Numbers) -> Array:
    """Give the common factor (as a logarithm) that the owner's count asks for; 0 where nobody counted."""
    if activity.able_of_ten is None:
        return np.zeros(())
    prefix = prefix_of(business, activity)
    return _shift(business, activity, numbers[f"{prefix}able_of_ten"] / 10, numbers[f"{prefix}able_at_price"])


def _shift(business: Business, activity: Activity, share: Array, at_price: Array) -> Array:
    """Find the common factor (as a logarithm) that makes `share` of the mix able to pay `at_price`."""
    sure = at_likely({key: field.value for key, field in fields(business).items()})
    price = np.asarray(likely(float(np.median(at_price))))
    shares = np.clip(_mix(business, activity, sure, price * _AT_EVERY_SHIFT, _SHIFTS), 1e-15, 1 - 1e-15)
    # Almost a straight line on the normal scale, so reading between the points loses nothing.
    return np.asarray(np.interp(ndtri(share), ndtri(shares), _SHIFTS))


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
    bookings = bookings_per_hour(contacts, able, closing, likes)
    per_booking = contribution_margin(price, numbers["margin_ratio"]) * (1 + numbers["repeat_purchases"])
    second = np.zeros(())
    if business.second.on:
        # Whoever can pay the main price buys that; the cheaper product is for the others.
        cheaper = np.minimum(numbers["second_price"], price)
        second = bookings_per_hour(contacts, able_share(business, activity, numbers, cheaper) - able, closing)
    second_margin = contribution_margin(numbers["second_price"], numbers["second_margin_ratio"])
    return Yield(able, bookings, second, per_booking, bookings * per_booking + second * second_margin)
