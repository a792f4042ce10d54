"""Every assumed number of the eight businesses has its reason, in both languages, and a plausible range."""

from __future__ import annotations

import tomllib

import pytest

from case_studies.claims import claims
from case_studies.flat import fields
from case_studies.gallery import EIGHT
from case_studies.parse import BUSINESSES, preset, with_numbers
from case_studies.ranges import Range, likely
from case_studies.trades import TRADES
from case_studies.why import WHY, across_the_trade, plausible, whys


def stated(name: str) -> set[str]:
    """Give the flat keys that a business's file states, switches and words left out."""
    business = preset(name)
    data = tomllib.loads((BUSINESSES / f"{name}.toml").read_text(encoding="utf-8"))

    def there(path: tuple[str | int, ...]) -> bool:
        place = data
        for step in path:
            if isinstance(step, str) and step not in place:
                return False
            place = place[step]  # type: ignore[index]  # nested data of any shape
        return True

    return {key for key, field in fields(business).items() if there(field.path)}


@pytest.mark.parametrize("name", [*EIGHT, *TRADES])
def test_every_number_that_the_file_states_has_just_one_reason(name: str) -> None:
    covered = [key for why in whys(name) for key in why.keys]
    assert sorted(covered) == sorted(set(covered))
    # What is off by default, and what stays at the schema's own value, needs no reason of its own.
    assert stated(name) - set(covered) <= {"second_price", "second_margin_ratio"}
    assert set(covered) <= set(fields(preset(name)))


@pytest.mark.parametrize("name", [*EIGHT, *TRADES])
def test_a_reason_is_said_in_both_languages_and_leans_on_the_ledger(name: str) -> None:
    for why in whys(name):
        assert why.en.endswith(".")
        assert why.fr.endswith(".")
        assert why.says("fr") == why.fr != why.en == why.says("en")
        assert set(why.claims) <= set(claims())


@pytest.mark.parametrize("name", [*EIGHT, *TRADES])
def test_every_number_with_a_reason_has_a_plausible_range_around_it(name: str) -> None:
    known, spans = fields(preset(name)), plausible(name)
    for why in whys(name):
        for key in why.keys:
            span = spans[key]
            assert span.low <= span.likely == likely(known[key].value) <= span.high, key
            assert known[key].quantity.low <= span.low, key
            assert span.high <= known[key].quantity.high, key
            if isinstance(known[key].value, Range):
                assert span == known[key].value


@pytest.mark.parametrize("name", [*EIGHT, *TRADES])
def test_in_the_trade_numbers_differ_and_hours_stay(name: str) -> None:
    one, any_of_them = fields(preset(name)), fields(across_the_trade(name))
    assert isinstance(any_of_them["price"].value, Range)
    for key in one:
        if one[key].quantity.chosen or key not in plausible(name):
            assert any_of_them[key].value == one[key].value


def test_who_has_no_file_of_reasons_has_none() -> None:
    assert whys("lester_early") == ()
    assert plausible("lester_early") == {}
    assert across_the_trade("lester_early") == with_numbers(preset("lester_early"), {})


def test_no_file_of_reasons_is_for_a_business_that_there_is_not() -> None:
    assert {path.stem for path in WHY.glob("*.toml")} == {*EIGHT, *TRADES, "common"}
