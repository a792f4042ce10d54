"""Whether a bill is earned back in time, and when."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.draws import numbers_of
from case_studies.horizon import looking_ahead
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


@given(st.floats(1, 5000), st.integers(0, 24), st.integers(1, 60))
def test_just_enough_sales_bring_it_back_in_time_and_a_little_less_do_not(
    cost: float, ramp: int, patience: int
) -> None:
    endless = with_numbers(LESTER, {"capacity": 100_000})
    enough = prospect(endless, sure(cost), 1, ramp=ramp, patience=patience).in_time.likely
    for factor, verdict in ((1.001, "worth_it"), (0.99, "not_worth_it")):
        found = prospect(endless, sure(cost), factor * enough, ramp=ramp, patience=patience)
        assert found.verdict == verdict


def test_a_slow_start_has_to_be_made_up_for() -> None:
    slow = prospect(LESTER, sure(4500), 7, ramp=6, patience=24)
    # 3.5 months' worth in the first six, and 18 full months.
    assert slow.in_time.likely == pytest.approx(4500 / 700 * 24 / 21.5)
    at_once = prospect(LESTER, sure(4500), 7, ramp=0, patience=24)
    assert at_once.in_time == pytest.approx(slow.needed)


@given(st.floats(1, 5000), st.floats(0.01, 15), st.integers(0, 12))
def test_each_change_by_itself_makes_it_worth_it(cost: float, sales: float, ramp: int) -> None:
    month = Range(cost / 2, cost, 1.5 * cost)
    found = prospect(LESTER, month, sales, ramp=ramp, patience=24)
    for name, at in found.changes.items():
        more = 1.001 * at
        business, sold = LESTER, more if name == "sales" else sales
        if name == "margin":
            price = more / 0.7
            if not 1 <= price <= 100_000:
                continue
            business = with_numbers(LESTER, {"price": price})
        sold = min(sold, 20)
        again = prospect(business, month, sold, ramp=ramp, patience=24)
        assert again.verdict == "worth_it" or sold == 20


def test_what_can_not_be_reached_is_no_change() -> None:
    full = with_numbers(LESTER, {"capacity": 2})
    assert set(prospect(full, sure(4500), 1, ramp=0, patience=24).changes) == {"margin"}
    assert set(prospect(LESTER, sure(4500), 0, ramp=0, patience=24).changes) == {"sales"}


# A jeweller: 400 EUR, of which 60 % stay, and four purchases later.
JEWELLER = {"price": 400, "margin_ratio": 0.6, "repeat_purchases": 4, "repeat_months": 24}


@pytest.mark.parametrize("month", [1, 2, 12, 24, 40])
def test_later_purchases_come_in_when_the_look_ahead_of_the_verdict_has_them(month: int) -> None:
    jeweller = with_numbers(LESTER, JEWELLER)
    ahead = looking_ahead(jeweller, numbers_of(jeweller), month)
    found = prospect(jeweller, sure(500), 1, ramp=0, patience=24)
    earned = month * 240 * (1 + float(ahead["repeat_purchases"]))
    assert found.path.balance[month - 1] == pytest.approx(earned - 500 * month)


def test_what_is_bought_later_does_not_pay_this_month() -> None:
    jeweller = with_numbers(LESTER, JEWELLER)
    found = prospect(jeweller, sure(1000), 1, ramp=0, patience=12)
    assert found.needed.likely == pytest.approx(1000 / 1200)  # in the long run
    assert found.path.pays is not None
    assert found.path.pays > 12
    assert found.verdict == "not_worth_it"
    again = prospect(jeweller, sure(1000), found.in_time.likely, ramp=0, patience=12)
    assert again.path.pays == 12
