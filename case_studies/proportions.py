"""Two shares side by side: how far apart they are, and how likely it is that one is the higher."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import betaln, ndtri

from case_studies.intervals import CONFIDENCE


@dataclass(frozen=True)
class Estimate:
    """A figure from people counted, and the lowest and highest true one that they still allow.

    Attributes:
        estimate: what was seen; infinite for a cost per something that nobody did.
        low: lowest that is still plausible.
        high: highest that is still plausible; infinite where the count sets no limit.
    """

    estimate: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Of a difference: whether zero is out of the question. If not, nobody can tell which is higher."""
        return self.low > 0 or self.high < 0


def checked(successes: int, tries: int) -> None:
    """Refuse what is no count.

    Raises:
        ValueError: where the counts are not whole, or not 0 <= successes <= tries with at least one try.
    """
    whole = float(successes).is_integer() and float(tries).is_integer()
    if not whole or not 0 <= successes <= tries or tries < 1:
        raise ValueError(f"{successes} of {tries} is no count; accepted: 0 to all of one or more.")


def check_confidence(confidence: float) -> None:
    """Refuse what is no confidence, such as 95 for 95 %.

    Raises:
        ValueError: where it is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence of {confidence:g}; accepted: above 0 and below 1, such as 0.95.")


def proportion(successes: int, tries: int, confidence: float = CONFIDENCE) -> Estimate:
    """Share 0-1 with Wilson's interval, on both sides also from nought or all.

    Raises:
        ValueError: where the counts are none, or the confidence is not between 0 and 1.
    """
    checked(successes, tries)
    check_confidence(confidence)
    # By hand, because statsmodels takes two seconds to import; the tests hold this to what it gives.
    z = float(ndtri((1 + confidence) / 2))
    share, spread = successes / tries, z * z / tries
    middle = share + spread / 2
    reach = z * math.sqrt(share * (1 - share) / tries + spread / (4 * tries))
    low, high = ((middle + way * reach) / (1 + spread) for way in (-1, 1))
    # A rounding can lead past what was seen, or past the whole.
    return Estimate(share, max(0.0, min(low, share)), min(1.0, max(high, share)))


def difference_of_proportions(x1: int, n1: int, x2: int, n2: int, confidence: float = CONFIDENCE) -> Estimate:
    """Difference of two shares, the first less the second: Newcombe's hybrid score interval.

    Args:
        x1: people of group 1 who did it.
        n1: people in group 1, those who did not included.
        x2: people of group 2 who did it.
        n2: people in group 2.
        confidence: 0-1.

    Returns:
        The difference of the shares (0.05 is five points) and its interval, each from -1 to 1.

    Raises:
        ValueError: where the counts are none, or the confidence is not between 0 and 1.
    """
    checked(x1, n1)
    checked(x2, n2)
    check_confidence(confidence)
    one, other = proportion(x1, n1, confidence), proportion(x2, n2, confidence)
    seen = one.estimate - other.estimate
    down = math.hypot(one.estimate - one.low, other.high - other.estimate)
    up = math.hypot(one.high - one.estimate, other.estimate - other.low)
    return Estimate(seen, max(-1.0, seen - down), min(1.0, seen + up))


def probability_better(x1: int, n1: int, x2: int, n2: int) -> float:
    """Probability, 0-1, that the second group's true share is above the first's.

    Beta-binomial with uniform priors, as the exact finite sum. It takes the two groups for alike in all else.

    Args:
        x1: people of group 1 (A) who did it.
        n1: people in group 1.
        x2: people of group 2 (B) who did it.
        n2: people in group 2.

    Raises:
        ValueError: where the counts are none.
    """
    checked(x1, n1)
    checked(x2, n2)
    a, b = x1 + 1, n1 - x1 + 1
    c, d = x2 + 1, n2 - x2 + 1
    i = np.arange(c)
    terms = np.exp(betaln(a + i, b + d) - np.log(d + i) - betaln(1 + i, d) - betaln(a, b))
    return min(1.0, math.fsum(terms))
