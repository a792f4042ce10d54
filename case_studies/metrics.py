"""The five metrics of one group, each with what the count still allows; and how far two groups are apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scipy.special import stdtrit

from case_studies.lifetime import customer_lifetime_value
from case_studies.proportions import Estimate, proportion
from case_studies.wrong_answers import unmixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Metric = Literal[
    "opportunities_of_all",
    "customers_of_all",
    "conversion",
    "cost_per_opportunity",
    "cost_per_customer",
    "retention",
    "lifetime_value",
    "spend_per_person",
]
"""Three stand beside the five: of everybody in the group, how many became real prospects
(`opportunities_of_all`), how many bought (`customers_of_all`), and what each spent (`spend_per_person`)."""

FIVE: tuple[Metric, ...] = (
    "conversion",
    "cost_per_opportunity",
    "cost_per_customer",
    "retention",
    "lifetime_value",
)
DISCOUNT = 0.1  # what a year's wait costs, where nobody says; an assumption


@dataclass(frozen=True)
class GroupMetrics:
    """What became of one group; None where the table or the cost does not tell.

    Everybody assigned to the group is counted, those of whom nothing came included.

    Attributes:
        name: the group.
        people: everybody assigned to it.
        opportunities: how many became real prospects; everybody, where the table has no such column.
        customers: how many bought.
        retained: how many are still customers.
        cost: EUR spent on the group.
        shares: metric -> (how many, of how many) for the metrics that are shares.
        metrics: metric -> its estimate and interval.
    """

    name: str
    people: int
    opportunities: int
    customers: int | None
    retained: int | None
    cost: float | None
    shares: dict[Metric, tuple[int, int]]
    metrics: dict[Metric, Estimate | None]


def cost_per(cost: float, share: Estimate, people: float) -> Estimate:
    """EUR for each one found among the people of a group, such as a customer (CAC).

    The cost is known, how many are found is luck: the interval is the cost over that of the share.

    Args:
        cost: EUR spent on the group.
        share: of its people who are found, 0-1.
        people: of the group.

    Returns:
        Infinite where nobody was found; then only the low end is a figure.
    """
    return Estimate(*(_over(cost, people * each) for each in (share.estimate, share.high, share.low)))


def _over(cost: float, count: float) -> float:
    return cost / count if count > 0 else math.inf


def mean_spend(spend: NDArray[np.float64], most: float, confidence: float) -> Estimate:
    """EUR a person, over everybody, zeros included, with Student's interval, never below 0.

    Amounts that are all alike say nothing of their own spread. Where nobody spent, the high end is Wilson's
    for the share who might, each with the highest amount seen anywhere; otherwise there is none.

    Args:
        spend: EUR of everybody in the group, shape (people,).
        most: EUR, the highest amount in the whole table.
        confidence: 0-1.
    """
    mean, n = float(spend.mean()), spend.size
    error = float(spend.std(ddof=1)) / math.sqrt(n) if n > 1 else 0.0
    if error == 0:
        nobody = mean == 0 and most > 0
        high = most * proportion(0, n, confidence).high if nobody else math.inf
        return Estimate(mean, 0.0, high)
    reach = error * float(stdtrit(n - 1, (1 + confidence) / 2))
    return Estimate(mean, max(0.0, mean - reach), mean + reach)


def lifetime_value(margin: Estimate, retention: Estimate, discount: float = DISCOUNT) -> Estimate:
    """EUR of today that a customer leaves over all their years, the first margin at once.

    Both ends of the two figures are joined on the scale of logarithms (MOVER for a product).

    Args:
        margin: EUR that a customer leaves in a year, 0 or more.
        retention: share 0-1 who stay from one year to the next.
        discount: what a year's wait costs, 0.1 for 10 %; above 0.

    Raises:
        ValueError: where the margin is below 0 or the discount is none.
    """
    if margin.low < 0 or not discount > 0:
        raise ValueError("A lifetime value needs a margin of 0 or more, and a discount above 0.")
    years = Estimate(
        *(customer_lifetime_value(1, share, discount) for share in _ends(retention))  # 1 or more
    )
    seen, high = margin.estimate * years.estimate, margin.high * years.high
    if seen == 0 or math.isinf(high):
        return Estimate(seen, 0.0 if margin.low == 0 else margin.low * years.low, high)
    low = 0.0
    if margin.low > 0:
        low = seen / math.exp(
            math.hypot(math.log(margin.estimate / margin.low), math.log(years.estimate / years.low))
        )
    up = math.hypot(math.log(margin.high / margin.estimate), math.log(years.high / years.estimate))
    return Estimate(seen, low, min(high, seen * math.exp(min(up, _LARGEST_LOG))))


_LARGEST_LOG = 700.0  # beyond, a float overflows


def _ends(value: Estimate) -> tuple[float, float, float]:
    return value.estimate, value.low, value.high


def difference(
    metric: Metric, first: GroupMetrics, second: GroupMetrics, confidence: float, error: float = 0.0
) -> Estimate | None:
    """How far the first group is above the second in one metric; None where either is not known.

    Newcombe's interval for shares; his way of joining two intervals (MOVER) for the others. A cost that is
    infinite in one group leaves an infinite difference; where it is in both, there is none. With wrong
    answers (`error`, share 0-1) the shares are taken apart first: see `wrong_answers`.
    """
    if metric in first.shares and metric in second.shares:
        apart = unmixed(*first.shares[metric], *second.shares[metric], error, confidence)
        return apart.difference if apart else None
    one, other = first.metrics[metric], second.metrics[metric]
    if one is None or other is None or (math.isinf(one.estimate) and math.isinf(other.estimate)):
        return None
    seen = one.estimate - other.estimate
    if math.isinf(seen):
        return Estimate(seen, one.low - other.high, one.high - other.low)
    return Estimate(
        seen,
        seen - math.hypot(one.estimate - one.low, other.high - other.estimate),
        seen + math.hypot(one.high - one.estimate, other.estimate - other.low),
    )
