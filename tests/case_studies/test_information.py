from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from case_studies.decision import value_of_perfect_information

# One draw in the middle of each of so many equally likely strata; within half a unit of the second decimal.
STRATA = norm.ppf((np.arange(200_000) + 0.5) / 200_000)
TOLERANCE = 0.005


# facts.md section 3, row "EVPI": "mu=-100, s=200: 39.56; mu=0: 79.79; mu=-500: .40".
@pytest.mark.parametrize(("mean", "printed"), [(-100, 39.56), (0, 79.79), (-500, 0.40)])
def test_evpi_check_values(mean: float, printed: float) -> None:
    z = abs(mean) / 200
    formula = 200 * (norm.pdf(z) - z * norm.cdf(-z))
    assert round(formula, 2) == printed
    assert value_of_perfect_information(mean + 200 * STRATA) == pytest.approx(formula, abs=TOLERANCE)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60))
def test_it_is_what_the_better_choice_would_gain(draws: list[float]) -> None:
    net = np.array(draws)
    worth = value_of_perfect_information(net)
    told = np.maximum(net, 0).mean() - max(net.mean(), 0)
    assert worth == pytest.approx(told, abs=1e-6)
    assert worth == pytest.approx(value_of_perfect_information(-net))
    assert 0 <= worth <= np.abs(net).max()


def test_what_is_sure_is_worth_nothing_to_know() -> None:
    assert value_of_perfect_information(-40.0) == 0
    assert value_of_perfect_information([1, 5, 900]) == 0


@pytest.mark.parametrize("draws", [[], [1, math.nan], [math.inf]])
def test_without_a_net_there_is_nothing_to_know(draws: list[float]) -> None:
    with pytest.raises(ValueError, match="accepted: one or more finite numbers"):
        value_of_perfect_information(draws)
