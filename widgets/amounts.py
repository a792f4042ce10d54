"""Numbers with their unit, printed and read the reader's way."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_currency, format_decimal, format_percent

from widgets.amount_error import AmountError
from widgets.amount_parser import parse_amount
from widgets.texts import Lang, Texts, check_lang

if TYPE_CHECKING:
    from case_studies.units import Unit

__all__ = [
    "AmountError",
    "format_amount",
    "format_as_typed",
    "format_count_of_ten",
    "format_number",
    "format_own",
    "parse_amount",
    "say_count_of_ten",
    "unit_sign",
]

_MOST_DECIMALS = {"EUR": 2, "share": 1, "hours": 2, "per_hour": 2, "of_ten": 1, "count": 1, "plain": 2}
_CENTS_BELOW = Decimal("99.995")  # what prints as 100 has no cents
_DEEPEST = 6
_NOBODY = 1e-5  # of ten: fewer than one in a million
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # holds any float with its decimals


def format_amount(value: float, unit: Unit, lang: str, *, decimals: int | None = None) -> str:
    """Print a number with its unit: `1 200 €`, `12,5 %`, `6,5 h`, `3 sur 10`; `€1,200`, `12.5%`, `6.5 h`.

    Args:
        value: In the unit of the model: EUR, share 0-1, hours, and so on.
        unit: What is counted.
        lang: "fr" or "en".
        decimals: How many, always printed; for a share, of its percentage. By default as many as help: for
            money none from 100 up or when whole, else two; for others one or two, more for the very small.

    Returns:
        The text, with the no-break spaces of the language.

    Raises:
        ValueError: For another language or a value that is not finite.
    """
    language = check_lang(lang)
    number, digits = _rounded(value, unit, decimals)
    text = _print(number, unit, digits, language)
    t = Texts(language)
    if unit == "hours":
        return t("{n}\u00a0h", n=text)
    if unit == "per_hour":
        return t("{n} an hour", n=text)
    if unit == "of_ten":
        return t("{n} of 10", n=text)
    return text


def format_own(value: float, lang: str) -> str:
    """Print money as its owner typed it: `1 200,50 €`, `1 200 €`; what is reckoned has no such cents.

    Args:
        value: EUR.
        lang: "fr" or "en".

    Raises:
        ValueError: For another language or a value that is not finite.
    """
    return format_amount(value, "EUR", lang, decimals=0 if round(value, 2) == round(value) else 2)


def format_as_typed(value: float, unit: Unit, lang: str) -> str:
    """Print a number as it may be typed where its unit is named beside: `1 200 €`, `12,5 %`, but `6,5`.

    Args:
        value: In the unit of the model.
        unit: What is counted.
        lang: "fr" or "en".

    Raises:
        ValueError: For another language or a value that is not finite.
    """
    if unit in {"EUR", "share"}:
        return format_amount(value, unit, lang)
    return format_number(value, "plain", lang)


def format_number(value: float, unit: Unit, lang: str, *, decimals: int | None = None) -> str:
    """Print the same without its unit, as it stands in a box beside its unit (a share as a percentage)."""
    number, digits = _rounded(value, unit, decimals)
    return _print(number, "plain", digits, check_lang(lang))


def format_count_of_ten(value: float, lang: str, *, beside: float | None = None) -> str:
    """Print how many of ten for a sentence or a label: `3.2 in 10`, and below one `2 in 100`, `8 in 1,000`.

    Nobody can picture a fifth of a person. Below one it is rounded to one figure, so "about" goes well with
    it; a field, whose box counts of ten, prints its number with `format_number`.

    Args:
        value: 0 to 10; below one in a million it prints as nought.
        lang: "fr" or "en".
        beside: another count that stands beside it, for which both are said of the same crowd, unless it
            prints as nought.

    Raises:
        ValueError: For another language or a value that is not finite.
    """
    t, many, few = Texts(lang), 10, 0.0 if 0 < value < _NOBODY else value
    least = value if beside is None or 0 < beside < _NOBODY else min(value, beside)
    if _NOBODY <= least < 1:
        least, few = float(f"{least:.0e}"), float(f"{value:.0e}") if value < 1 else value
        while least < 1:
            many, least, few = many * 10, float(f"{least * 10:.0e}"), few * 10
        few = float(f"{few:.2g}")
    return t(
        "{few} in {many}", few=format_number(few, "of_ten", lang), many=format_number(many, "count", lang)
    )


def say_count_of_ten(value: float, lang: str, *, beside: float | None = None) -> str:
    """Say the same within a sentence, where fewer than one in a million are "hardly anybody".

    Args:
        value: 0 to 10. What is said does not go with "about".
        lang: "fr" or "en".
        beside: as above.

    Raises:
        ValueError: For another language or a value that is not finite.
    """
    if 0 < value < _NOBODY:
        return Texts(lang)("hardly anybody")
    return format_count_of_ten(value, lang, beside=beside)


def unit_sign(unit: Unit, lang: str) -> tuple[str, str]:
    """Give what stands before and after the box of a number of this unit, in the language of the reader."""
    t = Texts(lang)
    if unit == "EUR":
        return ("", "€") if t.lang == "fr" else ("€", "")
    after: dict[Unit, str] = {
        "share": "%",
        "hours": t("h a month"),
        "per_hour": t("an hour"),
        "of_ten": t("of 10"),
    }
    return "", after.get(unit, "")


def _print(number: Decimal, unit: Unit, digits: str, lang: Lang) -> str:
    """Let Babel print it; in a context of ours, for Babel rounds in whatever context is current."""
    locale = Locale(lang)
    with localcontext(_EXACT):
        if unit == "EUR":
            pattern = _with_digits(locale.currency_formats["standard"].pattern, digits)
            return str(format_currency(number, "EUR", pattern, locale=locale, currency_digits=False))
        if unit == "share":
            pattern = _with_digits(locale.percent_formats[None].pattern, digits)
            return str(format_percent(number.scaleb(-2), pattern, locale=locale))
        return str(format_decimal(number, digits, locale=locale))


def _with_digits(pattern: str, digits: str) -> str:
    return re.sub(r"#,##0(?:\.[0#]+)?", digits, pattern)


def _rounded(value: float, unit: Unit, decimals: int | None) -> tuple[Decimal, str]:
    """Round to what will be printed (a share becomes its percentage) and give the pattern of its digits."""
    if not math.isfinite(value):
        raise ValueError(f"Only a finite number can be printed, not {value}.")
    # By way of repr: 0.35 prints as 0.35 and not as the nearest binary fraction.
    exact = Decimal(repr(float(value))).scaleb(2 if unit == "share" else 0, _EXACT)
    places = _places(exact, unit) if decimals is None else decimals
    number = exact.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    if number == 0:
        number = abs(number)  # no "-0"
    fixed = decimals is not None or (unit == "EUR" and number != number.to_integral_value())
    return number, "#,##0" + ("." + ("0" if fixed else "#") * places if places else "")


def _places(exact: Decimal, unit: Unit) -> int:
    size = abs(exact)
    if unit == "EUR":
        return 0 if size >= _CENTS_BELOW else 2
    if unit == "count" and size >= 10:  # noqa: PLR2004 - tenths of a person do not help beyond ten
        return 0
    most = _MOST_DECIMALS[unit]
    if size == 0 or size >= Decimal(1).scaleb(-most):
        return most
    # Smaller than the last place: the first digit that is not zero still says something.
    return min(_DEEPEST, -size.adjusted())
