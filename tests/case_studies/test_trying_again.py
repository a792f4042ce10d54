from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.claims import claim
from case_studies.decision import decide
from case_studies.parse import preset, with_numbers
from case_studies.trying_again import MONTHS, Try, tries

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business

LESTER = preset("lester")


def ways(business: Business) -> dict[str, Try]:
    return {found.who: found for found in tries(business, decide(business, 100))}


def test_three_ways_are_priced_by_hand() -> None:
    found = ways(LESTER)
    assert list(found) == ["yourself", "friend", "manager"]
    assert found["yourself"].cost == pytest.approx(3 * 4 * 40)
    assert found["friend"].cost == pytest.approx(3 * 1.5 * 40)
    assert found["manager"].cost == pytest.approx(3 * (500 + 1 * 40))
    assert found["manager"].needed == pytest.approx(3 * 540 / 700)


def test_whoever_posts_brings_the_same_bookings() -> None:
    decision = decide(LESTER, 100)
    assert {found.expected for found in tries(LESTER, decision)} == {3 * decision.question.bookings}


def test_none_of_the_three_pays_for_lester() -> None:
    assert all(found.expected < found.needed for found in ways(LESTER).values())


def test_a_manager_costs_what_the_ledger_quotes() -> None:
    asked = LESTER.trying_again.manager_cash
    assert asked in claim("outsourcing.freelance_france").values
    assert ways(LESTER)["manager"].cash == asked


def test_later_purchases_count_too() -> None:
    returning = with_numbers(LESTER, {"repeat_purchases": 4})
    assert ways(returning)["friend"].needed == pytest.approx(ways(LESTER)["friend"].needed / 5)


@given(st.data())
@settings(deadline=None, max_examples=25)
def test_what_is_needed_pays_just_for_the_try(
    varied: Callable[..., SearchStrategy[Business]],
    exact: Callable[[Business], Business],
    data: st.DataObject,
) -> None:
    business = data.draw(varied(exact(LESTER)))
    offer = business.offer
    sale = offer.price * offer.margin_ratio * (1 + offer.repeat_purchases)
    decision = decide(business, 1)
    earned = MONTHS * decision.question.second_earnings
    for found in tries(business, decision):
        assert found.cost == pytest.approx(MONTHS * (found.cash + found.hours * business.hour_value))
        assert found.needed * sale == pytest.approx(max(0.0, found.cost - earned))
        assert found.hours <= 160


def test_nobody_posts_for_longer_than_there_is_room_for() -> None:
    capped = ways(with_numbers(LESTER, {"hours": 10, "cap_hours": 2}))
    assert capped["yourself"].hours == 2
    assert capped["yourself"].expected == pytest.approx(ways(LESTER)["yourself"].expected / 2)


def test_a_cheaper_product_pays_for_its_part_of_the_try() -> None:
    with_second = ways(with_numbers(LESTER, {"second_on": True}))
    for who, found in ways(LESTER).items():
        assert with_second[who].needed < found.needed
