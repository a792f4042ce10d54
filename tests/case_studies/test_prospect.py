"""Whether a bill is earned back in time, and when."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.outsourcing import bill
from case_studies.parse import preset, with_numbers
from case_studies.prospect import LATEST, customer_margin, prospect
from case_studies.ranges import Range

LESTER = preset("lester")


def sure(cost: float) -> Range:
    return Range(cost, cost, cost)


# facts.md section 3, row "break-even": "4,500 a month needs 6.43 incremental bookings a month at an (assumed)
# margin of 700". Lester's price of 1,000 at a margin of 70 % is just that.
def test_the_published_bill_needs_what_the_facts_say() -> None:
    found = prospect(LESTER, bill("agency", hour_value=40).month, 7, ramp=0, patience=24)
    assert found.margin == pytest.approx(700)
    assert f"{found.needed.likely:.2f}" == "6.43"
    assert found.path.pays == 1
    assert found.needed.high == pytest.approx(9000 / 700)


def test_it_is_margin_not_revenue_and_later_purchases_count() -> None:
    assert customer_margin(with_numbers(LESTER, {"price": 300, "margin_ratio": 0.25})) == 75
    again = with_numbers(LESTER, {"price": 300, "margin_ratio": 0.25, "repeat_purchases": 3})
    assert customer_margin(again) == 300


def test_the_month_in_which_it_pays() -> None:
    found = prospect(LESTER, sure(1400), 4, ramp=4, patience=12)
    # 700, 1,400, 2,100, 2,800 a month earned: -700, 0, 700, ... left.
    assert found.path.balance[:4] == pytest.approx((-700, -700, 0, 1400))
    assert (found.path.covers, found.path.pays) == (2, 3)
    assert found.verdict == "worth_it"
    assert len(found.path.balance) == LATEST


def test_never_is_never() -> None:
    found = prospect(LESTER, sure(1400), 1.9, ramp=0, patience=24)
    assert (found.path.covers, found.path.pays, found.verdict) == (None, None, "not_worth_it")


def test_later_than_the_owner_waits_is_too_late() -> None:
    slow = {"sales": 2.2, "ramp": 12}
    found = prospect(LESTER, sure(1400), patience=24, **slow)  # type: ignore[arg-type]
    assert found.path.pays is not None
    assert found.path.pays > 24
    assert found.verdict == "not_worth_it"
    assert prospect(LESTER, sure(1400), patience=found.path.pays, **slow).verdict == "worth_it"  # type: ignore[arg-type]


def test_where_the_cost_decides_nobody_can_tell() -> None:
    assert prospect(LESTER, Range(700, 1400, 2100), 2, ramp=0, patience=24).verdict == "cannot_tell"


def test_no_more_sales_than_the_business_can_take_on() -> None:
    full = with_numbers(LESTER, {"capacity": 2})
    found = prospect(full, sure(4500), 50, ramp=0, patience=24)
    assert found.sales == 2
    assert not found.possible
    assert found.path.pays is None
    assert prospect(LESTER, sure(4500), 50, ramp=0, patience=24).possible


def test_a_free_month_needs_nothing_and_a_sale_at_a_loss_is_refused() -> None:
    assert prospect(LESTER, sure(0), 0, ramp=6, patience=24).verdict == "worth_it"
    with pytest.raises(ValueError, match="0 months of patience; accepted: 1 or more"):
        prospect(LESTER, sure(1), 1, ramp=0, patience=0)
    assert prospect(LESTER, sure(1), 0, ramp=0, patience=1).needed.likely < inf


@given(st.floats(1, 5000), st.floats(0, 20), st.integers(0, 24), st.integers(1, 60))
def test_more_sales_or_more_patience_never_spoil_it(
    cost: float, sales: float, ramp: int, patience: int
) -> None:
    order = ("not_worth_it", "cannot_tell", "worth_it")
    month = Range(cost / 2, cost, 2 * cost)

    def rank(sales: float, patience: int) -> int:
        return order.index(prospect(LESTER, month, sales, ramp=ramp, patience=patience).verdict)

    assert rank(sales, patience) <= rank(sales + 1, patience)
    assert rank(sales, patience) <= rank(sales, patience + 6)
