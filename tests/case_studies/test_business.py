from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from pydantic import ValidationError

from case_studies.business import (
    Activity,
    Audience,
    Business,
    Offer,
    SecondOffer,
    TryingAgain,
)
from case_studies.customers import Customers
from case_studies.flat import SHARE, quantities
from case_studies.parse import preset
from case_studies.units import Unit

if TYPE_CHECKING:
    from case_studies.quantity import Quantity
from case_studies.support import Support

PARTS = (Business, Offer, SecondOffer, Audience, Activity, Customers, Support, TryingAgain)
QUANTITIES = [
    *(
        pytest.param(part, name, q, id=f"{part.__name__}.{name}")
        for part in PARTS
        for name, q in quantities(part)
    ),
    pytest.param(Activity, "shares", SHARE, id="Activity.shares"),
]


def changed(**over: Any) -> dict[str, Any]:  # noqa: ANN401 - any part of a business
    return preset("lester").model_dump() | over


def refused(data: dict[str, Any]) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        Business.model_validate(data)
    return {item["type"] for item in caught.value.errors()}


def test_every_number_of_the_schema_is_known_with_its_meaning() -> None:
    named = {name for part in PARTS for name, _ in quantities(part)}
    plain_numbers = {
        name for part in PARTS for name, info in part.model_fields.items() if "float" in str(info.annotation)
    }
    assert named == plain_numbers - {"shares"}


@pytest.mark.parametrize(("part", "name", "quantity"), QUANTITIES)
def test_a_number_has_label_unit_range_and_an_accepted_default(
    part: type[Business], name: str, quantity: Quantity
) -> None:
    assert quantity.label.strip() == quantity.label != ""
    assert quantity.unit in get_args(Unit)
    assert quantity.low < quantity.high
    assert quantity.origin
    default = part.model_fields[name].default
    if isinstance(default, float):
        assert quantity.read(default) == default
    # From nought on, a slider in ratios stands at nought first and then four decades below its top.
    assert not (quantity.log and quantity.low < 0), "a slider in ratios never goes below nought"
    if quantity.unit == "share":
        assert 0 <= quantity.low < quantity.high <= 1
    if quantity.unit == "of_ten":
        assert (quantity.low, quantity.high) == (0, 10)


def test_five_plain_numbers_are_asked_first() -> None:
    plain = [name for part in PARTS for name, quantity in quantities(part) if quantity.plain]
    assert sorted(plain) == ["able_of_ten", "contacts_per_hour", "hour_value", "hours", "price"]


def test_the_first_activity_is_the_one_in_question() -> None:
    assert preset("lester").question.name == "posting"


def test_values_never_change_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        preset("lester").offer.price = 5.0


def test_two_parts_may_not_share_a_name() -> None:
    posting, half_hour = preset("lester").model_dump()["activities"]
    assert refused(changed(activities=(posting, half_hour | {"name": "posting"}))) == {"not_unique"}
    assert refused(changed(activities=(posting, half_hour | {"name": "couples"}))) == {"not_unique"}


@pytest.mark.parametrize("audience", ["strangers", "fans"])
def test_shares_name_the_audiences_but_the_first(audience: str) -> None:
    posting, half_hour = preset("lester").model_dump()["activities"]
    posting["shares"] = {audience: 0.1}
    assert refused(changed(activities=(posting, half_hour))) == {"unknown_audience"}


def test_shares_may_make_the_whole_and_no_more() -> None:
    posting, half_hour = preset("lester").model_dump()["activities"]
    posting["shares"] = {"couples": 0.4, "bookers": 0.6}
    assert Business.model_validate(changed(activities=(posting, half_hour))).question.shares["bookers"] == 0.6
    posting["shares"] = {"couples": 0.5, "bookers": 0.6}
    assert refused(changed(activities=(posting, half_hour))) == {"shares_over_one"}


@pytest.mark.parametrize("name", ["", "Posting", "1st", "a b", "half-hour", "é", "_x"])
def test_a_name_is_fit_for_a_flat_key(name: str) -> None:
    assert refused(changed(name=name)) == {"string_pattern_mismatch"}


@pytest.mark.parametrize("part", ["audiences", "activities"])
def test_a_business_has_somebody_to_sell_to_and_something_to_do(part: str) -> None:
    assert "too_short" in refused(changed(**{part: []}))
