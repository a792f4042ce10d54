from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.ability import able_share, audiences_of, mean_able
from case_studies.draws import numbers_of, prefix_of
from case_studies.flat import fields
from case_studies.funnel import able_to_pay, mixed
from case_studies.parse import preset, with_numbers
from case_studies.uncertainty import at_likely
from case_studies.yields import yield_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business

LESTER = preset("lester")


def sure(business: Business) -> dict[str, np.ndarray]:
    return at_likely({key: field.value for key, field in fields(business).items()})


def able_at(business: Business, price: float, *, activity: int = 0) -> float:
    return float(able_share(business, business.activities[activity], sure(business), np.asarray(price)))


def test_able_share_is_the_mix_of_its_audiences() -> None:
    fans, couples = able_to_pay(1000, 100, 1.0), able_to_pay(1000, 900, 0.5)
    assert able_at(LESTER, 1000) == pytest.approx(float(mixed([0.02], [fans, couples])))


def test_a_count_is_met_at_its_own_price_however_often_and_in_whatever_order_it_is_asked() -> None:
    def average(count: float, price: float, n: int) -> float:
        business = with_numbers(LESTER, {"able_of_ten": count, "able_at_price": price})
        numbers = numbers_of(business, n)
        return float(able_share(business, business.question, numbers, np.asarray(price)).mean())

    asked = [(2.0, 900.0, 50), (2.0, 400.0, 50), (5.0, 900.0, 50), (2.0, 900.0, 60), (2.0, 900.0, 50)]
    assert [average(*one) for one in asked] == pytest.approx([count / 10 for count, *_ in asked])


def test_a_count_follows_the_audiences_that_it_is_of() -> None:
    """The factor that is kept for a count is not taken for the one of other people."""
    for share in (0.02, 0.5, 0.9, 0.02):
        given = {"able_of_ten": 2, "able_at_price": 900, "share_couples": share, "price": 900}
        business = with_numbers(LESTER, given)
        assert mean_able(business, business.question) == pytest.approx(0.2)


def test_an_hour_by_hand(exact: Callable[[Business], Business]) -> None:
    business = with_numbers(
        exact(LESTER), {"repeat_purchases": 2, "likes_per_hour": 10, "sales_per_1000_likes": 5}
    )
    able = able_at(business, 1000)
    found = yield_of(business, business.question, sure(business))
    bookings = 2.5 * able * 0.3 + 10 * 5 / 1000
    assert found.bookings == pytest.approx(bookings)
    assert found.per_booking == pytest.approx(1000 * 0.7 * 3)
    assert found.earnings == pytest.approx(bookings * 2100)
    assert found.second == 0


def test_likes_bring_no_sale_unless_the_learner_says_so() -> None:
    more = with_numbers(LESTER, {"likes_per_hour": 10_000})
    np.testing.assert_array_equal(
        yield_of(more, more.question, sure(more)).bookings,
        yield_of(LESTER, LESTER.question, sure(LESTER)).bookings,
    )


def test_a_second_product_is_for_those_who_can_not_pay_the_first(
    exact: Callable[[Business], Business],
) -> None:
    business = with_numbers(
        exact(LESTER), {"second_on": True, "second_price": 100, "second_margin_ratio": 0.5}
    )
    found = yield_of(business, business.question, sure(business))
    others = able_at(business, 100) - able_at(business, 1000)
    assert found.second == pytest.approx(2.5 * others * 0.3)
    assert found.earnings == pytest.approx(float(found.bookings) * 700 + 2.5 * others * 0.3 * 50)
    assert found.second > 10 * found.bookings, "the fans are many"


@pytest.mark.parametrize("price", [1000, 1001, 100_000])
def test_a_second_product_as_dear_as_the_first_sells_to_nobody(price: float) -> None:
    business = with_numbers(LESTER, {"second_on": True, "second_price": price})
    assert np.all(yield_of(business, business.question, numbers_of(business, 50)).second == 0)


# --- what the owner has counted


@pytest.mark.parametrize("count", [0, 0.1, 0.5, 1, 3, 5, 9, 9.9, 10])
@pytest.mark.parametrize("activity", [0, 1])
@pytest.mark.parametrize("price", [100, 1000])
def test_a_count_is_met_at_its_price(count: float, activity: int, price: float) -> None:
    key = ("able_of_ten", "half_hour_able_of_ten")[activity]
    business = with_numbers(LESTER, {"price": price, key: count})
    drawn = mean_able(business, business.activities[activity])
    assert drawn == pytest.approx(count / 10, abs=1e-9)


@given(st.floats(0, 10), st.floats(0.2, 3), st.floats(0.2, 3), st.floats(0, 1), st.floats(1, 100_000))
@settings(deadline=None, max_examples=60)
def test_any_count_is_met_at_its_price(
    count: float, fans: float, couples: float, share: float, price: float
) -> None:
    numbers = {
        "fans_wtp_spread": [fans] * 3,
        "couples_wtp_spread": couples,
        "share_couples": [share] * 3,
        "able_of_ten": count,
        "price": price,
    }
    business = with_numbers(LESTER, numbers)
    found = mean_able(business, business.question, numbers_of(business, 200))
    assert found == pytest.approx(count / 10, abs=1e-6)


@given(st.floats(0.5, 9), st.floats(1, 100_000), st.data())
@settings(deadline=None, max_examples=40)
def test_every_draw_of_a_doubtful_count_is_met(count: float, price: float, data: st.DataObject) -> None:
    low, high = data.draw(st.floats(0, count)), data.draw(st.floats(count, 10))
    business = with_numbers(LESTER, {"able_of_ten": [low, count, high], "price": price})
    numbers = numbers_of(business, 50)
    able = able_share(business, business.question, numbers, numbers["price"])
    np.testing.assert_allclose(able, numbers["able_of_ten"] / 10, atol=2e-3)


@given(st.floats(0.1, 9.9), st.floats(1, 100_000), st.floats(1, 100_000))
@settings(deadline=None, max_examples=60)
def test_a_count_falls_as_the_price_rises(count: float, a: float, b: float) -> None:
    business = with_numbers(LESTER, {"able_of_ten": count, "fans_wtp_median": [100] * 3})
    low, high = sorted((a, b))
    assert able_at(business, low) >= able_at(business, high)
    assert able_at(business, 1) > count / 10 > able_at(business, 100_000)


def test_a_count_without_doubt_of_its_own_keeps_the_doubt_about_the_audiences() -> None:
    business = with_numbers(LESTER, {"able_of_ten": 3})
    drawn = able_share(business, business.question, numbers_of(business, 400), np.asarray(1000.0))
    assert drawn.std() > 0.01


def test_a_count_with_doubt_stays_within_it() -> None:
    business = with_numbers(LESTER, {"able_of_ten": [2, 3, 5], "share_couples": [0.02] * 3})
    drawn = able_share(business, business.question, numbers_of(business, 400), np.asarray(1000.0))
    assert 0.199 < drawn.min() < 0.22
    assert 0.48 < drawn.max() < 0.501


def test_the_doubt_of_a_count_replaces_that_of_an_audience_whatever_its_name() -> None:
    data = LESTER.model_dump()
    data["audiences"][0]["name"] = "able_fans"
    renamed = type(LESTER).model_validate(data)
    numbers = {"able_of_ten": [2, 3, 5], "share_couples": [0.02] * 3}
    ours, theirs = with_numbers(LESTER, numbers), with_numbers(renamed, numbers)
    prices = np.asarray(1000.0)
    np.testing.assert_array_equal(
        able_share(ours, ours.question, numbers_of(ours, 50), prices),
        able_share(theirs, theirs.question, numbers_of(theirs, 50), prices),
    )


@pytest.mark.parametrize(
    "numbers", [{}, {"able_of_ten": 3}, {"able_of_ten": [2, 3, 5]}, {"price": 100}], ids=str
)
def test_the_audiences_of_an_activity_add_up_to_its_able(numbers: dict[str, object]) -> None:
    business = with_numbers(LESTER, numbers)
    for activity in business.activities:
        parts = audiences_of(business, activity)
        assert [who.name for who, _, _ in parts] == ["fans", "couples", "bookers"]
        assert sum(share for _, share, _ in parts) == pytest.approx(1)
        assert sum(share * able for _, share, able in parts) == pytest.approx(mean_able(business, activity))


# --- any business


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_shares_are_shares_and_nothing_is_below_nought(
    varied: Callable[..., SearchStrategy[Business]], data: st.DataObject
) -> None:
    business = data.draw(varied(LESTER))
    numbers = numbers_of(business, 20)
    for activity in business.activities:
        found = yield_of(business, activity, numbers)
        assert np.all((found.able >= 0) & (found.able <= 1))
        assert np.all(found.per_booking > 0)
        for array in (found.bookings, found.second, found.earnings):
            assert np.all(np.isfinite(array))
            assert np.all(array >= 0)


@given(st.floats(1, 100_000), st.floats(1, 100_000))
@settings(deadline=None, max_examples=60)
def test_a_higher_price_leaves_fewer_able_in_every_draw(a: float, b: float) -> None:
    numbers = numbers_of(LESTER, 50)
    cheap, dear = (able_share(LESTER, LESTER.question, numbers, np.asarray(p)) for p in sorted((a, b)))
    assert np.all(cheap >= dear)


def test_the_activity_in_question_has_no_prefix(baker: Business) -> None:
    assert [prefix_of(baker, activity) for activity in baker.activities] == ["", "tasting_"]
