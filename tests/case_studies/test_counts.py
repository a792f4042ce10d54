from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from case_studies.ability import mean_able
from case_studies.counts import count_in_doubt
from case_studies.decision import decide
from case_studies.parse import preset, with_numbers
from case_studies.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.business import Business


@pytest.mark.parametrize("price", [1, 100, 1000, 100_000])
def test_the_doubt_is_around_the_likeliest_count(price: float) -> None:
    business = with_numbers(preset("lester"), {"price": price})
    for activity in business.activities:
        low, middle, high = count_in_doubt(business, activity)
        assert 0 <= low <= middle <= high <= 10
        assert middle == pytest.approx(mean_able(business, activity) * 10)


@pytest.mark.parametrize(("name", "price"), [("lester", 1000), ("lester", 100), ("lester_early", 100)])
def test_given_back_as_a_count_it_leaves_verdict_and_doubt_about_as_they_were(
    name: str, price: float
) -> None:
    business = with_numbers(preset(name), {"price": price})
    counted = with_numbers(business, {"able_of_ten": count_in_doubt(business, business.question)})
    before, after = decide(business), decide(counted)
    assert after.verdict == before.verdict
    assert after.question.able == pytest.approx(before.question.able, rel=0.1)
    assert after.question.p_pays == pytest.approx(before.question.p_pays, abs=0.06)


def test_a_count_of_the_owners_own_carries_its_own_doubt() -> None:
    business = with_numbers(preset("lester"), {"able_of_ten": (2, 3, 6)})
    low, middle, high = count_in_doubt(business, business.question)
    assert middle == pytest.approx(3, abs=0.01)
    assert 2 < low < middle < high < 6


def test_without_any_doubt_there_is_none(exact: Callable[[Business], Business]) -> None:
    business = exact(preset("lester"))
    low, _, high = count_in_doubt(business, business.activities[1])
    assert low == pytest.approx(high)


def test_a_price_in_doubt_is_taken_at_its_likeliest() -> None:
    """A count is dated by one price."""
    business = with_numbers(preset("lester"), {"price": (500, 1000, 3000)})
    assert count_in_doubt(business, business.question) == count_in_doubt(
        preset("lester"), preset("lester").question
    )
    assert isinstance(count_in_doubt(business, business.question), Range)
