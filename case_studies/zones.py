"""Along one number: where each verdict over all three reasons holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.draws import numbers_of
from case_studies.flat import fields
from case_studies.flips import enough_draws
from case_studies.kept import kept
from case_studies.moving import movable, moved, stands_at
from case_studies.overall import overall_verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.business import Business
    from case_studies.weighing import Verdict

LOOKS = 48
HALVINGS = 10


class Zone(NamedTuple):
    """A stretch of one number in which the verdict is the same.

    Attributes:
        low: where it begins, in the number's unit.
        high: where it ends.
        verdict: what holds there.
    """

    low: float
    high: float
    verdict: Verdict


@kept(16)  # a page's picture, its sentence and its paper ask for the same ones
def zones(business: Business, key: str, most: float) -> tuple[Zone, ...]:
    """Give where each verdict holds from nought to `most`, all else equal.

    Where the number is in doubt, its doubt grows and shrinks along with it: where it stands now, the verdict
    is that over all three reasons.

    Args:
        business: the numbers now.
        key: flat key of a number that may be nought.
        most: the far end, in the number's unit, above 0; at most what the number accepts.

    Returns:
        Stretches that lie end to end, in order.

    Raises:
        ValueError: for an end that makes no stretch.
    """
    if not 0 < most <= fields(business)[key].quantity.high:
        raise ValueError(
            f"{key} can be looked at from 0 to {fields(business)[key].quantity.high}, not {most}."
        )
    verdict_at = _verdicts(business, key)
    # What holds now is looked at itself, however narrow the stretch is.
    looks = np.union1d(np.linspace(0, most, LOOKS), min(stands_at(business, key), most))
    said = [verdict_at(look) for look in looks]
    edges, verdicts = [0.0], [said[0]]
    for near, far, before, after in zip(looks, looks[1:], said, said[1:], strict=False):
        if before != after:
            edges.append(_edge(float(near), float(far), before, verdict_at))
            verdicts.append(after)
    return tuple(map(Zone, edges, [*edges[1:], most], verdicts))


@kept(16)
def first_of(business: Business, key: str, verdict: Verdict) -> float | None:
    """Give the lowest value of a number at which a verdict holds; None where it never does.

    Args:
        business: the numbers now.
        key: flat key of a number that may be nought.
        verdict: which one.
    """
    verdict_at = _verdicts(business, key)
    near = 0.0
    if verdict_at(near) == verdict:
        return near
    for far in np.geomspace(0.01, fields(business)[key].quantity.high, LOOKS):
        if verdict_at(far) == verdict:
            for _ in range(HALVINGS):
                middle = (near + far) / 2
                near, far = (near, middle) if verdict_at(middle) == verdict else (middle, far)  # noqa: PLW2901 - the bracket closes in
            return float(far)
        near = float(far)
    return None


def _edge(near: float, far: float, before: Verdict, verdict_at: Callable[[float], Verdict]) -> float:
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (middle, far) if verdict_at(middle) == before else (near, middle)
    return far


def _verdicts(business: Business, key: str) -> Callable[[float], Verdict]:
    now, quantity = stands_at(business, key), fields(business)[key].quantity
    business = movable(business, key)
    numbers = numbers_of(business, enough_draws(business, overall_verdict))

    def verdict_at(value: float) -> Verdict:
        return overall_verdict(business, moved(numbers, key, now, value, quantity))

    return verdict_at
