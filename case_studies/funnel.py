"""From hours to euros: contacts, those able to pay, bookings, contribution margin. Arrays in, arrays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr, ndtri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]


def _array(values: ArrayLike) -> Array:
    return np.asarray(values, dtype=np.float64)


def able_to_pay(price: ArrayLike, median: ArrayLike, spread: ArrayLike) -> Array:
    """Share of an audience willing and able to pay a price.

    Willingness to pay is log-normal: P(WTP >= price) = Phi((ln median - ln price) / spread).

    Args:
        price: EUR, above 0.
        median: what half of the audience would pay at most, EUR, above 0.
        spread: standard deviation of the logarithm, above 0.

    Returns:
        Share 0-1, in the arguments' common shape.
    """
    return np.asarray(ndtr((np.log(_array(median)) - np.log(_array(price))) / _array(spread)))


def willingness(share_above: ArrayLike, median: ArrayLike, spread: ArrayLike) -> Array:
    """Price, EUR, that just this share of an audience would pay: the inverse of `able_to_pay`."""
    return np.asarray(np.exp(np.log(_array(median)) - _array(spread) * ndtri(_array(share_above))))


def mixed(shares: Sequence[ArrayLike], each: Sequence[ArrayLike]) -> Array:
    """Average one quantity over audiences.

    Args:
        shares: share 0-1 of every audience but the first, which is whoever these leave over. Where they
            exceed the whole (the far end of two ranges together) they are scaled down to it.
        each: the quantity in every audience, the first one's first.

    Returns:
        Sum over audiences of share x quantity.
    """
    named = sum((_array(share) for share in shares), start=np.zeros(()))
    scale = _array(1 / np.maximum(named, 1))
    total = (1 - np.minimum(named, 1)) * _array(each[0])
    for share, quantity in zip(shares, each[1:], strict=True):
        total = total + _array(share) * scale * _array(quantity)
    return total


def bookings_per_hour(
    contacts_per_hour: ArrayLike, able: ArrayLike, closing_rate: ArrayLike, beside: ArrayLike = 0.0
) -> Array:
    """Bookings that one hour brings.

    contacts per hour x P(able) x P(close given able), plus what comes without anybody writing.

    Args:
        contacts_per_hour: people who write or are met, per hour.
        able: share of them able to pay, 0-1.
        closing_rate: share of those able who buy, 0-1.
        beside: bookings per hour through likes alone, or later through having been seen.
    """
    return _array(contacts_per_hour) * _array(able) * _array(closing_rate) + _array(beside)


def contribution_margin(price: ArrayLike, margin_ratio: ArrayLike) -> Array:
    """EUR that one sale leaves after its own direct costs: m = P - v = price x margin ratio."""
    return _array(price) * _array(margin_ratio)


def cost(hours: ArrayLike, hour_value: ArrayLike, cash: ArrayLike = 0.0) -> Array:
    """EUR a month: C = F + w h, cash plus hours at one common value of the hour."""
    return _array(cash) + _array(hour_value) * _array(hours)


def break_even_hours(margin: ArrayLike, hour_value: ArrayLike) -> Array:
    """Hours that one booking pays for, m / w; infinite where an hour is worth nothing."""
    with np.errstate(divide="ignore"):
        return _array(margin) / _array(hour_value)


def break_even_bookings(monthly_cost: ArrayLike, margin: ArrayLike) -> Array:
    """Bookings a month that earn a monthly cost back, C / m; infinite where a sale leaves nothing."""
    with np.errstate(divide="ignore"):
        return _array(monthly_cost) / _array(margin)
