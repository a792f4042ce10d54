"""What an hour of posting would bring, for every count of able payers in ten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.decision import decide, numbers_of
from case_studies.parse import with_numbers
from case_studies.ranges import likely
from case_studies.yields import likely_able, yield_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Business

    Array = NDArray[np.float64]


class Sweep(NamedTuple):
    """EUR that an hour brings, before the hour itself is paid.

    Attributes:
        posting: of the activity in question, one for each count; shape of the counts.
        half_hour: of the best other activity; 0 where there is none.
        now: able payers in ten as the numbers stand.
    """

    posting: Array
    half_hour: float
    now: float


def per_hour_by_count(business: Business, of_ten: Array) -> Sweep:
    """Work out what an hour of posting brings if `of_ten` of ten who write could pay, all else equal.

    Args:
        business: the numbers now.
        of_ten: counts, 0 to 10, shape (n,).
    """
    decision = decide(business)
    others = [outcome.per_hour for outcome in list(decision.outcomes.values())[1:]]
    now = likely_able(business, business.question) * 10
    counted = with_numbers(business, {"able_of_ten": now, "able_at_price": likely(business.offer.price)})
    numbers = numbers_of(counted)
    earned = [
        float(
            yield_of(counted, counted.question, numbers | {"able_of_ten": np.asarray(count)}).earnings.mean()
        )
        for count in of_ten
    ]
    return Sweep(np.asarray(earned), max(others, default=0.0), now)
