from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from case_studies.decision import decide
from case_studies.luck import years_of_luck
from case_studies.parse import preset
from case_studies.units import MONTHS_A_YEAR


@given(st.floats(0, 50), st.floats(0, 50), st.integers(1, 400))
@settings(deadline=None, max_examples=50)
def test_every_owner_is_counted_once(rate: float, needed: float, owners: int) -> None:
    luck = years_of_luck(rate, needed, owners)
    assert luck.none + luck.between + luck.paid == owners
    assert min(luck.none, luck.between, luck.paid) >= 0
    assert len(luck.bookings) == owners
    assert np.all(np.diff(luck.bookings) >= 0)
    assert luck.needed == pytest.approx(MONTHS_A_YEAR * needed)


@pytest.mark.parametrize("rate", [0.02, 0.1, 1.0])
def test_luck_is_a_poisson_year(rate: float) -> None:
    luck = years_of_luck(rate, 0.25, owners=20_000)
    assert luck.none / 20_000 == pytest.approx(poisson.pmf(0, 12 * rate), abs=0.015)
    assert luck.paid / 20_000 == pytest.approx(poisson.sf(2, 12 * rate), abs=0.015)
    assert luck.bookings.mean() == pytest.approx(12 * rate, rel=0.03)


def test_without_any_chance_nobody_books_and_nobody_is_paid() -> None:
    luck = years_of_luck(0, 0)
    assert (luck.none, luck.between, luck.paid) == (1000, 0, 0)


def test_with_one_and_the_same_rate_a_thousand_lesters_tell_all_three_stories() -> None:
    decision = decide(preset("lester"))
    luck = years_of_luck(decision.question.bookings, decision.question.break_even)
    assert luck.none > 250, "theirs is the article about a waste of time"
    assert luck.paid > 30, "and theirs the one about success"
    assert luck.between > 250
    assert luck.none + luck.paid > luck.paid * 5


def test_the_same_seed_has_the_same_luck() -> None:
    np.testing.assert_array_equal(years_of_luck(1, 1).bookings, years_of_luck(1, 1).bookings)
    assert not np.array_equal(years_of_luck(1, 1).bookings, years_of_luck(1, 1, seed=5).bookings)


@pytest.mark.parametrize(("rate", "needed"), [(-0.1, 1), (1, -0.1)])
def test_a_rate_below_nought_is_refused(rate: float, needed: float) -> None:
    with pytest.raises(ValueError, match="accepted: 0 or more"):
        years_of_luck(rate, needed)
