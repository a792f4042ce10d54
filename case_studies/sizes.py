"""How many people it takes to see a difference, and what difference so many people can show."""

from __future__ import annotations

import math

from scipy.special import ndtri

from case_studies.solve import root

_FROM = 1e-9  # a smaller difference is none
_EVEN = 0.5
_POWER, _ALPHA = 0.8, 0.05


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


def visible_difference(base: float, n: float, shown: float = 1.0) -> float | None:
    """Smallest difference that so many people would probably show, wrong answers and all.

    Looked for where there is more room: above a base of up to a half, below a higher one (`sample_size`'s
    formula gives the same for a rise from p as for a fall from 1 - p).

    Args:
        base: share 0-1 who do it anyway, wrong answers aside.
        n: people in each group; for groups of two sizes their harmonic mean.
        shown: share 0-1 of a true difference that is left in the answers (`wrong_answers.shown_share`).

    Returns:
        A share, below 0 where it is a fall; None where even everybody, or nobody, would not be told apart.

    Raises:
        ValueError: where a share leaves 0-1 or there is nobody.
    """
    _check(base, _POWER, _ALPHA)
    if not 0 <= shown <= 1:
        raise ValueError(f"{shown:g} of the difference is shown; accepted: 0 to 1.")
    if not n > 0:
        raise ValueError(f"{n:g} people in a group; accepted: more than 0.")
    low = min(base, 1 - base)
    wanted, most = math.sqrt(n), 1 - low

    def lacking(d: float) -> float:
        # Half of what is not shown has moved into the other group.
        watered = _root_of_n(low + (1 - shown) / 2 * d, shown * d, _POWER, _ALPHA)
        return 1 - watered / wanted

    if shown * most < _FROM or lacking(most) < 0:
        return None
    found = root(lacking, _FROM, most)
    return found if base <= 1 / 2 else -found


def people_to_show(base: float, difference: float, shown: float = 1.0) -> int:
    """People in each group who would probably show a difference, wrong answers and all.

    The other way round from `visible_difference`.

    Args:
        base: share 0-1 who do it anyway, wrong answers aside.
        difference: what should be seen, a share above 0 and not above a half.
        shown: share of a true difference that is left in the answers, above 0.

    Raises:
        ValueError: where one of these is out of range.
    """
    _check(base, _POWER, _ALPHA)
    if not 0 < difference <= _EVEN or not 0 < shown <= 1:
        raise ValueError(f"{difference:g}, of which {shown:g} is shown; accepted: above 0, to 0.5 and 1.")
    low = min(base, 1 - base)
    watered = _root_of_n(low + (1 - shown) / 2 * difference, shown * difference, _POWER, _ALPHA)
    return math.ceil(watered**2 - _FROM)


def together(n1: float, n2: float) -> float:
    """Size of two equal groups that show as much as groups of these two sizes: their harmonic mean."""
    return 2 / (1 / n1 + 1 / n2) if n1 > 0 and n2 > 0 else 0.0


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
