"""Sums of measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.spread import spread

MEASURES = st.lists(st.floats(0, 1e6), min_size=1, max_size=60)


def test_the_middle_and_the_one_that_nine_in_ten_do_not_exceed() -> None:
    made = spread([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])
    assert made is not None
    assert (made.median, made.p90, made.low, made.high, made.count) == (5.5, 9, 1, 10, 10)


def test_what_failed_is_left_out() -> None:
    made = spread([None, 3, None])
    assert made is not None
    assert (made.median, made.p90, made.count) == (3, 3, 1)
    assert spread([None]) is None


@given(MEASURES)
def test_at_least_nine_in_ten_are_within(measures: list[float]) -> None:
    made = spread(measures)
    assert made is not None
    assert made.low <= made.median <= made.high
    assert made.p90 in measures
    assert 10 * sum(one <= made.p90 for one in measures) >= 9 * len(measures)
    assert 10 * sum(one < made.p90 for one in measures) < 9 * len(measures)


def test_data_has_four_digits() -> None:
    made = spread([0.123456])
    assert made is not None
    assert made.as_data()["median"] == pytest.approx(0.1235, abs=1e-12)
