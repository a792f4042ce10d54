from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.survey import interval_of
from case_studies.volunteers import true_share, volunteers

shares = st.floats(0.01, 0.99)
readiness = st.floats(0.05, 20)


def test_firms_at_zero_that_answer_half_as_readily_are_more_than_the_panel_shows() -> None:
    # Odds of .42 are 42:58; of firms half as ready to answer there are twice as many: 84:58.
    assert true_share(0.42, 0.5) == pytest.approx(84 / 142)
    assert true_share(0.42, 2) == pytest.approx(21 / 79)


def test_more_answers_narrow_the_range_around_the_wrong_share() -> None:
    found = volunteers(0.42, 0.5, (20, 519, 1_000_000))
    assert found.hold_the_truth == (True, False, False)
    widths = [one.high - one.low for one in found.intervals]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 0.002
    assert found.intervals[1] == interval_of(0.42, 519)


@given(shares)
def test_where_all_answer_alike_the_panel_is_right(share: float) -> None:
    assert true_share(share, 1) == pytest.approx(share)


@given(shares, readiness)
def test_the_odds_seen_are_the_true_odds_times_the_readiness(seen: float, ready: float) -> None:
    true = true_share(seen, ready)
    assert seen / (1 - seen) == pytest.approx(ready * true / (1 - true))
    assert (true > seen) == (ready < 1) or true == pytest.approx(seen)


@pytest.mark.parametrize("ready", [0, -1, math.inf, math.nan])
def test_what_is_no_readiness_is_refused(ready: float) -> None:
    with pytest.raises(ValueError, match="accepted: above 0"):
        true_share(0.42, ready)
    with pytest.raises(ValueError, match="accepted: 0 to 1"):
        true_share(42, 1)
