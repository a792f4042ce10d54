from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.claims import claim, claims
from case_studies.outsourcing import (
    INCLUDED,
    PUBLISHED_LEFT_OUT,
    Extra,
    Way,
    bill,
    payback,
    sales_to_earn_back,
)
from case_studies.ranges import Range
from case_studies.running_prices import Price, prices

WAYS, EXTRAS = get_args(Way), get_args(Extra)


def test_the_published_bill_comes_out_with_its_provenance() -> None:
    found = bill("agency", hour_value=40)
    assert found.month.likely == claim("myths.outsourcing_monthly").value == 4500
    running = found.lines[0]
    assert running.origin == "myths.outsourcing_monthly"
    # facts.md section 2: "equals the low ends of 2011 US price ranges, Twitter $2,000-4,000 + Facebook
    # $2,500-5,000, strategy excluded".
    low_ends = [claim(name).values[0] for name in ("outsourcing.twitter", "outsourcing.facebook")]
    assert sum(low_ends) == running.price.low == claim("outsourcing.low_end_sum").value
    assert running.price.high == 4000 + 5000
    assert {"outsourcing.twitter", "outsourcing.facebook", "outsourcing.low_end_sum"} == set(running.rests_on)
    left_out = {line.name for line in found.lines if line.state == "left_out"}
    assert {"strategy", "posts", "infographics", "videos"} <= left_out


def test_the_freelance_grid_is_the_published_one() -> None:
    # facts.md section 2: "One undated French freelance grid: 300 / 500 / 800 EUR a month".
    found = bill("freelance", hour_value=40)
    assert found.month == (300, 500, 800)
    assert found.lines[0].origin == "outsourcing.freelance_france"


def test_every_price_is_a_claim_or_says_that_it_is_assumed() -> None:
    for price in prices().values():
        assert price.origin == "assumed" or price.origin in claims()
        assert all(name in claims() for name in price.rests_on)
        assert 0 < price.value.low <= price.value.likely <= price.value.high
    published = {key for key, price in prices().items() if price.origin != "assumed"}
    assert published == {"agency_running", "freelance_running"}


def test_own_time_is_the_hours_at_the_common_value() -> None:
    hours = prices()["own_time_running"].value
    assert bill("own_time", hour_value=40).month == tuple(40 * h for h in hours)
    assert bill("own_time", hour_value=0).month == (0, 0, 0)


def test_an_employee_is_paid_by_the_hour_and_watched_over_by_the_owner() -> None:
    given_numbers = {
        "in_house_running": 100.0,
        "staff_hour": 20.0,
        "supervision_hours": 5.0,
        "posts_hours": 10.0,
    }
    found = bill("in_house", ["supervision", "posts"], hour_value=50, given=given_numbers)
    assert found.month.likely == 100 * 20 + 10 * 20 + 5 * 50
    assert {line.name: line.origin for line in found.lines}["posts"] == "given"


@given(st.sampled_from(WAYS), st.sets(st.sampled_from(EXTRAS)), st.sampled_from(EXTRAS), st.floats(0.1, 200))
def test_a_line_switched_on_costs_what_it_said(way: Way, extras: set[Extra], one: Extra, hour: float) -> None:
    extras -= {one}
    without, with_it = bill(way, extras, hour_value=hour), bill(way, extras | {one}, hour_value=hour)
    line = next(line for line in without.lines if line.name == one)
    assert line.state == ("included" if one in INCLUDED[way] else "left_out")
    for before, after, price in zip(without.month, with_it.month, line.price, strict=True):
        assert after - before == pytest.approx(price, abs=1e-6)
    assert (line.price.high > 0) == (line.state == "left_out")
    assert with_it.year == pytest.approx([12 * end for end in with_it.month])
    assert [each.name for each in with_it.lines] == ["running", *EXTRAS]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"way": "robot"}, '"robot" is not known; accepted: own_time, in_house, freelance, agency'),
        ({"extras": ["jokes"]}, '"jokes" is not known; accepted: strategy, posts'),
        ({"given": {"price": 3}}, '"price" is not known; accepted: own_time_running'),
        ({"given": {"staff_hour": -3}}, "staff_hour: -3 can not be used; accepted: 0 or more"),
        ({"hour_value": Range(3, 2, 1)}, "hour_value"),
    ],
)
def test_what_can_not_be_priced_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bill(**({"way": "agency", "hour_value": 40} | change))  # type: ignore[arg-type]


# facts.md section 3, row "break-even": "4,500 a month needs 6.43 incremental bookings a month at an (assumed)
# margin of 700".
def test_what_earns_the_bill_back() -> None:
    assert f"{sales_to_earn_back(4500, 700):.2f}" == "6.43"
    assert sales_to_earn_back(4500, 0) == float("inf")
    assert sales_to_earn_back(0, 0) == 0


def test_it_pays_once_the_slow_start_is_made_up_for() -> None:
    found = payback(month=100, margin=50, sales=4, ramp=4)
    # Sales of 1, 2, 3, 4, 4, ...: -50, -50, 0, 100, 200.
    assert found.balance[:5] == (-50, -50, 0, 100, 200)
    assert (found.covers, found.pays) == (2, 3)
    assert payback(month=100, margin=50, sales=4).pays == 1


def test_too_few_sales_never_pay() -> None:
    found = payback(month=4500, margin=700, sales=6, horizon=120)
    assert (found.covers, found.pays) == (None, None)
    assert len(found.balance) == 120
    assert payback(4500, 700, 8, ramp=6, horizon=12).pays is None
    assert payback(4500, 700, 8, ramp=6, horizon=24).pays == 13


@given(st.floats(1, 5000), st.floats(1, 2000))
def test_just_what_is_needed_pays_at_once_and_a_hundredth_less_never(month: float, margin: float) -> None:
    needed = sales_to_earn_back(month, margin)
    assert payback(month, margin, needed).pays == 1
    assert payback(month, margin, needed * 0.99).pays is None


@given(st.floats(0, 5000), st.floats(0, 2000), st.floats(0, 20), st.integers(0, 24), st.integers(1, 48))
def test_it_pays_no_sooner_than_a_month_does(
    month: float, margin: float, sales: float, ramp: int, horizon: int
) -> None:
    found = payback(month, margin, sales, ramp, horizon)
    assert len(found.balance) == horizon
    if found.pays is not None:
        assert found.covers is not None
        assert found.covers <= found.pays <= horizon
    slower = payback(month, margin, sales, ramp + 1, horizon)
    assert slower.pays is None or (found.pays is not None and found.pays <= slower.pays)


def test_numbers_below_nought_are_refused() -> None:
    with pytest.raises(ValueError, match="margin is -1; accepted: 0 or more"):
        sales_to_earn_back(100, -1)
    with pytest.raises(ValueError, match="0 months ahead; accepted: 1 or more"):
        payback(1, 1, 1, horizon=0)


def test_most_money_is_out_when_a_month_begins_to_pay() -> None:
    assert payback(month=100, margin=50, sales=4, ramp=4).deepest == (1, 50)
    assert payback(month=100, margin=50, sales=1, horizon=5).deepest == (5, 250)
    assert payback(month=100, margin=50, sales=4).deepest == (0, 0)


def test_what_the_article_says_is_left_out_is_left_out_of_the_agencys_bill() -> None:
    for way, names in PUBLISHED_LEFT_OUT.items():
        assert set(names) <= set(bill(way, hour_value=40).left_out)
        assert not set(names) & set(INCLUDED[way])
    assert bill("own_time", EXTRAS, hour_value=40).left_out == ()


def test_only_the_owners_hours_are_own_time() -> None:
    alone, agency = (bill(way, ["ads", "supervision"], hour_value=40) for way in ("own_time", "agency"))
    assert alone.month.likely - alone.own_time.likely == prices()["ads_budget"].value.likely
    assert agency.own_time.likely == 40 * prices()["supervision_hours"].value.likely
    assert bill("in_house", ["posts"], hour_value=40).own_time == (0, 0, 0)


@pytest.mark.parametrize(
    ("hours", "hour", "origin"),
    [("given", "given", "given"), ("given", "assumed", "assumed"), ("assumed", "given", "assumed")],
)
def test_a_line_is_the_learners_own_where_all_of_it_is(hours: str, hour: str, origin: str) -> None:
    found = bill(
        "own_time",
        hour_value=Price(Range(40, 40, 40), "EUR/hour", hour),
        given={"own_time_running": Price(Range(6, 6, 6), "hours/month", hours)},
    )
    assert found.lines[0].origin == origin
    assert found.month.likely == 240
