"""What the models say about one business; each asked once, however many panels show it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from case_studies.drivers import drivers
from case_studies.flat import fields
from case_studies.horizon import Horizon, horizon
from case_studies.kept import kept
from case_studies.moving import stands_at
from case_studies.overall import overall_flips
from case_studies.plan30 import Plan30, plan_30
from case_studies.zones import first_of, zones
from widgets.amounts import format_amount, format_count_of_ten
from widgets.figures.doubts import Doubt
from widgets.form_groups import label
from widgets.judged import judge
from widgets.your_verdict.words import LATER, asked_keys

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.drivers import Driver
    from case_studies.flat import Field
    from case_studies.flips import Flip
    from case_studies.overall import Overall
    from case_studies.zones import Zone
    from widgets.texts import Texts

MONTHS = 36
_DRAWS = 1_000
_LEAST_LINE = 10.0  # later sales from a hundred hours: a shorter line shows nothing


class Findings:
    """The models' answers about one business, each worked out when it is first asked for.

    Args:
        business: the numbers.
    """

    def __init__(self, business: Business) -> None:
        self.business = business

    @cached_property
    def overall(self) -> Overall:
        """The verdict over all three reasons."""
        return judge(self.business)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """What would change it, nearest first."""
        return overall_flips(self.business, asked_keys(self.business))

    @cached_property
    def plan(self) -> Plan30:
        """The thirty days that follow."""
        return plan_30(self.business, self.overall)

    @cached_property
    def drivers(self) -> tuple[Driver, ...]:
        """The numbers in doubt, the one that moves most first."""
        return drivers(self.business)

    @cached_property
    def ahead(self) -> Horizon:
        """What it comes to over the next years."""
        return horizon(self.business, MONTHS, _DRAWS)

    @property
    def later(self) -> float:
        """Later sales from a hundred hours, where the learner's number stands for every model."""
        return stands_at(self.business, LATER)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """Verdicts along the number of later sales, far enough to show where the second author is right."""
        turns = first_of(self.business, LATER, "worth_it")
        most = fields(self.business)[LATER].quantity.high
        return zones(self.business, LATER, min(most, max(2 * (turns or 0.0), 1.25 * self.later, _LEAST_LINE)))

    def doubts(self, t: Texts) -> tuple[Doubt, ...]:
        """Give the numbers in doubt as a picture shows them."""
        known = fields(self.business)
        return tuple(_doubt(one, known[one.key], t) for one in self.drivers)


@kept(8)
def findings(business: Business) -> Findings:
    """Give what the models say about a business."""
    return Findings(business)


def _doubt(one: Driver, field: Field, t: Texts) -> Doubt:
    low, high = (_printed(value, field, t) for value in (one.low, one.high))
    return Doubt(label(field, t), low, high, one.net_at_low, one.net_at_high)


def _printed(value: float, field: Field, t: Texts) -> str:
    if field.quantity.unit == "of_ten":
        return format_count_of_ten(value, t.lang)
    return format_amount(float(f"{value:.3g}"), field.quantity.unit, t.lang)
