"""What a customer is worth over the years, by three textbooks: they differ in when the first margin comes."""

from __future__ import annotations

import math
from typing import Literal

First = Literal["now", "renewal", "period_end"]
"""The first margin comes at once; at the first renewal, if any; or at the end of the first period."""


def customer_lifetime_value(margin: float, retention: float, discount: float, first: First = "now") -> float:
    """EUR of today that one customer brings, with the same margin and the same retention for ever.

    m(1+d)/(1+d-r), m r/(1+d-r) and m/(1+d-r).

    Args:
        margin: EUR a period, after direct costs; winning the customer is not taken off.
        retention: share 0-1 who stay from one period to the next, r.
        discount: what a period's wait costs, 0.1 for 10 %, d; 0 or more.
        first: when the first margin comes.

    Returns:
        Infinite where nobody ever leaves and waiting costs nothing.

    Raises:
        ValueError: where the retention is not 0-1, the discount below 0 or the margin not finite.
    """
    if not math.isfinite(margin):
        raise ValueError(f"A margin of {margin}; accepted: EUR a period.")
    if not 0 <= retention <= 1:
        raise ValueError(f"A retention of {retention:g}; accepted: 0 to 1, such as 0.8 for 80 %.")
    if not 0 <= discount < math.inf:
        raise ValueError(f"A discount of {discount:g}; accepted: 0 or more, such as 0.1 for 10 %.")
    received = {"now": 1 + discount, "renewal": retention, "period_end": 1.0}
    if first not in received:
        raise ValueError(f'The first margin comes "{first}"; accepted: {", ".join(received)}.')
    fading = 1 + discount - retention
    if fading == 0:
        return math.copysign(math.inf, margin) if margin else 0.0
    return margin * received[first] / fading
