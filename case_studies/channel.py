"""One channel for the owner's hours: a power curve of sales, with set-up hours and a cap."""

from __future__ import annotations

import math
from dataclasses import dataclass

_FULL = 1 - 1e-12  # hours that add up to the cap can miss it by a rounding


@dataclass(frozen=True)
class Channel:
    """Sales a month from hours a month: scale x (hours - setup_hours) ^ exponent.

    Attributes:
        name: the key in every result.
        scale: sales that the first hour after the set-up brings, a; 0 or more.
        exponent: how fast further hours bring less, b; above 0, and 1 where they all bring the same.
        setup_hours: hours a month that bring nothing yet: learning, answering, keeping the page alive.
        cap_hours: hours a month, set-up included, beyond which nothing more is sold (the shows are over).
        worth: EUR that one sale leaves, 0 or more.
        cash: EUR a month to be paid as soon as any hour goes there: advertising, a subscription.
    """

    name: str
    scale: float
    exponent: float = 0.5
    setup_hours: float = 0.0
    cap_hours: float = math.inf
    worth: float = 1.0
    cash: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what is no channel.

        Raises:
            ValueError: where a number is outside its range; the sentence says which.
        """
        for what in ("scale", "setup_hours", "worth", "cash"):
            if not 0 <= getattr(self, what) < math.inf:
                raise ValueError(f"{self.name}: {what} is {getattr(self, what)}; accepted: 0 or more.")
        if not self.cap_hours >= 0:
            raise ValueError(f"{self.name}: cap_hours is {self.cap_hours}; accepted: 0 or more.")
        if not 0 < self.exponent <= 1:
            raise ValueError(f"{self.name}: exponent is {self.exponent}; accepted: above 0, 1 at the most.")

    @property
    def room(self) -> float:
        """Hours a month beyond the set-up that can bring anything; infinite without a cap."""
        return max(0.0, self.cap_hours - self.setup_hours)

    @property
    def slope(self) -> float:
        """EUR an hour just when one hour beyond the set-up is spent: a b times what a sale leaves."""
        return self.scale * self.exponent * self.worth

    def sales(self, hours: float) -> float:
        """Sales a month from so many hours a month."""
        working = min(hours - self.setup_hours, self.room)
        return self.scale * float(working**self.exponent) if working > 0 else 0.0

    def earnings(self, hours: float) -> float:
        """EUR a month from so many hours a month, before hours and cash are paid."""
        return self.worth * self.sales(hours)

    def marginal(self, hours: float) -> float:
        """EUR an hour that a moment more brings: the slope at so many hours.

        0 during set-up and from the cap on; infinite just where the set-up ends, unless every hour brings
        the same.
        """
        working = hours - self.setup_hours
        if working < 0 or hours >= self.cap_hours * _FULL or self.slope == 0:
            return 0.0
        if self.exponent == 1:
            return self.slope
        return self.slope * float(working ** (self.exponent - 1)) if working > 0 else math.inf

    def next_hour(self, hours: float) -> float:
        """EUR that one whole hour more brings."""
        return self.earnings(hours + 1) - self.earnings(hours)
