"""One number of the learner's that looks like a slip, and how the checks look at a business."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from case_studies.flat import fields
from case_studies.ranges import likely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case_studies.business import Business
    from case_studies.flat import Field

Kind = Literal[
    "hours_over_month",
    "hours_many",
    "hours_twice",
    "hours_paid_too",
    "post_long",
    "minutes_tiny",
    "hour_free",
    "hour_dear",
    "cash_a_year",
    "manager_dear",
    "manager_cheap",
    "margin_small",
    "margin_whole",
    "second_dearer",
    "answer_dear",
    "share_tiny",
    "closing_all",
    "contacts_many",
    "over_capacity",
    "half_hour_rich",
    "likes_sell",
    "later_many",
    "seen_by_many",
    "buying_many",
    "calls_over_customers",
]


@dataclass(frozen=True)
class Finding:
    """Something to ask the learner about.

    Attributes:
        kind: what is odd.
        keys: flat keys of the numbers that it is about, the one to look at first.
        now: what the learner's numbers give, in the unit of the first key unless the kind says otherwise.
        against: what it is compared with.
        claims: ids of the published claims that it is compared with; none where the mark is our assumption.
    """

    kind: Kind
    keys: tuple[str, ...]
    now: float
    against: float
    claims: tuple[str, ...] = ()


class Look:
    """A business's numbers by flat key, each at its likeliest.

    Args:
        business: whose.
    """

    def __init__(self, business: Business) -> None:
        self.business = business

    @cached_property
    def _fields(self) -> dict[str, Field]:
        return fields(self.business)

    def __getitem__(self, key: str) -> float:
        """Give one number; 0 where it is left out."""
        value = self._fields[key].value
        return 0.0 if value is None else likely(value)

    def ending(self, name: str) -> Iterator[tuple[str, float]]:
        """Give one number of every activity: flat key and value, the activity in question first."""
        for key, field in self._fields.items():
            if field.path[0] == "activities" and field.path[-1] == name and field.value is not None:
                yield key, likely(field.value)
