"""Four ways side by side, with a business's own numbers in the place of the general ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.claims import claim
from case_studies.four_ways import four_bills, price_now
from case_studies.gallery import EIGHT
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.ranges import Range, likely

LESTER = preset("lester")


def test_each_way_has_its_bill_and_the_published_ones_stand() -> None:
    bills = four_bills(LESTER)
    assert list(bills) == ["own_time", "in_house", "freelance", "agency"]
    assert bills["agency"].month.likely == claim("myths.outsourcing_monthly").value
    assert bills["freelance"].month == claim("outsourcing.freelance_france").values
    assert bills["own_time"].month == (160, 160, 160)  # 4 hours at 40


def test_the_same_hours_cost_what_the_hour_of_whoever_does_it_costs() -> None:
    bills = four_bills(with_numbers(LESTER, {"hours": 10}), given={"staff_hour": 20})
    assert bills["own_time"].month.likely == 10 * 40
    assert bills["in_house"].month.likely == 10 * 20
    other = four_bills(LESTER, given={"staff_hour": 20, "in_house_running": 30})
    assert other["in_house"].month.likely == 30 * 20
    assert other["own_time"].month.likely == 4 * 40


def test_what_is_paid_to_somebody_else_goes_to_the_one_who_is_thought_of() -> None:
    business = with_numbers(LESTER, {"manager_cash": 700})
    for who, freelance, agency in (("own_time", 700, 4500), ("freelance", 700, 4500), ("agency", 500, 700)):
        bills = four_bills(business, who=who, own=["manager_cash"])  # type: ignore[arg-type]
        assert (bills["freelance"].month.likely, bills["agency"].month.likely) == (freelance, agency)
    # Somebody else's default is no bill of the learner's.
    assert four_bills(business)["freelance"].month.likely == 500


def test_a_number_is_the_learners_own_only_where_it_is() -> None:
    def origins(*own: str) -> tuple[str, str]:
        bills = four_bills(LESTER, ["supervision"], own=own)
        supervised = next(line for line in bills["agency"].lines if line.name == "supervision")
        return bills["own_time"].lines[0].origin, supervised.origin

    assert origins() == ("assumed", "assumed")
    assert origins("hours") == ("assumed", "assumed")
    assert origins("hours", "hour_value") == ("given", "assumed")
    assert origins("hour_value", "manager_hours") == ("assumed", "given")


def test_money_paid_beside_the_time_is_the_advertising_line() -> None:
    assert four_bills(LESTER, ["ads"])["agency"].month.likely == 4500 + 150
    paying = with_numbers(LESTER, {"cash": 80})
    assert four_bills(paying, ["ads"], own=["cash"])["agency"].month.likely == 4500 + 80
    assert four_bills(LESTER, ["ads"], own=["cash"])["agency"].month.likely == 4500  # none, says the owner
    assert price_now(paying, "ads_budget", who="agency", own=["cash"], given={}).origin == "given"
    assert price_now(LESTER, "ads_budget", who="agency", own=[], given={}).origin == "assumed"
    assert price_now(LESTER, "staff_hour", who="agency", own=[], given={"staff_hour": 9}).value.likely == 9


def test_hours_of_staying_in_touch_are_hours_of_the_pages() -> None:
    both = with_numbers(LESTER, {"hours": 4, "customers_hours": 6})
    bills = four_bills(both, given={"staff_hour": 20}, own=["hours", "hour_value"])
    assert bills["own_time"].own_time.likely == 10 * 40
    assert bills["in_house"].month.likely == 10 * 20
    assert bills["own_time"].lines[0].origin == "assumed"  # only a part of the hours is the owner's number
    all_own = four_bills(both, own=["hours", "customers_hours", "hour_value"])
    assert all_own["own_time"].lines[0].origin == "given"


@pytest.mark.parametrize("key", sorted(EIGHT))
def test_ones_own_time_is_what_the_verdict_counts_but_for_help(key: str) -> None:
    business = preset(key)
    sure = with_numbers(business, {"hour_value": likely(business.hour_value)})
    counted = sum(one.costs for one in overall(sure, 50).streams if one.reason != "serve")
    assert four_bills(sure)["own_time"].own_time.likely == pytest.approx(counted)


def test_a_doubt_about_the_hour_reaches_the_bill() -> None:
    unsure = with_numbers(LESTER, {"hour_value": "20..40..60"})
    assert four_bills(unsure)["own_time"].month == Range(80, 160, 240)


@given(st.floats(0.5, 160), st.floats(0, 1000))
def test_own_time_is_hours_at_their_value_whatever_they_are(hours: float, value: float) -> None:
    business = with_numbers(LESTER, {"hours": hours, "hour_value": value})
    found = four_bills(business)["own_time"]
    assert found.month.likely == found.own_time.likely == pytest.approx(hours * value)


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="accepted: own_time_running"):
        four_bills(LESTER, given={"jokes": 3})
    with pytest.raises(KeyError):
        price_now(LESTER, "jokes", who="agency", own=[], given={})
