from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.business import (
    Activity,
    Audience,
    Business,
    Offer,
    SecondOffer,
    TryingAgain,
)
from case_studies.customers import Customers
from case_studies.flat import SWITCHES, clashes, fields, flat, quantities
from case_studies.parse import from_dict, preset, preset_names, with_numbers
from case_studies.support import Support

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy


LESTER = preset("lester")


def at(business: Business, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - a part of a business
    place: Any = business
    for step in path:
        place = place[step] if isinstance(step, int) or isinstance(place, dict) else getattr(place, step)
    return place


@pytest.mark.parametrize("name", preset_names())
def test_every_field_says_where_its_value_stands(name: str) -> None:
    business = preset(name)
    for key, field in fields(business).items():
        assert field.key == key
        assert at(business, field.path) == field.value


def test_no_number_of_the_schema_is_forgotten() -> None:
    reached = {(type(at(LESTER, field.path[:-1])), field.path[-1]) for field in fields(LESTER).values()}
    parts = (Business, Offer, SecondOffer, Audience, Activity, Customers, Support, TryingAgain)
    for part in parts:
        assert {(part, name) for name, _ in quantities(part)} <= reached


def test_the_activity_in_question_has_bare_keys_and_others_carry_their_name() -> None:
    known = fields(preset("lester"))
    assert known["hours"].path == ("activities", 0, "hours")
    assert known["share_couples"].path == ("activities", 0, "shares", "couples")
    assert known["half_hour_cap_hours"].path == ("activities", 1, "cap_hours")
    assert known["fans_wtp_median"].path == ("audiences", 0, "wtp_median")
    assert known["price"].path == ("offer", "price")


def test_how_long_the_better_half_hour_takes_is_an_answer_and_no_question() -> None:
    assert "half_hour_hours" not in fields(preset("lester"))


def test_the_same_number_has_another_label_elsewhere() -> None:
    known = fields(preset("lester"))
    assert known["contacts_per_hour"].label == "People who write to you, for one hour of posting"
    assert known["half_hour_contacts_per_hour"].label == "People you speak with, in one hour of it"
    assert known["half_hour_cap_hours"].label == known["cap_hours"].label


def test_the_baker_has_keys_of_his_own(baker: Business) -> None:
    known = fields(baker)
    assert {
        "tasting_cap_hours",
        "tasting_share_regulars",
        "passers_by_wtp_median",
        "regulars_wtp_spread",
    } <= set(known)
    assert not [key for key in known if "half_hour" in key or "fans" in key]


def test_flat_holds_every_field_and_every_switch() -> None:
    business = preset("lester")
    assert set(flat(business)) == {*fields(business), *SWITCHES}
    assert flat(business)["able_of_ten"] is None
    assert flat(business)["second_on"] is False


def test_no_preset_has_two_numbers_with_one_key() -> None:
    for name in preset_names():
        assert clashes(preset(name)) == ()


def test_an_activity_called_manager_would_hide_what_a_manager_costs() -> None:
    posting, half_hour = preset("lester").model_dump()["activities"]
    data = preset("lester").model_dump() | {"activities": (posting, half_hour | {"name": "manager"})}
    with pytest.raises(ValueError, match="manager_cash"):
        from_dict(data)


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_flat_numbers_put_back_give_the_same_business(
    varied: Callable[..., SearchStrategy[Business]], data: st.DataObject
) -> None:
    base = preset("lester")
    business = data.draw(varied(base))
    assert with_numbers(business, flat(business)) == business
    # And from the start, with nothing but the flat numbers.
    assert flat(with_numbers(base, flat(business))) == flat(business)
