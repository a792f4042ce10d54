from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.claims import claim
from case_studies.outsourcing import bill
from case_studies.ranges import Range
from case_studies.resources import hours_a_month, needs, put_in


def test_what_it_takes_is_what_the_bill_says() -> None:
    found = {need.way: need for need in needs(40)}
    assert [*found] == ["own_time", "freelance", "in_house", "agency"]
    for way, need in found.items():
        assert need.euros == bill(way, hour_value=40).month
    assert found["agency"].euros.likely == claim("myths.outsourcing_monthly").value
    assert found["freelance"].euros == Range(*claim("outsourcing.freelance_france").values)
    assert found["own_time"].hours == Range(6, 12, 26)
    assert found["freelance"].hours is None


@given(st.floats(0, 1000))
def test_own_hours_cost_what_an_hour_is_worth_and_nothing_else_moves(worth: float) -> None:
    own, *others = needs(worth)
    assert own.hours is not None
    assert own.euros.likely == pytest.approx(worth * own.hours.likely)
    assert others == [*needs(0)[1:]]


def test_most_firms_fall_short_in_money_and_of_the_rest_nobody_says() -> None:
    money, staff, hours = put_in()
    assert money.short == pytest.approx(0.59)
    assert staff.short == 0, "whoever employs nobody for it alone may post in the evening"
    assert staff.parts[0].share == pytest.approx(0.74)
    assert hours.short == 0, "the survey of hours says six or more, and of the others nothing"


def test_the_parts_of_each_kind_make_up_the_whole() -> None:
    for kind in put_in():
        assert sum(part.share for part in kind.parts) == pytest.approx(1)
        assert all(claim(name) for name in kind.claims)


def test_what_nobody_told_is_not_counted_as_short() -> None:
    told = {part.name: part for kind in put_in() for part in kind.parts}
    assert told["no_answer"].share == pytest.approx(1 - claim("survey.staff_sum").shares[0])
    untold = {name for name, part in told.items() if part.enough == "untold"}
    assert untold == {"100_or_more", "nobody", "no_answer", "under_6_a_week"}


def test_six_hours_a_week_in_a_month() -> None:
    assert hours_a_month() == pytest.approx(26)
