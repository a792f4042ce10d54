"""What drives it: how far each number that nobody knows for sure would move the net of a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from case_studies.counts import count_in_doubt
from case_studies.draws import numbers_of, prefix_of
from case_studies.flat import fields
from case_studies.joint import hours_now, uses_of
from case_studies.parse import with_numbers
from case_studies.ranges import Range, likely
from case_studies.use import left
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from case_studies.business import Business

FEW = 400  # draws: only averages are asked for, all on the same draws
_LEAST = 0.5  # EUR a month: what moves less is not worth a line


@dataclass(frozen=True)
class Driver:
    """One number in doubt, and the net of a month at both of its ends, all else as it may be.

    Attributes:
        key: flat key of the number.
        low: the lowest that is thought possible, in the number's unit.
        high: the highest.
        net_at_low: EUR a month at the lowest, expected.
        net_at_high: EUR a month at the highest.
    """

    key: str
    low: float
    high: float
    net_at_low: float
    net_at_high: float

    @property
    def swing(self) -> float:
        """EUR a month between the two ends."""
        return abs(self.net_at_high - self.net_at_low)


def drivers(business: Business) -> tuple[Driver, ...]:
    """Rank the numbers in doubt by how far they move the net of today's hours, the furthest first.

    The doubt about who could pay is one number, the count of ten, whatever audiences it is made of. A number
    given as sure moves nothing, and those that concern only other activities are left out.

    Args:
        business: the numbers, sure or as ranges.
    """
    asked = business.question
    count = f"{prefix_of(business, asked)}able_of_ten"
    counted = business
    if not isinstance(asked.able_of_ten, Range):
        doubt = {count: count_in_doubt(business, asked), "able_at_price": likely(business.offer.price)}
        counted = with_numbers(business, doubt)
    known = fields(counted)
    inside = {"audiences", "activities"}
    found = []
    for key, field in known.items():
        of_people = field.path[0] in inside and ("shares" in field.path or field.path[0] == "audiences")
        if field.elsewhere or of_people or field.quantity.chosen or not isinstance(field.value, Range):
            continue
        ends = [_net(counted, key, end) for end in (field.value.low, field.value.high)]
        found.append(Driver(key, field.value.low, field.value.high, *ends))
    return tuple(
        sorted((one for one in found if one.swing >= _LEAST), key=lambda one: one.swing, reverse=True)
    )


def _net(business: Business, key: str, value: float) -> float:
    """EUR a month of today's hours, expected, with one number fixed."""
    numbers = numbers_of(business, FEW) | {key: np.asarray(float(value))}
    uses = uses_of(business, hours_now(business, numbers), yields_of(business, numbers), numbers)
    return float(np.mean(left(uses.values(), numbers)))
