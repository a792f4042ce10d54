"""The verdict's numbers as its workbook records them, and as a report of it is held to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from widgets.your_verdict.findings import Findings

HALF_HOUR_IS_OURS = "half_hour_is_our_example"
"""1 where a verdict was held against the half-hour of our example, 0 where against the owner's own."""

NEVER = 1e9
"""In the place of more sales than there ever are: a record knows no infinity."""


def numbers(here: Findings, *, lent: bool) -> dict[str, float]:
    """Give what the models find, by the names that summaries read.

    Not the years ahead: to look there takes longer than all of this, and a report says nothing of them.

    Args:
        here: what the models say.
        lent: whether the half-hour's numbers are the example's.

    Returns:
        EUR and hours a month, sales and questions in thirty days, shares 0-1.
    """
    found, plan = here.overall, here.plan
    given = {
        "net_per_month": found.net,
        "net_low_per_month": found.low,
        "net_high_per_month": found.high,
        "p_pays": found.p_pays,
        "hours_per_month": found.hours,
        "plan_net_per_month": found.plan_net,
        "better_hours_per_month": found.plan.get(found.better or "", 0.0),
        HALF_HOUR_IS_OURS: float(lent),
        "value_of_perfect_information_per_month": found.evpi,
        "later_sales_per_100_hours": here.later,
        "sales_to_beat_in_30_days": min(plan.to_beat, NEVER),
        "expected_sales_in_30_days": plan.expected,
        "questions_to_beat_in_30_days": min(plan.helped.to_beat, NEVER) if plan.helped else 0.0,
        "expected_questions_in_30_days": plan.helped.solved if plan.helped else 0.0,
    }
    for one in found.streams:
        given |= {
            f"{one.reason}_hours_per_month": one.hours,
            f"{one.reason}_best_hours_per_month": one.best_hours,
            f"{one.reason}_net_per_month": one.net,
        }
    return given
