"""Set-up now, sales later: what a shorter look ahead leaves out, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.draws import numbers_of
from case_studies.horizon import FURTHEST, horizon, looking_ahead
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business

EARLY = preset("lester_early")


@pytest.fixture
def alone(exact: Callable[[Business], Business]) -> Business:
    """Posting without any doubt, that brings nothing but later sales of 70 EUR."""
    return with_numbers(
        exact(EARLY),
        {"half_hour_cap_hours": 0, "contacts_per_hour": 0, "later_per_100_hours": 50, "hour_value": 20},
    )


def test_later_sales_arrive_spread_out(alone: Business) -> None:
    # A mean of one month: half at once, a quarter the next month, and so on: 1/2, 3/4, 7/8 of the flow.
    numbers = numbers_of(with_numbers(alone, {"later_months": 1}))
    ahead = looking_ahead(alone, numbers, 3)
    assert float(ahead["later_per_100_hours"]) == pytest.approx(50 * (1 / 2 + 3 / 4 + 7 / 8) / 3)
    at_once = numbers_of(with_numbers(alone, {"later_months": 0}))
    assert float(looking_ahead(alone, at_once, 1)["later_per_100_hours"]) == 50


def test_further_purchases_come_month_by_month(alone: Business) -> None:
    numbers = numbers_of(with_numbers(alone, {"repeat_purchases": 4, "repeat_months": 4}))
    # Who came in month 1 of 3 has bought 2 of 4 more, in month 2 one, in month 3 none.
    assert float(looking_ahead(alone, numbers, 3)["repeat_purchases"]) == pytest.approx(1)
    # In six months: 4, 4, 3, 2, 1, 0.
    assert float(looking_ahead(alone, numbers, 6)["repeat_purchases"]) == pytest.approx(14 / 6)


def test_setting_up_falls_due_once(alone: Business) -> None:
    numbers = numbers_of(with_numbers(alone, {"setup_hours": 12, "cash": 5}))
    assert float(looking_ahead(alone, numbers, 6)["cash"]) == pytest.approx(5 + 12 * 20 / 6)


def test_euros_month_by_month(alone: Business) -> None:
    # Four hours bring two sales of 70 EUR at length, 0.5, 0.75, ... of it; they cost 80 and 40 of set-up.
    found = horizon(with_numbers(alone, {"later_months": 1, "setup_hours": 2}), 3)
    np.testing.assert_array_equal(found.months, [0, 1, 2, 3])
    np.testing.assert_allclose(
        found.total, [0, 70 - 80 - 40, 70 + 105 - 160 - 40, 70 + 105 + 122.5 - 240 - 40]
    )
    np.testing.assert_allclose(found.low, found.total)
    assert found.earned_back == 3
    assert found.verdicts == ((1, "not_worth_it"), (3, "worth_it"))
    assert found.flips_at == 3


def test_on_an_edge_the_look_ahead_is_the_page_s() -> None:
    edge = {"price": 250, "margin_ratio": 0.5, "hour_value": 45, "hours": 6, "contacts_per_hour": 1}
    edge |= {"able_of_ten": 7, "closing_rate": 0.4, "capacity": 30}
    business = with_numbers(preset("lester"), edge)
    assert horizon(business, 3, 100).verdicts == ((1, overall(business).verdict),)


def test_what_never_pays_never_flips(alone: Business) -> None:
    found = horizon(with_numbers(alone, {"later_per_100_hours": 1}))
    assert found.earned_back is None
    assert found.verdicts == ((1, "not_worth_it"),)
    assert found.flips_at is None
    assert found.months[-1] == FURTHEST


def test_a_verdict_may_turn_between_two_looks(alone: Business) -> None:
    # 280 EUR of set-up, 60 a month from the start: paid after 280/60 months, in the fifth.
    found = horizon(with_numbers(alone, {"later_months": 0, "setup_hours": 14}), 24)
    assert found.verdicts == ((1, "not_worth_it"), (5, "worth_it"))
    assert found.earned_back == 5


@given(st.data())
@settings(deadline=None, max_examples=25)
def test_a_longer_look_never_makes_a_month_worse_and_tends_to_the_month_once_all_runs(
    varied: Callable[..., SearchStrategy[Business]], data: st.DataObject
) -> None:
    business = data.draw(varied(EARLY))
    numbers = numbers_of(business, 20)
    near, far = (looking_ahead(business, numbers, months) for months in (5, 17))
    for key in ("later_per_100_hours", "repeat_purchases", "half_hour_later_per_100_hours"):
        assert (near[key] <= far[key] * (1 + 1e-9)).all()
        assert (far[key] <= numbers[key] * (1 + 1e-9)).all()
    assert (near["cash"] >= far["cash"] * (1 - 1e-9)).all()


def test_far_enough_ahead_it_is_the_verdict_of_a_month_once_all_runs(alone: Business) -> None:
    soon = with_numbers(alone, {"later_months": 1})
    found = horizon(soon)
    assert found.total[-1] - found.total[-2] == pytest.approx(overall(soon).net)
    assert found.verdicts[-1][1] == overall(soon).verdict


@pytest.mark.parametrize("months", [0, 61, -3])
def test_no_look_beyond_five_years(months: int) -> None:
    with pytest.raises(ValueError, match="accepted: 1 to 60"):
        horizon(EARLY, months)
