"""Amounts: printed and read the reader's way."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import get_args

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from case_studies.units import Unit
from widgets.amount_error import Reason
from widgets.amounts import (
    AmountError,
    format_amount,
    format_count_of_ten,
    format_number,
    format_own,
    parse_amount,
    say_count_of_ten,
    unit_sign,
)
from widgets.texts import Texts

UNITS = get_args(Unit)
LANGS = ("fr", "en")


def read(text: str, lang: str, unit: Unit | None) -> float | AmountError:
    try:
        return parse_amount(text, lang, unit)
    except AmountError as error:
        return error


@pytest.mark.parametrize(
    ("value", "unit", "fr", "en"),
    [
        (4500, "EUR", "4\u202f500\u00a0€", "€4,500"),
        (-350, "EUR", "-350\u00a0€", "-€350"),
        (12.5, "EUR", "12,50\u00a0€", "€12.50"),
        (12, "EUR", "12\u00a0€", "€12"),
        (0.35, "EUR", "0,35\u00a0€", "€0.35"),
        (99.999, "EUR", "100\u00a0€", "€100"),
        (1200.5, "EUR", "1\u202f201\u00a0€", "€1,201"),
        (-0.001, "EUR", "0\u00a0€", "€0"),
        (1_000_000_000, "EUR", "1\u202f000\u202f000\u202f000\u00a0€", "€1,000,000,000"),
        (0.125, "share", "12,5\u00a0%", "12.5%"),
        (0.12, "share", "12\u00a0%", "12%"),
        (0.1234, "share", "12,3\u00a0%", "12.3%"),
        (0.0107, "share", "1,1\u00a0%", "1.1%"),
        (0.0006, "share", "0,06\u00a0%", "0.06%"),
        (0, "share", "0\u00a0%", "0%"),
        (1, "share", "100\u00a0%", "100%"),
        (6.5, "hours", "6,5\u00a0h", "6.5\u00a0h"),
        (6.256, "hours", "6,26\u00a0h", "6.26\u00a0h"),
        (1.5, "per_hour", "1,5 par heure", "1.5 an hour"),
        (3, "of_ten", "3 sur 10", "3 of 10"),
        (1234.4, "count", "1\u202f234", "1,234"),
        (0.07, "count", "0,07", "0.07"),
        (2.25, "count", "2,3", "2.3"),
        (1.5, "plain", "1,5", "1.5"),
    ],
)
def test_prints_the_readers_way(value: float, unit: Unit, fr: str, en: str) -> None:
    assert format_amount(value, unit, "fr") == fr
    assert format_amount(value, unit, "en") == en


def test_decimals_can_be_fixed() -> None:
    assert format_amount(1200.5, "EUR", "fr", decimals=2) == "1\u202f200,50\u00a0€"
    assert format_amount(12, "EUR", "en", decimals=2) == "€12.00"
    assert format_amount(0.12345, "share", "en", decimals=0) == "12%"
    assert format_number(0.12345, "share", "en", decimals=2) == "12.35"


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (1200.5, "1\u202f200,50\u00a0€", "€1,200.50"),
        (1200, "1\u202f200\u00a0€", "€1,200"),
        (4.5, "4,50\u00a0€", "€4.50"),
        (0.1 + 0.2, "0,30\u00a0€", "€0.30"),
        (99.999, "100\u00a0€", "€100"),
    ],
)
def test_what_was_typed_with_cents_is_printed_with_them(value: float, fr: str, en: str) -> None:
    assert (format_own(value, "fr"), format_own(value, "en")) == (fr, en)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_a_number_is_not_printed(value: float) -> None:
    with pytest.raises(ValueError, match=r"^Only a finite number can be printed"):
        format_amount(value, "EUR", "fr")


@pytest.mark.parametrize(
    "parse_or_format", [lambda: parse_amount("1", "de"), lambda: format_amount(1, "EUR", "de")]
)
def test_another_language_is_refused(parse_or_format: object) -> None:
    with pytest.raises(ValueError, match=r'it can be "fr" or "en"'):
        parse_or_format()  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "1 234,50",
        "1,234.50",
        "1234.5",
        "1234,5",
        "1.234,50",
        "1\u00a0234,50",
        "1\u202f234.50",
        "1\u2009234,5",
        "1'234.50",
        "1\u2019234,5",
        "€1,234.50",
        "€ 1234.5",
        "1 234,50 €",
        "1 234,50€",
        "EUR 1234.5",
        "1234,5 eur",
        "  1234.5\n",
        "+1234.5",
        "1234,50 euros",
        "0001234.5",
        "1234.500000",
    ],
)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", [None, "EUR"])
def test_reads_every_usual_way_in_both_languages(text: str, lang: str, unit: Unit | None) -> None:
    assert parse_amount(text, lang, unit) == 1234.5


def test_the_same_number_in_two_languages_is_the_same_value() -> None:
    assert parse_amount("1 200,50", "fr", "EUR") == parse_amount("1,200.50", "en", "EUR") == 1200.5


@pytest.mark.parametrize(
    ("text", "fr", "en"),
    [
        ("1,200", 1.2, 1200),
        ("1,20", 1.2, 1.2),
        ("1.5", 1.5, 1.5),
        ("1,5", 1.5, 1.5),
        ("0,500", 0.5, 0.5),
        ("0.500", 0.5, 0.5),
        (".5", 0.5, 0.5),
        (",5", 0.5, 0.5),
        ("1,2345", 1.2345, 1.2345),
        ("1,234,567", 1234567, 1234567),
        ("1.234.567", 1234567, 1234567),
        ("1 200.500", 1200.5, 1200.5),
        ("1200,500", 1200.5, 1200.5),
        ("0", 0, 0),
        ("-350 €", -350, -350),
        ("-€350", -350, -350),
        ("€-350", -350, -350),
        ("\u2212350", -350, -350),
    ],
)
def test_the_language_decides_where_a_text_can_mean_two_numbers(text: str, fr: float, en: float) -> None:
    assert parse_amount(text, "fr") == fr
    assert parse_amount(text, "en") == en


def test_a_french_point_before_three_digits_is_asked_back() -> None:
    assert parse_amount("1.200", "en") == 1.2
    with pytest.raises(AmountError) as caught:
        parse_amount("1.200 €", "fr", "EUR")
    assert caught.value.reason == "two_readings"
    assert (
        caught.value.sentence(Texts("fr"))
        == "«\u00a01.200 €\u00a0» peut se lire de deux façons\u00a0: tapez 1\u202f200 ou 1,2."
    )
    assert caught.value.sentence(Texts("en")) == "“1.200 €” can be read two ways: type 1\u202f200 or 1,2."


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12,5", "share", 0.125),
        ("12.5 %", "share", 0.125),
        ("12,5%", "share", 0.125),
        ("% 12,5", "share", 0.125),
        ("100", "share", 1),
        ("6,5 h", "hours", 6.5),
        ("6.5 hours", "hours", 6.5),
        ("6 h / mois", "hours", 6),
        ("6 h par mois", "hours", 6),
        ("1h30", "hours", 1.5),
        ("1 h 30", "hours", 1.5),
        ("30 min", "hours", 0.5),
        ("90 minutes par mois", "hours", 1.5),
        ("12/h", "per_hour", 12),
        ("12 par heure", "per_hour", 12),
        ("12 an hour", "per_hour", 12),
        ("3/10", "of_ten", 3),
        ("3 sur 10", "of_ten", 3),
        ("3 out of 10", "of_ten", 3),
        ("12,5 %", None, 12.5),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_reads_the_unit_beside_the_number(text: str, unit: Unit, value: float, lang: str) -> None:
    assert parse_amount(text, lang, unit) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \u00a0\n", "empty"),
        ("abc", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("1e3", "not_a_number"),
        ("0x10", "not_a_number"),
        ("1_000", "not_a_number"),
        ("--5", "not_a_number"),
        ("-€-5", "not_a_number"),
        ("5-", "not_a_number"),
        ("€", "not_a_number"),
        ("-", "not_a_number"),
        ("\u0663", "not_a_number"),
        ("²", "not_a_number"),
        ("1" + " " * 10 + "a" * 200, "not_a_number"),
        ("1 20", "two_numbers"),
        ("3 5", "two_numbers"),
        ("12 34 €", "two_numbers"),
        ("10 à 12", "two_numbers"),
        ("10 to 12 €", "two_numbers"),
        ("10€-12€", "two_numbers"),
        ("10\u201312", "two_numbers"),
        ("10 \u2014 12", "two_numbers"),
        ("de 10 a 12,50", "two_numbers"),
        ("between 10 and 12", "two_numbers"),
        ("800..1000..1500", "two_numbers"),
        ("-5-", "not_a_number"),
        ("10 a month", "not_a_number"),
        ("1,23,4", "separators"),
        ("1.2.3", "separators"),
        ("1,,5", "separators"),
        ("5,", "separators"),
        ("1 , 5", "separators"),
        ("1,2,34.5", "separators"),
        ("1'234,567.5", "separators"),
        ("12,5 %", "wrong_unit"),
        ("6 h", "wrong_unit"),
        ("3/10", "wrong_unit"),
        ("9" * 16, "too_many_digits"),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_refuses_what_is_not_one_number(text: str, reason: Reason, lang: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(text, lang, "EUR")
    assert caught.value.reason == reason
    sentence = caught.value.sentence(Texts(lang))
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    assert len(sentence) < 140


def test_a_problem_can_name_the_value_that_stays() -> None:
    error = AmountError("not_a_number", "abc", "fr", example="1\u202f200,50")
    assert error.sentence(Texts("fr"), kept="900\u00a0€") == (
        "«\u00a0abc\u00a0» n\u2019est pas un nombre\u00a0: tapez des chiffres, par exemple "
        "1\u202f200,50\u202f; en attendant, 900\u00a0€ reste en place."
    )
    assert str(error) == "“abc” is not a number: type digits, such as 1\u202f200,50."


def test_a_long_text_is_quoted_short() -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount("word " * 2000, "en")
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12€50", 12.5),
        ("12 € 50", 12.5),
        ("12euros50", 12.5),
        ("12 EUR 05", 12.05),
        ("12€50c", 12.5),
        ("12 euros 50 centimes", 12.5),
        ("\N{MINUS SIGN}12€50", -12.5),
        ("0€99", 0.99),
        ("1\N{NARROW NO-BREAK SPACE}200€50", 1200.5),
        ("1.200€50", 1200.5),
        ("1,200 € 50", 1200.5),
    ],
)
def test_the_sign_between_euros_and_cents_is_read_as_spoken(text: str, value: float, lang: str) -> None:
    assert parse_amount(text, lang, "EUR") == value
    assert parse_amount(text, lang) == value


@pytest.mark.parametrize(
    "text", ["12€5", "12€500", "12€50€", "€12€50", "12,5€50", "12€50,5", "12 h 50 €", "€50c"]
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_only_looks_like_euros_and_cents_is_refused(text: str, lang: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, lang, "EUR")


@pytest.mark.parametrize("unit", ["share", "count", "hours", "of_ten"])
def test_euros_and_cents_are_no_other_unit(unit: Unit) -> None:
    with pytest.raises(AmountError):
        parse_amount("12€50", "fr", unit)


@given(
    cents=st.integers(0, 10**9), lang=st.sampled_from(["fr", "en"]), mark=st.sampled_from(["€", " € ", "eur"])
)
def test_any_euros_and_cents_are_read(cents: int, lang: str, mark: str) -> None:
    whole = format_number(cents // 100, "count", lang)
    assert parse_amount(f"{whole}{mark}{cents % 100:02}", lang, "EUR") == pytest.approx(cents / 100)


@given(st.text())
@example("1" * 400)
@example("{typed} {0}")
@example("1.200 {big}")
def test_any_text_is_a_number_or_one_sentence(text: str) -> None:
    for lang in LANGS:
        for unit in (None, *UNITS):
            answer = read(text, lang, unit)
            if isinstance(answer, AmountError):
                assert answer.sentence(Texts(lang)).endswith(".")
            else:
                assert abs(answer) < 1e16


@given(st.text(alphabet="0123456789 ,.'-+€%hEUR/\u202f", max_size=14))
def test_nearly_numbers_are_read_or_refused(text: str) -> None:
    for lang in LANGS:
        for unit in (None, *UNITS):
            answer = read(text, lang, unit)
            assert isinstance(answer, float) or answer.reason in get_args(Reason)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", UNITS)
@given(value=st.floats(-1e9, 1e9), decimals=st.integers(0, 4))
@example(value=1.2, decimals=3)
@example(value=1200.0, decimals=0)
@example(value=-1200.0, decimals=0)
def test_what_is_printed_with_fixed_decimals_is_read_back(
    lang: str, unit: Unit, value: float, decimals: int
) -> None:
    scale = 2 if unit == "share" else 0
    step = Decimal(1).scaleb(-decimals - scale)
    rounded = float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP))
    for text in (
        format_amount(value, unit, lang, decimals=decimals),
        format_number(value, unit, lang, decimals=decimals),
    ):
        assume(sum(char.isdigit() for char in text) <= 15 + 2 * (unit == "of_ten"))
        assert parse_amount(text, lang, unit) == pytest.approx(rounded, rel=1e-12, abs=0)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", UNITS)
@given(value=st.floats(-1e12, 1e12))
def test_what_is_printed_prints_the_same_after_reading(lang: str, unit: Unit, value: float) -> None:
    text = format_amount(value, unit, lang)
    assert format_amount(parse_amount(text, lang, unit), unit, lang) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(1e300)
@example(-5e-324)
def test_any_finite_number_prints(value: float) -> None:
    for unit in UNITS:
        assert "E" not in format_amount(value, unit, "fr").upper().replace("HEURE", "")
        assert not format_number(0 * value, unit, "fr").startswith("-")


def test_the_sign_beside_a_box() -> None:
    assert unit_sign("EUR", "fr") == ("", "€")
    assert unit_sign("EUR", "en") == ("€", "")
    assert unit_sign("share", "en") == ("", "%")
    assert unit_sign("hours", "fr") == ("", "h par mois")
    assert unit_sign("count", "fr") == ("", "")


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (10, "10 sur 10", "10 in 10"),
        (3.24, "3,2 sur 10", "3.2 in 10"),
        (1, "1 sur 10", "1 in 10"),
        (0.96, "1 sur 10", "1 in 10"),
        (0.19, "2 sur 100", "2 in 100"),
        (0.1, "1 sur 100", "1 in 100"),
        (0.0996, "1 sur 100", "1 in 100"),
        (0.08, "8 sur 1\u202f000", "8 in 1,000"),
        (0.002, "2 sur 10\u202f000", "2 in 10,000"),
        (0, "0 sur 10", "0 in 10"),
        (1e-5, "1 sur 1\u202f000\u202f000", "1 in 1,000,000"),
        (3e-6, "0 sur 10", "0 in 10"),
        (1e-9, "0 sur 10", "0 in 10"),
    ],
)
def test_a_count_of_ten_below_one_is_of_as_many_as_one_can_picture(
    value: float, french: str, english: str
) -> None:
    assert format_count_of_ten(value, "fr") == french
    assert format_count_of_ten(value, "en") == english


def test_a_count_of_ten_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        format_count_of_ten(float("nan"), "fr")


def test_fewer_than_one_in_a_million_are_hardly_anybody_and_set_no_crowd_for_what_stands_beside() -> None:
    assert say_count_of_ten(8e-6, "fr") == "pratiquement personne"
    assert say_count_of_ten(8e-6, "en") == "hardly anybody"
    assert say_count_of_ten(0, "en") == "0 in 10"
    assert say_count_of_ten(0.08, "en", beside=0.3) == format_count_of_ten(0.08, "en", beside=0.3)
    assert format_count_of_ten(0.08, "en", beside=8e-6) == "8 in 1,000"
