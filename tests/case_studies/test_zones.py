"""Along one number: stretches that lie end to end, and the edges where the verdict turns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.moving import stands_at
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.zones import Zone, first_of, zones

LATER = "later_per_100_hours"
LESTER = preset("lester")


def test_so_many_later_sales_make_the_second_author_right() -> None:
    turns = first_of(LESTER, LATER, "worth_it")
    assert turns is not None
    assert overall(with_numbers(LESTER, {LATER: turns * 1.1})).verdict == "worth_it"
    assert overall(with_numbers(LESTER, {LATER: turns * 0.9})).verdict != "worth_it"


def test_what_pays_already_needs_none() -> None:
    early = preset("lester_early")
    assert first_of(early, LATER, "worth_it") == 0
    assert [zone.verdict for zone in zones(early, LATER, 10)] == ["worth_it"]


def test_what_a_sale_leaves_nothing_of_never_pays() -> None:
    poor = with_numbers(LESTER, {"margin_ratio": 0.01, "price": 1, "hour_value": 1000})
    assert first_of(poor, LATER, "worth_it") is None


@settings(max_examples=15)
@given(most=st.floats(1, 10_000), price=st.floats(50, 3000))
def test_stretches_lie_end_to_end_and_neighbours_differ(most: float, price: float) -> None:
    found = zones(with_numbers(LESTER, {"price": price}), LATER, most)
    assert (found[0].low, found[-1].high) == (0, most)
    for before, after in pairwise(found):
        assert before.high == after.low
        assert before.verdict != after.verdict


EDGE = {
    "price": 250,
    "margin_ratio": 0.5,
    "hour_value": 45,
    "hours": 6,
    "contacts_per_hour": 1,
    "able_of_ten": 7,
    "closing_rate": 0.4,
    "capacity": 30,
}


def at(found: tuple[Zone, ...], value: float) -> str:
    return next(zone.verdict for zone in found if zone.low <= value <= zone.high)


def test_on_an_edge_the_zone_is_the_page_s() -> None:
    business = with_numbers(LESTER, EDGE)
    assert overall(business).verdict == "redirect"
    assert at(zones(business, LATER, 20), 0) == "redirect"


@pytest.mark.parametrize("later", [3.0, (0.0, 1.0, 100.0), (0.0, 0.0, 300.0)])
def test_a_number_in_doubt_stays_in_doubt_where_it_stands(later: float | tuple[float, float, float]) -> None:
    business = with_numbers(LESTER, {LATER: later})
    stands = stands_at(business, LATER)
    assert at(zones(business, LATER, 2 * stands), stands) == overall(business).verdict


@pytest.mark.parametrize("most", [0, -1, 10_001])
def test_an_end_that_makes_no_stretch_is_refused(most: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 10000"):
        zones(LESTER, LATER, most)
