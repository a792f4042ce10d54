from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from case_studies.trial import HORIZON, LENGTHS, trials

RATES = np.array([0.5, 2.0])


def test_by_hand() -> None:
    # Half of the worlds sell one in two months and lose 100, half sell two a month and leave 100.
    going_on, stopping = np.array([-100.0, 100.0]), np.zeros(2)
    by_months = {trial.months: trial for trial in trials(RATES, going_on, stopping)}
    assert tuple(by_months) == LENGTHS

    def by_hand(months: int, enough: int) -> float:
        low, high = poisson.sf(enough - 1, RATES * months)
        return float(50 * high - 50 * low)

    for months, trial in by_months.items():
        gains = {count: by_hand(months, count) for count in range(1, 40)}
        assert trial.enough == max(gains, key=gains.__getitem__)
        assert trial.gain == pytest.approx(gains[trial.enough])
        assert trial.worth == pytest.approx((HORIZON - months) * trial.gain)
        assert trial.may_cost == pytest.approx((HORIZON - months) * trial.gain / months)


def test_what_a_trial_loses_meanwhile_is_taken_off() -> None:
    going_on, stopping = np.array([-300.0, 100.0]), np.zeros(2)
    for trial in trials(RATES, going_on, stopping):
        assert trial.worth == pytest.approx(trial.teaches - 100 * trial.months)


def test_where_every_world_says_the_same_there_is_nothing_to_learn() -> None:
    for trial in trials(RATES, np.array([10.0, 20.0]), np.zeros(2)):
        assert trial.gain <= 1e-9
    for trial in trials(RATES, np.array([-10.0, -20.0]), np.zeros(2)):
        assert trial.gain <= 1e-9
        assert trial.worth < 0


def test_without_any_booking_to_see_nothing_is_learnt() -> None:
    for trial in trials(np.zeros(2), np.array([-10.0, 10.0]), np.zeros(2)):
        assert trial.gain <= 1e-9


world = st.tuples(st.floats(0, 500), st.floats(-1e4, 1e4), st.floats(0, 1e4))


@given(st.lists(world, min_size=2, max_size=40))
@settings(deadline=None, max_examples=60)
def test_a_trial_never_beats_knowing_for_sure(drawn: list[tuple[float, float, float]]) -> None:
    rate, going_on, stopping = np.array(drawn).T
    evpi = np.maximum(going_on, stopping).mean() - max(going_on.mean(), stopping.mean())
    for trial in trials(rate, going_on, stopping):
        assert trial.enough >= 1
        assert trial.gain <= evpi + 1e-6


def test_many_draws_are_thinned_and_say_nearly_the_same() -> None:
    rng = np.random.default_rng(1)
    rate = rng.gamma(2, 1, 8000)
    going_on = 100 * rate - 200
    whole = trials(rate, going_on, np.zeros(8000))
    part = trials(rate[::16], going_on[::16], np.zeros(500))
    assert whole == part
