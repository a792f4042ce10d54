"""What became of each group of a table, and how far two of them are apart."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from case_studies.metrics import GroupMetrics, Metric, difference
from case_studies.proportions import Estimate

if TYPE_CHECKING:
    from collections.abc import Mapping

_TWO = 2


@dataclass(frozen=True)
class Comparison:
    """The groups of a table, in alphabetical order.

    Attributes:
        groups: name -> its counts and metrics.
        confidence: of every interval, 0-1.
        filled_in: column -> people whom it did not mark although a later one did; counted as marked.
        error: share 0-1 of people who are in the wrong group; every metric has it taken off already.
    """

    groups: dict[str, GroupMetrics]
    confidence: float
    filled_in: Mapping[str, int] = field(default_factory=dict)
    error: float = 0.0

    def differences(
        self, first: str | None = None, second: str | None = None
    ) -> dict[Metric, Estimate | None]:
        """Metric -> the first group less the second; None where it is not known in both.

        Args:
            first: a group's name; if left out, the first one.
            second: another group's name; if left out, the other one.

        Raises:
            ValueError: where there are not two groups to choose from, or none has that name.
        """
        one, other = self._pair(first, second)
        return {
            metric: difference(metric, one, other, self.confidence, self.error) for metric in get_args(Metric)
        }

    def incremental_cac(self, first: str | None = None, second: str | None = None) -> Estimate | None:
        """EUR for each customer whom the first group has beyond the second, both taken for equally large.

        Returns:
            Infinite where it has none beyond; the interval follows from that of the difference of customers.
            None where a cost or the customers are not known, or the first group did not cost more.

        Raises:
            ValueError: as `differences`.
        """
        one, other = self._pair(first, second)
        more = difference("customers_of_all", one, other, self.confidence, self.error)
        if more is None or one.cost is None or other.cost is None:
            return None
        extra = one.cost / one.people - other.cost / other.people  # EUR a person
        if extra <= 0:
            return None
        return Estimate(*(incremental_cac(extra, d) for d in (more.estimate, more.high, more.low)))

    def _pair(self, first: str | None, second: str | None) -> tuple[GroupMetrics, GroupMetrics]:
        names = list(self.groups)
        listed = ", ".join(names)
        for name in (first, second):
            if name is not None and name not in names:
                raise ValueError(f'No group is called "{name}"; accepted: {listed}.')
        if first is None or second is None:
            if len(names) != _TWO:
                raise ValueError(
                    f"A difference needs exactly two groups; the table has {len(names)}: {listed}."
                )
            first = first or next(name for name in names if name != second)
            second = second or next(name for name in names if name != first)
        if first == second:
            raise ValueError(f'"{first}" can not differ from itself; accepted: two different groups.')
        return self.groups[first], self.groups[second]


def incremental_cac(extra_cost: float, extra_customers: float) -> float:
    """EUR for each additional customer: dC / dcustomers, both for the same number of people.

    Returns:
        Infinite where more money brought no more customers. Below 0 where less money brought more.
    """
    if extra_customers == 0 or (extra_cost >= 0 and extra_customers < 0):
        return math.inf
    return extra_cost / extra_customers
