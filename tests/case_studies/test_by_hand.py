"""The sheet of paper says what the models say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.by_hand import by_hand
from case_studies.decision import decide
from case_studies.parse import preset, with_numbers

LESTER = preset("lester")
SURE = {"capacity": 1000}


def test_the_check_value_of_the_break_even() -> None:
    # facts.md section 3: 1,000 EUR at 70 % margin, hour 40: one booking per 17.5 h.
    sheet = by_hand(LESTER)
    assert (sheet.price, sheet.margin_ratio, sheet.hour_value) == (1000, 0.7, 40)
    assert (sheet.again, sheet.customer, sheet.hours_per_customer) == (0, 700, 17.5)


def test_the_check_value_of_a_bill() -> None:
    # 4,500 a month needs 6.43 incremental bookings a month at a margin of 700.
    line = by_hand(with_numbers(LESTER, {"cash": 4500, "hour_value": 0})).lines[0]
    assert f"{line.needed / 12:.2f}" == "6.43"


def test_a_bakers_customers_come_again() -> None:
    # 3 h of 20 EUR a month are 720 EUR a year. Nine baskets of 6 EUR leave 27.
    numbers = {"price": 6, "hour_value": 20, "hours": 3, "contacts_per_hour": 2, "repeat_purchases": 8}
    sheet = by_hand(with_numbers(preset("shop"), numbers))
    assert sheet.customer == pytest.approx(27)
    assert sheet.lines[0].needed == pytest.approx(720 / 27)


def test_each_line_follows_from_those_above_it() -> None:
    sheet = by_hand(LESTER)
    assert [line.name for line in sheet.lines][:2] == ["posting", "half_hour"]
    for line in sheet.lines[:2]:
        assert line.cost == pytest.approx(line.hours * sheet.hour_value + line.cash)
        assert line.needed == pytest.approx(line.cost * 12 / sheet.customer)
    assert [line.pays for line in sheet.lines][:2] == [False, True]
    assert sheet.lines[0].hours == sheet.lines[1].hours


@settings(max_examples=25)
@given(
    price=st.floats(50, 5000),
    hour_value=st.floats(1, 200),
    hours=st.floats(0.5, 20),
    contacts=st.floats(0.1, 20),
    again=st.floats(0, 20),
)
def test_the_sheet_comes_to_the_same_answer_as_the_page(
    price: float, hour_value: float, hours: float, contacts: float, again: float
) -> None:
    """Where there is room for all sales, paper and page agree."""
    numbers = {"price": price, "hour_value": hour_value, "hours": hours, "contacts_per_hour": contacts}
    numbers["repeat_purchases"] = again
    business = with_numbers(LESTER, {**SURE, **numbers, "half_hour_cap_hours": 20})
    net = decide(business).same_minutes["posting"].net
    if abs(net) > 1e-6:
        assert by_hand(business).lines[0].pays == (net > 0)
