"""What an hour of posting would bring for every count of able payers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.ability import mean_able
from case_studies.decision import decide
from case_studies.flips import flips
from case_studies.parse import from_dict, preset, with_numbers
from case_studies.sweep import per_hour_by_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.business import Business

COUNTS = np.linspace(0, 10, 21)


@pytest.mark.parametrize("name", ["lester", "lester_early"])
@pytest.mark.parametrize("price", [100.0, 1000.0, 3000.0])
def test_at_todays_count_it_says_what_the_decision_says(name: str, price: float) -> None:
    business = with_numbers(preset(name), {"price": price})
    decision = decide(business)
    found = per_hour_by_count(business, np.array([0.0]))
    today = per_hour_by_count(business, np.array([found.now]))
    assert today.posting[0] == pytest.approx(decision.question.per_hour, rel=0.01)
    assert found.half_hour == pytest.approx(decision.outcomes["half_hour"].per_hour)


@settings(max_examples=15, deadline=None)
@given(st.floats(1, 100_000), st.floats(0, 1), st.booleans())
def test_more_who_can_pay_never_bring_less(price: float, couples: float, second: bool) -> None:  # noqa: FBT001 - drawn
    business = with_numbers(preset("lester"), {"price": price, "share_couples": couples, "second_on": second})
    found = per_hour_by_count(business, COUNTS)
    assert found.posting.shape == COUNTS.shape
    assert np.isfinite(found.posting).all()
    assert 0 <= found.now <= 10
    if not second:  # whoever can pay the main price no longer buys the cheaper product
        assert (np.diff(found.posting) >= -1e-9).all()


def test_without_doubt_it_is_a_straight_line_from_nothing(exact: Callable[[Business], Business]) -> None:
    business = exact(preset("lester"))
    found = per_hour_by_count(business, COUNTS)
    # contacts an hour x share able x share who buy x what a sale leaves
    assert found.posting == pytest.approx(2.5 * COUNTS / 10 * 0.3 * 1000 * 0.7, rel=0.01, abs=0.01)


def test_a_count_that_the_owner_made_is_where_it_stands() -> None:
    business = with_numbers(preset("lester"), {"able_of_ten": 4})
    assert per_hour_by_count(business, COUNTS).now == pytest.approx(4, abs=0.01)
    unsure = with_numbers(preset("lester"), {"able_of_ten": (2, 4, 7)})
    found = per_hour_by_count(unsure, np.array([4.0]))
    assert found.now == 4
    assert found.posting[0] == pytest.approx(decide(unsure).question.per_hour)


def test_a_count_made_at_another_price_stands_where_it_comes_to_today() -> None:
    counted = {"able_of_ten": 4, "able_at_price": 1000, "price": 2000}
    business = with_numbers(preset("lester"), counted)
    found = per_hour_by_count(business, np.array([0.0]))
    assert found.now == pytest.approx(10 * mean_able(business, business.question))
    assert found.now < 3
    at_now = per_hour_by_count(business, np.array([found.now])).posting[0]
    assert at_now == pytest.approx(decide(business).question.per_hour, rel=1e-6)
    assert [flip.now for flip in flips(business, ["able_of_ten"])] == [found.now]


def test_capacity_and_cash_count_as_they_do_in_the_decision() -> None:
    business = with_numbers(preset("lester"), {"capacity": 0.1, "cash": 20})
    found = per_hour_by_count(business, np.array([0.0, 10.0]))
    assert found.posting == pytest.approx([-20 / 4, (0.1 * 700 - 20) / 4])


def test_without_another_activity_there_is_nothing_to_match() -> None:
    data = preset("lester").model_dump()
    alone = from_dict(data | {"activities": data["activities"][:1]})
    assert per_hour_by_count(alone, COUNTS).half_hour == 0


def test_a_count_whose_likeliest_is_nought_stands_at_its_average() -> None:
    unsure = with_numbers(preset("lester"), {"able_of_ten": (0, 0, 2)})
    now = per_hour_by_count(unsure, np.array([0.0])).now
    assert now == pytest.approx(2 / 3)
    at_now = per_hour_by_count(unsure, np.array([now])).posting[0]
    assert at_now == pytest.approx(decide(unsure).question.per_hour, rel=1e-6)
