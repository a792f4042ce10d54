from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from case_studies.ranges import Range, likely
from case_studies.uncertainty import at_likely, draw, triangular, uniform

POINTS = st.tuples(*[st.floats(-1000, 1000)] * 3).map(lambda p: Range(*sorted(p)))
QUANTILES = np.linspace(0.0005, 0.9995, 50)


@given(POINTS)
@settings(deadline=None, max_examples=100)
def test_triangular_is_scipys(span: Range) -> None:
    width = span.high - span.low
    assume(width > 1e-6)
    theirs = stats.triang.ppf(QUANTILES, (span.likely - span.low) / width, loc=span.low, scale=width)
    np.testing.assert_allclose(triangular(QUANTILES, span), theirs, rtol=1e-6, atol=1e-6 * width)


@given(POINTS)
@settings(deadline=None, max_examples=60)
def test_triangular_rises_within_its_range(span: Range) -> None:
    found = triangular(QUANTILES, span)
    tolerance = 1e-9 * max(1.0, abs(span.low), abs(span.high))
    assert np.all(np.diff(found) >= -tolerance)
    assert found.min() >= span.low - tolerance
    assert found.max() <= span.high + tolerance


def test_a_range_of_one_value_has_no_doubt() -> None:
    np.testing.assert_array_equal(triangular(QUANTILES, Range(3, 3, 3)), np.full(50, 3.0))


@pytest.mark.parametrize("span", [Range(1, 1, 4), Range(1, 4, 4), Range(0, 2, 10)])
def test_the_average_of_the_draws_is_the_triangles(span: Range) -> None:
    drawn = draw({"x": span})["x"]
    assert drawn.mean() == pytest.approx(sum(span) / 3, rel=1e-3)
    assert drawn.std() == pytest.approx(
        stats.triang.std((span.likely - span.low) / (span.high - span.low)) * (span.high - span.low), rel=5e-3
    )


@pytest.mark.parametrize("n", [1, 7, 400, 4000])
def test_there_is_just_one_draw_in_every_stratum(n: int) -> None:
    drawn = uniform("price", n)
    assert drawn.shape == (n,)
    np.testing.assert_array_equal(np.sort(np.floor(drawn * n)), np.arange(n))
    assert drawn.min() > 0
    assert drawn.max() < 1


def test_draws_are_in_no_order() -> None:
    drawn = uniform("price", 4000)
    assert abs(np.corrcoef(drawn[:-1], drawn[1:])[0, 1]) < 0.06


def test_one_key_and_seed_always_give_the_same_draws() -> None:
    first = uniform("price", 400).copy()
    uniform.cache_clear()
    np.testing.assert_array_equal(uniform("price", 400), first)
    assert not np.array_equal(uniform("price", 400, seed=1), first)


def test_draws_that_are_shared_can_not_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        uniform("price", 10)[0] = 0.5


def test_two_keys_are_drawn_apart() -> None:
    both = draw({"a": Range(0, 1, 2), "b": Range(0, 1, 2)})
    assert abs(np.corrcoef(both["a"], both["b"])[0, 1]) < 0.06


def test_a_sure_number_stays_one_number_and_what_is_left_out_stays_out() -> None:
    numbers = draw({"sure": 3.0, "unsure": Range(1, 2, 3), "none": None}, n=9)
    assert set(numbers) == {"sure", "unsure"}
    assert numbers["sure"].shape == ()
    assert numbers["unsure"].shape == (9,)


def test_a_range_moved_as_a_whole_moves_every_draw_alike() -> None:
    here, there = draw({"x": Range(1, 2, 4)})["x"], draw({"x": Range(2, 4, 8)})["x"]
    np.testing.assert_allclose(there, 2 * here)


def test_at_likely_takes_the_peak() -> None:
    numbers = at_likely({"sure": 3.0, "unsure": Range(1, 2, 30), "none": None})
    assert {key: float(value) for key, value in numbers.items()} == {"sure": 3.0, "unsure": 2.0}
    assert likely(Range(1, 2, 30)) == 2
    assert likely(5) == 5
