"""The five metrics of one group, each with what the count still allows; and how far two groups are apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.proportions import Estimate, difference_of_proportions, proportion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Metric = Literal[
    "customers_of_all",
    "conversion",
    "cost_per_opportunity",
    "cost_per_customer",
    "retention",
    "spend_per_person",
]
"""`customers_of_all` stands beside the five: of everybody in the group, how many bought."""


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


def cost_per(cost: float, found: int, people: int, confidence: float) -> Estimate:
    """EUR for each one found among the people of a group, such as a customer (CAC).

    The cost is known, how many are found is luck: the interval is the cost over Wilson's for the share.

    Returns:
        Infinite where nobody was found; then only the low end is a figure.
    """
    seen = proportion(found, people, confidence)
    return Estimate(*(_over(cost, people * share) for share in (seen.estimate, seen.high, seen.low)))


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
    from scipy.stats import t  # noqa: PLC0415 - half a second, for this page only

    low, high = t.interval(confidence, n - 1, loc=mean, scale=error)
    return Estimate(mean, max(0.0, float(low)), float(high))


def difference(
    metric: Metric, first: GroupMetrics, second: GroupMetrics, confidence: float
) -> Estimate | None:
    """How far the first group is above the second in one metric; None where either is not known.

    Newcombe's interval for shares; his way of joining two intervals (MOVER) for the others. A cost that is
    infinite in one group leaves an infinite difference; where it is in both, there is none.
    """
    if metric in first.shares and metric in second.shares:
        return difference_of_proportions(*first.shares[metric], *second.shares[metric], confidence)
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
