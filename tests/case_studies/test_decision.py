from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.decision import decide
from case_studies.draws import numbers_of
from case_studies.flat import fields
from case_studies.parse import preset, with_numbers
from case_studies.ranges import Range
from case_studies.weighing import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business

LESTER = preset("lester")
EARLY = preset("lester_early")


def test_every_number_is_drawn_once_under_its_flat_key() -> None:
    numbers = numbers_of(LESTER, 30)
    given_numbers = {key: field.value for key, field in fields(LESTER).items() if field.value is not None}
    assert set(numbers) == set(given_numbers)
    for key, value in given_numbers.items():
        assert numbers[key].shape == ((30,) if isinstance(value, Range) else ())


def test_the_activity_in_question_comes_first(baker: Business) -> None:
    assert list(decide(baker, 50).outcomes) == ["posting", "tasting"]
    assert decide(baker, 50).question == decide(baker, 50).outcomes["posting"]


def test_each_activity_alone_gets_the_budget_or_its_cap() -> None:
    found = decide(with_numbers(LESTER, {"hours": 6, "half_hour_cap_hours": 4}), 50)
    assert {name: o.hours for name, o in found.outcomes.items()} == {"posting": 6, "half_hour": 4}


@pytest.mark.parametrize(("hours", "cap", "same"), [(6, 4, 4), (3, 4, 3), (6, 0, 6)])
def test_the_same_minutes_are_the_most_that_every_one_can_take(hours: float, cap: float, same: float) -> None:
    found = decide(with_numbers(LESTER, {"hours": hours, "half_hour_cap_hours": cap}), 50)
    assert {o.hours for o in found.same_minutes.values() if o.hours} == {same}


def test_break_even_is_the_bookings_that_pay_for_hours_and_cash() -> None:
    assert decide(LESTER, 50).question.break_even == pytest.approx(4 * 40 / 700)
    # facts.md section 3, row "break-even": 4,500 a month needs 6.43 incremental bookings at a margin of 700.
    bill = with_numbers(LESTER, {"cash": 4500, "hour_value": 0})
    assert f"{decide(bill, 50).question.break_even:.2f}" == "6.43"


def test_better_is_whatever_else_gets_most_hours(three_ways: Business) -> None:
    assert decide(LESTER, 50).better == "half_hour"
    assert decide(with_numbers(LESTER, {"hour_value": 1000}), 50).better is None
    both = decide(
        with_numbers(three_ways, {"hours": 6, "half_hour_cap_hours": 1, "calling_closing_rate": 0.3}), 1
    )
    assert both.plan == {"half_hour": 1.0, "calling": 3.0}
    assert both.better == "calling"


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_every_business_has_a_decision_whose_figures_agree(
    varied: Callable[..., SearchStrategy[Business]], data: st.DataObject
) -> None:
    found = decide(data.draw(varied(data.draw(st.sampled_from([LESTER, EARLY])))), 40)
    assert found.verdict in get_args(Verdict)
    assert found.question.break_even >= 0
    for outcome in (*found.outcomes.values(), *found.same_minutes.values()):
        size = 1e-9 * max(1.0, abs(outcome.earnings), outcome.cost)
        assert outcome.low <= outcome.high + size
        assert 0 <= outcome.p_pays <= 1
        assert 0 <= outcome.able <= 1
        assert outcome.net == pytest.approx(outcome.earnings - outcome.cost, abs=size)
        assert min(outcome.bookings, outcome.second, outcome.contacts, outcome.cost) >= 0


@given(st.floats(1, 100_000), st.floats(1, 100_000))
@settings(deadline=None, max_examples=30)
def test_a_higher_price_is_for_fewer(a: float, b: float) -> None:
    cheap, dear = (decide(with_numbers(LESTER, {"price": price}), 50).question for price in sorted((a, b)))
    assert cheap.able >= dear.able - 1e-12
    assert cheap.bookings >= dear.bookings - 1e-12
    assert cheap.contacts == dear.contacts


@given(st.floats(0, 200), st.floats(0, 200))
@settings(deadline=None, max_examples=30)
def test_more_contacts_bring_no_fewer_bookings(a: float, b: float) -> None:
    few, many = (
        decide(with_numbers(LESTER, {"contacts_per_hour": n}), 50).question.bookings for n in sorted((a, b))
    )
    assert few <= many + 1e-12


@given(st.floats(0, 1000), st.floats(0, 1000))
@settings(deadline=None, max_examples=30)
def test_a_dearer_hour_lowers_what_is_left(a: float, b: float) -> None:
    cheap, dear = (decide(with_numbers(LESTER, {"hour_value": w}), 50).question for w in sorted((a, b)))
    assert cheap.net - dear.net == pytest.approx(4 * abs(a - b), abs=1e-6)
    assert cheap.p_pays >= dear.p_pays


def test_the_same_numbers_always_have_the_same_decision() -> None:
    assert decide(LESTER) == decide(LESTER)
