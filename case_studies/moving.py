"""One number moved, all else equal: where it stands, and what the draws of it are elsewhere.

The sentence of what would change, the line of later sales and the gallery's turning points move numbers in
this one way, so that they can not tell different edges of one business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import count_now, made_elsewhere
from case_studies.flat import fields
from case_studies.parse import with_numbers
from case_studies.ranges import centre, likely

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.quantity import Quantity
    from case_studies.uncertainty import Numbers


def stands_at(business: Business, key: str) -> float:
    """Give where a number stands: its likeliest value, or its average where that is nought.

    A count that nobody made stands at what the audiences make of it; one that was made at another price, at
    what it comes to today.
    """
    field = fields(business)[key]
    if field.path[-1] == "able_of_ten":
        return count_now(business, business.activities[int(field.path[1])])
    return centre(field.value or 0.0)


def movable(business: Business, key: str) -> Business:
    """Give the same business; a count that nobody made at today's price is one there, so that it can move."""
    field = fields(business)[key]
    if field.path[-1] != "able_of_ten":
        return business
    if field.value is not None and not made_elsewhere(business, business.activities[int(field.path[1])]):
        return business
    dated = {key.replace("able_of_ten", "able_at_price"): likely(business.offer.price)}
    return with_numbers(business, {key: stands_at(business, key)} | dated)


def moved(numbers: Numbers, key: str, now: float, value: float, quantity: Quantity) -> Numbers:
    """Give all draws with one number elsewhere; its doubt grows and shrinks along with it.

    Args:
        numbers: flat key -> array of shape (n,) or ().
        key: which of them moves.
        now: where it stands (`stands_at`).
        value: where it goes, in the same unit.
        quantity: what it may be; draws beyond are held at its ends.
    """
    there = numbers[key] * (value / now) if now > 0 else np.asarray(value)
    return numbers | {key: np.clip(there, quantity.low, quantity.high)}
