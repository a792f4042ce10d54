"""A verdict with everything that a page says about it: `weighing` decides, this module adds the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.funnel import break_even_bookings
from case_studies.outcome import outcome
from case_studies.uncertainty import DRAWS, draw
from case_studies.weighing import Weighing, weigh, yields_of
from case_studies.yields import prefix_of

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.outcome import Outcome
    from case_studies.uncertainty import Numbers


@dataclass(frozen=True)
class Decision(Weighing):
    """The verdict and the numbers that made it.

    Attributes:
        outcomes: activity -> its hours alone: the budget, or its cap where that is less. The activity in
            question comes first.
        same_minutes: activity -> the same number of hours for all, the most that every one can take.
        break_even: bookings a month that pay for the own hours and cash of the activity in question.
    """

    outcomes: dict[str, Outcome]
    same_minutes: dict[str, Outcome]
    break_even: float

    @property
    def question(self) -> Outcome:
        """The activity in question."""
        return next(iter(self.outcomes.values()))

    @property
    def better(self) -> str | None:
        """The other activity that the best plan gives most hours to, if any."""
        others = {name: hours for name, hours in self.plan.items() if name != next(iter(self.outcomes))}
        return max(others, key=others.__getitem__) if others else None


def numbers_of(business: Business, n: int = DRAWS) -> Numbers:
    """Draw all of a business's numbers, `n` times."""
    return draw({key: field.value for key, field in fields(business).items()}, n)


def decide(business: Business, n: int = DRAWS) -> Decision:
    """Decide about the activity in question.

    Args:
        business: the numbers, sure or as ranges.
        n: how many draws.
    """
    numbers = numbers_of(business, n)
    yields = yields_of(business, numbers)
    weighed = weigh(business, numbers, yields)

    budget = float(numbers["hours"].mean())
    caps = {a.name: float(numbers[prefix_of(business, a) + "cap_hours"].mean()) for a in business.activities}
    common = min([budget, *(cap for cap in caps.values() if cap > 0)])

    def alone(most: float) -> dict[str, Outcome]:
        return {name: outcome(business, name, min(most, cap), numbers, yields) for name, cap in caps.items()}

    outcomes = alone(budget)
    asked = business.question.name
    sale = float(yields[asked].per_booking.mean())
    return Decision(
        **vars(weighed),
        outcomes=outcomes,
        same_minutes=alone(common),
        break_even=float(break_even_bookings(outcomes[asked].cost, sale)),
    )
