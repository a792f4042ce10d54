"""The sales that today's hours are expected to bring: to new customers, and again to those one has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.draws import numbers_of
from case_studies.joint import SERVE, hours_now, uses_of
from case_studies.uncertainty import DRAWS
from case_studies.use import total
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from case_studies.business import Business


class FurtherSales(NamedTuple):
    """Sales of a month that would not have come anyway.

    Attributes:
        sales: a month, as many as there is room for.
        new_share: share 0-1 of them to new customers, who may come back; 1 where no sale is expected.
    """

    sales: float
    new_share: float


def further_sales(business: Business, n: int = DRAWS) -> FurtherSales:
    """Say what the hours for finding customers and for staying in touch bring together.

    Help is left out, its hours as well: what it brings is mostly saved, not sold.

    Args:
        business: the numbers, sure or as ranges.
        n: how many draws.
    """
    numbers = numbers_of(business, n)
    plan = {name: hours for name, hours in hours_now(business, numbers).items() if name != SERVE}
    use = total(uses_of(business, plan, yields_of(business, numbers), numbers).values())
    new = np.minimum(use.new, numbers["capacity"])
    again = float(np.mean(np.minimum(use.again, numbers["capacity"] - new)))
    first = float(np.mean(new))
    return FurtherSales(first + again, first / (first + again) if first + again > 0 else 1.0)
