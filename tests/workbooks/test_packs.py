"""The packs of the story: they load, say where each number comes from, and stay true to the businesses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from case_studies.claims import claim
from case_studies.flat import fields, flat
from case_studies.parse import preset
from widgets.lester.workbook import Lester
from widgets.wrong_number import WrongNumberError
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from pathlib import Path

    from case_studies.flat import FlatValue
    from widgets.result import Result

PACKS = sorted((WORKBOOKS / "packs").glob("lester*.yaml"))
EVERY = pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)

NUMBER = re.compile(r"^\s*(?P<key>\w+): (?P<value>[-\d\[][^#]*?)\s*(?P<comment>#.*)?$")
ORIGIN = re.compile(r"# (?:our assumption|published: (?P<claim>[\w.]+))(?:,.*)?$")


def read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def result(name: str) -> Result:
    return Lester("en", **read(WORKBOOKS / "packs" / f"{name}.yaml")).result


def as_written(value: FlatValue) -> object:
    return list(value) if isinstance(value, tuple) else value


def test_the_packs_are_those_that_the_course_tells_of() -> None:
    assert {path.stem for path in PACKS} == {
        "lester",
        "lester_at_100",
        "lester_cheaper_product",
        "lester_early",
    }


@EVERY
def test_each_number_says_whether_it_is_published_or_ours(path: Path) -> None:
    numbers = [
        found for line in path.read_text(encoding="utf-8").splitlines() if (found := NUMBER.match(line))
    ]
    pack = read(path)
    given = {**pack, **pack.get("more", {})}
    assert len(numbers) == sum(
        type(value) is not str and type(value) not in {dict, bool} for value in given.values()
    )
    for number in numbers:
        origin = ORIGIN.match(number["comment"] or "")
        assert origin, f"{number['key']} does not say where it comes from"
        if origin["claim"]:
            value = given[number["key"]]
            middle = value[1] if isinstance(value, list) else value
            assert middle in claim(origin["claim"]).values


@EVERY
def test_a_pack_takes_either_language(path: Path) -> None:
    assert "lang" not in read(path)
    english, french = (Lester(lang, **read(path)).result for lang in ("en", "fr"))
    assert english.numbers == french.numbers
    assert english.sentence != french.sentence


@pytest.mark.parametrize("name", ["lester", "lester_early"])
def test_a_pack_that_names_a_business_says_its_numbers(name: str) -> None:
    pack = read(WORKBOOKS / "packs" / f"{name}.yaml")
    known = flat(preset(name))
    given = {key: value for key, value in pack.items() if key not in {"business", "more"}} | pack["more"]
    assert given == {key: as_written(known[key]) for key in given}
    # Who types all of these is somebody else, for whom Lester's half-hour is an example.
    others = {"half_hour_is_our_example": 1.0}
    assert result(name).numbers == Lester("en", name).result.numbers | others


def test_the_pack_of_lester_leaves_no_number_of_the_page_out() -> None:
    pack = read(WORKBOOKS / "packs" / "lester.yaml")
    # Of a product that is not sold nothing need be said; how many of ten could pay follows from the
    # audiences, which the pack describes instead.
    asked = {
        key
        for key, field in fields(preset("lester")).items()
        if field.asked != "never" and field.path[0] != "second" and field.path[-1] != "able_of_ten"
    }
    assert asked - {*pack, *pack["more"]} == set()


def test_a_price_of_100_brings_ten_times_the_bookings_and_still_sends_him_elsewhere() -> None:
    cheap, dear = result("lester_at_100"), result("lester")
    assert cheap.numbers["bookings_per_month"] >= 10 * dear.numbers["bookings_per_month"]
    assert (cheap.verdict, dear.verdict) == ("redirect", "redirect")


def test_at_the_start_of_his_career_it_was_worth_it() -> None:
    early = result("lester_early")
    assert early.verdict == "worth_it"
    assert early.numbers["net_per_month"] > 0


def test_a_cheaper_product_earns_from_those_who_can_not_pay_for_a_show() -> None:
    with_it, without = result("lester_cheaper_product"), result("lester")
    assert with_it.numbers["bookings_per_month"] == without.numbers["bookings_per_month"]
    assert with_it.numbers["net_per_month"] > without.numbers["net_per_month"]


@pytest.mark.parametrize(
    ("pack", "named"),
    [
        ({"more": {"second_on": "perhaps"}}, "perhaps"),
        ({"more": {"prise": 100}}, "price"),
        ({"contacts_per_hour": [4, 2.5, 1.5]}, "lowest, likeliest and highest"),
    ],
)
def test_a_slip_in_a_pack_is_one_sentence(pack: dict[str, Any], named: str) -> None:
    with pytest.raises(WrongNumberError, match=named) as stopped:
        Lester("en", **pack)
    assert str(stopped.value).count("\n") == 0
