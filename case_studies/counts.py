"""How many of ten contacts could pay, where nobody has counted: what the audiences make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import able_share
from case_studies.draws import numbers_of
from case_studies.ranges import Range

if TYPE_CHECKING:
    from case_studies.business import Activity, Business

TAIL = 0.1


def count_in_doubt(business: Business, activity: Activity) -> Range:
    """Of ten contacts, how many could pay today's price, as a range.

    Args:
        business: the numbers, sure or as ranges.
        activity: one of the business's activities.

    Returns:
        The average count (`mean_able`, times ten); one draw in ten is below the lowest and one in ten
        above the highest. Given as `able_of_ten`, it leaves the doubt about as it was.
    """
    numbers = numbers_of(business)
    drawn = able_share(business, activity, numbers, numbers["price"]) * 10
    low, high = np.quantile(drawn, [TAIL, 1 - TAIL])
    middle = float(drawn.mean())
    return Range(min(float(low), middle), middle, max(float(high), middle))
