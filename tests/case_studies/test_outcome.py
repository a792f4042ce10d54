from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from case_studies.draws import numbers_of
from case_studies.outcome import outcome
from case_studies.parse import preset, with_numbers
from case_studies.plans import net
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.business import Business
    from case_studies.outcome import Outcome

LESTER = preset("lester")


def of(business: Business, hours: float, n: int = 1, name: str = "posting") -> Outcome:
    numbers = numbers_of(business, n)
    return outcome(business, name, hours, numbers, yields_of(business, numbers))


def test_an_outcome_by_hand(exact: Callable[[Business], Business]) -> None:
    business = with_numbers(exact(LESTER), {"cash": 25, "able_of_ten": 2})
    found = of(business, 4)
    assert found.contacts == pytest.approx(10)
    assert found.able == pytest.approx(0.2, abs=1e-5)
    assert found.bookings == pytest.approx(10 * 0.2 * 0.3, rel=1e-4)
    assert found.earnings == pytest.approx(420, rel=1e-4)
    assert found.cost == pytest.approx(4 * 40 + 25)
    assert found.net == pytest.approx(420 - 185, rel=1e-4)
    assert found.per_hour == pytest.approx(105 - 25 / 4, rel=1e-4)
    assert found.break_even == pytest.approx(185 / 700)
    assert found.low == found.high == found.net
    assert found.p_pays == 1


def test_no_hours_cost_and_bring_nothing() -> None:
    found = of(with_numbers(LESTER, {"cash": 500}), 0)
    assert (found.contacts, found.bookings, found.earnings, found.cost, found.net) == (0, 0, 0, 0, 0)
    assert (found.per_hour, found.p_pays) == (0, 0)


def test_bookings_stop_at_the_capacity(exact: Callable[[Business], Business]) -> None:
    business = with_numbers(exact(LESTER), {"capacity": 0.5, "able_of_ten": 10})
    found = of(business, 4)
    assert found.bookings == 0.5
    assert found.earnings == pytest.approx(350)


def test_low_high_and_chance_are_those_of_the_draws() -> None:
    business = with_numbers(LESTER, {"able_of_ten": 0.7})
    numbers = numbers_of(business, 2000)
    nets = net(business, {"posting": 4.0}, yields_of(business, numbers), numbers)
    found = of(business, 4, 2000)
    assert np.mean(nets < found.low) == pytest.approx(0.1, abs=0.002)
    assert np.mean(nets > found.high) == pytest.approx(0.1, abs=0.002)
    assert found.p_pays == np.mean(nets > 0)
    assert 0.2 < found.p_pays < 0.9
    assert found.net == pytest.approx(nets.mean())


def test_the_same_activity_by_its_name() -> None:
    assert of(LESTER, 4, 50, "half_hour").bookings > 5 * of(LESTER, 4, 50).bookings
