from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.ad_test import ad_test, people_in_all


# facts.md section 3, last row: "14,423 buyers of 564,577 shown ads, 420 of 23,524 shown a public-service ad";
# ".7692 points, Newcombe .587 to .936".
def test_the_published_test() -> None:
    whole = ad_test()
    assert (whole.shown_buyers, whole.shown, whole.other_buyers, whole.other) == (
        14_423,
        564_577,
        420,
        23_524,
    )
    assert f"{100 * whole.difference.estimate:.4f}" == "0.7692"
    assert (round(100 * whole.difference.low, 3), round(100 * whole.difference.high, 3)) == (0.587, 0.936)
    assert whole.people == people_in_all() == 588_101


@given(st.integers(100, 588_101))
def test_a_smaller_test_has_the_same_shares_and_tells_less(people: int) -> None:
    small, whole = ad_test(people), ad_test()
    assert abs(small.people - people) <= 2
    assert small.shown_share == pytest.approx(whole.shown_share, abs=1 / small.shown)
    width = small.difference.high - small.difference.low
    assert width >= 0.99 * (whole.difference.high - whole.difference.low)


def test_few_people_could_not_have_told() -> None:
    assert not ad_test(20_000).difference.clear
    assert ad_test(400_000).difference.clear


@pytest.mark.parametrize("people", [99, 588_102])
def test_more_or_fewer_than_there_can_be_are_refused(people: int) -> None:
    with pytest.raises(ValueError, match="accepted: 100 to 588101"):
        ad_test(people)
