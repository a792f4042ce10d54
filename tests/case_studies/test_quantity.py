from __future__ import annotations

import math
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from case_studies.quantity import Quantity
from case_studies.ranges import Range

PRICE = Quantity(label="Price", unit="EUR", low=1, high=1000)
MAYBE = Quantity(label="Count", unit="of_ten", low=0, high=10, optional=True)

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=True, allow_infinity=True)
    | st.integers()
    | st.text()
    | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=6,
)


def reason(given_value: object, quantity: Quantity = PRICE) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        quantity.read(given_value)
    return caught.value.type


@pytest.mark.parametrize(
    ("given_value", "value"),
    [
        (12, 12.0),
        (12.5, 12.5),
        ("12.5", 12.5),
        (" 12 ", 12.0),
        ("+3", 3.0),
        ("5.", 5.0),
        ("1", 1.0),
        ("1000", 1000.0),
    ],
)
def test_one_number_is_read(given_value: object, value: float) -> None:
    assert PRICE.read(given_value) == value


@pytest.mark.parametrize(
    "given_value",
    ["2..4..6", "2.0 .. 4 .. 6.", [2, 4, 6], (2, "4", 6.0), {"low": 2, "likely": 4, "high": 6}],
)
def test_three_numbers_are_a_range(given_value: object) -> None:
    read = PRICE.read(given_value)
    assert read == Range(2, 4, 6)
    assert isinstance(read, Range)


@pytest.mark.parametrize(
    "given_value",
    [
        "",
        " ",
        "abc",
        "1e3",
        "0x10",
        "1_000",
        "1 000",
        "1,5",
        "١٢",
        "\uff11\uff12",
        "²",
        "½",
        "nan",
        "inf",
        "--1",
        ".",
    ],
)
def test_what_is_no_machine_number_is_refused(given_value: str) -> None:
    assert reason(given_value) == "not_a_number"


@pytest.mark.parametrize(
    "given_value", [None, True, False, b"12", [], [1], [1, 2], [1, 2, 3, 4], {}, {"low": 1}, object()]
)
def test_what_is_no_number_at_all_is_refused(given_value: object) -> None:
    assert reason(given_value) == "not_a_number"


@pytest.mark.parametrize(
    "given_value",
    [0, 0.999, 1000.001, -5, math.inf, -math.inf, math.nan, 10**400, -(10**400), "9" * 5000, "1..2..1001"],
)
def test_what_is_outside_the_accepted_range_is_refused(given_value: object) -> None:
    assert reason(given_value) == "out_of_range"


@pytest.mark.parametrize("given_value", ["3..2..4", [5, 6, 4], "2..9..8"])
def test_a_range_out_of_order_is_refused(given_value: object) -> None:
    assert reason(given_value) == "range_order"


@given(JUNK)
@settings(deadline=None, max_examples=200)
def test_anything_is_either_within_range_or_refused_in_our_terms(given_value: object) -> None:
    try:
        read = PRICE.read(given_value)
    except PydanticCustomError as error:
        assert error.type in {"not_a_number", "out_of_range", "range_order"}  # noqa: PT017 - both ways are right
    else:
        points = read if isinstance(read, Range) else (read,)
        assert all(PRICE.low <= point <= PRICE.high for point in points)
        assert list(points) == sorted(points)


@given(st.floats(1, 1000))
@settings(deadline=None, max_examples=100)
def test_a_number_written_out_reads_as_itself(value: float) -> None:
    assert PRICE.read(f"{value:.17f}") == pytest.approx(value, rel=1e-15)
    assert PRICE.read(value) == value


@given(st.floats(allow_nan=False))
@settings(deadline=None, max_examples=100)
def test_clip_gives_an_accepted_value_and_leaves_accepted_ones_alone(value: float) -> None:
    clipped = PRICE.clip(value)
    assert PRICE.low <= clipped <= PRICE.high
    if PRICE.low <= value <= PRICE.high:
        assert clipped == value


class _Thing(BaseModel):
    price: Annotated[float | Range, PRICE]
    count: Annotated[float | Range, MAYBE] | None = None


def test_in_a_schema_only_an_optional_number_may_be_left_out() -> None:
    assert _Thing(price=5).count is None
    assert _Thing(price=5, count=None).count is None
    assert _Thing(price=5, count=3).count == 3
    with pytest.raises(ValueError, match="a number is accepted"):
        _Thing(price=None)


def test_the_json_schema_says_what_is_accepted() -> None:
    described: dict[str, Any] = _Thing.model_json_schema()["properties"]["price"]
    one, three = described["anyOf"]
    assert (one["type"], one["minimum"], one["maximum"]) == ("number", 1, 1000)
    assert (three["minItems"], three["maxItems"], three["items"]) == (3, 3, one)
    assert described["title"] == "Price"
    assert described["unit"] == "EUR"
