"""A second look at the learner's own numbers: what fires, at which mark, and only on what they typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_studies.claims import claim
from case_studies.finding import Kind
from case_studies.flat import fields
from case_studies.parse import preset, with_numbers
from case_studies.plausible import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from case_studies.business import Business
    from case_studies.finding import Finding


def look(numbers: Mapping[str, Any], base: str = "lester") -> dict[str, Finding]:
    """Look at these numbers, all of them typed."""
    found = findings(with_numbers(preset(base), numbers), numbers.keys())
    return {one.kind: one for one in found}


# Each check with numbers just beyond its mark, and just on the quiet side of it.
MARKS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "hours_many": ({"hours": 53}, {"hours": 52}),
    "hours_paid_too": ({"hours": 4, "cash": 300}, {"hours": 4, "cash": 299}),
    "hour_free": ({"hour_value": 0}, {"hour_value": 0.01}),
    "hour_dear": ({"hour_value": 201}, {"hour_value": 200}),
    "cash_a_year": ({"half_hour_cash": 1001}, {"half_hour_cash": 1000}),
    "manager_dear": ({"manager_cash": 4501}, {"manager_cash": 4500}),
    "manager_cheap": ({"manager_cash": 99}, {"manager_cash": 100}),
    "margin_small": ({"margin_ratio": 0.04}, {"margin_ratio": 0.05}),
    "margin_whole": ({"margin_ratio": 1}, {"margin_ratio": 0.99}),
    "second_dearer": (
        {"second_on": True, "second_price": 1000},
        {"second_on": False, "second_price": 1000},
    ),
    "share_tiny": ({"closing_rate": 0.005}, {"closing_rate": 0.01}),
    "closing_all": ({"half_hour_closing_rate": 1}, {"half_hour_closing_rate": 0.94}),
    "contacts_many": ({"contacts_per_hour": 31}, {"half_hour_contacts_per_hour": 31}),
    "half_hour_rich": ({"half_hour_able_of_ten": 3.3}, {"half_hour_able_of_ten": 3.1}),
    "likes_sell": ({"sales_per_1000_likes": 11}, {"sales_per_1000_likes": 10}),
    "seen_by_many": ({"customers_seen_share": 0.17}, {"customers_seen_share": 0.16}),
    "buying_many": ({"customers_buying_share": 0.21}, {"customers_buying_share": 0.2}),
    "hours_over_month": ({"hours": 100, "customers_hours": 61}, {"hours": 100, "customers_hours": 60}),
    "hours_twice": ({"hours": 10, "customers_hours": 10}, {"hours": 10, "customers_hours": 9}),
    "post_long": ({"customers_hours_each": 8.5}, {"customers_hours_each": 8}),
    "minutes_tiny": ({"support_minutes_each": 0.5}, {"support_minutes_each": 1}),
    "answer_dear": (
        {"support_minutes_each": 241, "support_own_share": 0.5, "support_wage": 0, "hour_value": 40},
        {"support_minutes_each": 240, "support_own_share": 0.5, "support_wage": 0, "hour_value": 40},
    ),
    "later_many": ({"later_per_100_hours": 25}, {"later_per_100_hours": 15}),
    "calls_over_customers": (
        {"support_contacts_per_month": 51, "customers_count": 50},
        {"support_contacts_per_month": 50, "customers_count": 50},
    ),
    "over_capacity": (
        {"able_of_ten": 10, "closing_rate": 0.5, "contacts_per_hour": 10, "hours": 5, "capacity": 24},
        {"able_of_ten": 10, "closing_rate": 0.5, "contacts_per_hour": 10, "hours": 5, "capacity": 25},
    ),
}


def test_every_kind_of_finding_is_tried() -> None:
    assert MARKS.keys() == set(get_args(Kind))


@pytest.mark.parametrize("kind", MARKS)
def test_each_check_fires_beyond_its_mark_and_not_before(kind: str) -> None:
    beyond, before = MARKS[kind]
    assert kind in look(beyond)
    assert kind not in look(before)


def test_what_comes_with_the_kit_is_not_looked_at() -> None:
    odd = with_numbers(preset("lester"), {"hour_value": 0, "margin_ratio": 0.02})
    assert findings(odd, ()) == ()
    assert [one.kind for one in findings(odd, {"hour_value"})] == ["hour_free"]


@pytest.mark.parametrize("name", ["lester", "lester_early"])
def test_a_learner_who_types_the_example_again_hears_nothing(name: str) -> None:
    business = preset(name)
    assert findings(business, fields(business).keys()) == ()


def test_hours_are_compared_with_what_the_survey_asked_for() -> None:
    found = look({"hours": 60})["hours_many"]
    assert found.against == pytest.approx(6 * 52 / 12)
    assert found.claims == ("effort.six_hours_a_week",)
    assert (found.now, found.keys) == (60, ("hours",))


def test_a_years_budget_given_for_a_month_is_held_against_the_ledger() -> None:
    found = look({"cash": 1200, "hours": 2})["cash_a_year"]
    assert found.against == claim("france.digital_budget").also["threshold"] == 1000


def test_half_a_per_cent_may_have_been_meant_as_a_half() -> None:
    found = look({"closing_rate": 0.005})["share_tiny"]
    assert (found.now, found.against) == (0.005, 0.5)


def test_of_an_unsure_number_the_likeliest_is_looked_at() -> None:
    assert "closing_all" not in look({"closing_rate": "0.1..0.5..1"})
    assert "closing_all" in look({"closing_rate": "0.1..0.96..1"})


def test_what_stays_of_the_price_is_said_in_euros_of_one_sale() -> None:
    found = look({"margin_ratio": 0.02, "price": 900})["margin_small"]
    assert (found.now, found.against) == (pytest.approx(18), 900)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_accepted_numbers_can_be_looked_at(varied: Callable[..., Any], data: st.DataObject) -> None:
    business: Business = data.draw(varied(preset("lester")))
    known = fields(business)
    everything = findings(business, known.keys())
    for one in everything:
        assert set(one.keys) <= known.keys()
        for name in one.claims:
            assert claim(name).id == name
    some = data.draw(st.sets(st.sampled_from(sorted(known))))
    assert findings(business, some) == tuple(one for one in everything if some & set(one.keys))
