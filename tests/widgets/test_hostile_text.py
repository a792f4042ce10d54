"""Whatever stands in a link, a save file, the browser's storage or a box: numbers, or one plain sentence."""

from __future__ import annotations

import base64
import json
import math
import unicodedata
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from case_studies.errors import FieldErrors
from case_studies.flat import fields
from case_studies.parse import preset, try_numbers, with_numbers
from widgets.amount_error import AmountError
from widgets.amount_parser import parse_amount
from widgets.field_sentences import sentence
from widgets.link_words import link_words
from widgets.links import LONGEST_VALUE, MOST_PAIRS, from_hash, read_query, to_hash
from widgets.save_file import LARGEST, Saved, read_saved, write_saved
from widgets.save_file_error import SaveFileError
from widgets.texts import Lang, Texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.units import Unit

LANGS: tuple[Lang, ...] = ("fr", "en")
UNITS: list[Unit | None] = [None, "EUR", "share", "hours", "per_hour", "of_ten", "count"]
KEYS = [
    *fields(preset("lester")),
    "business",
    "second",
    "why_reasons",
    "utm_x",
    "n",
    "__class__",
    "price.low",
    "é",
    "",
]
NASTY = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "1e309",
    "-1e309",
    "NaN",
    "Infinity",
    "1_000",
    "0x10",
    "\u0661\u0662\u0663",
    "\uff11\uff12",
    "1\u00b2",
    "\u2167",
    "1..2..3",
    "3..2..1",
    "1.." * 60,
    "\x00",
    "\ud800",
    "%00",
    "%",
    "%zz%ff%c0%af",
    "{0}{__class__}%s%n",
    "{{ 7*7 }}",
    "\u202e\u200b\ufeff",
    "9" * 5000,
    "true",
    "null",
    "[1,2,3]",
]
DIGIT = st.characters(categories=["Nd", "Nl", "No"])
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=30),
    st.text(DIGIT | st.sampled_from(" .,'-+%€h"), max_size=20),
    st.lists(st.sampled_from(NASTY) | st.text(max_size=5), max_size=6).map("".join),
)
QUERY = st.one_of(
    st.lists(st.tuples(st.sampled_from(KEYS) | TEXT, TEXT), max_size=12).map(
        lambda pairs: urlencode(pairs, errors="replace")
    ),
    st.lists(st.tuples(st.sampled_from(KEYS), TEXT), max_size=6).map(
        lambda pairs: "&".join(f"{key}={value}" for key, value in pairs)
    ),
    TEXT,
)
NUMBER = st.one_of(
    st.floats(), st.integers(), st.booleans(), st.none(), TEXT, st.sampled_from([10**400, 1e308, 5e-324])
)
VALUE = st.recursive(
    NUMBER, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=6
)
FILE = st.fixed_dictionaries(
    {},
    optional={
        "halfhour": st.sampled_from([1, 1.0, 2, 0, -1, True, "1", None, 1e400, [1]]) | VALUE,
        "numbers": st.dictionaries(st.sampled_from(KEYS) | TEXT, VALUE, max_size=6) | VALUE,
        "answers": st.dictionaries(st.sampled_from(KEYS) | TEXT, VALUE, max_size=6) | VALUE,
        "other": VALUE,
    },
)
JSON = FILE.map(lambda data: json.dumps(data, ensure_ascii=False)) | VALUE.map(json.dumps)
DEEP = "[" * 100_000 + "]" * 100_000
OURS = '{"halfhour":1,"numbers":{"price":1200,"price":%s},"answers":{}}'


def plain(text: str) -> None:
    """Hold that this is one plain sentence or a few, however long what was given."""
    assert text
    assert len(text) < 3000
    assert len(text.splitlines()) == 1
    assert "Traceback" not in text
    text.encode()  # it can be sent and written


def read_or_told(read: Callable[[str], Saved], text: str) -> None:
    """Read a text, which gives what can be written and read again, or a sentence in both languages."""
    try:
        saved = read(text)
    except SaveFileError as error:
        for lang in LANGS:
            plain(sentence(error, Texts(lang), source="file"))
        return
    for value in saved.numbers.values():
        assert all(math.isfinite(part) for part in (value if isinstance(value, tuple) else (value,)))
    if (
        len(text) < LARGEST // 2
    ):  # what takes a letter less in another spelling may be a letter too long in ours
        assert read_saved(write_saved(saved)) == saved
        assert from_hash(to_hash(Saved(numbers=saved.numbers))) == Saved(numbers=saved.numbers)


@given(JSON | TEXT)
@example(DEEP)
@example('{"halfhour":1,"numbers":' + "[" * 20_000 + "]" * 20_000 + "}")
@example('{"halfhour":1,"numbers":{"price":' + '{"a":' * 900 + "1" + "}" * 900 + "}}")
@example("[" + "9" * 40_000 + "]")
@example(OURS % "1e309")
@example(OURS % "NaN")
@example(OURS % ("9" * 5000))
@example(OURS % '"1200"')
@example('{"halfhour":1,"halfhour":2}')
@example(" " * 50_000_000)
def test_whatever_a_save_file_or_the_browser_holds(text: str) -> None:
    read_or_told(read_saved, text)


def test_of_two_equal_keys_in_a_save_file_the_last_counts() -> None:
    assert read_saved(OURS % "7").numbers == {"price": 7.0}


@given(
    st.one_of(
        TEXT, JSON.map(lambda text: "n=" + base64.urlsafe_b64encode(text.encode("utf-8", "replace")).decode())
    )
)
@example("#n=" + "A" * 10_000_000)
@example("n=%ff%00")
@example("n=eJw")
def test_whatever_the_end_of_a_link_holds(fragment: str) -> None:
    read_or_told(from_hash, fragment)


def test_a_link_that_unpacks_to_fifty_million_letters_is_told() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"{" * 1_000_000) for _ in range(50)) + packer.flush()
    bomb = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    for fragment in ("#n=" + bomb, "n=" + quote(bomb[:60_000])):
        with pytest.raises(SaveFileError) as told:
            from_hash(fragment)
        for lang in LANGS:
            plain(sentence(told.value, Texts(lang), source="link"))


@given(QUERY)
@example("price=" + "9" * 10_000_000)
@example("&".join(f"k{number}=1" for number in range(500)))
@example("price=1&price=2&price=%3Cscript%3E")
@example("price=%ED%A0%80")
def test_whatever_a_link_asks_for(query: str) -> None:
    found = read_query(query)
    assert len(found) <= MOST_PAIRS
    assert all(len(value) <= LONGEST_VALUE for value in found.values())
    for lang in LANGS:
        if said := link_words(query, lang):
            plain(said)


@given(
    st.dictionaries(st.sampled_from(KEYS) | TEXT, VALUE, max_size=6),
    st.sampled_from(["lester", "bakery", "internet_provider"]),
)
@example({"price": 10**400}, "lester")
@example({"price": "9" * 5000}, "lester")
def test_whatever_is_given_as_a_number(given_: dict[str, Any], name: str) -> None:
    business, errors = try_numbers(preset(name), given_)
    for error in errors:
        for lang in LANGS:
            plain(sentence(error, Texts(lang)))
    for field in fields(business).values():
        parts = field.value if isinstance(field.value, tuple) else (field.value,)
        for part in parts:
            assert part is None or field.quantity.low <= part <= field.quantity.high
    if not errors:
        return
    with pytest.raises(FieldErrors):
        with_numbers(preset(name), given_)


@given(TEXT, st.sampled_from(LANGS), st.sampled_from(UNITS))
@example("\ud800", "fr", None)
@example("9" * 10_000_000, "fr", "EUR")
@example("1" + " " * 100_000 + "2", "fr", None)
def test_whatever_is_typed_into_a_box(text: str, lang: Lang, unit: Unit | None) -> None:
    try:
        number = parse_amount(text, lang, unit)
    except AmountError as error:
        plain(error.sentence(Texts(lang)))
    else:
        assert math.isfinite(number)


@pytest.mark.parametrize("lang", LANGS)
def test_a_digit_of_another_script_is_that_digit_or_none(lang: Lang) -> None:
    for char in map(chr, range(0x110000)):
        if unicodedata.category(char) not in {"Nd", "Nl", "No"}:
            continue
        try:
            number = parse_amount(char, lang)
        except AmountError:
            continue
        assert number == unicodedata.numeric(char)
