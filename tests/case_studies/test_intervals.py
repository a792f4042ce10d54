from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from case_studies.intervals import rate_of, zero_of


# facts.md section 3, row "zero of n": one-sided 95 % bound.
@pytest.mark.parametrize(("tries", "printed"), [(10, "26 %"), (30, "9.5 %"), (60, "4.9 %"), (100, "3.0 %")])
def test_zero_of_n_check_values(tries: int, printed: str) -> None:
    digits = len(printed.removesuffix(" %").partition(".")[2])
    assert f"{100 * zero_of(tries):.{digits}f} %" == printed


# facts.md section 2: Wilson 95 % of about 519 users, 446 of them on Facebook, 500 consumers.
@pytest.mark.parametrize(
    ("percent", "base", "low", "high"),
    [(42, 519, 37.8, 46.3), (74, 519, 70.0, 77.6), (51, 446, 46.3, 55.5), (37, 500, 32.9, 41.3)],
)
def test_wilson_check_values(percent: int, base: int, low: float, high: float) -> None:
    found = rate_of(round(base * percent / 100), base)
    assert round(100 * found.rate) == percent
    assert round(100 * found.low, 1) == low
    assert round(100 * found.high, 1) == high


@given(st.integers(1, 5000))
@settings(deadline=None, max_examples=60)
def test_at_the_bound_nought_is_seen_one_time_in_twenty(tries: int) -> None:
    assert binom.pmf(0, tries, zero_of(tries)) == pytest.approx(0.05)


@given(st.integers(1, 3000), st.data())
@settings(deadline=None, max_examples=60)
def test_an_interval_holds_its_rate_and_is_a_share(tries: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, tries))
    found = rate_of(successes, tries)
    assert found.rate == successes / tries
    assert 0 <= found.low <= found.rate <= found.high <= 1
    assert found.low < found.high


@given(st.integers(0, 200), st.integers(1, 200))
@settings(deadline=None, max_examples=40)
def test_more_tries_at_the_same_rate_allow_less(successes: int, tries: int) -> None:
    successes = min(successes, tries)
    few, many = rate_of(successes, tries), rate_of(4 * successes, 4 * tries)
    assert many.high - many.low < few.high - few.low


def test_nought_of_n_is_the_one_sided_bound() -> None:
    assert rate_of(0, 30) == (0, 0, zero_of(30))


@pytest.mark.parametrize(("successes", "tries"), [(0, 0), (1, 0), (-1, 5), (6, 5), (0, -3)])
def test_what_is_no_count_is_refused(successes: int, tries: int) -> None:
    with pytest.raises(ValueError, match="accepted"):
        rate_of(successes, tries)


@pytest.mark.parametrize("tries", [0, -1])
def test_no_try_says_nothing(tries: int) -> None:
    with pytest.raises(ValueError, match="accepted: 1 or more"):
        zero_of(tries)
