"""What two groups tell of one metric: which is higher, or that nobody can tell, and what would settle it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.proportions import Estimate, probability_better
from case_studies.sizes import people_to_show, sample_size, together, visible_difference
from case_studies.wrong_answers import shown_share

if TYPE_CHECKING:
    from case_studies.groups import Comparison
    from case_studies.metrics import Metric

Answer = Literal["higher", "lower", "cannot_tell", "not_known"]
"""Whether the first group's figure is above the second's; not known where a count is missing."""

COUNTS_AS: dict[Metric, Metric] = {
    "conversion": "conversion",
    "cost_per_opportunity": "opportunities_of_all",
    "cost_per_customer": "customers_of_all",
    "retention": "retention",
    "lifetime_value": "retention",
}
"""The share whose luck each of the five has: costs and margins are known, who comes or stays is not."""

FEWEST = 20
"""People in the smaller group, below whom nothing is said of a measure; an assumption, and a low one."""
LARGE = 0.2
"""A large difference, as a share: how many it would take is said where there are too few. An assumption."""

LESS_IS_BETTER: frozenset[Metric] = frozenset({"cost_per_opportunity", "cost_per_customer"})


@dataclass(frozen=True)
class Finding:
    """One metric in two groups.

    Attributes:
        metric: which.
        answer: what can be said of it.
        first: the first group's figure.
        second: the second group's.
        difference: the first less the second.
        counted: people behind it in each group, such as the prospects for a conversion; None where unknown.
        smallest: difference of that share, 0-1, which so many people would probably have shown; below 0 where
            a fall was easier to see; None where none would.
        needed: people in each group after which a difference as large as the one seen would probably show;
            None where there is none to be seen.
        enough: people in each group who would probably show a `LARGE` difference; None where not counted.
        chance: probability 0-1 that the first group's share is truly the higher one, wrong answers aside.
    """

    metric: Metric
    answer: Answer
    first: Estimate | None
    second: Estimate | None
    difference: Estimate | None
    counted: tuple[int, int] | None = None
    smallest: float | None = None
    needed: int | None = None
    chance: float | None = None
    enough: int | None = None

    @property
    def too_few(self) -> bool:
        """Whether so few were counted that no figure of theirs should be read as a result."""
        return self.counted is not None and (min(self.counted) < FEWEST or self.smallest is None)

    @property
    def first_is_better(self) -> bool | None:
        """Whether the first group does better; None where nobody can tell."""
        if self.too_few or self.answer not in {"higher", "lower"}:
            return None
        return (self.answer == "higher") is (self.metric not in LESS_IS_BETTER)

    def months_left(self, months: float) -> float | None:
        """Months of counting at the same pace until `needed`; None where it is not known.

        Args:
            months: how long it took to count so far, above 0.
        """
        if self.needed is None or self.counted is None or not months > 0:
            return None
        pace = together(*self.counted) / months
        return max(0.0, self.needed / pace - months) if pace > 0 else None


def telling(found: Comparison, metric: Metric, first: str, second: str) -> Finding:
    """Say what two groups tell of one metric.

    Args:
        found: the groups.
        metric: one of the five.
        first: a group's name.
        second: the other's.

    Raises:
        ValueError: where a group or the metric is not one of those.
    """
    if metric not in COUNTS_AS:
        raise ValueError(f'"{metric}" is none of the five; accepted: {", ".join(COUNTS_AS)}.')
    apart = found.differences(first, second)[metric]
    one, other = found.groups[first], found.groups[second]
    share = COUNTS_AS[metric]
    figures = one.metrics[metric], other.metrics[metric]
    if apart is None or share not in one.shares or share not in other.shares:
        return Finding(metric, "not_known", *figures, apart)
    (x1, n1), (x2, n2) = one.shares[share], other.shares[share]
    answer: Answer = "cannot_tell"
    if apart.clear and not math.isnan(apart.estimate):
        answer = "higher" if apart.low > 0 else "lower"
    return Finding(
        metric,
        answer,
        *figures,
        apart,
        counted=(n1, n2),
        smallest=_smallest(x2, n1, n2, found.error),
        needed=_needed(metric, apart, one.shares[share], other.shares[share]),
        chance=probability_better(x2, n2, x1, n1),
        enough=_enough(x1 + x2, n1 + n2, found.error),
    )


def _smallest(x2: int, n1: int, n2: int, error: float) -> float | None:
    base = (x2 + 0.5) / (n2 + 1)  # as seen in the other group, but never nought or all
    return visible_difference(base, together(n1, n2), shown_share(n1, n2, error))


def _enough(x: int, n: int, error: float) -> int:
    """Both groups together say most of how many do it anyway; groups of the same size are looked for."""
    base = (x + 0.5) / (n + 1)
    return max(FEWEST, people_to_show(base, LARGE, shown_share(n, n, error)))


def _needed(metric: Metric, apart: Estimate, first: tuple[int, int], second: tuple[int, int]) -> int | None:
    """People in each group, from what they answered: wrong answers are in that already.

    A share has the formula of `sample_size`. For amounts, the interval narrows with the root of the people:
    as many as make it end where there is no difference, and more for a power of 80 %.
    """
    if metric == COUNTS_AS[metric]:
        p1, p2 = first[0] / first[1], second[0] / second[1]
        base = min(max(p2, _LEAST), 1 - _LEAST)
        return None if p1 in {p2, base} else sample_size(base, p1 - base)
    reach = apart.estimate - apart.low if apart.estimate > 0 else apart.high - apart.estimate
    if apart.estimate == 0 or not math.isfinite(reach) or not math.isfinite(apart.estimate):
        return None
    times = (reach / abs(apart.estimate) * _FOR_POWER) ** 2
    return max(1, round(times * together(first[1], second[1])))


_FOR_POWER = 2.802 / 1.96  # (z of 97.5 % + z of 80 %) / z of 97.5 %
_LEAST = 1e-6  # nobody, or everybody, is no base to look from


def must_be_new(cost: float, customers: float, worth: float) -> float:
    """Share of a group's customers who must have come only because of what it cost, for it to pay.

    Args:
        cost: EUR spent on the group.
        customers: it has.
        worth: EUR that each leaves, over the time that counts.

    Returns:
        0 or more; above 1 it does not pay even if every one of them came because of it, and infinite where
        there is none or they leave nothing.
    """
    if cost == 0:
        return 0.0
    brought = customers * worth
    return cost / brought if brought > 0 else math.inf
