from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.funnel import (
    able_to_pay,
    bookings_per_hour,
    break_even_bookings,
    break_even_hours,
    contribution_margin,
    cost,
    mixed,
    willingness,
)

EUROS = st.floats(1, 1_000_000)
SPREADS = st.floats(0.05, 3)
SHARES = st.floats(0, 1)


# facts.md section 3, row "able to pay": median 100, price 1,000.
@pytest.mark.parametrize(
    ("sigma", "printed"), [(0.6, "0.006 %"), (0.8, "0.20 %"), (1.0, "1.07 %"), (1.2, "2.75 %")]
)
def test_able_to_pay_check_values(sigma: float, printed: str) -> None:
    digits = len(printed.removesuffix(" %").split(".")[1])
    assert f"{100 * float(able_to_pay(1000, 100, sigma)):.{digits}f} %" == printed


# facts.md section 3, row "break-even": 1,000 EUR at 70 % margin, w = 40: one booking per 17.5 h ...
def test_one_booking_pays_for_seventeen_and_a_half_hours() -> None:
    assert break_even_hours(contribution_margin(1000, 0.7), 40) == pytest.approx(17.5)


# ... and 4,500 a month needs 6.43 incremental bookings a month at an (assumed) margin of 700.
def test_the_monthly_bill_needs_over_six_bookings() -> None:
    assert f"{float(break_even_bookings(4500, 700)):.2f}" == "6.43"


# facts.md section 3, row "cost": C = F + w h.
def test_cost_is_cash_and_hours_at_one_value() -> None:
    assert cost(4, 40) == 160
    assert cost(4, 40, 100) == 260
    assert cost(0, 40, 100) == 100


# facts.md section 3, row "bookings per hour".
def test_bookings_per_hour_by_hand() -> None:
    able = mixed([0.05], [0.01, 0.5])
    assert able == pytest.approx(0.95 * 0.01 + 0.05 * 0.5)
    assert bookings_per_hour(10, able, 0.3) == pytest.approx(10 * 0.0345 * 0.3)
    assert bookings_per_hour(10, able, 0.3, 0.2) == pytest.approx(10 * 0.0345 * 0.3 + 0.2)


def test_half_of_an_audience_would_pay_its_median() -> None:
    assert able_to_pay(100, 100, 0.8) == 0.5
    assert willingness(0.5, 100, 0.8) == pytest.approx(100)


def test_an_hour_worth_nothing_is_paid_for_whatever_it_takes() -> None:
    assert break_even_hours(700, 0) == math.inf
    assert break_even_bookings(160, 0) == math.inf


@given(EUROS, EUROS, EUROS, SPREADS)
@settings(deadline=None, max_examples=150)
def test_able_to_pay_is_a_share_and_falls_with_the_price(
    a: float, b: float, median: float, spread: float
) -> None:
    low, high = sorted((a, b))
    at_low, at_high = able_to_pay([low, high], median, spread)
    assert 0 <= at_high <= at_low <= 1
    # Only where both are away from the very ends can rounding not hide the fall.
    if high > 1.01 * low and 1e-12 < at_low < 1 - 1e-12:
        assert at_high < at_low


@given(SHARES.filter(lambda s: 1e-9 < s < 1 - 1e-9), EUROS, SPREADS)
@settings(deadline=None, max_examples=150)
def test_willingness_is_the_inverse_of_able_to_pay(share: float, median: float, spread: float) -> None:
    assert able_to_pay(willingness(share, median, spread), median, spread) == pytest.approx(share, rel=1e-6)


@given(st.lists(st.tuples(SHARES, SHARES), max_size=4), SHARES)
@settings(deadline=None, max_examples=150)
def test_a_mix_lies_between_its_audiences(named: list[tuple[float, float]], first: float) -> None:
    shares, each = [share for share, _ in named], [first, *(quantity for _, quantity in named)]
    found = float(mixed(shares, each))
    assert min(each) - 1e-12 <= found <= max(each) + 1e-12
    assert mixed(shares, [1.0] * len(each)) == pytest.approx(1), "the shares make one whole"


def test_a_mix_follows_its_shares() -> None:
    assert mixed([], [0.3]) == 0.3
    assert mixed([1.0], [0.3, 0.7]) == pytest.approx(0.7)
    assert mixed([0.8, 0.8], [0.0, 1.0, 0.5]) == pytest.approx(0.75)
    np.testing.assert_allclose(mixed([np.array([0.0, 0.5])], [0.2, 0.4]), [0.2, 0.3])


@given(st.floats(0, 200), st.floats(0, 200), SHARES, SHARES, st.floats(0, 10))
@settings(deadline=None, max_examples=100)
def test_more_contacts_never_bring_fewer_bookings(
    a: float, b: float, able: float, closing: float, likes: float
) -> None:
    few, many = sorted((a, b))
    fewer, more = (float(bookings_per_hour(n, able, closing, likes)) for n in (few, many))
    assert likes <= fewer <= more <= likes + many


@given(st.floats(0, 160), st.floats(0, 1000), st.floats(0, 1000), st.floats(0, 50_000))
@settings(deadline=None, max_examples=100)
def test_a_dearer_hour_never_costs_less(hours: float, a: float, b: float, cash: float) -> None:
    cheap, dear = sorted((a, b))
    assert cash <= cost(hours, cheap, cash) <= cost(hours, dear, cash)
