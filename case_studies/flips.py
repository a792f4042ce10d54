"""It would change if: the nearest value of each main number at which the verdict is another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from case_studies.draws import numbers_of
from case_studies.flat import fields
from case_studies.kept import kept
from case_studies.moving import movable, moved, stands_at
from case_studies.uncertainty import DRAWS
from case_studies.weighing import weigh, yields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from case_studies.business import Business
    from case_studies.quantity import Quantity
    from case_studies.uncertainty import Numbers
    from case_studies.weighing import Verdict

    Judge = Callable[[Business, Numbers], Verdict]

FEW = 400  # draws: enough for a sign nearly always, and ten times faster
STEPS = 10  # looks in each direction
HALVINGS = 9
SAME = 1.002  # as a ratio: nearer, it is a number that stands right on a corner of the plans


@dataclass(frozen=True)
class Flip:
    """One number that would change the verdict.

    Attributes:
        key: flat key of the number.
        now: where it stands (`moving.stands_at`), in the field's unit.
        at: the nearest value at which the verdict is another one.
        verdict: what the verdict is there.
    """

    key: str
    now: float
    at: float
    verdict: Verdict

    @property
    def distance(self) -> float:
        """How far away, as a ratio: 2 for twice or half of what it is now."""
        return _ratio(self.now, self.at)


def main_inputs(business: Business) -> tuple[str, ...]:
    """Name the numbers whose flips are looked for: the five plain ones, and the better half-hour's."""
    known = fields(business)
    plain = [key for key, field in known.items() if field.quantity.plain and not field.elsewhere]
    better = [
        f"{a.name}_{name}" for a in business.activities[1:] for name in ("contacts_per_hour", "able_of_ten")
    ]
    return (*plain, *(key for key in better if key in known))


def verdict_of(business: Business, numbers: Numbers) -> Verdict:
    """Judge the activity in question, as `weighing` does."""
    return weigh(business, numbers, yields_of(business, numbers)).verdict


def enough_draws(business: Business, judge: Judge) -> int:
    """Say how many draws a search for edges needs: few, or the page's where few say another thing than it."""
    few, all_of_them = (judge(business, numbers_of(business, n)) for n in (FEW, DRAWS))
    return FEW if few == all_of_them else DRAWS


def flips(business: Business, keys: Sequence[str] = (), judge: Judge = verdict_of) -> tuple[Flip, ...]:
    """Find the nearest flip of each number, all else equal, nearest (as a ratio) first.

    Args:
        business: the numbers now.
        keys: flat keys to try; the main inputs where none are named.
        judge: business, numbers -> the word that may change; a function of a module, for answers are kept.

    Returns:
        One Flip for each number that has one within its accepted range.
    """
    return _flips(business, tuple(keys) or main_inputs(business), judge)


@kept(8)  # a page's verdict, its picture and its result ask for the same ones
def _flips(business: Business, keys: tuple[str, ...], judge: Judge) -> tuple[Flip, ...]:
    draws = enough_draws(business, judge)
    verdict = judge(business, numbers_of(business, draws))
    found = (_flip(business, key, verdict, draws, judge) for key in keys)
    return tuple(sorted(filter(None, found), key=lambda flip: flip.distance))


def _flip(business: Business, key: str, verdict: Verdict, draws: int, judge: Judge) -> Flip | None:
    now, quantity = stands_at(business, key), fields(business)[key].quantity
    business = movable(business, key)
    numbers = numbers_of(business, draws)

    def verdict_at(value: float) -> Verdict:
        return judge(business, moved(numbers, key, now, value, quantity))

    return _nearest(key, now, {up: _looks(now, quantity, up=up) for up in (False, True)}, verdict, verdict_at)


def _looks(now: float, quantity: Quantity, *, up: bool) -> Iterator[float]:
    """Yield values to try, from the nearest to the end of the accepted range, in growing steps."""
    end = quantity.high if up else quantity.low
    span = abs(end - now)
    first = min(max(abs(now), span / 1e4) * 0.1, span)
    if first > 0:  # the smallest of floats has no tenth
        for step in np.geomspace(first, span, STEPS):
            yield quantity.clip(now + step if up else now - step)


def _nearest(
    key: str,
    now: float,
    looks: dict[bool, Iterator[float]],
    verdict: Verdict,
    verdict_at: Callable[[float], Verdict],
) -> Flip | None:
    """Look both ways, always on the side that has come less far; further away than a flip nothing counts."""
    best: Flip | None = None
    near = dict.fromkeys(looks, now)
    while near:
        side = min(near, key=lambda one: _ratio(now, near[one]))
        if best and _ratio(now, near[side]) >= best.distance:
            break
        far = next(looks[side], None)
        if far is None:
            del near[side]
        elif (there := verdict_at(far)) == verdict:
            near[side] = far
        else:
            flip = _closed_in(Flip(key, now, float(far), there), near.pop(side), verdict, verdict_at)
            # On a corner of the plans a number would "change" to itself; the other side may have a flip.
            if flip.distance > SAME and (best is None or flip.distance < best.distance):
                best = flip
    return best


def _closed_in(flip: Flip, near: float, verdict: Verdict, verdict_at: Callable[[float], Verdict]) -> Flip:
    """Halve the stretch between a value of the same verdict and one of another."""
    for _ in range(HALVINGS):
        middle = (near + flip.at) / 2
        there = verdict_at(middle)
        if there == verdict:
            near = middle
        else:
            flip = replace(flip, at=float(middle), verdict=there)
    return flip


def _ratio(now: float, at: float) -> float:
    low, high = sorted((max(now, 1e-9), max(at, 1e-9)))
    return high / low
