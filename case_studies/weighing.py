"""The verdict, and the rule that it follows from.

Hours are a budget, valued alike wherever they go. The better activity is used up to its cap; what is
left goes to the next one while its marginal net is positive (`plans`). The activity in question is then

- `worth_it` where the best plan gives it hours,
- `redirect` where the best plan gives it none, and gives hours to something better,
- `not_worth_it` where the best plan gives nobody those hours.

Numbers are unsure. Where more than one draw in five would put the activity in question on the other
side (`DOUBT`), and knowing for sure would be worth more in a year than the hour that keeping a count
takes (`COUNTING`), the verdict is about information instead. The best plan with the activity is then held
against the best plan without it, and the best trial is looked for (`trial`): some months, and a number of
bookings from which to go on. So

- `test_first` where that trial, what it loses meanwhile taken off, is worth more than that hour,
- `cannot_tell` where no trial within a year is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from case_studies.plans import candidates, net
from case_studies.trial import HORIZON, Trial, trials
from case_studies.yields import yield_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from case_studies.business import Business
    from case_studies.plans import Plan
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

    Array = NDArray[np.float64]

Verdict = Literal["worth_it", "redirect", "not_worth_it", "test_first", "cannot_tell"]

DOUBT = 0.2
COUNTING = 1.0  # hour, in a whole year
_NO_TRIAL = Trial(months=HORIZON, enough=1, gain=0.0, worth=0.0)


@dataclass(frozen=True)
class Weighing:
    """The verdict, and what tipped it.

    Attributes:
        verdict: one of five words; the rule is this module's text.
        plan: hours a month for each activity in the best plan.
        plan_net: EUR a month of that plan, expected.
        doubt: share of draws, 0-1, whose own best plan disagrees on the activity in question.
        evpi: EUR a month that knowing the numbers for sure would be worth.
        trial: where in doubt, the best way to find out by trying, or if none pays the one that teaches most;
            a whole year where there is nothing to learn.
        tried: hours a month for each name in the plan that the trial's count is worked out for: the best one
            with what is asked about. Empty where there is no doubt.
    """

    verdict: Verdict
    plan: Plan
    plan_net: float
    doubt: float
    evpi: float
    trial: Trial
    tried: Plan

    @property
    def affordable_loss(self) -> float:
        """EUR a month that finding out may cost at the most."""
        return max(0.0, self.trial.may_cost if self.verdict == "test_first" else self.evpi)


def yields_of(business: Business, numbers: Numbers) -> dict[str, Yield]:
    """Work out what one hour of each activity brings."""
    return {activity.name: yield_of(business, activity, numbers) for activity in business.activities}


def weigh(business: Business, numbers: Numbers, yields: dict[str, Yield]) -> Weighing:
    """Weigh every plan for the hours in question and come to a verdict.

    Args:
        business: gives the structure: audiences, activities, what is switched on.
        numbers: flat key -> array of shape (n,) or ().
        yields: activity -> what one hour of it brings, from the same numbers.
    """
    plans = candidates(business, float(numbers["hours"].mean()), yields, numbers)
    asked = business.question.name
    return weigh_plans(
        plans,
        nets=[net(business, plan, yields, numbers) for plan in plans],
        asked={asked},
        sales=lambda plan: np.minimum(plan[asked] * yields[asked].countable, numbers["capacity"]),
        numbers=numbers,
    )


def weigh_plans(
    plans: Sequence[Plan],
    nets: Sequence[Array] | Array,
    asked: Collection[str],
    sales: Callable[[Plan], Array],
    numbers: Numbers,
) -> Weighing:
    """Come to a verdict on whether what is asked about has a place in the best of some plans.

    Args:
        plans: the plans to compare, the least effort first.
        nets: EUR a month that each of them leaves, draw by draw.
        asked: names in question; a plan that gives one of them hours is a plan with it.
        sales: sales a month that what is asked about brings in a plan with it and that show on a tally, draw
            by draw.
        numbers: flat key -> array of shape (n,) or ().
    """
    n = max(value.size for value in numbers.values())
    spread = np.zeros((len(plans), n))
    for row, one in zip(spread, nets, strict=True):
        row[:] = one
    means = spread.mean(axis=1)
    best = int(means.argmax())
    evpi = float(spread.max(axis=0).mean() - means[best])

    has_it = np.array([any(name in plan for name in asked) for plan in plans])
    doubt = float((has_it[spread.argmax(axis=0)] != has_it[best]).mean())

    count_costs = COUNTING * float(numbers["hour_value"].mean())
    in_doubt = doubt > DOUBT and evpi * HORIZON > count_costs
    trial = _NO_TRIAL
    tried_plan: Plan = {}
    trial_pays = False
    if in_doubt:
        # The two sides of the question, each at its best on average.
        with_it = int(np.where(has_it, means, -np.inf).argmax())
        without = int(np.where(has_it, -np.inf, means).argmax())
        tried_plan = plans[with_it]
        rate = np.broadcast_to(sales(tried_plan), (n,))
        tried = trials(rate, spread[with_it], spread[without])
        trial = max(tried, key=lambda one: one.worth)
        trial_pays = trial.worth > count_costs
        if not trial_pays:  # the one that teaches most at least says when there will be something to see
            trial = max(tried, key=lambda one: one.teaches)
    return Weighing(
        verdict=_verdict(plans[best], with_it=bool(has_it[best]), in_doubt=in_doubt, trial_pays=trial_pays),
        plan=plans[best],
        plan_net=float(means[best]),
        doubt=doubt,
        evpi=evpi,
        trial=trial if trial.gain > 0 else _NO_TRIAL,
        tried=tried_plan,
    )


def _verdict(plan: Plan, *, with_it: bool, in_doubt: bool, trial_pays: bool) -> Verdict:
    if in_doubt:
        return "test_first" if trial_pays else "cannot_tell"
    if with_it:
        return "worth_it"
    return "redirect" if plan else "not_worth_it"
