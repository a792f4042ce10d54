"""What today's hours bring is what the verdict says that they bring, help apart."""

from __future__ import annotations

import pytest

from case_studies.further_sales import further_sales
from case_studies.gallery import EIGHT
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.prospect import customer_margin

LESTER = preset("lester")


@pytest.mark.parametrize("key", sorted(EIGHT))
def test_it_is_the_sum_of_the_two_reasons(key: str) -> None:
    reach, keep, _ = overall(preset(key)).streams
    found = further_sales(preset(key))
    sales = reach.new + reach.again + keep.new + keep.again
    assert found.sales == pytest.approx(sales)
    assert found.new_share == pytest.approx((reach.new + keep.new) / sales)


def test_no_more_is_sold_than_there_is_room_for() -> None:
    crowded = {"contacts_per_hour": 100, "able_of_ten": 10, "capacity": 3}
    assert further_sales(with_numbers(LESTER, crowded)) == (3, 1)


def test_where_nobody_can_pay_no_sale_is_expected_and_a_sale_is_one_to_a_new_customer() -> None:
    assert further_sales(with_numbers(LESTER, {"able_of_ten": 0})) == pytest.approx((0, 1))


def test_who_comes_back_anyway_brings_no_later_purchases() -> None:
    jeweller = with_numbers(LESTER, {"price": 100, "margin_ratio": 0.5, "repeat_purchases": 3})
    assert [customer_margin(jeweller, share) for share in (0, 0.5, 1)] == [50, 125, 200]
