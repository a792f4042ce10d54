"""Who could pay: the share of an activity's contacts, over its audiences and the owner's own count."""

from __future__ import annotations

from functools import lru_cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from case_studies.draws import numbers_of, prefix_of
from case_studies.flat import fields
from case_studies.funnel import able_to_pay, mixed
from case_studies.ranges import Range, centre, likely
from case_studies.solve import root
from case_studies.uncertainty import at_likely

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from case_studies.business import Activity, Audience, Business
    from case_studies.uncertainty import Numbers

    Array = NDArray[np.float64]

_FURTHEST = 40.0  # as a logarithm: moves any median that we accept to either side of any price we accept
_SHIFTS = np.linspace(-_FURTHEST, _FURTHEST, 1601)
_TINY = 1e-15  # as near to nobody and everybody as the normal scale goes


def able_share(business: Business, activity: Activity, numbers: Numbers, price: Array) -> Array:
    """Share of an activity's contacts who could pay a price, over its mix of audiences.

    Where the owner has counted (`able_of_ten`, at `able_at_price`), every audience's willingness to pay
    moves by one common factor until the mix gives just that count at that price, on average over the
    draws; so the count moves as it should when the price does, and the doubt about the audiences stays.
    A count given as a range carries its own doubt, which then replaces that about the audiences: every
    draw meets its own count.

    Args:
        business: gives the audiences.
        activity: one of its activities.
        numbers: flat key -> array of shape (n,) or ().
        price: EUR, of a shape that goes with the draws'.

    Returns:
        Share 0-1, in the common shape.
    """
    if isinstance(activity.able_of_ten, Range):
        numbers = numbers | _likeliest_audiences(business, activity)
    share = _mix(business, activity, numbers, price, _shift(business, activity, numbers))
    # Shares that add up to one only nearly can add up to a hair more.
    return np.minimum(share, 1.0)


def mean_able(business: Business, activity: Activity, numbers: Numbers | None = None) -> float:
    """Share 0-1 of an activity's contacts who could pay today's price, on average over the draws.

    Ten times this is the count that, given as `able_of_ten`, changes nothing.
    """
    numbers = numbers or numbers_of(business)
    return float(able_share(business, activity, numbers, numbers["price"]).mean())


def count_now(business: Business, activity: Activity) -> float:
    """Of ten contacts, how many could pay today: the owner's own count (its centre), else the draws' average.

    A count that was made at another price says nothing of today's by itself; the average is what it comes to.
    """
    if activity.able_of_ten is not None and not made_elsewhere(business, activity):
        return centre(activity.able_of_ten)
    return mean_able(business, activity) * 10


def made_elsewhere(business: Business, activity: Activity) -> bool:
    """Tell whether the owner is sure of a count that was made at another price than today's."""
    counted, at = activity.able_of_ten, activity.able_at_price
    sure = counted is not None and not isinstance(counted, Range)
    return sure and at is not None and likely(at) != likely(business.offer.price)


def audiences_of(business: Business, activity: Activity) -> tuple[tuple[Audience, float, float], ...]:
    """Break an activity's contacts down by audience, at today's price, on average over the draws.

    Returns:
        For each audience: itself, its share 0-1 of the contacts, and the share 0-1 of it able to pay.
    """
    numbers = numbers_of(business)
    if isinstance(activity.able_of_ten, Range):
        numbers |= _likeliest_audiences(business, activity)
    prefix = prefix_of(business, activity)
    named = {name: numbers[f"{prefix}share_{name}"] for name in activity.shares}
    together = sum(named.values(), start=np.zeros(()))
    shares = {name: share / np.maximum(together, 1) for name, share in named.items()}
    shares[business.audiences[0].name] = 1 - np.minimum(together, 1)
    price = numbers["price"] / np.exp(_shift(business, activity, numbers))
    found = []
    for who in business.audiences:
        able = able_to_pay(price, numbers[f"{who.name}_wtp_median"], numbers[f"{who.name}_wtp_spread"])
        share = shares.get(who.name, np.zeros(()))
        there = float(share.mean())
        found.append((who, there, float((share * able).mean()) / there if there > 0 else float(able.mean())))
    return tuple(found)


def _likeliest_audiences(business: Business, activity: Activity) -> Numbers:
    """Give what is known of the audiences, and of their shares in an activity, without any doubt."""
    mine = f"{prefix_of(business, activity)}share_"
    return at_likely(
        {
            key: field.value
            for key, field in fields(business).items()
            if field.path[0] == "audiences" or ("shares" in field.path and key.startswith(mine))
        }
    )


def _mix(business: Business, activity: Activity, numbers: Numbers, price: Array, shift: Array) -> Array:
    prefix = prefix_of(business, activity)
    named = [audience for audience in business.audiences[1:] if audience.name in activity.shares]
    moved = price / np.exp(shift)
    each = [
        able_to_pay(moved, numbers[f"{who.name}_wtp_median"], numbers[f"{who.name}_wtp_spread"])
        for who in (business.audiences[0], *named)
    ]
    return mixed([numbers[f"{prefix}share_{who.name}"] for who in named], each)


def _shift(business: Business, activity: Activity, numbers: Numbers) -> Array:
    """Give the common factor (as a logarithm) that the owner's count asks for; 0 where nobody counted."""
    if activity.able_of_ten is None:
        return np.zeros(())
    if not isinstance(activity.able_of_ten, Range):
        return np.asarray(_shift_of(_Counted(business, activity, numbers)))
    prefix = prefix_of(business, activity)
    share, at_price = numbers[f"{prefix}able_of_ten"] / 10, numbers[f"{prefix}able_at_price"]
    # The audiences are sure here, so one table serves all draws: almost a straight line on the normal
    # scale, where reading between the points loses nothing. Another price only moves it along.
    one = np.ones(())
    shares = _mix(business, activity, numbers, one, _SHIFTS)
    return np.asarray(np.interp(ndtri(share), _normal(shares), _SHIFTS) + np.log(at_price))


class _Counted:
    """What the factor of a sure count follows from; equal where all of these numbers are."""

    def __init__(self, business: Business, activity: Activity, numbers: Numbers) -> None:
        prefix = prefix_of(business, activity)
        self.share, self.at_price = numbers[f"{prefix}able_of_ten"] / 10, numbers[f"{prefix}able_at_price"]
        self.mix: Callable[[Array, Array], Array] = partial(_mix, business, activity, numbers)
        wtp = (f"{who.name}_wtp_{which}" for who in business.audiences for which in ("median", "spread"))
        written = blake2b(digest_size=16)
        for name in (*wtp, *(f"{prefix}share_{name}" for name in activity.shares)):
            written.update(f"{name} {numbers[name].shape} ".removeprefix(prefix).encode())
            written.update(numbers[name].tobytes())
        self._written = (float(self.share), float(self.at_price), written.digest())

    def __hash__(self) -> int:
        return hash(self._written)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Counted) and self._written == other._written


@lru_cache(maxsize=512)  # whoever looks for edges, or sweeps, meets the same counts again and again
def _shift_of(counted: _Counted) -> float:
    mix, wanted = counted.mix, _normal(np.asarray(counted.share))
    del counted.mix  # else the numbers would be kept along with the answer

    def too_many(shift: float) -> float:
        able = float(mix(counted.at_price, np.asarray(shift)).mean())
        return float(_normal(np.asarray(able)) - wanted)

    return root(too_many, -_FURTHEST, _FURTHEST)


def _normal(share: Array) -> Array:
    return np.asarray(ndtri(np.clip(share, _TINY, 1 - _TINY)))
