"""Hours over several channels, and what they bring."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.channel import Channel


@dataclass(frozen=True)
class Split:
    """Hours a month for every channel, and what they bring.

    Attributes:
        hours: channel -> hours a month, set-up included; 0 where it is left alone.
        sales: channel -> sales a month, each channel alone.
        earnings: channel -> EUR a month, each channel alone, before hours and cash are paid.
        marginal: channel -> EUR an hour that a moment more brings there.
        next_hour: channel -> EUR that one whole hour more brings there.
        left_over: hours a month given to no channel.
        idle: hours a month given to channels beyond the most that they can use; paid for all the same.
        hour_value: EUR that an hour is worth elsewhere.
        cash: EUR a month paid for the channels that get hours.
        capacity: sales a month that can be taken on; what the channels sell beyond is turned away.
    """

    hours: dict[str, float]
    sales: dict[str, float]
    earnings: dict[str, float]
    marginal: dict[str, float]
    next_hour: dict[str, float]
    left_over: float
    hour_value: float
    cash: float = 0.0
    capacity: float = math.inf
    idle: float = 0.0

    @property
    def total_sales(self) -> float:
        """Sales a month of all channels, as many as can be taken on."""
        return min(sum(self.sales.values()), self.capacity)

    @property
    def is_full(self) -> bool:
        """Whether no further sale could be taken on."""
        return sum(self.sales.values()) >= self.capacity * (1 - 1e-9)

    @property
    def total_earnings(self) -> float:
        """EUR a month of all channels, before hours and cash are paid."""
        together, earned = sum(self.sales.values()), sum(self.earnings.values())
        return earned if together <= self.capacity else earned * (self.capacity / together)

    @property
    def net(self) -> float:
        """EUR a month once the hours used and the cash are paid."""
        return self.total_earnings - self.hour_value * sum(self.hours.values()) - self.cash

    @property
    def left_alone(self) -> tuple[str, ...]:
        """Channels without any hour."""
        return tuple(name for name, hours in self.hours.items() if hours == 0)


def split_of(
    channels: Sequence[Channel],
    hours: Sequence[float],
    budget: float,
    hour_value: float = 0.0,
    capacity: float = math.inf,
) -> Split:
    """Work out what some hours over some channels bring.

    Args:
        channels: with different names.
        hours: hours a month for each, set-up included.
        budget: hours a month there are in all.
        hour_value: EUR that an hour is worth elsewhere.
        capacity: sales a month that can be taken on.
    """
    each = list(zip(channels, hours, strict=True))
    sales = {one.name: one.sales(spent) for one, spent in each}
    room = max(0.0, capacity - sum(sales.values()))
    is_full = room <= 1e-9 * capacity if math.isfinite(capacity) else False
    return Split(
        hours={one.name: spent for one, spent in each},
        sales=sales,
        earnings={one.name: one.earnings(spent) for one, spent in each},
        marginal={one.name: 0.0 if is_full else one.marginal(spent) for one, spent in each},
        next_hour={one.name: _within(one, one.next_hour(spent), room) for one, spent in each},
        left_over=max(0.0, budget - sum(hours)),
        hour_value=hour_value,
        cash=sum(one.cash for one, spent in each if spent > 0),
        capacity=capacity,
        idle=sum(max(0.0, spent - one.cap_hours) for one, spent in each),
    )


def _within(channel: Channel, more: float, room: float) -> float:
    """Give what further sales bring of which only so many can be taken on."""
    return min(more, channel.worth * room) if math.isfinite(room) else more
