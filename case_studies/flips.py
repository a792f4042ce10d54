"""It would change if: the nearest value of each main number at which the verdict is another one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import count_now
from case_studies.business import Business
from case_studies.draws import numbers_of
from case_studies.flat import fields
from case_studies.parse import with_numbers
from case_studies.ranges import centre
from case_studies.uncertainty import DRAWS
from case_studies.weighing import weigh, yields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
        now: its likeliest value, in the field's unit.
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
        low, high = sorted((max(self.now, 1e-9), max(self.at, 1e-9)))
        return high / low


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
    # As text, for a business holds dicts and is no key of a cache itself.
    return _flips(business.model_dump_json(), tuple(keys) or main_inputs(business), judge)


@lru_cache(maxsize=8)  # a page's verdict, its picture and its result ask for the same ones
def _flips(written: str, keys: tuple[str, ...], judge: Judge) -> tuple[Flip, ...]:
    business = Business.model_validate_json(written)
    draws = enough_draws(business, judge)
    verdict = judge(business, numbers_of(business, draws))
    found = (_flip(business, key, verdict, draws, judge) for key in keys)
    return tuple(sorted(filter(None, found), key=lambda flip: flip.distance))


def _flip(business: Business, key: str, verdict: Verdict, draws: int, judge: Judge) -> Flip | None:
    now = _now(business, key)
    if fields(business)[key].value is None:
        # Given a value of its own, a count that nobody made becomes one that can move.
        business = with_numbers(business, {key: now})
    numbers = numbers_of(business, draws)
    quantity = fields(business)[key].quantity

    def verdict_at(value: float) -> Verdict:
        moved = numbers[key] * (value / now) if now > 0 else np.asarray(value)
        there = numbers | {key: np.clip(moved, quantity.low, quantity.high)}
        return judge(business, there)

    sides = (_looks(now, quantity, up=up) for up in (False, True))
    found = [flip for side in sides if (flip := _nearest(key, now, side, verdict, verdict_at))]
    # Right on a corner of the plans a number would "change" to itself; the other side may still have a flip.
    away = [flip for flip in found if flip.distance > SAME]
    return min(away, key=lambda flip: flip.distance, default=None)


def _now(business: Business, key: str) -> float:
    """Give a number's likeliest value; for a count that nobody made, what the audiences make of it."""
    field = fields(business)[key]
    if field.value is not None:
        return centre(field.value)
    return count_now(business, business.activities[int(field.path[1])])


def _looks(now: float, quantity: Quantity, *, up: bool) -> Iterator[float]:
    """Yield values to try, from the nearest to the end of the accepted range, in growing steps."""
    end = quantity.high if up else quantity.low
    span = abs(end - now)
    first = min(max(abs(now), span / 1e4) * 0.1, span)
    if first > 0:  # the smallest of floats has no tenth
        for step in np.geomspace(first, span, STEPS):
            yield quantity.clip(now + step if up else now - step)


def _nearest(
    key: str, now: float, looks: Iterator[float], verdict: Verdict, verdict_at: Callable[[float], Verdict]
) -> Flip | None:
    near = now
    for far in looks:
        if verdict_at(far) != verdict:
            for _ in range(HALVINGS):
                middle = (near + far) / 2
                if verdict_at(middle) == verdict:
                    near = middle
                else:
                    far = middle  # noqa: PLW2901 - the bracket's far end closes in
            return Flip(key, now, float(far), verdict_at(far))
        near = far
    return None
