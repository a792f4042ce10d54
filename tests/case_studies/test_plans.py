from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.draws import numbers_of, prefix_of
from case_studies.parse import preset, with_numbers
from case_studies.plans import candidates, net
from case_studies.weighing import weigh, yields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business
    from case_studies.plans import Plan

LESTER = preset("lester")
SAME = 1e-6  # hours


def plans_of(business: Business) -> list[Plan]:
    numbers = numbers_of(business, 20)
    return candidates(business, float(numbers["hours"].mean()), yields_of(business, numbers), numbers)


def net_of(business: Business, plan: Plan) -> float:
    numbers = numbers_of(business, 1)
    return float(np.mean(net(business, plan, yields_of(business, numbers), numbers)))


def caps(business: Business) -> dict[str, float]:
    numbers = numbers_of(business, 20)
    return {a.name: float(numbers[prefix_of(business, a) + "cap_hours"].mean()) for a in business.activities}


def splits(business: Business, points: int) -> Iterator[Plan]:
    """Every split of the budget on a grid, the corners of each cap included."""
    budget = float(numbers_of(business, 1)["hours"])
    sides = [np.linspace(0, min(cap, budget), points) for cap in caps(business).values()]
    for hours in product(*sides):
        if sum(hours) <= budget + SAME:
            yield dict(zip(caps(business), map(float, hours), strict=True))


# --- net


def test_a_plan_without_hours_costs_and_earns_nothing() -> None:
    assert net_of(with_numbers(LESTER, {"cash": 500}), {}) == 0
    assert net_of(with_numbers(LESTER, {"cash": 500}), {"posting": 0.0}) == 0


def test_net_by_hand(three_ways: Business) -> None:
    business = with_numbers(three_ways, {"cash": 20, "second_on": True})
    found = yields_of(business, numbers_of(business, 1))
    plan = {"posting": 2.0, "calling": 1.5}
    booked = {name: hours * float(found[name].bookings) for name, hours in plan.items()}
    second = sum(hours * float(found[name].second) for name, hours in plan.items()) * 100 * 0.5
    assert net_of(business, plan) == pytest.approx(sum(booked.values()) * 700 + second - 3.5 * 40 - 20 - 30)
    full = with_numbers(business, {"capacity": 0.1})
    assert sum(booked.values()) > 0.1
    assert net_of(full, plan) == pytest.approx(0.1 * 700 + second - 3.5 * 40 - 20 - 30)


@given(st.floats(0, 1000), st.floats(0, 1000))
@settings(deadline=None, max_examples=30)
def test_a_dearer_hour_leaves_less(a: float, b: float) -> None:
    cheap, dear = (net_of(with_numbers(LESTER, {"hour_value": w}), {"posting": 4.0}) for w in sorted((a, b)))
    assert cheap - dear == pytest.approx(4 * abs(a - b), abs=1e-9)


# --- the candidates


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_no_plan_breaks_the_budget_a_cap_or_the_rule_about_capacity(
    varied: Callable[..., SearchStrategy[Business]], three_ways: Business, data: st.DataObject
) -> None:
    business = data.draw(varied(three_ways))
    found, most = plans_of(business), caps(business)
    numbers = numbers_of(business, 20)
    bookings = {name: float(y.bookings.mean()) for name, y in yields_of(business, numbers).items()}
    assert found[0] == {}
    assert all(plan not in found[:index] for index, plan in enumerate(found))
    for plan in found:
        assert all(hours > 0 for hours in plan.values())
        assert sum(plan.values()) <= float(numbers["hours"].mean()) + SAME
        assert all(hours <= most[name] + SAME for name, hours in plan.items())
        if not business.second.on:
            # An hour that sells nothing new is not worth its price.
            booked = sum(hours * bookings[name] for name, hours in plan.items())
            assert booked <= float(numbers["capacity"].mean()) * (1 + 1e-9) + SAME * 32_000


def test_the_better_activity_is_filled_to_its_cap_and_the_rest_goes_on(three_ways: Business) -> None:
    business = with_numbers(three_ways, {"hours": 6, "half_hour_cap_hours": 4, "calling_cap_hours": 3})
    assert {"half_hour": 4.0, "calling": 2.0} in plans_of(business)
    assert {"half_hour": 4.0, "posting": 2.0} in plans_of(business)
    assert {"posting": 6.0} in plans_of(business)
    assert all(sum(plan.values()) <= 6 for plan in plans_of(business))


def test_what_rounding_leaves_of_a_budget_is_no_plan(three_ways: Business) -> None:
    # 0.8 - 0.7 - 0.1 is a little above nought.
    assert 0.8 - 0.7 - 0.1 > 0
    numbers = {"hours": 0.8, "half_hour_cap_hours": 0.7, "calling_cap_hours": 0.1, "able_of_ten": 9}
    business = with_numbers(three_ways, numbers | {"calling_able_of_ten": 10, "half_hour_able_of_ten": 10})
    assert {"half_hour": 0.7, "calling": pytest.approx(0.1)} in plans_of(business)
    assert all(hours > SAME for plan in plans_of(business) for hours in plan.values())


# --- the best one


def best_beats_the_grid(business: Business, points: int) -> None:
    numbers = numbers_of(business, 1)
    yields = yields_of(business, numbers)
    best = weigh(business, numbers, yields)
    tolerance = 1e-6 * max(1.0, abs(best.plan_net)) + SAME * float(max(y.earnings for y in yields.values()))
    assert best.plan_net >= 0, "doing nothing is always possible"
    assert best.plan_net == pytest.approx(net_of(business, best.plan))
    for split in splits(business, points):
        assert float(net(business, split, yields, numbers)) <= best.plan_net + tolerance, split


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_no_split_of_two_activities_is_better_than_the_chosen_plan(
    varied: Callable[..., SearchStrategy[Business]],
    exact: Callable[[Business], Business],
    data: st.DataObject,
) -> None:
    best_beats_the_grid(data.draw(varied(exact(LESTER))), 13)


@given(st.data())
@settings(deadline=None, max_examples=20)
def test_no_split_of_three_activities_is_better_than_the_chosen_plan(
    varied: Callable[..., SearchStrategy[Business]], three_ways: Business, data: st.DataObject
) -> None:
    best_beats_the_grid(data.draw(varied(three_ways)), 6)


TIGHT = st.fixed_dictionaries(
    {
        "capacity": st.floats(0.1, 3),
        "hour_value": st.floats(0, 60),
        "second_price": st.floats(1, 400),
        "hours": st.floats(1, 20),
        "second_on": st.booleans(),
    }
)


@given(TIGHT)
@settings(deadline=None, max_examples=25)
def test_no_split_is_better_where_sales_meet_their_capacity(
    three_ways: Business, numbers: dict[str, float]
) -> None:
    best_beats_the_grid(with_numbers(three_ways, numbers), 9)


def test_hours_go_on_beyond_the_capacity_where_a_cheaper_product_pays_for_them(
    exact: Callable[[Business], Business],
) -> None:
    numbers = {"second_on": True, "capacity": 0.1, "hour_value": 1, "hours": 20}
    business = with_numbers(exact(LESTER), numbers)
    numbers_ = numbers_of(business, 1)
    assert weigh(business, numbers_, yields_of(business, numbers_)).plan == {
        "half_hour": 4.0,
        "posting": 16.0,
    }


def test_hours_are_split_to_just_reach_the_capacity_where_that_is_best(
    exact: Callable[[Business], Business],
) -> None:
    # Posting sells the cheaper product to many fans, the half-hour the main one to bookers.
    numbers = {
        "second_on": True,
        "contacts_per_hour": 100,
        "hour_value": 1,
        "capacity": 5,
        "share_couples": 0,
    }
    shares = {"half_hour_share_bookers": 1, "half_hour_share_couples": 0}
    business = with_numbers(exact(LESTER), numbers | shares)
    drawn = numbers_of(business, 1)
    yields = yields_of(business, drawn)
    plan = weigh(business, drawn, yields).plan
    assert min(plan["posting"], plan["half_hour"]) > 0.5
    assert sum(plan.values()) == pytest.approx(4)
    assert sum(hours * float(yields[name].bookings) for name, hours in plan.items()) == pytest.approx(5)
    best_beats_the_grid(business, 41)
