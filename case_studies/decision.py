"""A verdict with everything that a page says about it: `weighing` decides, this module adds the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from case_studies.draws import numbers_of, prefix_of
from case_studies.information import value_of_perfect_information
from case_studies.outcome import outcome
from case_studies.plans import net, room
from case_studies.uncertainty import DRAWS
from case_studies.weighing import Weighing, weigh, yields_of

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.outcome import Outcome

__all__ = ["Decision", "decide", "value_of_perfect_information"]


@dataclass(frozen=True)
class Decision(Weighing):
    """The verdict and the numbers that made it.

    Attributes:
        outcomes: activity -> its hours alone: the budget, or its cap where that is less. The activity in
            question comes first.
        same_minutes: activity -> the same number of hours for all, the most that every one can take.
        hours: hours a month to give away.
        hour_value: EUR that one of them is worth, on average where that is a range.
        per_hour: activity -> EUR that an hour of it brings once its cash is paid, before the hour itself is:
            over the hours that the plan gives it, or as many as the whole plan takes where it gives none.
    """

    outcomes: dict[str, Outcome]
    same_minutes: dict[str, Outcome]
    hours: float
    hour_value: float
    per_hour: dict[str, float]

    @property
    def question(self) -> Outcome:
        """The activity in question."""
        return next(iter(self.outcomes.values()))

    @property
    def hours_kept(self) -> float:
        """Hours a month that the best plan gives to nobody."""
        return max(0.0, self.hours - sum(self.plan.values()))

    @property
    def better(self) -> str | None:
        """The other activity that the best plan gives most hours to, if any."""
        others = {name: hours for name, hours in self.plan.items() if name != next(iter(self.outcomes))}
        return max(others, key=others.__getitem__) if others else None


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

    def per_hour(name: str) -> float:
        # What the plan leaves out is held against it over the same hours.
        beside = min(caps[name], sum(weighed.plan.values()))
        hours = weighed.plan.get(name, beside or room(business, name, budget, yields, numbers))
        if hours == 0:
            return 0.0
        return float((net(business, {name: hours}, yields, numbers) / hours + numbers["hour_value"]).mean())

    return Decision(
        **vars(weighed),
        outcomes=alone(budget),
        same_minutes=alone(common),
        hours=budget,
        hour_value=float(numbers["hour_value"].mean()),
        per_hour={name: per_hour(name) for name in caps},
    )
