from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from case_studies.comparison import detectable_difference, sample_size
from case_studies.sizes import people_to_show, together, visible_difference


# facts.md section 3, row "sample size per arm": "p=20 %, d=5 points: 1,030; 2 % + 1: 3,292; 5 % + 1: 7,663".
@pytest.mark.parametrize(
    ("base", "difference", "printed"), [(0.20, 0.05, "1,030"), (0.02, 0.01, "3,292"), (0.05, 0.01, "7,663")]
)
def test_sample_size_check_values(base: float, difference: float, printed: str) -> None:
    assert f"{sample_size(base, difference):,}" == printed


# facts.md section 3, row "smallest detectable difference, points": "n per arm 50/100/200/500/1000".
@pytest.mark.parametrize(
    ("base", "printed"), [(0.05, "13.9/9.5/6.6/4.1/2.8"), (0.10, "18.2/12.6/8.8/5.5/3.8")]
)
def test_detectable_difference_check_values(base: float, printed: str) -> None:
    found = [detectable_difference(base, n) for n in (50, 100, 200, 500, 1000)]
    assert "/".join(f"{100 * d:.1f}" for d in found if d is not None) == printed


@given(st.floats(0.01, 0.9), st.integers(30, 100_000), st.floats(0.5, 0.95), st.floats(0.01, 0.2))
@settings(deadline=None)
def test_the_two_are_each_others_inverse(base: float, n: int, power: float, alpha: float) -> None:
    difference = detectable_difference(base, n, power, alpha)
    assume(difference is not None)
    assert difference is not None
    assert 0 < difference <= 1 - base
    assert sample_size(base, difference, power, alpha) == pytest.approx(n, abs=1)


@given(st.floats(0.01, 0.5), st.floats(0.01, 0.4), st.floats(1.01, 1.2))
def test_a_smaller_difference_takes_more_people(base: float, difference: float, times: float) -> None:
    assert sample_size(base, difference) >= sample_size(base, difference * times)


def test_that_many_people_do_see_it_four_times_in_five() -> None:
    n, rng = sample_size(0.2, 0.05), np.random.default_rng(3)
    one, other = rng.binomial(n, 0.2, 20_000) / n, rng.binomial(n, 0.25, 20_000) / n
    z = np.abs(other - one) / np.sqrt(2 * 0.2 * 0.8 / n)  # luck, as the formula reckons it
    assert np.mean(z > 1.96) == pytest.approx(0.8, abs=0.015)


def test_too_few_people_can_show_nothing() -> None:
    assert detectable_difference(0.5, 5) is None
    assert detectable_difference(0.5, 50) is not None


def test_a_fall_can_be_looked_for_too() -> None:
    assert sample_size(0.2, -0.05) < sample_size(0.2, 0.05)


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ((0.2, 0.0), "accepted: -0.2 to 0.8, but not 0"),
        ((0.2, 0.9), "accepted: -0.2 to 0.8"),
        ((20, 5), "base share of 20; accepted: above 0 and below 1"),
        ((0.2, 0.05, 0.3), "power of 0.3; accepted: 0.5 or more"),
        ((0.2, 0.05, 0.8, 0), "alpha of 0; accepted"),
    ],
)
def test_what_can_not_be_looked_for_is_refused(numbers: tuple[float, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        sample_size(*numbers)


def test_nobody_shows_nothing() -> None:
    with pytest.raises(ValueError, match="0 people in a group; accepted: 1 or more"):
        detectable_difference(0.1, 0)


# facts.md section 3: "base 10 % -> 18.2/12.6/8.8/5.5/3.8".
@pytest.mark.parametrize(("n", "points"), [(50, 18.2), (100, 12.6), (200, 8.8), (500, 5.5), (1000, 3.8)])
def test_what_shows_without_wrong_answers_is_what_can_be_detected(n: int, points: float) -> None:
    found = visible_difference(0.1, n)
    assert found is not None
    assert round(100 * found, 1) == points
    fall = visible_difference(0.9, n)
    assert fall == pytest.approx(-found)


@given(st.floats(0.01, 0.99), st.integers(2, 5000), st.floats(0.1, 1))
def test_wrong_answers_hide_small_differences(base: float, n: int, shown: float) -> None:
    all_right, some_wrong = visible_difference(base, n), visible_difference(base, n, shown)
    if some_wrong is not None:
        assert all_right is not None
        assert abs(all_right) <= abs(some_wrong) + 1e-9
        assert 0 <= base + some_wrong <= 1
    assert visible_difference(base, n, 0) is None


def test_one_in_ten_answers_wrong_costs_half_as_many_people_again() -> None:
    # Of the difference 80 % are left, so about 1 / 0.8^2 = 1.56 times as many people are needed.
    right, wrong = visible_difference(0.2, 1000), visible_difference(0.2, round(1000 / 0.64), 0.8)
    assert right is not None
    assert wrong == pytest.approx(right, rel=0.05)


@pytest.mark.parametrize("bad", [(0.0, 10, 1.0), (0.5, 0, 1.0), (0.5, 10, 1.5)])
def test_what_can_not_be_seen_at_all_is_refused(bad: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="accepted: "):
        visible_difference(*bad)


def test_two_sizes_count_as_their_harmonic_mean() -> None:
    assert together(100, 100) == 100
    assert together(50, 150) == 75
    assert together(0, 100) == 0


@pytest.mark.parametrize("base", [0.05, 0.5, 0.9])
@pytest.mark.parametrize("shown", [1.0, 0.64])
def test_so_many_people_show_just_that_difference(base: float, shown: float) -> None:
    n = people_to_show(base, 0.2, shown)
    assert abs(visible_difference(base, n, shown) or 1) <= 0.2 + 1e-6
    assert abs(visible_difference(base, n - 2, shown) or 1) > 0.2
