"""What hours do, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.draws import numbers_of
from case_studies.parse import preset, with_numbers
from case_studies.plans import net
from case_studies.use import Use, earned, left
from case_studies.uses import activity_use, keep_full, keep_use, serve_hours, serve_use
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.business import Business
    from case_studies.uncertainty import Numbers

MAKER = {
    "price": 30,
    "margin_ratio": 0.6,
    "hour_value": 15,
    "repeat_purchases": 1,
    "customers_count": 1000,
    "customers_following_share": 0.3,
    "customers_seen_share": 0.0165,
    "customers_hours_each": 1,
    "customers_offers_a_month": 4,
    "customers_buying_share": 0.05,
    "customers_recommended_per_1000": 10,
}
PROVIDER = {
    "price": 30,
    "margin_ratio": 0.5,
    "repeat_purchases": 24,
    "support_contacts_per_month": 600,
    "support_minutes_each": 10,
    "support_watching_hours": 160,
    "support_own_share": 0,
    "support_wage": 30,
    "support_solved_share": 0.5,
    "support_elsewhere_minutes": 12,
    "support_urgent_share": 0.2,
    "support_leaving_share": 0.1,
    "support_seen_by": 50,
    "support_lost_per_1000": 2,
}


@pytest.fixture
def base(exact: Callable[[Business], Business]) -> Business:
    return exact(preset("lester_early"))


def numbers(base: Business, given: dict[str, float]) -> Numbers:
    return numbers_of(with_numbers(base, given))


# --- staying in touch


def test_four_offers_to_three_hundred_followers_sell_about_one_piece(base: Business) -> None:
    found = keep_use(4, numbers(base, MAKER))
    assert float(found.again) == pytest.approx(4 * 300 * 0.0165 * 0.05)  # 0.99 of 18 EUR
    assert float(found.cost) == 60
    # Of 300, 1 - 0.9835^4 = 6.44 % see at least one of four posts; one in a hundred of them sends a friend.
    assert float(found.new) == pytest.approx(0.19316, abs=1e-5)
    # 0.99 x 18, and 0.193 x 36, for a new one comes back once.
    assert float(left([found], numbers(base, MAKER))) == pytest.approx(17.82 + 6.9537 - 60, abs=1e-3)


def test_more_posts_than_offers_sell_nothing_more_but_are_seen_by_others(base: Business) -> None:
    four, eight = (keep_use(hours, numbers(base, MAKER)) for hours in (4, 8))
    assert float(eight.again) == float(four.again)
    assert float(four.new) < float(eight.new) < 2 * float(four.new)
    assert keep_full(numbers(base, MAKER)) == 4


def test_half_the_hours_tell_of_half_the_offers(base: Business) -> None:
    assert float(keep_use(2, numbers(base, MAKER)).again) == pytest.approx(0.495)


@pytest.mark.parametrize(
    "nothing",
    [{"customers_count": 0}, {"customers_following_share": 0}, {"customers_seen_share": 0}],
    ids=str,
)
def test_nobody_there_or_nobody_who_sees_brings_nothing(base: Business, nothing: dict[str, float]) -> None:
    found = keep_use(4, numbers(base, MAKER | nothing))
    assert (float(found.new), float(found.again), float(found.cost)) == (0, 0, 60)


def test_just_for_the_pleasure_of_it_sells_nothing(base: Business) -> None:
    found = keep_use(4, numbers(base, MAKER | {"customers_offers_a_month": 0}))
    assert float(found.again) == 0
    assert float(found.new) > 0


def test_no_hours_cost_nothing(base: Business) -> None:
    assert keep_use(0, numbers(base, MAKER)) == Use()


# --- helping


def test_help_by_hand(base: Business) -> None:
    there = numbers(base, PROVIDER)
    found = serve_use(there)
    assert float(serve_hours(there)) == 160 + 100
    assert float(found.cost) == 260 * 30
    telephone = 600 * 0.5 * 12 / 60 * 30  # 1,800
    leaving = 600 * 0.5 * 0.2 * 0.1 * 15 * 24  # six customers a month, 2,160
    bystanders = 600 * 50 * 0.002 * 15 * 25  # sixty, 22,500
    assert float(found.beside) == pytest.approx(telephone + leaving)
    assert float(found.new) == pytest.approx(60)
    assert float(earned([found], there | {"capacity": np.asarray(1000.0)})) == pytest.approx(
        telephone + leaving + bystanders
    )


def test_an_hour_of_the_owner_counts_for_what_it_is_worth_and_one_of_staff_for_its_wage(
    base: Business,
) -> None:
    own, both = (
        serve_use(numbers(base, PROVIDER | {"hour_value": 50, "support_own_share": share}))
        for share in (1, 0.25)
    )
    assert float(own.cost) == 260 * 50
    assert float(both.cost) == 260 * (0.25 * 50 + 0.75 * 30)


def test_who_is_sent_on_costs_twice(base: Business) -> None:
    none = serve_use(numbers(base, PROVIDER | {"support_solved_share": 0}))
    assert (float(none.beside), float(none.new)) == (0, pytest.approx(60)), "only the bystanders are calmed"
    assert float(none.cost) == 260 * 30


def test_one_who_bought_for_once_and_all_takes_nothing_along(base: Business) -> None:
    wedding = PROVIDER | {"repeat_purchases": 0, "support_seen_by": 0, "support_elsewhere_minutes": 0}
    assert float(serve_use(numbers(base, wedding)).beside) == 0


def test_bystanders_need_room_like_any_other_new_customer() -> None:
    """20 bystanders a month, and room for a tenth of a sale."""
    seen = {"support_contacts_per_month": 100, "support_seen_by": 200, "support_lost_per_1000": 2}
    seen |= {"support_solved_share": 0, "support_watching_hours": 1}
    lester = preset("lester")
    wide, narrow = (numbers_of(with_numbers(lester, seen | {"capacity": c})) for c in (100, 0.1))
    use = serve_use(narrow)
    assert float(use.new.mean()) == pytest.approx(100 * 200 * 0.002)
    assert float(earned([use], narrow).mean()) == pytest.approx(0.1 * 700)
    assert float(earned([use], wide).mean()) == pytest.approx(40 * 700)


# --- an activity


def test_what_is_sold_to_customers_there_are_already_has_no_later_purchases(base: Business) -> None:
    there = numbers(base, {"repeat_purchases": 3, "capacity": 0.5})
    posting, half_hour = base.activities
    both = base.model_copy(update={"activities": (posting, half_hour.model_copy(update={"kind": "keep"}))})
    yields = yields_of(both, there)
    assert float(yields["posting"].per_booking) == 4 * float(yields["half_hour"].per_booking) == 4 * 70
    # A new one first: of the room for half a sale a month, what posting leaves is for those who come back.
    sold = float(yields["posting"].bookings)
    assert sold < 0.5 < sold + float(yields["half_hour"].bookings)
    left_over = net(both, {"posting": 1.0, "half_hour": 1.0}, yields, there)
    assert float(left_over) == pytest.approx(sold * 280 + (0.5 - sold) * 70 - 2 * 10)


def test_a_cheaper_product_comes_beside(base: Business) -> None:
    there = numbers(base, {"second_on": True, "cash": 7})
    business = with_numbers(base, {"second_on": True})
    found = yields_of(business, there)["posting"]
    use = activity_use(business, business.question, 3, found, there)
    assert float(use.new) == pytest.approx(3 * float(found.bookings))
    assert float(use.beside) == pytest.approx(3 * float(found.second) * 10), "20 EUR, half of it stays"
    assert float(use.cost) == 37


@pytest.mark.parametrize(("doubling", "brings"), [(0, 1.0), (0.18, 1.18), (1, 2.0)])
def test_twice_the_hours_bring_as_much_more_as_was_said(
    base: Business, doubling: float, brings: float
) -> None:
    there = numbers(base, {"doubling_brings": doubling})
    one, two = (
        activity_use(base, base.question, hours, yields_of(base, there)["posting"], there) for hours in (4, 8)
    )
    assert float(two.new) == pytest.approx(brings * float(one.new))
    assert float(two.cost) == 2 * float(one.cost)


# --- one capacity for all


def test_new_customers_are_taken_first_and_what_has_no_room_earns_nothing(base: Business) -> None:
    there = numbers(base, {"price": 100, "margin_ratio": 0.5, "repeat_purchases": 1, "capacity": 5})
    two = [Use(new=np.asarray(3.0)), Use(new=np.asarray(1.0), again=np.asarray(4.0), beside=np.asarray(7.0))]
    assert float(earned(two, there)) == 4 * 100 + 1 * 50 + 7
    six = [*two, Use(new=np.asarray(4.0))]
    assert float(earned(six, there)) == 5 * 100 + 7


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), max_size=4), st.floats(0.1, 100))
def test_together_uses_never_earn_more_than_each_alone(
    sales: list[tuple[float, float]], capacity: float
) -> None:
    there = numbers_of(with_numbers(preset("lester_early"), {"capacity": capacity}), 10)
    uses = [Use(new=np.asarray(new), again=np.asarray(again)) for new, again in sales]
    alone = sum(float(earned([use], there)) for use in uses)
    assert 0 <= float(earned(uses, there)) <= alone + 1e-6
