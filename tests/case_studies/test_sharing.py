"""One's own channels: the curve from what an owner says, the three ways, and what lets a channel join."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies import list_businesses
from case_studies.channel_numbers import (
    AN_HOUR_A_WEEK,
    ChannelNumbers,
    field_keys,
    half_hour_numbers,
    half_hour_of,
    network_numbers,
    worth_of,
)
from case_studies.decision import decide
from case_studies.draws import numbers_of
from case_studies.parse import preset, with_numbers
from case_studies.ranges import likely, mean
from case_studies.sharing import Sharing
from case_studies.yields import yield_of

TWO = ("lester", "lester_early")


@st.composite
def sharings(draw: st.DrawFn) -> Sharing:
    numbers = st.builds(
        ChannelNumbers,
        people=st.floats(0, 200),
        right_of_ten=st.floats(0, 10),
        again=st.sampled_from([1.0, 0.5, 0.2]),
        setup_hours=st.just(0.0) | st.floats(0, 10),
        cap_hours=st.just(math.inf) | st.floats(0, 40),
        cash=st.just(0.0) | st.floats(0, 200),
        closing=st.floats(0, 1),
    )
    count = draw(st.integers(2, 5))
    return Sharing(
        channels={f"c{i}": draw(numbers) for i in range(count)},
        hours=draw(st.floats(3, 80)),
        worth=draw(st.floats(0, 1000)),
        hour_value=draw(st.just(0.0) | st.floats(0, 100)),
        capacity=draw(st.just(math.inf) | st.floats(0.1, 20)),
    )


@given(sharings())
@settings(deadline=None, max_examples=60)
def test_the_best_way_is_never_worse_than_the_other_two_and_its_hours_add_up(sharing: Sharing) -> None:
    best = sharing.best()
    slack = 1e-6 * (1 + abs(best.total_earnings) + sharing.hour_value * sharing.hours)
    assert best.net >= sharing.even().net - slack
    assert best.net >= sharing.one().net - slack
    for key in sharing.channels:
        assert best.net >= sharing.given({key: sharing.hours}).net - slack
    for split in (best, sharing.even(), sharing.one()):
        assert sum(split.hours.values()) + split.left_over == pytest.approx(sharing.hours)
        assert split.total_sales <= sharing.capacity


@given(st.floats(0.1, 500), st.sampled_from([1.0, 0.5, 0.2]), st.floats(0, 10))
def test_the_curve_says_again_what_the_owner_said(people: float, again: float, setup: float) -> None:
    channel = ChannelNumbers(people, 5, again, setup, closing=0.4).curve("c", 100)
    sold = people * 0.5 * 0.4
    assert channel.sales(setup + AN_HOUR_A_WEEK) == pytest.approx(sold)
    assert channel.sales(setup + 2 * AN_HOUR_A_WEEK) == pytest.approx(sold * (1 + again))
    assert channel.sales(setup) == 0
    assert channel.earnings(setup + AN_HOUR_A_WEEK) == pytest.approx(100 * sold)


@pytest.mark.parametrize("name", TWO)
def test_one_network_with_todays_hours_sells_what_posting_sells(name: str) -> None:
    business = preset(name)
    posted = decide(business).question
    network = network_numbers(business).curve("n", worth_of(business))
    assert network.sales(posted.hours) == pytest.approx(posted.bookings, rel=0.02)
    assert network.earnings(posted.hours) == pytest.approx(posted.earnings, rel=0.02)


@pytest.mark.parametrize("name", list_businesses())
@pytest.mark.parametrize("count", [1, 2, 5])
def test_spreading_over_networks_wins_nobody_by_itself(name: str, count: int) -> None:
    business = preset(name)
    hours = likely(business.question.hours)
    today = mean(business.question.contacts_per_hour) * hours  # nobody is sure of them

    def people(networks: int, spent: float) -> float:
        numbers = replace(network_numbers(business, networks), right_of_ten=10, closing=1, cap_hours=math.inf)
        numbers = replace(
            numbers,
            people_doubt=mean(business.question.contacts_per_hour)
            / likely(business.question.contacts_per_hour),
            closing_doubt=1,
        )
        return networks * numbers.curve("n", 1).sales(spent / networks)

    assert people(1, hours) == pytest.approx(today)
    setup = network_numbers(business).setup_hours
    assert people(count, hours + (count - 1) * setup) == pytest.approx(today)
    assert people(count + 1, hours) <= people(count, hours) <= today * (1 + 1e-9)
    if count == 1:
        assert people(2, hours) < 0.99 * today


@pytest.mark.parametrize("name", list_businesses())
def test_a_sale_leaves_in_each_channel_what_the_model_says(name: str) -> None:
    business = preset(name)
    numbers = numbers_of(business)
    posting, half_hour = business.question, half_hour_of(business)
    assert half_hour is not None
    for activity, found in (
        (posting, network_numbers(business, 2)),
        (half_hour, half_hour_numbers(business, half_hour)),
    ):
        assert found.worth == worth_of(business, activity)
        told = float(yield_of(business, activity, numbers).per_booking.mean())
        assert 0.75 * told < worth_of(business, activity) < 1.1 * told


# What a customer buys later is left out for those one has already (a review: 130, 864 and 86 EUR before).
@pytest.mark.parametrize(
    ("name", "euros"), [("restaurant", 32), ("internet_provider", 210), ("course_publisher", 48)]
)
def test_what_customers_would_buy_anyway_is_not_counted(name: str, euros: float) -> None:
    business = preset(name)
    half_hour = half_hour_of(business)
    assert half_hour is not None
    assert half_hour.kind == "keep"
    assert worth_of(business, half_hour) == pytest.approx(euros, abs=1)


@pytest.mark.parametrize("name", TWO)
def test_an_hour_of_the_half_hour_sells_what_it_sells_elsewhere(name: str) -> None:
    business = preset(name)
    activity = half_hour_of(business)
    assert activity is not None
    _, other = decide(business).same_minutes.values()
    channel = half_hour_numbers(business, activity).curve("h", worth_of(business))
    assert channel.sales(other.hours) == pytest.approx(other.bookings, rel=0.02)
    assert channel.next_hour(activity.cap_hours) == 0


def test_the_half_hour_is_the_activity_of_that_name_or_the_second() -> None:
    business = preset("lester")
    named = half_hour_of(business)
    assert named is not None
    assert named.name == "half_hour"
    posting, half_hour = business.activities
    other = half_hour.model_copy(update={"name": "market"})
    both = business.model_copy(update={"activities": (posting, other, half_hour)})
    assert half_hour_of(both) == half_hour
    assert half_hour_of(business.model_copy(update={"activities": (posting, other)})) == other
    assert half_hour_of(business.model_copy(update={"activities": (posting,)})) is None


def test_the_half_hours_numbers_have_their_keys_and_posting_its_cash_shared() -> None:
    business = with_numbers(preset("lester"), {"cash": 90})
    activity = half_hour_of(business)
    assert activity is not None
    assert field_keys(business, activity) == {
        "people": "half_hour_contacts_per_hour",
        "right_of_ten": "half_hour_able_of_ten",
        "cap_hours": "half_hour_cap_hours",
        "cash": "half_hour_cash",
        "closing": "half_hour_closing_rate",
    }
    assert network_numbers(business, 3).cash == 30


# ---- what would let a channel join


def shop() -> Sharing:
    return Sharing(
        channels={
            "market": ChannelNumbers(40, 6, again=1.0, setup_hours=0, cap_hours=4),
            "page": ChannelNumbers(20, 1, again=0.5, setup_hours=2),
        },
        hours=10,
        worth=20,
        hour_value=10,
    )


def test_a_channel_joins_just_where_the_best_split_says() -> None:
    sharing = shop()
    assert sharing.best().left_alone == ("page",)
    at = sharing.joins_at("page")
    assert at is not None
    assert 1 < at < 10
    assert sharing.with_("page", right_of_ten=at + 0.01).best().left_alone == ()
    assert sharing.with_("page", right_of_ten=at - 0.01).best().left_alone == ("page",)
    leaves = sharing.joins_at("market")
    assert leaves is not None
    assert leaves < 6


def test_where_even_ten_of_ten_would_not_do_no_number_is_given() -> None:
    sharing = shop().with_("page", people=0.5)
    assert sharing.joins_at("page") is None


def test_what_one_person_would_do_is_worked_out_alike() -> None:
    sharing = shop()
    given = sharing.given({"market": 3, "page": 5})
    assert given.hours == {"market": 3, "page": 5}
    assert given.left_over == 2
    assert given.idle == 0
    assert sharing.one().idle == pytest.approx(6), "of ten hours the market can use four"
    assert given.net <= sharing.best().net
    assert sharing.given({"market": 10}).net == sharing.one().net


def test_the_most_that_an_hour_brings_is_over_all_its_hours_with_what_it_costs_taken_off() -> None:
    sharing = shop()
    curve = sharing.channels["page"].curve("page", sharing.worth)
    tried = [curve.earnings(hours) / hours for hours in (1, 2, 3, 4, 5, 6, 8, 10)]
    assert max(tried) * 0.99 <= sharing.at_most("page") <= max(tried) * 1.05
    assert sharing.at_most("market") == pytest.approx(20 * 40 * 0.6 * 0.3 / 4)
    paid = sharing.with_("market", cash=40)
    assert paid.at_most("market") == pytest.approx((4 * 36 - 40) / 4, rel=0.02)
    assert sharing.with_("page", people=0).at_most("page") == 0
