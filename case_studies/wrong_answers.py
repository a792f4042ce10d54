"""Some who are asked how they heard of a business say the wrong thing: what their answers still show."""

from __future__ import annotations

import math
from dataclasses import dataclass

from case_studies.intervals import CONFIDENCE
from case_studies.proportions import Estimate, checked, difference_of_proportions, proportion

MOST = 0.45  # of answers that are wrong; at one half they would be drawn by lot


@dataclass(frozen=True)
class Unmixed:
    """Two shares as they were before some people were put into the wrong group.

    Attributes:
        first: share of those who truly belong to the first group.
        second: the same of the second.
        difference: the first less the second.
        people: how many truly belong to each, as far as one can tell.
        shown: share 0-1 of the true difference that is left in the answers; 1 where none is wrong.
    """

    first: Estimate
    second: Estimate
    difference: Estimate
    people: tuple[float, float]
    shown: float


def check_error(error: float) -> None:
    """Refuse a share of wrong answers after which nothing can be said.

    Raises:
        ValueError: where it is not from 0 to MOST.
    """
    if not 0 <= error <= MOST:
        raise ValueError(f"{error:g} of the answers are wrong; accepted: 0 to {MOST:g}.")


def true_sizes(n1: int, n2: int, error: float) -> tuple[float, float] | None:
    """How many truly belong to each group, of those who answered that they do.

    Whoever belongs to one group names the other with probability `error`: n1 = (1-e) N1 + e N2.

    Returns:
        None where a whole group, or more, could be there by mistake alone.
    """
    check_error(error)
    first = ((1 - error) * n1 - error * n2) / (1 - 2 * error)
    second = n1 + n2 - first
    return (first, second) if first > 0 and second > 0 else None


def shown_share(n1: int, n2: int, error: float) -> float:
    """Share 0-1 of a true difference that is left in the answers; 0 where nothing is.

    Of those who named group 1 a share w1 = (1-e) N1 / n1 belong there, so the difference seen is the true
    one times w1 + w2 - 1.
    """
    sizes = true_sizes(n1, n2, error)
    if sizes is None:
        return 0.0
    right = [(1 - error) * truly / said for truly, said in zip(sizes, (n1, n2), strict=True)]
    return max(0.0, sum(right) - 1)


def unmixed(  # noqa: PLR0913, PLR0917 - two counts, as everywhere, and what is known of them
    x1: int, n1: int, x2: int, n2: int, error: float = 0.0, confidence: float = CONFIDENCE
) -> Unmixed | None:
    """Undo the mixing of two groups by wrong answers that have nothing to do with what people did.

    Such answers never make a difference, they only water one down. The sizes of the true groups are taken
    for known; the intervals are Newcombe's, for shares that are mixtures (MOVER for linear combinations,
    Zou and Donner 2008). Without wrong answers they are Wilson's and Newcombe's own.

    Args:
        x1: people who named group 1 and did it.
        n1: people who named group 1.
        x2: people who named group 2 and did it.
        n2: people who named group 2.
        error: share 0 to MOST of people who name the other group.
        confidence: 0-1.

    Returns:
        None where a whole group could be there by mistake alone: then nobody can say anything of it.

    Raises:
        ValueError: where the counts are none, the error or the confidence out of range.
    """
    checked(x1, n1)
    checked(x2, n2)
    sizes, shown = true_sizes(n1, n2, error), shown_share(n1, n2, error)
    if sizes is None or shown <= 0:
        return None
    one, other = proportion(x1, n1, confidence), proportion(x2, n2, confidence)
    # Of those who named each group, the share who belong to the other.
    astray = [error * belong / said for belong, said in zip(reversed(sizes), (n1, n2), strict=True)]
    apart = difference_of_proportions(x1, n1, x2, n2, confidence)
    return Unmixed(
        first=_unmixed_share(one, other, (1 - astray[1]) / shown, astray[0] / shown),
        second=_unmixed_share(other, one, (1 - astray[0]) / shown, astray[1] / shown),
        difference=Estimate(*(_within(-1, end / shown) for end in (apart.estimate, apart.low, apart.high))),
        people=sizes,
        shown=shown,
    )


def _unmixed_share(own: Estimate, other: Estimate, a: float, b: float) -> Estimate:
    """Give a * own - b * other, with its interval, as a share."""
    seen = a * own.estimate - b * other.estimate
    down = math.hypot(a * (own.estimate - own.low), b * (other.high - other.estimate))
    up = math.hypot(a * (own.high - own.estimate), b * (other.estimate - other.low))
    return Estimate(*(_within(0, end) for end in (seen, seen - down, seen + up)))


def _within(least: float, value: float) -> float:
    return min(1.0, max(float(least), value))
