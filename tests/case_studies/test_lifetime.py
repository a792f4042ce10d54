from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.lifetime import First, customer_lifetime_value


# facts.md section 3, row "CLV": "m=100, r=.8, d=.1: 366.67, 266.67, 333.33".
@pytest.mark.parametrize(
    ("first", "printed"), [("now", "366.67"), ("renewal", "266.67"), ("period_end", "333.33")]
)
def test_lifetime_value_check_values(first: First, printed: str) -> None:
    assert f"{customer_lifetime_value(100, 0.8, 0.1, first):.2f}" == printed


def test_the_first_margin_comes_now_unless_said_otherwise() -> None:
    assert customer_lifetime_value(100, 0.8, 0.1) == customer_lifetime_value(100, 0.8, 0.1, "now")


@given(st.floats(-1000, 1000), st.floats(0, 0.95), st.floats(0, 1))
def test_each_formula_is_the_sum_of_what_comes_in(margin: float, retention: float, discount: float) -> None:
    fade = retention / (1 + discount)
    now = sum(margin * fade**t for t in range(2000))
    assert customer_lifetime_value(margin, retention, discount, "now") == pytest.approx(now)
    assert customer_lifetime_value(margin, retention, discount, "renewal") == pytest.approx(now - margin)
    late = customer_lifetime_value(margin, retention, discount, "period_end")
    assert late == pytest.approx(now / (1 + discount))


def test_a_customer_who_never_leaves_is_worth_any_amount_where_waiting_is_free() -> None:
    assert customer_lifetime_value(100, 1, 0) == math.inf
    assert customer_lifetime_value(0, 1, 0) == 0


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ((100, 80, 0.1), "retention of 80; accepted: 0 to 1"),
        ((100, 0.8, -0.1), "discount of -0.1; accepted: 0 or more"),
        ((math.nan, 0.8, 0.1), "margin of nan"),
        ((100, 0.8, 0.1, "later"), 'comes "later"; accepted: now, renewal, period_end'),
    ],
)
def test_what_is_no_number_for_it_is_refused(numbers: tuple[float, float, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        customer_lifetime_value(*numbers)
