"""Two groups side by side: the five metrics, what they still allow, and how far the groups are apart.

The table says who was in which group, not why. Groups that people chose themselves (followers, say) differ in
other ways too: see `selection`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from case_studies.counted import GroupCounts, compare_counts, metrics_of
from case_studies.groups import Comparison, incremental_cac
from case_studies.intervals import CONFIDENCE
from case_studies.metrics import DISCOUNT, GroupMetrics, Metric, mean_spend
from case_studies.people import COLUMNS, People, people_of
from case_studies.proportions import (
    Estimate,
    check_confidence,
    difference_of_proportions,
    probability_better,
    proportion,
)
from case_studies.sizes import detectable_difference, sample_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

__all__ = [
    "Comparison",
    "Estimate",
    "GroupCounts",
    "GroupMetrics",
    "Metric",
    "compare_counts",
    "compare_groups",
    "count_groups",
    "detectable_difference",
    "difference_of_proportions",
    "incremental_cac",
    "probability_better",
    "proportion",
    "sample_size",
]


def compare_groups(  # noqa: PLR0913, PLR0917 - a column each, named by whoever has the table
    table: pd.DataFrame,
    group: str = "group",
    opportunity: str = "opportunity",
    customer: str = "customer",
    spend: str = "spend",
    retained: str = "retained",
    cost: Mapping[str, float] | None = None,
    confidence: float = CONFIDENCE,
    margin: float | None = None,
    discount: float = DISCOUNT,
) -> Comparison:
    """Work out the five metrics of each group.

    Conversion is the share of opportunities who became customers; retention the share of customers who
    stayed; a cost is over the whole group's; spend is shared out over everybody assigned, zeros included. The
    lifetime value takes a customer's spend for a year's, and needs the margin.

    Args:
        table: one row a person assigned to a group.
        group: column with each one's group.
        opportunity: column that marks real prospects (1/0, yes/no, oui/non); without it everybody is one.
        customer: column that marks who bought; without it conversion is unknown, and retention of everybody.
        spend: column with EUR; nothing is 0 for whoever did not buy, and unknown for whoever did: they are
            left out of what is said of spend, and count in all else.
        retained: column that marks who is still a customer.
        cost: group -> EUR spent on it, the owner's time included.
        confidence: of the intervals, 0-1.
        margin: share 0-1 of what a customer spends that is left when the direct costs are paid.
        discount: what a year's wait costs, 0.1 for 10 %.

    Raises:
        ValueError: where the table, the cost or the confidence can not be used; it says why.
    """
    check_confidence(confidence)
    names = {
        "group": group,
        "opportunity": opportunity,
        "customer": customer,
        "spend": spend,
        "retained": retained,
    }
    people = people_of(table, names)
    counts = _counts(people, cost or {}, margin, confidence)
    found = {name: metrics_of(one, confidence, discount) for name, one in counts.items()}
    if people.spend is not None:
        known = ~np.isnan(people.spend)
        for name, one in found.items():
            mine = people.spend[(people.group == name) & known]
            one.metrics["spend_per_person"] = (
                mean_spend(mine, float(np.max(people.spend[known])), confidence) if mine.size else None
            )
    return Comparison(found, confidence, people.filled_in)


def count_groups(
    table: pd.DataFrame,
    cost: Mapping[str, float] | None = None,
    margin: float | None = None,
    confidence: float = CONFIDENCE,
) -> dict[str, GroupCounts]:
    """Count the groups of a table whose columns have their usual names, as `compare_counts` takes them.

    Args:
        table: one row a person, as `compare_groups` takes it.
        cost: group -> EUR spent on it.
        margin: share 0-1 of what a customer spends that is left.
        confidence: of what a customer leaves, 0-1.

    Raises:
        ValueError: where the table, the cost, the margin or the confidence can not be used; it says why.
    """
    check_confidence(confidence)
    return _counts(people_of(table, {what: what for what in COLUMNS}), cost or {}, margin, confidence)


def _counts(
    people: People, cost: Mapping[str, float], margin: float | None, confidence: float
) -> dict[str, GroupCounts]:
    if margin is not None and not 0 <= margin <= 1:
        raise ValueError(f"A margin of {margin:g}; accepted: a share from 0 to 1.")
    groups = sorted(set(people.group.tolist()))
    costs = _costs(cost, groups)
    return {name: _count(people, name, costs.get(name), margin, confidence) for name in groups}


def _costs(cost: Mapping[str, float], groups: list[str]) -> dict[str, float]:
    found = {str(name).strip(): amount for name, amount in cost.items()}
    for name, amount in found.items():
        if name not in groups:
            raise ValueError(f'No group is called "{name}", as in the cost; accepted: {", ".join(groups)}.')
        if not 0 <= amount < math.inf:
            raise ValueError(f'The cost of "{name}" is {amount}; accepted: EUR, 0 or more.')
    return found


def _count(
    people: People, name: str, cost: float | None, margin: float | None, confidence: float
) -> GroupCounts:
    mine = people.group == name

    def count(marks: NDArray[np.bool_] | None) -> int | None:
        return None if marks is None else int(marks[mine].sum())

    leaves = None
    if people.spend is not None and margin is not None and people.customer is not None:
        bought = people.spend[mine & people.customer & ~np.isnan(people.spend)]
        if bought.size:
            leaves = _part(_spend_of_customers(bought, confidence), margin)
    return GroupCounts(
        name,
        int(mine.sum()),
        count(people.opportunity),
        count(people.customer),
        count(people.retained),
        cost,
        leaves,
    )


def _spend_of_customers(spend: NDArray[np.float64], confidence: float) -> Estimate:
    """Give what a customer spends; where several spend the same to the cent, that is the price."""
    if spend.size > 1 and spend.min() == spend.max():
        return Estimate(*[float(spend[0])] * 3)
    return mean_spend(spend, float(spend.max()), confidence)


def _part(whole: Estimate, share: float) -> Estimate:
    return Estimate(whole.estimate * share, whole.low * share, whole.high * share if share else 0.0)
