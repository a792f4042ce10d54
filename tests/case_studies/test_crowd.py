from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.ability import mean_able
from case_studies.crowd import PEOPLE, crowd
from case_studies.parse import preset, with_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business

LESTER = preset("lester")


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_a_crowd_is_a_hundred_people_highest_first(
    varied: Callable[..., SearchStrategy[Business]], data: st.DataObject
) -> None:
    business = data.draw(varied(LESTER))
    for activity in business.activities:
        found = crowd(business, activity)
        assert found.shape == (PEOPLE,)
        assert np.all(found > 0)
        assert np.all(np.isfinite(found))
        assert np.all(np.diff(found) <= 0)


@given(st.floats(1, 100_000), st.sampled_from([0, 1]))
@settings(deadline=None, max_examples=60)
def test_those_coloured_are_those_able_to_pay(price: float, index: int) -> None:
    activity = LESTER.activities[index]
    business = with_numbers(LESTER, {"price": price})
    coloured = int(np.sum(crowd(business, business.activities[index]) >= price))
    assert coloured == pytest.approx(100 * mean_able(business, activity), abs=0.6)


def test_a_count_is_seen_in_the_crowd() -> None:
    business = with_numbers(LESTER, {"able_of_ten": 3})
    assert np.sum(crowd(business, business.question) >= 1000) == 30


@pytest.mark.parametrize(("count", "people"), [(0, 0), (10, 100)])
def test_nobody_and_everybody(count: float, people: int) -> None:
    business = with_numbers(LESTER, {"able_of_ten": count})
    assert np.sum(crowd(business, business.question) >= 1000) == people


def test_the_middle_fan_pays_what_half_of_them_would(exact: Callable[[Business], Business]) -> None:
    fans_only = with_numbers(exact(LESTER), {"share_couples": 0})
    found = crowd(fans_only, fans_only.question)
    assert np.sqrt(found[49] * found[50]) == pytest.approx(100, rel=1e-3)


def test_more_can_pay_after_a_show_than_on_social_media() -> None:
    posting, half_hour = (int(np.sum(crowd(LESTER, a) >= 1000)) for a in LESTER.activities)
    assert posting < half_hour < 20
