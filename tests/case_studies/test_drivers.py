"""What drives it: only what is in doubt, the furthest first, and held to the verdict's own net."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.drivers import drivers
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.ranges import Range

LESTER = preset("lester")


def test_lesters_doubts_are_who_writes_who_could_pay_and_who_buys() -> None:
    found = drivers(LESTER)
    assert {one.key for one in found} == {"able_of_ten", "closing_rate", "contacts_per_hour"}
    assert [one.swing for one in found] == sorted((one.swing for one in found), reverse=True)


def test_the_net_of_today_lies_between_the_two_ends_of_each() -> None:
    net = overall(LESTER).net
    for one in drivers(LESTER):
        assert min(one.net_at_low, one.net_at_high) < net < max(one.net_at_low, one.net_at_high)


def test_a_number_given_as_sure_drives_nothing() -> None:
    sure = with_numbers(LESTER, {"contacts_per_hour": Range(3, 3, 3), "closing_rate": Range(0.3, 0.3, 0.3)})
    assert [one.key for one in drivers(sure)] == ["able_of_ten"]


def test_a_range_of_the_learners_own_is_taken_as_it_is() -> None:
    own = with_numbers(LESTER, {"able_of_ten": Range(0, 1, 3)})
    [able] = [one for one in drivers(own) if one.key == "able_of_ten"]
    assert (able.low, able.high) == (0, 3)


def test_doubt_about_customers_counts_too() -> None:
    keeps = with_numbers(
        LESTER,
        {"customers_count": 500, "customers_hours": 2, "customers_buying_share": Range(0.01, 0.02, 0.2)},
    )
    assert "customers_buying_share" in {one.key for one in drivers(keeps)}


@settings(max_examples=15)
@given(low=st.floats(20, 60), width=st.floats(1, 100))
def test_an_hour_moves_the_net_by_its_own_hours(low: float, width: float) -> None:
    doubtful = with_numbers(LESTER, {"hour_value": Range(low, low + width / 2, low + width)})
    [hour] = [one for one in drivers(doubtful) if one.key == "hour_value"]
    assert hour.swing == pytest.approx(4 * width)
