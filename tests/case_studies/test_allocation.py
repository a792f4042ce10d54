from __future__ import annotations

import math
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from case_studies.allocation import Channel, Split, best_split, concentrated, even_split
from case_studies.split import split_of

if TYPE_CHECKING:
    from collections.abc import Callable

SLACK = 1e-6


@st.composite
def channel_lists(draw: st.DrawFn, most: int = 5) -> list[Channel]:
    return [
        Channel(
            name=f"c{i}",
            scale=draw(st.sampled_from([0.0, 1.0]) | st.floats(0.01, 50)),
            exponent=draw(st.sampled_from([0.5, 1.0, 0.999_999]) | st.floats(0.05, 1)),
            setup_hours=draw(st.just(0.0) | st.floats(0, 20)),
            cap_hours=draw(st.just(math.inf) | st.floats(0, 60)),
            worth=draw(st.just(1.0) | st.floats(0, 1000)),
            cash=draw(st.just(0.0) | st.floats(0, 100)),
        )
        for i in range(draw(st.integers(1, most)))
    ]


def alike(channels: list[Channel], worth: float) -> list[Channel]:
    """Have all of them sell the same thing."""
    return [replace(one, worth=worth) for one in channels]


# facts.md section 3, row "allocation": "a=(3,2,1), b=.5, 140 hours: 90/40/10".
def test_allocation_check_value() -> None:
    found = best_split([Channel("a", 3), Channel("b", 2), Channel("c", 1)], 140)
    assert "/".join(f"{hours:.6g}" for hours in found.hours.values()) == "90/40/10"
    assert found.left_over == 0


@given(st.lists(st.floats(0.1, 20), min_size=2, max_size=8), st.floats(0.05, 0.9), st.floats(1, 500))
@settings(deadline=None, max_examples=60)
def test_uncapped_shares_follow_the_closed_form(scales: list[float], exponent: float, hours: float) -> None:
    # facts.md section 3: "share proportional to a^(1/(1-b))".
    found = best_split([Channel(f"c{i}", a, exponent) for i, a in enumerate(scales)], hours)
    weights = [(a / max(scales)) ** (1 / (1 - exponent)) for a in scales]
    for spent, weight in zip(found.hours.values(), weights, strict=True):
        assert spent == pytest.approx(hours * weight / sum(weights), abs=1e-3 * hours)


@given(channel_lists(8), st.just(0.0) | st.floats(0, 200), st.just(0.0) | st.floats(0, 50))
@settings(deadline=None, max_examples=80)
def test_the_best_is_never_worse_than_even_or_all_in_one(
    channels: list[Channel], hours: float, hour_value: float
) -> None:
    best = best_split(channels, hours, hour_value)
    slack = SLACK * (1 + abs(best.total_earnings) + hour_value * hours)
    assert best.net >= even_split(channels, hours, hour_value).net - slack
    assert best.net >= concentrated(channels, hours, hour_value).net - slack
    assert best.net >= -slack
    for one in channels:
        for part in (0.25, 0.5, 1):
            alone = one.earnings(part * hours) - hour_value * part * hours - one.cash
            assert best.net >= alone - slack


@given(channel_lists(8), st.floats(0, 200), st.just(0.0) | st.floats(0, 50))
@settings(deadline=None, max_examples=60)
def test_hours_add_up_to_the_budget_or_less_where_nothing_more_pays(
    channels: list[Channel], hours: float, hour_value: float
) -> None:
    best = best_split(channels, hours, hour_value)
    used = sum(best.hours.values())
    assert used + best.left_over == pytest.approx(hours)
    assert used <= hours + 1e-9 * (1 + hours)
    for one in channels:
        assert best.hours[one.name] == 0 or one.setup_hours < best.hours[one.name] <= one.cap_hours + 1e-9
    if best.left_over > 1e-6:
        more = best_split(channels, hours + 1, hour_value)
        assert more.net <= best.net + SLACK * (1 + abs(best.net)) or any(
            one.setup_hours > 0 or one.cash > 0 for one in channels
        ), "hours are left over although one more would have paid"


@given(channel_lists(3), st.floats(1, 40), st.just(0.0) | st.floats(0, 20))
@settings(deadline=None, max_examples=30)
def test_no_split_on_a_grid_is_better(channels: list[Channel], hours: float, hour_value: float) -> None:
    best = best_split(channels, hours, hour_value)
    steps = range(13)
    for parts in product(steps, repeat=len(channels)):
        if sum(parts) <= 12:
            spent = [hours * part / 12 for part in parts]
            net = split_of(channels, spent, hours, hour_value).net
            assert net <= best.net + SLACK * (1 + abs(best.net))


@given(
    channel_lists(3), st.floats(0, 50), st.floats(1, 40), st.just(0.0) | st.floats(0, 20), st.floats(0, 60)
)
@settings(deadline=None, max_examples=30)
def test_no_split_on_a_grid_is_better_where_only_so_many_sales_can_be_taken_on(
    channels: list[Channel], worth: float, hours: float, hour_value: float, capacity: float
) -> None:
    channels = alike(channels, worth)
    best = best_split(channels, hours, hour_value, capacity=capacity)
    assert best.total_sales <= capacity
    slack = SLACK * (1 + abs(best.total_earnings) + hour_value * hours)
    for parts in product(range(13), repeat=len(channels)):
        if sum(parts) <= 12:
            spent = [hours * part / 12 for part in parts]
            assert split_of(channels, spent, hours, hour_value, capacity).net <= best.net + slack


# An hour worth nothing: cheap sales are wanted until the places are gone, and cost no more hours than that.
@example([Channel("dear", 1, 1, cap_hours=1, worth=100), Channel("cheap", 4, 0.5, worth=40)], 10, 0, 5)
@given(channel_lists(3), st.floats(1, 40), st.just(0.0) | st.floats(0, 20), st.floats(0, 60))
@settings(deadline=None, max_examples=60)
def test_nor_where_a_sale_leaves_something_else_in_every_channel(
    channels: list[Channel], hours: float, hour_value: float, capacity: float
) -> None:
    best = best_split(channels, hours, hour_value, capacity=capacity)
    slack = 1e-5 * (1 + abs(best.total_earnings) + hour_value * hours)
    for parts in product(range(13), repeat=len(channels)):
        if sum(parts) <= 12:
            spent = [hours * part / 12 for part in parts]
            assert split_of(channels, spent, hours, hour_value, capacity).net <= best.net + slack


def test_where_hours_cost_nothing_no_more_is_sold_than_can_be_taken_on() -> None:
    dear, cheap = Channel("dear", 1, 1, cap_hours=1, worth=100), Channel("cheap", 4, 0.5, worth=40)
    best = best_split([dear, cheap], 10, capacity=5)
    assert best.hours == {"dear": pytest.approx(1), "cheap": pytest.approx(1)}
    assert best.net == pytest.approx(260)


@given(channel_lists(3), st.floats(1, 40), st.floats(0, 60))
@settings(deadline=None, max_examples=60)
def test_nor_where_an_hour_is_worth_nothing(channels: list[Channel], hours: float, capacity: float) -> None:
    best = best_split(channels, hours, capacity=capacity)
    slack = 1e-5 * (1 + abs(best.total_earnings))
    for parts in product(range(13), repeat=len(channels)):
        if sum(parts) <= 12:
            spent = [hours * part / 12 for part in parts]
            assert split_of(channels, spent, hours, 0.0, capacity).net <= best.net + slack


def test_scarce_places_go_to_the_sales_that_leave_most() -> None:
    cheap, dear = Channel("cheap", 2, 1, worth=10), Channel("dear", 1, 1, worth=40)
    assert best_split([cheap, dear], 10, capacity=6).hours == {"cheap": 0, "dear": pytest.approx(6)}
    # Ten hours hold ten dear sales; for two places more, hours go over to the channel that sells faster.
    both = best_split([replace(cheap, worth=30), dear], 10, capacity=12)
    assert both.hours == {"cheap": pytest.approx(2), "dear": pytest.approx(8)}


@given(channel_lists(4), st.floats(0, 200), st.just(0.0) | st.floats(0, 50), st.floats(0, 3))
@settings(deadline=None, max_examples=60)
def test_no_channel_is_opened_for_less_than_the_least_hours(
    channels: list[Channel], hours: float, hour_value: float, least: float
) -> None:
    best = best_split(channels, hours, hour_value, least=least)
    for one in channels:
        spent = best.hours[one.name]
        assert spent == 0 or spent >= min(least, one.cap_hours) - 1e-9
    slack = SLACK * (1 + abs(best.total_earnings) + hour_value * hours)
    if hours >= least * len(channels):
        assert best.net >= even_split(channels, hours, hour_value).net - slack
        assert best.net >= concentrated(channels, hours, hour_value).net - slack


@given(channel_lists(), st.floats(5, 200))
@settings(deadline=None, max_examples=60)
def test_the_next_hour_brings_the_same_wherever_it_can_go(channels: list[Channel], hours: float) -> None:
    assume(all(one.exponent < 0.95 for one in channels))
    best = best_split(channels, hours)
    inside = [
        best.marginal[one.name]
        for one in channels
        if one.setup_hours + 1e-3 < best.hours[one.name] < one.cap_hours * (1 - 1e-9)
    ]
    assert inside == pytest.approx([max(inside, default=0)] * len(inside), rel=1e-3)
    if best.left_over == 0:
        full = [one for one in channels if best.hours[one.name] >= one.cap_hours * (1 - 1e-9) > 0]
        for one in full:
            just_before = one.marginal(one.setup_hours + one.room * (1 - 1e-6))
            assert just_before >= max(inside, default=0) * (1 - 1e-3), "a full channel gave way too late"


def test_what_takes_long_to_set_up_is_left_alone_until_there_are_hours_enough() -> None:
    channels = [Channel("known", 2), Channel("new", 6, setup_hours=10)]
    few, many = best_split(channels, 11), best_split(channels, 40)
    assert few.hours == {"known": 11, "new": 0}
    assert few.left_alone == ("new",)
    assert few.marginal["new"] == few.next_hour["new"] == 0
    assert many.left_alone == ()
    assert many.hours["new"] == pytest.approx(10 + 30 * 0.9)


def test_worth_moves_hours_as_well_as_sales() -> None:
    found = best_split([Channel("many", 3, worth=10), Channel("dear", 1, worth=60)], 10)
    assert found.hours["dear"] == pytest.approx(10 * 4 / 5)
    assert found.earnings["dear"] == pytest.approx(60 * found.sales["dear"])
    assert found.total_earnings == sum(found.earnings.values())


def test_where_every_hour_brings_the_same_the_best_one_takes_all_it_can() -> None:
    shows, posts = Channel("shows", 0.5, 1, cap_hours=4), Channel("posts", 0.1, 1)
    assert best_split([posts, shows], 10).hours == {"posts": pytest.approx(6), "shows": pytest.approx(4)}
    assert best_split([posts, shows], 10, 0.2).hours == {"posts": 0, "shows": 4}
    assert best_split([posts, shows], 10, 0.2).left_over == pytest.approx(6)
    assert best_split([posts, shows], 10, 0.9).left_alone == ("posts", "shows")


def test_the_next_hour_is_a_whole_one() -> None:
    found = best_split([Channel("a", 3, worth=10)], 9)
    assert found.next_hour["a"] == pytest.approx(30 * (math.sqrt(10) - 3))
    assert found.marginal["a"] == pytest.approx(30 / 2 / 3)


def test_even_and_concentrated_use_every_hour() -> None:
    channels = [Channel("a", 3, setup_hours=4), Channel("b", 1)]
    assert even_split(channels, 6).hours == {"a": 3, "b": 3}
    assert even_split(channels, 6).sales["a"] == 0
    assert concentrated(channels, 6).hours == {"a": 6, "b": 0}
    assert concentrated(channels, 4.1).hours == {"a": 0, "b": 4.1}


def test_without_hours_nothing_is_sold() -> None:
    found = best_split([Channel("a", 3), Channel("b", 1, setup_hours=2)], 0)
    assert found.total_sales == found.total_earnings == found.net == 0
    assert found.left_alone == ("a", "b")


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ({"scale": -1}, "scale is -1; accepted: 0 or more"),
        ({"exponent": 1.5}, "exponent is 1.5; accepted: above 0, 1 at the most"),
        ({"exponent": 0}, "exponent is 0"),
        ({"setup_hours": math.inf}, "setup_hours is inf"),
        ({"cap_hours": math.nan}, "cap_hours is nan"),
        ({"worth": -5}, "worth is -5"),
        ({"cash": -1}, "cash is -1"),
    ],
)
def test_what_is_no_channel_is_refused(numbers: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Channel(**({"name": "page", "scale": 1.0} | numbers))  # type: ignore[arg-type]


@pytest.mark.parametrize("split", [best_split, even_split, concentrated])
def test_what_can_not_be_split_is_refused(split: Callable[[list[Channel], float], Split]) -> None:
    for channels, message in (
        ([], "0 channels; accepted: 1 to 8"),
        ([Channel(f"c{i}", 1) for i in range(9)], "9 channels"),
        ([Channel("a", 1), Channel("a", 2)], "have one name"),
    ):
        with pytest.raises(ValueError, match=message):
            split(channels, 10)
    with pytest.raises(ValueError, match="-1 for hours; accepted: 0 or more"):
        split([Channel("a", 1)], -1)


def test_a_capacity_and_the_least_hours_are_checked() -> None:
    with pytest.raises(ValueError, match="-1 for the capacity; accepted: 0 or more"):
        best_split([Channel("a", 1)], 1, capacity=-1)
    with pytest.raises(ValueError, match="-1 for the least hours"):
        best_split([Channel("a", 1)], 1, least=-1)


def test_hours_that_would_sell_more_than_can_be_taken_on_are_left_over() -> None:
    shows, posts = Channel("shows", 2, 1, worth=10), Channel("posts", 1, 1, worth=10)
    best = best_split([shows, posts], 10, 4, capacity=6)
    assert best.hours == {"shows": pytest.approx(3), "posts": 0}
    assert best.left_over == pytest.approx(7)
    assert best.is_full
    assert best.next_hour == {"shows": pytest.approx(0, abs=1e-9), "posts": pytest.approx(0, abs=1e-9)}
    even = even_split([shows, posts], 10, 4, capacity=6)
    assert even.total_sales == 6
    assert even.total_earnings == 60
    assert even.net == 60 - 40


def test_cash_is_paid_only_where_hours_go() -> None:
    free, paid = Channel("free", 1, worth=10), Channel("paid", 1.2, worth=10, cash=30)
    assert best_split([free, paid], 4).hours == {"free": 4, "paid": 0}
    many = best_split([free, paid], 100)
    assert many.cash == 30
    assert many.net == pytest.approx(many.total_earnings - 30)
    assert many.hours["paid"] == pytest.approx(100 * 1.44 / 2.44)


def test_a_few_minutes_do_not_open_a_channel() -> None:
    channels = [Channel("good", 10, worth=100), Channel("poor", 0.5, worth=100)]
    assert 0 < best_split(channels, 10).hours["poor"] < 0.1
    assert best_split(channels, 10, least=0.5).hours == {"good": 10, "poor": 0}
