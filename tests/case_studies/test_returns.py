"""What comes back for what was spent."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.claims import claim
from case_studies.funnel import break_even_bookings, cost
from case_studies.returns import cost_each, return_on_ad_spend, return_on_investment

EUROS = st.floats(0.01, 1e6)


# facts.md section 3, row "ROI": "a popular calculator's defaults (1,000 visitors, 10 %, 50 %, $1,500,
# $1,700 cost) give 4,312 %: revenue, not margin, no baseline".
def test_a_popular_calculator_takes_revenue_for_margin() -> None:
    funnel = claim("calculator.roi").also
    customers = funnel["visitors"] * funnel["first_rate"] * funnel["second_rate"] / 100**2
    revenue = customers * funnel["sale"]
    assert f"{100 * return_on_investment(revenue, funnel['cost']):,.0f} %" == "4,312 %"
    # At a margin of 30 %, and with half of them coming anyway, it is another story.
    assert return_on_investment(revenue * 0.3 / 2, funnel["cost"]) == pytest.approx(5.6176, abs=1e-4)


@given(EUROS, EUROS)
def test_break_even_is_a_return_of_nought(spent: float, margin: float) -> None:
    assert return_on_investment(margin * float(break_even_bookings(spent, margin)), spent) == pytest.approx(
        0, abs=1e-9
    )


# facts.md section 3, row "CPL / cost per opportunity / CAC": C / leads; incremental CAC = dC / dcustomers.
def test_one_customer_by_hand() -> None:
    spent = float(cost(4, 40, 100))
    assert (cost_each(spent, 20), cost_each(spent, 2)) == (13, 130)
    assert cost_each(spent - 60, 3 - 1) == 100
    assert cost_each(spent, 0) == cost_each(spent, -1) == math.inf


def test_ad_spend_counts_revenue_only() -> None:
    assert return_on_ad_spend(400, 100) == 4


@pytest.mark.parametrize("wrong", [0, -1, math.nan, math.inf])
def test_a_cost_that_is_none_is_refused_in_one_sentence(wrong: float) -> None:
    for ratio in (return_on_investment, return_on_ad_spend):
        with pytest.raises(ValueError, match=r"is (0|-1|nan|inf); accepted: a number( above 0)?\."):
            ratio(1, wrong)
        with pytest.raises(ValueError, match="is nan; accepted: a number"):
            ratio(math.nan, 1)
    with pytest.raises(ValueError, match="found is nan"):
        cost_each(1, math.nan)
