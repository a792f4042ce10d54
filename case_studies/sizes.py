"""How many people it takes to see a difference, and what difference so many people can show."""

from __future__ import annotations

import math

from scipy.special import ndtri

from case_studies.solve import root

_FROM = 1e-9  # a smaller difference is none
_EVEN = 0.5


def sample_size(base: float, difference: float, power: float = 0.8, alpha: float = 0.05) -> int:
    """People needed in each of two groups of the same size, to the nearest one.

    n = (z_a sqrt(2p(1-p)) + z_b sqrt(p(1-p) + q(1-q)))^2 / d^2 with q = p + d, two-sided.

    Args:
        base: share 0-1 who do it anyway, p.
        difference: what should be seen, as a share: 0.05 is five points up, -0.05 five down.
        power: probability 0-1 of seeing it if it is there.
        alpha: probability 0-1 of seeing one if there is none.

    Raises:
        ValueError: where a share leaves 0-1 or nothing should be seen.
    """
    _check(base, power, alpha)
    if difference == 0 or not 0 <= base + difference <= 1:
        raise ValueError(
            f"From {base:g}, a difference of {difference:g} can not be looked for; accepted: "
            f"{-base:g} to {1 - base:g}, but not 0."
        )
    return max(1, round(_root_of_n(base, difference, power, alpha) ** 2))


def detectable_difference(base: float, n: int, power: float = 0.8, alpha: float = 0.05) -> float | None:
    """Smallest rise above `base` that `n` people in each group would probably show.

    Args:
        base: share 0-1 who do it anyway.
        n: people in each group, 1 or more.
        power: probability 0-1 of seeing it if it is there.
        alpha: probability 0-1 of seeing one if there is none.

    Returns:
        A share, 0.139 for 13.9 points; None where even a rise to everybody would not be seen.

    Raises:
        ValueError: where a share leaves 0-1 or there is nobody.
    """
    _check(base, power, alpha)
    if n < 1:
        raise ValueError(f"{n} people in a group; accepted: 1 or more.")
    wanted = math.sqrt(n)
    most = 1 - base
    if _root_of_n(base, most, power, alpha) > wanted:
        return None
    return root(lambda d: 1 - _root_of_n(base, d, power, alpha) / wanted, _FROM, most)


def _root_of_n(base: float, difference: float, power: float, alpha: float) -> float:
    """Square root of the formula's n; it falls as the difference grows."""
    other = base + difference
    by_luck = ndtri(1 - alpha / 2) * math.sqrt(2 * base * (1 - base))
    missed = ndtri(power) * math.sqrt(base * (1 - base) + max(0.0, other * (1 - other)))
    return float((by_luck + missed) / abs(difference))


def _check(base: float, power: float, alpha: float) -> None:
    for name, share in (("base share", base), ("power", power), ("alpha", alpha)):
        if not 0 < share < 1:
            raise ValueError(f"A {name} of {share:g}; accepted: above 0 and below 1.")
    if power < _EVEN:  # below, the formula's two parts pull against each other
        raise ValueError(f"A power of {power:g}; accepted: {_EVEN:g} or more.")
