from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from case_studies.decision import decide
from case_studies.flat import fields
from case_studies.flips import FEW, SAME, Flip, flips, main_inputs
from case_studies.parse import from_dict, preset, preset_names, with_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business

LESTER = preset("lester")
EARLY = preset("lester_early")
PRESETS = [pytest.param(preset(name), id=name) for name in preset_names()]


def verdict_with(business: Business, key: str, value: float, n: int = FEW) -> str:
    return decide(with_numbers(business, {key: value}), n).verdict


def towards(flip: Flip, part: float) -> float:
    """Go this part of the way from the value now to the flip; above 1, beyond it."""
    return flip.now + part * (flip.at - flip.now)


@pytest.mark.parametrize("business", PRESETS)
def test_at_the_flip_the_verdict_is_the_other_one_and_just_before_it_is_not(business: Business) -> None:
    now = decide(business, FEW).verdict
    found = flips(business)
    assert found
    for flip in found:
        assert flip.verdict != now
        assert verdict_with(business, flip.key, flip.at) == flip.verdict
        assert verdict_with(business, flip.key, towards(flip, 0.97)) == now
        assert verdict_with(business, flip.key, towards(flip, 0.5)) == now


@pytest.mark.parametrize("business", [LESTER, EARLY], ids=["lester", "lester_early"])
def test_a_flip_is_one_with_ten_times_the_draws_too(business: Business) -> None:
    now = decide(business).verdict
    for flip in flips(business):
        # A little further and a little less far: the threshold itself moves by a few percent with the draws.
        assert verdict_with(business, flip.key, towards(flip, 1.08), 4000) != now
        assert verdict_with(business, flip.key, towards(flip, 0.9), 4000) == now


@pytest.mark.parametrize("business", PRESETS)
def test_flips_are_within_the_accepted_range_and_nearest_first(business: Business) -> None:
    found = flips(business)
    assert [flip.distance for flip in found] == sorted(flip.distance for flip in found)
    for flip in found:
        quantity = fields(business)[flip.key].quantity
        assert quantity.low <= flip.at <= quantity.high
        assert flip.distance > SAME


def test_flips_found_by_hand(exact: Callable[[Business], Business]) -> None:
    # One activity without doubt: it pays while an hour is worth less than it brings.
    data = exact(EARLY).model_dump()
    alone = from_dict(data | {"activities": data["activities"][:1]})
    per_hour = decide(alone, 1).question.per_hour
    by_key = {flip.key: flip for flip in flips(alone)}
    assert by_key["hour_value"].at == pytest.approx(per_hour, rel=5e-3)
    assert by_key["hour_value"].verdict == "not_worth_it"
    assert by_key["contacts_per_hour"].at == pytest.approx(2.5 * 10 / per_hour, rel=5e-3)
    assert "hours" not in by_key, "earnings and cost grow alike with the hours"


def test_the_nearest_of_two_sides_is_told(exact: Callable[[Business], Business]) -> None:
    # The better half-hour alone takes the hours until they exceed its cap; below, nothing changes.
    early = with_numbers(exact(EARLY), {"hours": 0.9})
    (flip,) = flips(early, ["hours"])
    assert flip.at == pytest.approx(1, rel=2e-3)
    assert (decide(early, 1).verdict, flip.verdict) == ("redirect", "worth_it")


@pytest.mark.parametrize("name", preset_names())
def test_the_main_inputs_are_the_plain_ones_and_those_of_the_better_half_hour(name: str) -> None:
    assert main_inputs(preset(name)) == (
        "price",
        "hour_value",
        "hours",
        "contacts_per_hour",
        "able_of_ten",
        "half_hour_contacts_per_hour",
        "half_hour_able_of_ten",
    )


def test_a_count_that_nobody_made_starts_from_what_the_audiences_make_of_it() -> None:
    (flip,) = flips(LESTER, ["able_of_ten"])
    assert LESTER.question.able_of_ten is None
    assert flip.now == pytest.approx(10 * decide(LESTER).question.able, rel=0.3)


def test_counts_of_activities_with_similar_names_are_kept_apart(three_ways: Business) -> None:
    data = three_ways.model_dump()
    data["activities"][1]["name"], data["activities"][2]["name"] = "show", "show_late"
    data["activities"][2]["shares"] = {"bookers": 1.0}
    business = from_dict(data)
    found = flips(with_numbers(business, {"hour_value": 100}), ["show_able_of_ten", "show_late_able_of_ten"])
    for flip in found:
        name = flip.key.removesuffix("_able_of_ten")
        assert flip.now == pytest.approx(10 * decide(business, 1).outcomes[name].able)
    assert found


@given(st.data())
@settings(deadline=None, max_examples=25)
def test_flips_hold_for_any_business(
    varied: Callable[..., SearchStrategy[Business]], data: st.DataObject
) -> None:
    business = data.draw(varied(data.draw(st.sampled_from([LESTER, EARLY]))))
    key = data.draw(st.sampled_from(main_inputs(business)))
    for flip in flips(business, [key]):
        assert flip.verdict != decide(business).verdict
        quantity = fields(business)[key].quantity
        assert quantity.low <= flip.at <= quantity.high


@given(st.data())
@settings(deadline=None, max_examples=25)
def test_without_doubt_a_flip_is_just_what_deciding_again_finds(
    varied: Callable[..., SearchStrategy[Business]],
    exact: Callable[[Business], Business],
    data: st.DataObject,
) -> None:
    business = data.draw(varied(exact(data.draw(st.sampled_from([LESTER, EARLY])))))
    keys = ["hour_value", "price", "hours", "contacts_per_hour", "half_hour_contacts_per_hour"]
    key = data.draw(st.sampled_from(keys))
    for flip in flips(business, [key]):
        # Where two plans tie, rounding decides; a hair to either side settles it.
        ats = (flip.at, towards(flip, 1 + 1e-9), towards(flip, 1 - 1e-9))
        assume(min(ats) > 0)
        quantity = fields(business)[key].quantity
        assert flip.verdict in {verdict_with(business, key, quantity.clip(at), 1) for at in ats}


@pytest.mark.parametrize("count", [0.2, 0.34, 0.5, 0.7])
@pytest.mark.parametrize("hour_value", [10, 20, 30])
def test_no_flip_leads_to_the_verdict_that_stands(count: float, hour_value: float) -> None:
    business = with_numbers(
        LESTER, {"half_hour_cap_hours": 0, "able_of_ten": count, "hour_value": hour_value}
    )
    verdict = decide(business).verdict
    assert all(flip.verdict != verdict for flip in flips(business, ("price", "hour_value")))


def test_a_number_whose_likeliest_is_nought_moves_from_its_average() -> None:
    business = with_numbers(LESTER, {"contacts_per_hour": [0, 0, 20], "half_hour_cap_hours": 0})
    for flip in flips(business, ("contacts_per_hour",)):
        assert flip.now == pytest.approx(20 / 3)
        assert flip.at > 0.01
