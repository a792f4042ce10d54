"""Numbers in an address: the query that a trainer types, the fragment that the page makes."""

from __future__ import annotations

import base64
import json
import string
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.links import LONGEST_HASH, LONGEST_VALUE, from_hash, read_query, to_hash
from widgets.save_file import Saved
from widgets.save_file_error import SaveFileError

letters = string.ascii_letters + string.digits + "-_"
numbers = st.floats(allow_nan=False, allow_infinity=False)
saveds = st.builds(
    Saved,
    numbers=st.dictionaries(
        st.text("abcxyz", min_size=1, max_size=8), numbers | st.tuples(numbers, numbers, numbers), max_size=20
    ),
    answers=st.dictionaries(
        st.text("abc", min_size=1, max_size=3),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
        max_size=5,
    ),
)


def link(packed: bytes) -> str:
    return "#n=" + base64.urlsafe_b64encode(packed).decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("price=1200&hours=6", {"price": "1200", "hours": "6"}),
        ("?price=1200", {"price": "1200"}),
        ("price=1&price=2", {"price": "2"}),
        ("price=%201200%20&hours=2..4..6", {"price": "1200", "hours": "2..4..6"}),
        ("price=&hours=6", {"hours": "6"}),
        ("nobody_knows=3", {"nobody_knows": "3"}),
        ("voila-theme=dark&utm_source=x&fbclid=y&token=z&_=1&price=3", {"price": "3"}),
        ("", {}),
        ("?", {}),
        ("&&==&=3", {}),
        ("x=" + "9" * 5000, {}),
        ("&".join(f"k{n}=1" for n in range(101)), {}),
        ("x=" + "9" * 300, {"x": "9" * LONGEST_VALUE}),
    ],
)
def test_a_query_is_read_as_texts(query: str, found: dict[str, str]) -> None:
    assert read_query(query) == found


@given(st.text())
def test_no_query_breaks_anything(query: str) -> None:
    assert all(isinstance(value, str) and key for key, value in read_query(query).items())


@given(saveds)
def test_what_goes_into_a_link_comes_out_of_it(saved: Saved) -> None:
    fragment = to_hash(saved)
    assert fragment.startswith("n=")
    assert set(fragment[2:]) <= set(letters)
    assert from_hash(fragment) == from_hash("#" + fragment) == from_hash(f"#x=1&{fragment}&y=2") == saved


def test_a_usual_link_is_short() -> None:
    saved = Saved(numbers={f"half_hour_number_{n}": (n, n + 0.5, n + 3) for n in range(40)})
    assert len(to_hash(saved)) < 800


def test_answers_stay_at_home_where_the_link_would_be_cut() -> None:
    long = {
        f"a{n}": "".join(chr(0x4E00 + (n * 499 + i * i * 7) % 20000) for i in range(500)) for n in range(20)
    }
    saved = Saved(numbers={"price": 3.0}, answers=long)
    fragment = to_hash(saved)
    assert len(fragment) <= LONGEST_HASH
    assert from_hash(fragment) == Saved(numbers={"price": 3.0})


@given(st.text() | st.text(letters).map("n=".__add__) | st.binary().map(link))
def test_no_fragment_raises_anything_but_our_error(fragment: str) -> None:
    try:
        from_hash(fragment)
    except SaveFileError as error:
        assert error.reason  # noqa: PT017 - reading it is right as well


@given(saveds, st.data())
def test_a_link_that_was_cut_is_refused(saved: Saved, data: st.DataObject) -> None:
    fragment = to_hash(saved)
    cut = fragment[: data.draw(st.integers(0, len(fragment) - 2))]
    with pytest.raises(SaveFileError):
        from_hash(cut)


@pytest.mark.parametrize(
    ("fragment", "why"),
    [
        ("", "not_a_link"),
        ("#section-2", "not_a_link"),
        ("#n=%%%", "not_a_link"),
        ("#n=é", "not_a_link"),
        ("#n=A", "not_a_link"),
        (link(b"{\xff"), "not_a_link"),
        (link(b"{"), "not_json"),
        (link(zlib.compress(b"\xff\xfe")), "not_a_link"),
        (link(zlib.compress(json.dumps({"halfhour": 2}).encode())), "newer"),
        (link(zlib.compress(b" " * 20_000_000, 9)), "too_big"),
        (link(zlib.compress(b" " * 60_000, 9)), "too_big"),
        ("#n=" + "A" * 80_000, "too_big"),
    ],
)
def test_each_refusal_has_its_reason(fragment: str, why: str) -> None:
    with pytest.raises(SaveFileError) as caught:
        from_hash(fragment)
    assert caught.value.reason == why


def test_a_bomb_is_not_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = zlib.decompressobj

    class Watched:
        def __init__(self) -> None:
            self._real = real()

        def decompress(self, packed: bytes, most: int) -> bytes:
            plain = self._real.decompress(packed, most)
            asked.append(len(plain))
            return plain

        @property
        def unconsumed_tail(self) -> bytes:
            return self._real.unconsumed_tail

        @property
        def eof(self) -> bool:
            return self._real.eof

    monkeypatch.setattr("widgets.links.zlib.decompressobj", Watched)
    with pytest.raises(SaveFileError):
        from_hash(link(zlib.compress(b"{" + b" " * 20_000_000, 9)))
    assert asked == [200_000]
