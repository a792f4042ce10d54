"""From people one wants to contacts and sales, network by network."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.ability import mean_able
from case_studies.claims import claim
from case_studies.networks import SEEN, Network, compare, contacts_per_hour, usual
from case_studies.parse import preset, with_numbers
from case_studies.ranges import likely

SHARE = st.floats(0, 1)
NETWORK = st.builds(Network, name=st.just("x"), there=SHARE, seen=SHARE, path=SHARE)
PEOPLE = st.floats(0, 1e6)
POSTS = st.floats(0.1, 20)
HOURS = st.floats(0.5, 160)


def test_one_post_reaches_whom_it_reaches() -> None:
    # 1,000 people, half of them there, 10 % see the one post, 2 % of those write: one person.
    assert contacts_per_hour(Network("facebook", 0.5, 0.1, 0.02), 1000, 1, 1) == pytest.approx(1)


def test_two_posts_reach_fewer_than_twice_as_many() -> None:
    # 1 - .9^2 = .19 see at least one of two.
    assert contacts_per_hour(Network("facebook", 0.5, 0.1, 0.02), 1000, 2, 1) == pytest.approx(1.9)


@given(NETWORK, PEOPLE, POSTS, HOURS)
def test_nobody_gets_in_touch_twice(one: Network, people: float, posts: float, hours: float) -> None:
    month = hours * contacts_per_hour(one, people, posts, hours)
    assert 0 <= month <= people * one.there * one.path * (1 + 1e-9) + 1e-300


@given(NETWORK, PEOPLE, POSTS, HOURS, st.floats(1, 5))
def test_more_hours_bring_more_in_all_and_less_for_each(
    one: Network, people: float, posts: float, hours: float, more: float
) -> None:
    few, many = (contacts_per_hour(one, people, posts, h) for h in (hours, hours * more))
    assert many <= few * (1 + 1e-9) + 1e-300
    assert many * more >= few * (1 - 1e-9) - 1e-300


def test_no_path_brings_nobody() -> None:
    assert contacts_per_hour(Network("tiktok", 1, 1, 0), 1e6, 20, 160) == 0


def test_published_reach_comes_from_the_ledger() -> None:
    assert usual("facebook").seen == claim("reach.facebook_2025").shares[0] == 0.0165
    assert usual("instagram").seen == claim("reach.instagram_2025").shares[0] == 0.035
    with pytest.raises(KeyError):
        usual("friendster")


def test_networks_stand_beside_the_half_hour_the_best_first() -> None:
    business = preset("lester")
    ways = compare(business, [usual("facebook"), usual("linkedin")], 2000, 2)
    assert [way.name for way in ways] == ["half_hour", "linkedin", "facebook"]
    half_hour = business.activities[1]
    sold = mean_able(business, half_hour) * likely(half_hour.closing_rate)
    assert ways[0].bookings_per_hour == pytest.approx(12 * sold)
    posting = mean_able(business, business.question) * 0.3
    assert ways[1].bookings_per_hour == pytest.approx(ways[1].contacts_per_hour * posting)


def test_all_hours_of_posting_are_given_to_each() -> None:
    one = usual("facebook")
    for hours in (1, 40):
        ways = compare(with_numbers(preset("lester"), {"hours": hours}), [one], 2000, 2)
        mine = next(way for way in ways if way.name == "facebook")
        assert mine.contacts_per_hour == contacts_per_hour(one, 2000, 2, hours)


def test_the_article_names_its_networks() -> None:
    assert {"facebook", "x", "pinterest", "linkedin"} <= SEEN.keys()
    assert all(math.isfinite(usual(name).seen) for name in SEEN)


def test_a_half_hour_gets_no_more_hours_than_there_is_room_for() -> None:
    business = with_numbers(preset("lester"), {"hours": 20})
    found = {way.name: way for way in compare(business, [usual("facebook")], 2000, 2)}
    assert (found["facebook"].hours, found["half_hour"].hours) == (20, 4)
    way = found["half_hour"]
    assert way.contacts_in_a_year == pytest.approx(12 * 4 * way.contacts_per_hour)
    assert way.bookings_in_a_year == pytest.approx(12 * 4 * way.bookings_per_hour)


def test_a_rate_is_that_of_the_hours_there_is_room_for() -> None:
    one = usual("facebook")
    business = with_numbers(preset("lester"), {"hours": 20, "cap_hours": 5})
    way = next(way for way in compare(business, [one], 2000, 2) if way.name == "facebook")
    assert way.hours == 5
    assert way.contacts_per_hour == contacts_per_hour(one, 2000, 2, 5)
    none = next(
        way
        for way in compare(with_numbers(business, {"cap_hours": 0}), [one], 2000, 2)
        if way.name == "facebook"
    )
    assert none.contacts_in_a_year == 0
