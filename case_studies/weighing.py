"""The verdict, and the rule that it follows from.

Hours are a budget, valued alike wherever they go. The better activity is used up to its cap; what is
left goes to the next one while its marginal net is positive (`plans`). The activity in question is then

- `worth_it` where the best plan gives it hours,
- `redirect` where the best plan gives it none, and gives hours to something better,
- `not_worth_it` where the best plan gives nobody those hours.

Numbers are unsure. Where more than one draw in five would put the activity in question on the other
side (`DOUBT`), the verdict is about information instead. The best plan with the activity in question is
held against the best plan without it; the two tie at some number of bookings a month, b (opportunity
cost included: a better half-hour raises b). Nothing booked for t = 3.0 / b months shows, at 95 %, that the
activity brings less. A test of t months costs what the better plan would have earned meanwhile, and can
be worth at most EVPI for the rest of a year. So

- `test_first` where that worth exceeds that cost,
- `cannot_tell` where it does not, or where a year is too short to know.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from case_studies.plans import candidates, net
from case_studies.yields import yield_of

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.plans import Plan
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

Verdict = Literal["worth_it", "redirect", "not_worth_it", "test_first", "cannot_tell"]

DOUBT = 0.2
HORIZON = 12.0  # months
NOTHING_SEEN = -math.log(0.05)  # bookings expected, where nought would be seen one time in twenty


@dataclass(frozen=True)
class Weighing:
    """The verdict, and what tipped it.

    Attributes:
        verdict: one of five words; the rule is this module's text.
        plan: hours a month for each activity in the best plan.
        plan_net: EUR a month of that plan, expected.
        doubt: share of draws, 0-1, whose own best plan disagrees on the activity in question.
        evpi: EUR a month that knowing the numbers for sure would be worth.
        to_win: bookings a month at which the plans with and without the activity tie; at least 0.
        months: months after which nought booked settles it, at most HORIZON.
        affordable_loss: EUR a month that finding out may cost at the most.
    """

    verdict: Verdict
    plan: Plan
    plan_net: float
    doubt: float
    evpi: float
    to_win: float
    months: float
    affordable_loss: float


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
    n = max(value.size for value in numbers.values())
    plans = candidates(business, float(numbers["hours"].mean()), yields, numbers)
    nets = np.stack([np.broadcast_to(net(business, plan, yields, numbers), (n,)) for plan in plans])
    means = nets.mean(axis=1)
    best = int(means.argmax())
    evpi = float(nets.max(axis=0).mean() - means[best])

    asked = business.question.name
    has_it = np.array([asked in plan for plan in plans])
    doubt = float((has_it[nets.argmax(axis=0)] != has_it[best]).mean())

    to_win, behind = 0.0, 0.0
    if has_it.any():
        # The two sides of the question, each at its best.
        with_it = int(np.where(has_it, means, -np.inf).argmax())
        ahead = float(means[with_it] - means[~has_it].max())
        booked = plans[with_it][asked] * float(yields[asked].bookings.mean())
        to_win = max(0.0, booked - ahead / float(yields[asked].per_booking.mean()))
        behind = max(0.0, -ahead)
    months = min(NOTHING_SEEN / to_win, HORIZON) if to_win > 0 else HORIZON
    worth = evpi * (HORIZON - months)
    return Weighing(
        verdict=_verdict(plans[best], asked, doubt, test_pays=worth > months * behind),
        plan=plans[best],
        plan_net=float(means[best]),
        doubt=doubt,
        evpi=evpi,
        to_win=to_win,
        months=months,
        affordable_loss=worth / months if worth > 0 else evpi,
    )


def _verdict(plan: Plan, asked: str, doubt: float, *, test_pays: bool) -> Verdict:
    if doubt > DOUBT:
        return "test_first" if test_pays else "cannot_tell"
    if asked in plan:
        return "worth_it"
    return "redirect" if plan else "not_worth_it"
