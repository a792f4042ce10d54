"""What a monthly bill must bring to be earned back, and when it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate

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


def payback(month: float, margin: float, sales: float, ramp: int = 0, horizon: int = HORIZON) -> Payback:
    """Follow the money month by month.

    Args:
        month: EUR a month.
        margin: EUR that one sale leaves.
        sales: sales a month that it brings once it is under way, beyond those that would come anyway.
        ramp: months until it is; until then sales grow evenly. 0: at once.
        horizon: months to look ahead.

    Raises:
        ValueError: where a number is below 0, or the horizon below 1.
    """
    _check(month=month, margin=margin, sales=sales, ramp=ramp)
    if horizon < 1:
        raise ValueError(f"{horizon} months ahead; accepted: 1 or more.")
    left = [sales * min(1.0, t / ramp if ramp else 1.0) * margin - month for t in range(1, horizon + 1)]
    balance = list(accumulate(left))
    return Payback(_first(left), _first(balance), tuple(balance))


def _first(amounts: list[float]) -> int | None:
    return next((t for t, amount in enumerate(amounts, start=1) if amount >= -_ROUNDING), None)


def _check(**numbers: float) -> None:
    for name, value in numbers.items():
        if not 0 <= value < math.inf:
            raise ValueError(f"{name} is {value}; accepted: 0 or more.")
