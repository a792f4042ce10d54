"""A month's hours over one's channels: evenly, all in one place, at their best; and what would change it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from case_studies.allocation import best_split, concentrated, even_split
from case_studies.channel_numbers import LEAST_HOURS
from case_studies.split import Split, split_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.channel import Channel
    from case_studies.channel_numbers import ChannelNumbers

TEN = 10.0
_PARTS = 60
_HALVINGS = 12  # of ten people, to a few thousandths of one


@dataclass(frozen=True)
class Sharing:
    """Some hours a month to share out.

    Attributes:
        channels: key -> what the owner says of it; one to eight.
        hours: hours a month to share out; half an hour for each channel, or more.
        worth: EUR that one sale leaves, for channels that do not say what one of theirs leaves.
        hour_value: EUR that an hour is worth elsewhere.
        capacity: sales a month that can be taken on.
    """

    channels: Mapping[str, ChannelNumbers]
    hours: float
    worth: float
    hour_value: float = 0.0
    capacity: float = math.inf

    @property
    def curves(self) -> list[Channel]:
        """The channels as the solver takes them."""
        return [numbers.curve(key, self.worth) for key, numbers in self.channels.items()]

    def even(self) -> Split:
        """Spread the hours evenly."""
        return even_split(self.curves, self.hours, self.hour_value, self.capacity)

    def one(self) -> Split:
        """Give all hours to the one channel that leaves most of them."""
        return concentrated(self.curves, self.hours, self.hour_value, self.capacity)

    def best(self) -> Split:
        """Share them out so that they leave most; what would not pay is left over."""
        return best_split(self.curves, self.hours, self.hour_value, least=LEAST_HOURS, capacity=self.capacity)

    def given(self, hours: Mapping[str, float]) -> Split:
        """Give each channel what somebody says; a channel that is not named gets nothing."""
        spent = [hours.get(key, 0.0) for key in self.channels]
        return split_of(self.curves, spent, self.hours, self.hour_value, self.capacity)

    def with_(self, key: str, **numbers: float) -> Sharing:
        """Give the same with other numbers for one channel."""
        return replace(self, channels={**self.channels, key: replace(self.channels[key], **numbers)})

    def at_most(self, key: str) -> float:
        """EUR that an hour of a channel brings at the most, set-up and cash off, however many it gets."""
        curve = self.channels[key].curve(key, self.worth)
        tried = (self.hours * part / _PARTS for part in range(1, _PARTS + 1))
        return max(0.0, *((curve.earnings(hours) - curve.cash) / hours for hours in tried))

    def joins_at(self, key: str) -> float | None:
        """Find how many of ten must be able to become customers before a channel gets hours at the best.

        Returns:
            0 to 10; for a channel that has hours, below this it would lose them. None where even ten of ten
            would not do.
        """

        def has_hours(of_ten: float) -> bool:
            return self.with_(key, right_of_ten=of_ten).best().hours[key] > 0

        low, high = 0.0, TEN
        if not has_hours(high):
            return None
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if has_hours(middle) else (middle, high)
        return high
