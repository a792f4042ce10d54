"""What a monthly bill must bring to be earned back, and when it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from case_studies.funnel import break_even_bookings

HORIZON = 24
_ROUNDING = 0.005  # EUR


def sales_to_earn_back(month: float, margin: float) -> float:
    """Sales a month, beyond those that would come anyway, that pay for a monthly bill.

    Args:
        month: EUR a month.
        margin: EUR that one sale leaves.

    Returns:
        Infinite where a sale leaves nothing.

    Raises:
        ValueError: where a number is below 0.
    """
    _check(month=month, margin=margin)
    if month == 0:
        return 0.0
    return float(break_even_bookings(month, margin))


@dataclass(frozen=True)
class Payback:
    """When it pays.

    Attributes:
        covers: first month whose sales pay for that month; None if none does within the horizon.
        pays: first month by whose end all the money spent so far is back; None if never within the horizon.
        balance: EUR earned less spent by the end of each month.
    """

    covers: int | None
    pays: int | None
    balance: tuple[float, ...]

    @property
    def deepest(self) -> tuple[int, float]:
        """The first month by whose end most money is out, and how much, EUR; month 0 where it never is."""
        most = min(0.0, *self.balance)
        return (self.balance.index(most) + 1 if most < 0 else 0), -most


def came_in(months: int, ramp: int = 0, later: float = 0.0, stay: float = 1.0) -> tuple[float, ...]:
    """Give the purchases so far by the end of each month, for one new customer a month once it is under way.

    What a customer buys later comes evenly over the months they stay, as in `horizon`: who came in month t
    has made (T - t) / stay of it by the end of month T, at the most all.

    Args:
        months: how many, 1 or more.
        ramp: months until it is under way; until then sales grow evenly. 0: at once.
        later: purchases that a new customer makes later.
        stay: months over which they come, above 0.
    """
    started = [min(1.0, t / ramp if ramp else 1.0) for t in range(1, months + 1)]
    return tuple(
        sum(part * (1 + later * min(1.0, (end - t) / stay)) for t, part in enumerate(started[:end], start=1))
        for end in range(1, months + 1)
    )


def payback(  # noqa: PLR0913, PLR0917 - a bill, what a sale leaves, and when it comes
    month: float,
    margin: float,
    sales: float,
    ramp: int = 0,
    horizon: int = HORIZON,
    later: float = 0.0,
    stay: float = 1.0,
) -> Payback:
    """Follow the money month by month.

    Args:
        month: EUR a month.
        margin: EUR that one sale leaves, without later purchases.
        sales: sales a month that it brings once it is under way, beyond those that would come anyway.
        ramp: months until it is; until then sales grow evenly. 0: at once.
        horizon: months to look ahead.
        later: purchases that a new customer makes later.
        stay: months over which they come, evenly.

    Raises:
        ValueError: where a number is below 0, `stay` is 0, or the horizon below 1.
    """
    _check(month=month, margin=margin, sales=sales, ramp=ramp, later=later)
    if not 0 < stay < math.inf:
        raise ValueError(f"stay is {stay}; accepted: above 0.")
    if horizon < 1:
        raise ValueError(f"{horizon} months ahead; accepted: 1 or more.")
    earned = [sales * margin * bought for bought in came_in(horizon, ramp, later, stay)]
    balance = [so_far - month * t for t, so_far in enumerate(earned, start=1)]
    left = [after - before for before, after in pairwise([0.0, *balance])]
    return Payback(_first(left), _first(balance), tuple(balance))


def _first(amounts: list[float]) -> int | None:
    return next((t for t, amount in enumerate(amounts, start=1) if amount >= -_ROUNDING), None)


def _check(**numbers: float) -> None:
    for name, value in numbers.items():
        if not 0 <= value < math.inf:
            raise ValueError(f"{name} is {value}; accepted: 0 or more.")
