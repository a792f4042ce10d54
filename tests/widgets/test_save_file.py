"""The save file: round trips, and whatever somebody puts in its place."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.save_file import LARGEST, Saved, json_schema, read_saved, write_saved
from widgets.save_file_error import SaveFileError

keys = st.text(string.ascii_lowercase, min_size=1, max_size=1).flatmap(
    lambda first: st.text(string.ascii_lowercase + string.digits + "_", max_size=20).map(lambda x: first + x)
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
saveds = st.builds(
    Saved,
    numbers=st.dictionaries(
        keys, numbers | st.tuples(numbers, numbers, numbers) | st.booleans(), max_size=30
    ),
    answers=st.dictionaries(
        keys, st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | numbers, max_size=10
    ),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys | st.text(), inner, max_size=4),
    max_leaves=12,
)


def reason(text: str) -> str:
    with pytest.raises(SaveFileError) as caught:
        read_saved(text)
    return caught.value.reason


@given(saveds)
def test_what_is_written_is_read_again(saved: Saved) -> None:
    again = read_saved(write_saved(saved))
    assert again == saved
    assert {key: type(value) for key, value in again.numbers.items()} == {
        key: type(value) for key, value in saved.numbers.items()
    }


@given(saveds)
def test_the_same_numbers_are_the_same_text(saved: Saved) -> None:
    turned = Saved(
        numbers=dict(reversed(saved.numbers.items())), answers=dict(reversed(saved.answers.items()))
    )
    assert write_saved(turned) == write_saved(saved)


def test_it_is_small_and_in_order() -> None:
    saved = Saved(
        numbers={"price": 1200.0, "hours": (1, 2, 3.5), "second_on": True}, answers={"guess": "été"}
    )
    assert write_saved(saved) == (
        '{"answers":{"guess":"été"},"halfhour":1,"numbers":{"hours":[1,2,3.5],"price":1200,"second_on":true}}'
    )


@given(st.text() | json_values.map(json.dumps))
def test_anything_else_raises_only_our_error(text: str) -> None:
    try:
        read_saved(text)
    except SaveFileError:
        pass
    else:
        assert json.loads(text)["halfhour"] == 1


@given(json_values, json_values)
def test_anything_under_our_name_is_read_whole_or_refused(first: object, second: object) -> None:
    text = json.dumps({"halfhour": 1, "numbers": first, "answers": second})
    try:
        saved = read_saved(text)
    except SaveFileError as error:
        assert error.reason in {"wrong_types", "not_json"}  # noqa: PT017 - refusing is one of two right ways
    else:
        assert saved.numbers.keys() == dict(first).keys()
        assert saved.answers.keys() == dict(second).keys()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not_json"),
        ("price=1200", "not_json"),
        ("[" * 40_000, "not_json"),
        ('{"a":' * 9_000, "not_json"),
        ('{"halfhour": 1, "numbers": {"price": NaN}}', "not_json"),
        ('{"halfhour": 1, "numbers": {"price": -Infinity}}', "not_json"),
        (" " * 10_000_000, "too_big"),
        ("null", "not_ours"),
        ("[1]", "not_ours"),
        ("{}", "not_ours"),
        ('{"halfhour": "1"}', "not_ours"),
        ('{"halfhour": true}', "not_ours"),
        ('{"halfhour": 0}', "not_ours"),
        ('{"halfhour": 2, "numbers": {}}', "newer"),
        ('{"halfhour": 1, "numbers": []}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price": "1200"}}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price": null}}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price": 1e999}}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price": %s}}' % ("9" * 9000), "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price": [1, 2]}}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price": [true, 2, 3]}}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price": %s}}' % ("[" * 300 + "]" * 300), "wrong_types"),
        ('{"halfhour": 1, "numbers": {"__proto__": 1}}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"Price": 1}}', "wrong_types"),
        ('{"halfhour": 1, "numbers": {"price\\n": 1}}', "wrong_types"),
        ('{"halfhour": 1, "answers": {"a": "%s"}}' % ("x" * 501), "wrong_types"),
        ('{"halfhour": 1, "answers": {"a": "\\ud800"}}', "wrong_types"),
        ('{"halfhour": 1, "answers": {"a": true}}', "wrong_types"),
        (json.dumps({"halfhour": 1, "answers": {f"a{n}": 1 for n in range(401)}}), "wrong_types"),
    ],
    ids=range(29),
)
def test_each_refusal_has_its_reason(text: str, why: str) -> None:
    assert reason(text) == why


def test_of_two_equal_keys_the_last_counts_and_a_byte_order_mark_is_passed_over() -> None:
    assert read_saved('\ufeff{"halfhour":1,"numbers":{"price":1,"price":2}}').numbers == {"price": 2.0}


def test_keys_of_other_workbooks_come_back() -> None:
    text = '{"answers":{},"halfhour":1,"numbers":{"nobody_knows":3}}'
    assert write_saved(read_saved(text)) == text


def test_true_stays_true_and_one_stays_one() -> None:
    saved = read_saved('{"halfhour":1,"numbers":{"second_on":true,"price":1}}')
    assert saved.numbers["second_on"] is True
    assert type(saved.numbers["price"]) is float


def test_nothing_is_written_that_could_not_be_read() -> None:
    saved = Saved(answers={f"a{n}": '"' * 500 for n in range(100)})
    with pytest.raises(SaveFileError) as caught:
        write_saved(saved)
    assert caught.value.reason == "too_big"
    assert len(write_saved(Saved(answers={"a": "x" * 500}))) < LARGEST


def test_the_schema_says_what_the_reader_does() -> None:
    schema = json_schema()
    assert schema["required"] == ["halfhour"]
    assert schema["properties"]["halfhour"]["const"] == 1
    assert {"numbers", "answers"} <= schema["properties"].keys()
