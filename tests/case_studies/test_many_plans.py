"""All plans at once leave what each leaves alone, to the bit; and a search cut short finds the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies import flips as module
from case_studies import list_businesses
from case_studies.draws import numbers_of
from case_studies.flat import fields
from case_studies.joint import joint_plans, uses_of
from case_studies.many_plans import each_left
from case_studies.moving import moved, stands_at
from case_studies.overall import overall_flips, overall_verdict
from case_studies.parse import preset, with_numbers
from case_studies.use import left
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.flips import Flip

DRAWS = 50


def assert_alike(business: Business) -> None:
    numbers = numbers_of(business, DRAWS)
    yields = yields_of(business, numbers)
    plans = joint_plans(business, yields, numbers)
    # Beyond today's hours, where an hour brings less and less, the plans above do not go.
    plans.append({business.question.name: float(numbers["hours"].mean()) * 3, "keep": 1.5})
    slow = [
        np.broadcast_to(left(uses_of(business, plan, yields, numbers).values(), numbers), DRAWS)
        for plan in plans
    ]
    np.testing.assert_array_equal(each_left(business, plans, yields, numbers), np.array(slow))


@pytest.mark.parametrize("name", list_businesses())
def test_all_plans_at_once_leave_what_each_leaves_alone(name: str) -> None:
    assert_alike(preset(name))


@settings(max_examples=15, deadline=None)
@given(
    name=st.sampled_from(sorted(list_businesses())),
    hours=st.floats(0.5, 80),
    keeping=st.floats(0, 40),
    customers=st.floats(0, 5000),
    capacity=st.floats(0.1, 200),
)
def test_so_they_do_whatever_the_numbers(
    name: str, hours: float, keeping: float, customers: float, capacity: float
) -> None:
    typed = {
        "hours": hours,
        "customers_hours": keeping,
        "customers_count": customers,
        "capacity": capacity,
        "second_on": True,
    }
    assert_alike(with_numbers(preset(name), typed))


def test_a_business_that_is_sure_of_everything_has_rows_too() -> None:
    sure = with_numbers(preset("lester"), {"hours": 3})
    numbers = {key: np.asarray(float(value.mean())) for key, value in numbers_of(sure).items()}
    yields = yields_of(sure, numbers)
    assert each_left(sure, [{}, {"posting": 3.0}], yields, numbers).shape == (2, 1)


def slow_flip(business: Business, key: str) -> Flip | None:
    """Look both ways to the very end, and take the nearer of what is found."""
    draws = module.enough_draws(business, overall_verdict)
    numbers = numbers_of(business, draws)
    verdict = overall_verdict(business, numbers)
    quantity, now = fields(business)[key].quantity, stands_at(business, key)

    def at(value: float) -> str:
        return overall_verdict(business, moved(numbers, key, now, value, quantity))

    found = []
    for up in (False, True):
        near = now
        for look in module._looks(now, quantity, up=up):  # noqa: SLF001 - the same looks
            far = float(look)
            if at(far) == verdict:
                near = far
                continue
            for _ in range(module.HALVINGS):
                middle = (near + far) / 2
                near, far = (middle, far) if at(middle) == verdict else (near, middle)
            found.append(module.Flip(key, now, far, at(far)))  # type: ignore[arg-type]  # a verdict is a word
            break
    away = [flip for flip in found if flip.distance > module.SAME]
    return min(away, key=lambda flip: flip.distance, default=None)


@pytest.mark.parametrize("name", ["lester", "maker_on_a_marketplace"])
@pytest.mark.parametrize("key", ["price", "hours", "hour_value", "later_per_100_hours"])
def test_a_search_that_stops_early_finds_the_nearest_flip(name: str, key: str) -> None:
    business = preset(name)
    slow = slow_flip(business, key)
    assert overall_flips(business, [key]) == ((slow,) if slow else ())
