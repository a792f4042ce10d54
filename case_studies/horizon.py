"""Looking some months ahead: set-up is paid now, sales come later, and the verdict may turn meanwhile.

The other models describe a month once all is running. Over the first T months less comes in:

- what posting brings later arrives spread out, a share (1 - c) c^k of it k months on, with c = m / (1 + m)
  for a mean of m months (geometric carry-over): in month t the flow has reached 1 - c^t of what it will be;
- a new customer's further purchases come evenly over `repeat_months`, so that who came in month t has made
  (T - t) / `repeat_months` of them, at the most all;
- the hours of setting up fall due once, a T-th of them on each month.

Averaged over the T months, these are numbers like any others, and every rule of the other models holds.
That goes for the rule on information too: whatever T is, what a trial or a sure answer would be worth is
reckoned over a year of such months (`trial.HORIZON`), not over T of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from case_studies.draws import numbers_of, prefix_of
from case_studies.flips import enough_draws
from case_studies.joint import hours_now, uses_of
from case_studies.overall import overall_verdict
from case_studies.uncertainty import DRAWS
from case_studies.use import left
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Business
    from case_studies.uncertainty import Numbers
    from case_studies.weighing import Verdict

    Array = NDArray[np.float64]

FURTHEST = 60  # months; nobody knows what will be there in five years
_LOOKS = (1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, FURTHEST)


@dataclass(frozen=True)
class Horizon:
    """What being there comes to, month by month, and how the verdict turns.

    Attributes:
        months: 0 to the last month, shape (T + 1,).
        total: EUR from the beginning to the end of each month, expected.
        low: EUR; one draw in ten is below.
        high: EUR; one draw in ten is above.
        verdicts: months to look ahead from which a verdict holds, and the verdict; the first from one month.
        earned_back: the first month at whose end it has paid for itself so far, or None.
    """

    months: NDArray[np.int_]
    total: Array
    low: Array
    high: Array
    verdicts: tuple[tuple[int, Verdict], ...]
    earned_back: int | None

    @property
    def flips_at(self) -> int | None:
        """The shortest look ahead, in months, at which the verdict is another one than over one month."""
        return self.verdicts[1][0] if len(self.verdicts) > 1 else None


def horizon(business: Business, months: int = FURTHEST, n: int = DRAWS) -> Horizon:
    """Look ahead, month by month.

    Args:
        business: the numbers, sure or as ranges.
        months: how far, 1 to 60.
        n: how many draws.

    Raises:
        ValueError: where the months are not 1 to 60.
    """
    if not 1 <= months <= FURTHEST:
        raise ValueError(f"A look ahead of {months} months; accepted: 1 to {FURTHEST}.")
    numbers = numbers_of(business, n)
    rows = [np.zeros(3)]
    for month in range(1, months + 1):
        ahead = looking_ahead(business, numbers, month)
        uses = uses_of(business, hours_now(business, ahead), yields_of(business, ahead), ahead)
        nets = month * np.atleast_1d(left(uses.values(), ahead))
        rows.append(np.array([nets.mean(), *np.quantile(nets, [0.1, 0.9])]))
    total, low, high = np.array(rows).T
    paid = np.flatnonzero(total[1:] > 0)
    return Horizon(
        months=np.arange(months + 1),
        total=total,
        low=low,
        high=high,
        verdicts=_verdicts(business, months),
        earned_back=int(paid[0]) + 1 if paid.size else None,
    )


def looking_ahead(business: Business, numbers: Numbers, months: int) -> Numbers:
    """Give the numbers of an average month of the first `months`; the rest of the numbers as they are."""
    found = dict(numbers)
    month = np.arange(1, months + 1).reshape(-1, 1)
    stay = np.atleast_1d(numbers["repeat_months"])
    bought = np.minimum(1.0, (months - month) / stay).mean(axis=0)
    found["repeat_purchases"] = numbers["repeat_purchases"] * _like(bought, numbers["repeat_months"])
    for activity in business.activities:
        prefix = prefix_of(business, activity)
        wait = numbers[f"{prefix}later_months"]
        carried = np.atleast_1d(wait / (1 + wait))
        arrived = _like((1 - carried**month).mean(axis=0), wait)
        found[f"{prefix}later_per_100_hours"] = numbers[f"{prefix}later_per_100_hours"] * arrived
        setting_up = numbers[f"{prefix}setup_hours"] * numbers["hour_value"] / months
        found[f"{prefix}cash"] = numbers[f"{prefix}cash"] + setting_up
    return found


def _like(values: Array, shape: Array) -> Array:
    return values if shape.ndim else values[0]


def _verdicts(business: Business, months: int) -> tuple[tuple[int, Verdict], ...]:
    """Find where the verdict turns: a look now and then, and every month between two that differ."""
    numbers = numbers_of(business, enough_draws(business, overall_verdict))
    known: dict[int, Verdict] = {}

    def at(month: int) -> Verdict:
        if month not in known:
            known[month] = overall_verdict(business, looking_ahead(business, numbers, month))
        return known[month]

    looks = sorted({*(look for look in _LOOKS if look < months), months})
    found = [(looks[0], at(looks[0]))]
    for near, far in pairwise(looks):
        if at(far) != at(near):
            for month in range(near + 1, far + 1):
                if at(month) != found[-1][1]:
                    found.append((month, at(month)))
    return tuple(found)
