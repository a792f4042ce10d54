from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from case_studies.proportions import difference_of_proportions, proportion
from case_studies.wrong_answers import MOST, shown_share, true_sizes, unmixed


@st.composite
def counts(draw: st.DrawFn, least: int = 1) -> tuple[int, int]:
    tries = draw(st.integers(least, 400))
    return draw(st.integers(0, tries)), tries


@given(counts(), counts())
def test_without_wrong_answers_nothing_is_undone(a: tuple[int, int], b: tuple[int, int]) -> None:
    found = unmixed(*a, *b)
    assert found is not None
    plain = proportion(*a), proportion(*b), difference_of_proportions(*a, *b)
    for one, other in zip((found.first, found.second, found.difference), plain, strict=True):
        assert (one.estimate, one.low, one.high) == pytest.approx((other.estimate, other.low, other.high))
    assert found.people == (a[1], b[1])
    assert found.shown == 1


def test_what_was_mixed_is_found_again() -> None:
    # 400 and 600 people, of whom 30 % and 10 % buy; one answer in ten names the other group.
    n1, n2 = 400 * 0.9 + 600 * 0.1, 400 * 0.1 + 600 * 0.9
    x1, x2 = 120 * 0.9 + 60 * 0.1, 120 * 0.1 + 60 * 0.9
    found = unmixed(round(x1), round(n1), round(x2), round(n2), 0.1)
    assert found is not None
    assert found.people == pytest.approx((400, 600))
    assert (found.first.estimate, found.second.estimate) == pytest.approx((0.3, 0.1), abs=1e-9)
    assert found.difference.estimate == pytest.approx(0.2)
    assert found.shown == pytest.approx(360 / 420 + 540 / 580 - 1)


@given(counts(), counts(), st.floats(0, MOST))
def test_wrong_answers_make_no_difference_they_water_it_down(
    a: tuple[int, int], b: tuple[int, int], error: float
) -> None:
    found, seen = unmixed(*a, *b, error), difference_of_proportions(*a, *b)
    if found is None:
        assert shown_share(a[1], b[1], error) == 0
        return
    assert 0 < found.shown <= 1
    assert found.difference.clear == seen.clear
    assert abs(found.difference.estimate) >= min(1, abs(seen.estimate)) - 1e-12
    for one in (found.first, found.second):
        assert 0 <= one.low <= one.estimate <= one.high <= 1
    assert sum(found.people) == pytest.approx(a[1] + b[1])


@given(counts(), counts(), st.floats(0, MOST))
def test_the_groups_can_change_places(a: tuple[int, int], b: tuple[int, int], error: float) -> None:
    one, other = unmixed(*a, *b, error), unmixed(*b, *a, error)
    # On the very edge of what can be told, a rounding may fall either way.
    assume((one is None) == (other is None))
    if one and other:
        assert one.first.estimate == pytest.approx(other.second.estimate, abs=1e-6)
        assert one.difference.low == pytest.approx(-other.difference.high, abs=1e-6)


def test_a_group_that_may_be_all_mistakes_says_nothing() -> None:
    assert true_sizes(8, 92, 0.1) is None, "of 92 others, nine may have said it by mistake"
    assert unmixed(4, 8, 20, 92, 0.1) is None
    assert shown_share(8, 92, 0.1) == 0
    assert true_sizes(8, 92, 0.05) is not None


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    rng, held, held_first = np.random.default_rng(3), [], []
    for _ in range(500):
        truly = rng.random(300) < 0.4
        buys = rng.random(300) < np.where(truly, 0.35, 0.15)
        says = truly ^ (rng.random(300) < 0.1)
        found = unmixed(
            int((buys & says).sum()), int(says.sum()), int((buys & ~says).sum()), int((~says).sum()), 0.1
        )
        assert found is not None
        held.append(found.difference.low <= 0.2 <= found.difference.high)
        held_first.append(found.first.low <= 0.35 <= found.first.high)
    assert 0.92 <= np.mean(held) <= 0.98
    assert 0.91 <= np.mean(held_first) <= 0.99


@pytest.mark.parametrize("error", [-0.1, 0.5, float("nan")])
def test_a_share_of_wrong_answers_out_of_reach_is_refused(error: float) -> None:
    with pytest.raises(ValueError, match=r"accepted: 0 to 0\.45"):
        unmixed(1, 2, 1, 2, error)
