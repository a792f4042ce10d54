"""What a count still allows: bounds on a rate seen in few tries."""

from __future__ import annotations

from typing import NamedTuple

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """A rate seen, and the lowest and highest true rate (shares 0-1) that the count still allows."""

    rate: float
    low: float
    high: float


def zero_of(tries: int) -> float:
    """Highest rate, share 0-1, that nought in `tries` still allows: 1 - .05^(1/n), one-sided 95 %.

    Raises:
        ValueError: where there was no try at all.
    """
    if tries < 1:
        raise ValueError(f"{tries} tries say nothing; accepted: 1 or more.")
    return float(1 - (1 - CONFIDENCE) ** (1 / tries))


def rate_of(successes: int, tries: int) -> Interval:
    """Rate and what it still allows: Wilson's interval, 95 %; from nought, the one-sided bound of `zero_of`.

    Raises:
        ValueError: where the counts are not 0 <= successes <= tries with at least one try.
    """
    if not 0 <= successes <= tries or tries < 1:
        raise ValueError(f"{successes} of {tries} is no count; accepted: 0 to all of one or more.")
    if successes == 0:
        return Interval(0.0, 0.0, zero_of(tries))
    # Imported here: scipy.stats takes half a second, and most pages never need it.
    from scipy.stats import binomtest  # noqa: PLC0415

    bounds = binomtest(successes, tries).proportion_ci(CONFIDENCE, method="wilson")
    return Interval(successes / tries, float(bounds.low), float(bounds.high))
