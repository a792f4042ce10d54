"""Two groups side by side: the five metrics, what they still allow, and how far the groups are apart.

The table says who was in which group, not why. Groups that people chose themselves (followers, say) differ in
other ways too: see `selection`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, get_args

import numpy as np

from case_studies.groups import Comparison, incremental_cac
from case_studies.intervals import CONFIDENCE
from case_studies.metrics import GroupMetrics, Metric, cost_per, mean_spend
from case_studies.people import People, people_of
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

__all__ = [
    "Comparison",
    "Estimate",
    "GroupMetrics",
    "Metric",
    "compare_groups",
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
) -> Comparison:
    """Work out the five metrics of each group.

    Conversion is the share of opportunities who became customers; retention the share of customers who
    stayed; a cost is over the whole group's; spend is shared out over everybody assigned, zeros included.

    Args:
        table: one row a person assigned to a group.
        group: column with each one's group.
        opportunity: column that marks real prospects (1/0, yes/no, oui/non); without it everybody is one.
        customer: column that marks who bought; without it conversion is unknown, and retention of everybody.
        spend: column with EUR; nothing is 0 for whoever did not buy.
        retained: column that marks who is still a customer.
        cost: group -> EUR spent on it, the owner's time included.
        confidence: of the intervals, 0-1.

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
    groups = sorted(set(people.group.tolist()))
    costs = _costs(cost or {}, groups)
    return Comparison(
        {name: _metrics(people, name, costs.get(name), confidence) for name in groups},
        confidence,
        people.filled_in,
    )


def _costs(cost: Mapping[str, float], groups: list[str]) -> dict[str, float]:
    found = {str(name).strip(): amount for name, amount in cost.items()}
    for name, amount in found.items():
        if name not in groups:
            raise ValueError(f'No group is called "{name}", as in the cost; accepted: {", ".join(groups)}.')
        if not 0 <= amount < math.inf:
            raise ValueError(f'The cost of "{name}" is {amount}; accepted: EUR, 0 or more.')
    return found


def _metrics(people: People, name: str, cost: float | None, confidence: float) -> GroupMetrics:
    mine = people.group == name
    n = int(mine.sum())
    customers = None if people.customer is None else int(people.customer[mine].sum())
    retained = None if people.retained is None else int(people.retained[mine].sum())
    opportunities = n if people.opportunity is None else int(people.opportunity[mine].sum())

    shares: dict[Metric, tuple[int, int]] = {}
    if customers is not None:
        shares["customers_of_all"] = customers, n
        if opportunities:
            shares["conversion"] = customers, opportunities
    of = n if customers is None else customers
    if retained is not None and of:
        shares["retention"] = retained, of

    values: dict[Metric, Estimate | None] = dict.fromkeys(get_args(Metric))
    values |= {metric: proportion(*counts, confidence) for metric, counts in shares.items()}
    if cost is not None:
        each = cost / n
        values["cost_per_opportunity"] = (
            Estimate(each, each, each)
            if people.opportunity is None
            else cost_per(cost, opportunities, n, confidence)
        )
        if customers is not None:
            values["cost_per_customer"] = cost_per(cost, customers, n, confidence)
    if people.spend is not None:
        most = float(np.max(people.spend))
        values["spend_per_person"] = mean_spend(people.spend[mine], most, confidence)
    return GroupMetrics(name, n, opportunities, customers, retained, cost, shares, values)
