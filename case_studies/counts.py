"""How many of ten contacts could pay, where nobody has counted: what the audiences make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.flat import fields
from case_studies.ranges import Range, likely
from case_studies.uncertainty import draw
from case_studies.yields import able_share, likely_able

if TYPE_CHECKING:
    from case_studies.business import Activity, Business

TAIL = 0.1


def count_in_doubt(business: Business, activity: Activity) -> Range:
    """Of ten contacts, how many could pay today's likeliest price, as a range.

    Args:
        business: the numbers, sure or as ranges.
        activity: one of the business's activities.

    Returns:
        The likeliest count (`likely_able`, times ten); one draw in ten is below the lowest and one in ten
        above the highest. Given as `able_of_ten`, it leaves the doubt about as it was.
    """
    numbers = draw({key: field.value for key, field in fields(business).items()})
    price = np.asarray(likely(business.offer.price))
    low, high = np.quantile(able_share(business, activity, numbers, price), [TAIL, 1 - TAIL]) * 10
    middle = likely_able(business, activity) * 10
    return Range(min(float(low), middle), middle, max(float(high), middle))
