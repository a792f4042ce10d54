"""Thirty days out of a verdict: what for, how many hours, and the number to beat."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.plan30 import plan_30

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.plan30 import Path

LESTER = preset("lester")
TRIAL = {"able_of_ten": (0.0, 0.2, 2.0), "half_hour_cap_hours": 0, "hour_value": 30}


def lester(**numbers: object) -> Business:
    return with_numbers(LESTER, numbers)


@pytest.mark.parametrize(
    ("business", "path"),
    [
        (LESTER, "half_hour"),
        (preset("lester_early"), "carry_on"),
        (lester(half_hour_cap_hours=0), "stop"),
        (lester(later_per_100_hours=20), "count"),
        (lester(**TRIAL), "trial"),
    ],
)
def test_the_month_follows_from_the_verdict(business: Business, path: Path) -> None:
    assert plan_30(business).path == path


def test_the_number_to_beat_is_what_pays_for_the_hours() -> None:
    """4 h at 40 EUR against 700 EUR a sale: 160 / 700 sales, one in 4.4 months."""
    for business in (LESTER, lester(half_hour_cap_hours=0)):
        plan = plan_30(business)
        assert plan.hours == 4
        assert plan.to_beat == pytest.approx(160 / 700)
        assert plan.months_for_one == pytest.approx(4.375)


def test_no_sale_is_likely_where_few_are_expected() -> None:
    plan = plan_30(LESTER)
    assert plan.none_anyway == pytest.approx(math.exp(-plan.expected))
    assert plan.expected > 1 > plan_30(lester(half_hour_cap_hours=0)).expected


def test_what_works_is_kept_and_the_rest_dropped() -> None:
    keeps = lester(
        customers_count=600,
        customers_hours=3,
        customers_following_share=0.4,
        customers_seen_share=0.15,
        customers_offers_a_month=3,
    )
    plan = plan_30(keeps)
    assert (plan.path, plan.works, plan.drops) == ("carry_on", ("keep",), ("reach",))
    assert plan.hours == pytest.approx(overall(keeps).streams[1].best_hours)
    assert plan.better_hours == 4


def test_a_trial_says_how_long_how_many_and_what_it_may_lose() -> None:
    found, plan = overall(lester(**TRIAL)), plan_30(lester(**TRIAL))
    assert (plan.months, plan.enough) == (found.trial.months, found.trial.enough)
    assert plan.may_lose == found.affordable_loss > 0
    assert plan_30(LESTER).may_lose == 0


@settings(max_examples=25)
@given(price=st.floats(5, 5000), hour=st.floats(0, 300), hours=st.floats(0.5, 60), cap=st.floats(0, 20))
def test_a_plan_can_be_made_of_any_numbers(price: float, hour: float, hours: float, cap: float) -> None:
    plan = plan_30(lester(price=price, hour_value=hour, hours=hours, half_hour_cap_hours=cap))
    assert 0 <= plan.none_anyway <= 1
    assert plan.hours >= 0 <= plan.expected
    assert plan.to_beat >= 0
    assert plan.enough >= 1
    assert 1 <= plan.months <= 12
