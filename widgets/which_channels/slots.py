"""The learner's channels: two networks and the half-hour to begin with, up to five; kept with the answers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from traitlets import HasTraits, Int

from case_studies.channel_numbers import (
    AN_HOUR_A_WEEK,
    NETWORKS,
    ChannelNumbers,
    field_keys,
    half_hour_numbers,
    half_hour_of,
    network_numbers,
    worth_of,
)
from case_studies.ranges import mean
from case_studies.sharing import Sharing
from widgets.figures.channel_looks import looks
from widgets.form_groups import activity_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.business import Activity
    from widgets.figures.channel_looks import Look
    from widgets.session import Session

MOST, FEWEST = 5, 2
SLOTS = tuple(str(number) for number in range(1, MOST + 1))
HALF_HOUR = "3"
FIRST = ("1", "2", HALF_HOUR)
LONGEST_NAME = 30
HOURS, HOURS_KEY = 10.0, "channels_hours"
MOST_HOURS = 80.0
LEAST_HOURS = 3.0


class Limit(NamedTuple):
    """What one of a channel's numbers may be."""

    low: float
    high: float


LIMITS = {
    "people": Limit(0, 800),
    "right_of_ten": Limit(0, 10),
    "again": Limit(0.01, 1),
    "setup_hours": Limit(0, 40),
    "cap_hours": Limit(0, 160),
    "cash": Limit(0, 50_000),
    "closing": Limit(0, 1),
}


class Slots(HasTraits):
    """Five places for channels, and what is in them.

    What the learner types stands over what the business says, number by number. The half-hour's numbers that
    other workbooks know go to the business itself; all else is kept with the answers.

    Args:
        session: whose channels.
        hours: hours a month to share out before the learner says otherwise.

    Attributes:
        version: counts what has changed; observable. Panels for another business are made anew, so whoever
            observed it before hears nothing more from then on.
    """

    version = Int()

    def __init__(self, session: Session, hours: float = HOURS) -> None:
        super().__init__()
        self._session, self._hours = session, hours
        self._watch()
        session.on_start(self._begin)

    def _watch(self) -> None:
        self._session.observe(lambda _: self._tell(), ["business", "restored"])

    def _begin(self) -> None:
        self.unobserve_all("version")
        self._watch()

    def _tell(self) -> None:
        self.version += 1

    # ---- what there is

    @property
    def hours(self) -> float:
        """Hours a month to share out."""
        kept = self._session.answers.get(HOURS_KEY)
        found = float(kept) if isinstance(kept, int | float) else self._hours
        return min(max(found, LEAST_HOURS), MOST_HOURS)

    @property
    def shown(self) -> tuple[str, ...]:
        """The places in use, in order; two at least."""
        used = [slot for slot in SLOTS if self._typed(slot).get("on", self._is_there(slot))]
        spare = (slot for slot in SLOTS if slot not in used)
        while len(used) < FEWEST:
            used.append(next(spare))
        return tuple(sorted(used))

    def title(self, slot: str) -> str:
        """Give a channel's name as the learner reads it."""
        return str(self._typed(slot).get("title") or self.own_title(slot))

    def own_title(self, slot: str) -> str:
        """Give the name that a channel has until the learner gives it another."""
        activity = self._activity(slot)
        if activity is not None:
            return activity_title(activity, self._session.t)
        place = int(slot) - 1
        if place < len(FIRST) - 1:
            return NETWORKS[place]
        return self._session.t("Channel {n}", n=slot)

    def numbers(self, slot: str) -> ChannelNumbers:
        """Give what is known of a channel: the business's numbers, and what was typed over them."""
        business, activity = self._session.business, self._activity(slot)
        if activity is None:
            base, owned = network_numbers(business, self._networks), {}
        else:
            base, owned = half_hour_numbers(business, activity), field_keys(business, activity)
        typed = self._typed(slot)
        mine = {name: float(typed[name]) for name in LIMITS if name in typed and name not in owned}
        # What somebody says of one channel is taken at its word; the business's own doubt is not about it.
        sure = {f"{name}_doubt": 1.0 for name in ("people", "closing") if name in mine}
        return replace(base, **mine, **sure)

    def sharing(self) -> Sharing:
        """Give the hours and channels as the models take them."""
        business = self._session.business
        return Sharing(
            channels={slot: self.numbers(slot) for slot in self.shown},
            hours=self.hours,
            worth=worth_of(business),
            hour_value=mean(business.hour_value),
            capacity=mean(business.offer.capacity),
        )

    def looks(self) -> dict[str, Look]:
        """Give how each channel is named and coloured."""
        half_hour = HALF_HOUR if self._activity(HALF_HOUR) is not None else None
        # Of all places, those in use or not: a channel keeps its colour when another one goes.
        every = looks({slot: self.title(slot) for slot in SLOTS}, half_hour)
        return {slot: every[slot] for slot in self.shown}

    @property
    def _networks(self) -> int:
        """How many of the places in use are networks; 1 at least."""
        return max(1, sum(not self.is_half_hour(slot) for slot in self.shown))

    def is_half_hour(self, slot: str) -> bool:
        """Tell whether this is the business's own half-hour."""
        return self._activity(slot) is not None

    # ---- what the learner does

    def share_out(self, hours: float) -> None:
        """Take how many hours a month there are."""
        self._session.answer(HOURS_KEY, hours)
        self._tell()

    def change(self, slot: str, name: str, value: float | str) -> None:
        """Take a number or the name of a channel.

        Raises:
            FieldErrors: where the business cannot take the half-hour's number.
        """
        activity = self._activity(slot)
        keys = {} if activity is None else field_keys(self._session.business, activity)
        if name in keys:
            self._session.put(keys[name], float(value) / (AN_HOUR_A_WEEK if name == "people" else 1))
            return  # the business tells of it
        self._keep(slot, {**self._typed(slot), name: value})

    def add(self) -> str | None:
        """Open the first free place with a channel like the networks; None where there is none."""
        free = next((slot for slot in SLOTS if slot not in self.shown), None)
        if free is not None:
            self._keep(free, {**self._typed(free), "on": 1})
        return free

    def remove(self, slot: str) -> None:
        """Empty a place; the half-hour's numbers stay with the business."""
        if len(self.shown) > FEWEST:
            self._keep(slot, {"on": 0})

    # ---- how it is kept

    def _is_there(self, slot: str) -> bool:
        return slot in FIRST and (slot != HALF_HOUR or half_hour_of(self._session.business) is not None)

    def _activity(self, slot: str) -> Activity | None:
        return half_hour_of(self._session.business) if slot == HALF_HOUR else None

    def _keep(self, slot: str, typed: Mapping[str, float | str]) -> None:
        self._session.answer(f"channels_{slot}", json.dumps(typed, ensure_ascii=False, separators=(",", ":")))
        self._tell()

    def _typed(self, slot: str) -> dict[str, float | str]:
        """Read what is kept of one place; what makes no sense is left out."""
        try:
            kept = json.loads(str(self._session.answers.get(f"channels_{slot}", "")))
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        found: dict[str, float | str] = {}
        if isinstance(title := kept.get("title"), str) and title.strip():
            found["title"] = " ".join(title.split())[:LONGEST_NAME]
        for name, value in kept.items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                continue
            if name == "on":
                found["on"] = int(bool(value))
            elif name in LIMITS and LIMITS[name].low <= value <= LIMITS[name].high:
                found[name] = float(value)
        return found
