from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.cells import amount, decimal_mark, flag, name


@pytest.mark.parametrize(
    ("typed", "euros"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("12.50", 12.5),
        ("1 234,50 €", 1234.5),
        ("1\u202f234,50\u00a0€", 1234.5),
        ("€1,234.50", 1234.5),
        ("1.234,50", 1234.5),
        ("1'234.50", 1234.5),
        ("1\N{RIGHT SINGLE QUOTATION MARK}234", 1234),
        ("1.234.567", 1234567),
        ("EUR 7", 7),
        ("0,3333", 0.3333),
        (7, 7),
        (7.5, 7.5),
    ],
)
def test_amounts_as_people_write_them(typed: object, euros: float) -> None:
    assert amount(typed) == euros


@pytest.mark.parametrize(
    "typed", ["", "12 50", "1,23,4", "abc", "12€50", "1.234,5.6", "1e3", "nan", "²", True, None]
)
def test_what_is_no_amount(typed: object) -> None:
    assert math.isnan(amount(typed))


@pytest.mark.parametrize(("mark", "euros"), [(",", 1234), (".", 1.234)])
def test_what_may_mean_two_is_read_by_its_column(mark: str, euros: float) -> None:
    assert math.isnan(amount("1.234"))
    assert amount("1.234", mark) == euros  # type: ignore[arg-type]  # one of two


@pytest.mark.parametrize(
    ("column", "mark"),
    [
        (["12,5", "3"], ","),
        (["1.234,50"], ","),
        (["1.234.567"], ","),
        (["12.5", "1.234"], "."),
        (["12,5", "12.5"], None),
        (["1.234", "7", 12.5, None], None),
    ],
)
def test_a_column_has_one_decimal_mark_or_none(column: list[object], mark: str | None) -> None:
    assert decimal_mark(column) == mark


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", "'", ""]), st.booleans())
def test_cents_are_read_however_thousands_are_parted(cents: int, blank: str, french: bool) -> None:  # noqa: FBT001 - two ways
    whole, rest = divmod(cents, 100)
    text = f"{whole:,}".replace(",", blank) + ("," if french else ".") + f"{rest:02d}"
    assert amount(text) == pytest.approx(cents / 100)


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_not_and_a_mark_or_not(text: str) -> None:
    found = amount(text)
    assert math.isnan(found) or found >= 0
    assert flag(text) in {True, False, None}
    assert "\n" not in name(text)


YES = ("Oui", " X ", 1.0, True, "✓")
NO = ("non", 0.0, None, False, "-")


@pytest.mark.parametrize(
    ("typed", "is_yes"),
    [*[(one, True) for one in YES], *[(one, False) for one in NO], ("perhaps", None), (2.0, None)],
)
def test_marks_as_people_make_them(typed: object, is_yes: bool | None) -> None:  # noqa: FBT001 - what is read
    assert flag(typed) is is_yes


def test_a_group_has_one_name() -> None:
    assert [name(value) for value in (" a\n b ", 3.0, 2.5, None, True)] == ["a b", "3", "2.5", "", "True"]
