"""Hours beyond the budget share one capacity: all of the advice earns no less than a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.draws import numbers_of
from case_studies.joint import uses_of
from case_studies.overall import overall
from case_studies.parse import preset, preset_names, with_numbers
from case_studies.plan30 import plan_30
from case_studies.reasons import names
from case_studies.use import left
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from case_studies.business import Business

CROWDED = with_numbers(
    preset("course_publisher"),
    {
        "hours": 3,
        "customers_hours": 2,
        "hour_value": 5,
        "contacts_per_hour": 3,
        "able_of_ten": 6,
        "closing_rate": 0.5,
        "doubling_brings": 0.9,
        "capacity": 8,
    },
)


def never_less_than_a_part(business: Business) -> None:
    found, numbers, called = overall(business, 300), numbers_of(business, 300), names(business)
    yields = yields_of(business, numbers)

    def leaves(**more: float) -> float:
        plan = {name: hours for name, hours in (found.plan | more).items() if hours > 0}
        return float(np.mean(left(uses_of(business, plan, yields, numbers).values(), numbers)))

    advised = {called[one.reason]: one.best_hours for one in found.streams if one.reason != "serve"}
    everything = leaves(**advised)
    for name, hours in advised.items():
        assert everything >= leaves(**{name: hours}) - 1e-6
    assert everything >= leaves() - 1e-6


def test_two_reasons_do_not_fill_the_same_room_twice() -> None:
    never_less_than_a_part(CROWDED)


def test_the_thirty_days_name_no_hours_that_lose_together() -> None:
    plan, numbers = plan_30(CROWDED), numbers_of(CROWDED)
    yields, called = yields_of(CROWDED, numbers), names(CROWDED)

    def leaves(*followed: int) -> float:
        more = {called[plan.beyond[place].reason]: plan.beyond[place].hours for place in followed}
        uses = uses_of(CROWDED, plan.month | more, yields, numbers)
        return float(np.mean(left(uses.values(), numbers)))

    both = range(len(plan.beyond))
    assert plan.beyond
    assert leaves(*both) >= max(leaves(place) for place in both) - 1e-6


@settings(max_examples=30, deadline=None)
@given(
    name=st.sampled_from(sorted(preset_names())),
    hours=st.floats(0.5, 10),
    keeping=st.floats(0, 10),
    hour=st.floats(0, 40),
    able=st.floats(0, 10),
    closing=st.floats(0, 1),
    doubling=st.floats(0, 1),
    capacity=st.floats(0.5, 60),
)
def test_following_all_that_is_advised_never_earns_less_than_a_part(  # noqa: PLR0913, PLR0917 - each moves hours
    name: str,
    hours: float,
    keeping: float,
    hour: float,
    able: float,
    closing: float,
    doubling: float,
    capacity: float,
) -> None:
    never_less_than_a_part(
        with_numbers(
            preset(name),
            {
                "hours": hours,
                "customers_hours": keeping,
                "hour_value": hour,
                "able_of_ten": able,
                "closing_rate": closing,
                "doubling_brings": doubling,
                "capacity": capacity,
            },
        )
    )
