"""How many of ten contacts could pay, where nobody has counted: what the audiences make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import able_share
from case_studies.draws import numbers_of
from case_studies.ranges import Range, likely

if TYPE_CHECKING:
    from case_studies.business import Activity, Business

TAIL = 0.1


def count_in_doubt(business: Business, activity: Activity) -> Range:
    """Of ten contacts, how many could pay today's likeliest price, as a range.

    Args:
        business: the numbers, sure or as ranges.
        activity: one of the business's activities.

    Returns:
        The owner's count, else the average one (`mean_able`, times ten), between the ends that one draw in
        ten is below and one in ten above. Given as `able_of_ten`, it leaves the doubt about as it was.
    """
    price = np.asarray(likely(business.offer.price))  # a count is dated by one price
    drawn = able_share(business, activity, numbers_of(business), price) * 10
    low, high = np.quantile(drawn, [TAIL, 1 - TAIL])
    counted = activity.able_of_ten
    middle = float(drawn.mean()) if counted is None else likely(counted)
    return Range(min(float(low), middle), middle, max(float(high), middle))
