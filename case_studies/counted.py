"""Two groups counted by hand, wrong answers and all: the five metrics of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from case_studies.groups import Comparison
from case_studies.intervals import CONFIDENCE
from case_studies.metrics import DISCOUNT, GroupMetrics, Metric, cost_per, lifetime_value
from case_studies.proportions import Estimate, check_confidence, proportion
from case_studies.wrong_answers import check_error, true_sizes, unmixed

_STEPS = ("people", "opportunities", "customers", "retained")  # each within the one before


@dataclass(frozen=True)
class GroupCounts:
    """What somebody counted in one group; None where they did not.

    Attributes:
        name: the group.
        people: everybody who belongs to it, those of whom nothing came included.
        opportunities: of those, how many became real prospects; if not counted, everybody is one.
        customers: of those, how many bought.
        retained: of the customers, how many are still there a year later.
        cost: EUR spent on the group, the owner's hours included.
        margin: EUR that one of its customers leaves in a year, costs of the sale paid.
    """

    name: str
    people: int
    opportunities: int | None = None
    customers: int | None = None
    retained: int | None = None
    cost: float | None = None
    margin: Estimate | None = None

    @property
    def fault(self) -> tuple[str, str] | None:
        """Which count is larger than which one that it is a part of; None where all is well."""
        known = [(step, getattr(self, step)) for step in _STEPS if getattr(self, step) is not None]
        for (whole, most), (part, count) in pairwise(known):
            if count > most:
                return part, whole
        return None

    def check(self) -> None:
        """Refuse what nobody can have counted.

        Raises:
            ValueError: where a count is negative or broken, a part is larger than its whole, nobody is in the
                group, or the cost is no amount.
        """
        for step in _STEPS:
            count = getattr(self, step)
            if count is not None and (count < 0 or count != int(count)):
                raise ValueError(f"{self.name}: {count} {step}; accepted: a whole number, 0 or more.")
        if self.people < 1:
            raise ValueError(f"Nobody is in {self.name}; accepted: one or more.")
        if self.fault:
            part, whole = self.fault
            raise ValueError(f"{self.name}: more {part} than {whole}; accepted: no more than those.")
        if self.cost is not None and not 0 <= self.cost < math.inf:
            raise ValueError(f'The cost of "{self.name}" is {self.cost}; accepted: EUR, 0 or more.')


def compare_counts(
    first: GroupCounts,
    second: GroupCounts,
    error: float = 0.0,
    confidence: float = CONFIDENCE,
    discount: float = DISCOUNT,
) -> Comparison:
    """Work out the five metrics of two groups that were counted.

    Args:
        first: one group.
        second: the other; its name is another one.
        error: share 0-0.45 of people who name the wrong group when asked.
        confidence: of the intervals, 0-1.
        discount: what a year's wait costs, for the lifetime value.

    Returns:
        The two groups in the order given. Metrics that wrong answers make unknowable are None.

    Raises:
        ValueError: where a count, the error or the confidence can not be used; it says why.
    """
    check_confidence(confidence)
    check_error(error)
    if first.name == second.name:
        raise ValueError(f'Both groups are called "{first.name}"; accepted: two names.')
    return Comparison(
        {
            one.name: metrics_of(one, confidence, discount, other=other, error=error)
            for one, other in ((first, second), (second, first))
        },
        confidence,
        error=error,
    )


def metrics_of(
    mine: GroupCounts,
    confidence: float = CONFIDENCE,
    discount: float = DISCOUNT,
    *,
    other: GroupCounts | None = None,
    error: float = 0.0,
) -> GroupMetrics:
    """Work out the metrics of one group.

    Conversion is the share of opportunities who became customers, retention the share of customers who
    stayed; a cost is over the whole group's.

    Args:
        mine: the group.
        confidence: of the intervals, 0-1.
        discount: what a year's wait costs.
        other: the group whose people may have landed here, and the other way round; needed where `error`.
        error: share of people who name the wrong group.

    Raises:
        ValueError: where a count can not be used.
    """
    mine.check()
    opportunities = mine.people if mine.opportunities is None else mine.opportunities
    counted = _shares(mine)
    theirs = _shares(other) if other and error else {}
    seen: dict[Metric, Estimate | None] = {}
    for metric, (did, of) in counted.items():
        if not error:
            seen[metric] = proportion(did, of, confidence)
        elif metric in theirs:
            apart = unmixed(did, of, *theirs[metric], error, confidence)
            seen[metric] = apart.first if apart else None
    values: dict[Metric, Estimate | None] = dict.fromkeys(get_args(Metric))
    values |= {metric: seen.get(metric) for metric in counted if metric in values}

    sizes = true_sizes(mine.people, other.people, error) if other and error else (float(mine.people), 0.0)
    if mine.cost is not None and sizes:
        for cost_metric, found in _PAID_FOR.items():
            if share := seen.get(found):
                values[cost_metric] = cost_per(mine.cost, share, sizes[0])
        if mine.opportunities is None:
            values["cost_per_opportunity"] = Estimate(*[mine.cost / sizes[0]] * 3)
    if mine.margin and mine.customers is not None and (stay := seen.get("retention")):
        values["lifetime_value"] = lifetime_value(mine.margin, stay, discount)
    return GroupMetrics(
        mine.name, mine.people, opportunities, mine.customers, mine.retained, mine.cost, counted, values
    )


_PAID_FOR: dict[Metric, Metric] = {
    "cost_per_opportunity": "opportunities_of_all",
    "cost_per_customer": "customers_of_all",
}


def _shares(group: GroupCounts) -> dict[Metric, tuple[int, int]]:
    """Metric -> (how many, of how many), for those that are shares of somebody."""
    found: dict[Metric, tuple[int, int]] = {}
    opportunities = group.people if group.opportunities is None else group.opportunities
    if group.opportunities is not None:
        found["opportunities_of_all"] = group.opportunities, group.people
    if group.customers is not None:
        found["customers_of_all"] = group.customers, group.people
        if opportunities:
            found["conversion"] = group.customers, opportunities
    of = group.people if group.customers is None else group.customers
    if group.retained is not None and of:
        found["retention"] = group.retained, of
    return found
