"""What several pictures write alike: rounded figures, and text that stands on a mark."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from widgets.amounts import format_amount
from widgets.figures.house_style import INK

if TYPE_CHECKING:
    from widgets.texts import Texts

NOTHING = "\N{EN DASH}"  # in a table, where there is no number
_ALL_TENS = 10  # from here on, tenths of a booking say nothing
_WHOLE_EUROS = 0.995
_HALF = 0.5
_FEW = 5  # from here on, half a sale more or less says nothing
_NEAR = 0.2
SELDOM = 1 / 1000
"""Sales a month: fewer are one in more months than anybody works."""


def euros(value: float, lang: str, decimals: int | None = None) -> str:
    """Print an amount that is only expected: whole euros, cents below one; a true minus sign.

    Args:
        value: EUR.
        lang: the reader's language.
        decimals: where given, that many whatever the amount.
    """
    if decimals is None and abs(value) >= _WHOLE_EUROS:
        decimals = 0
    return format_amount(value, "EUR", lang, decimals=decimals).replace("-", "\N{MINUS SIGN}")


def whole_euros(value: float) -> float:
    """Round an expected amount as `euros` prints it, so that a field holds what the page says.

    Args:
        value: EUR, 0 or more.
    """
    places = Decimal(1) if value >= _WHOLE_EUROS else Decimal("0.01")
    return float(Decimal(repr(float(value))).quantize(places, ROUND_HALF_UP))


def counted(value: float, *, below_one: int = 1) -> float:
    """Round an expected number of people or bookings to what is worth saying.

    Args:
        value: 0 or more.
        below_one: decimals below 1; a number too small for them keeps its first digit.

    Returns:
        A whole number from 10 up, else one with tenths; it prints as it is.
    """
    exact = Decimal(repr(float(value)))
    places = 0 if value >= _ALL_TENS else 1
    if 0 < value < 1:
        places = max(below_one, -exact.adjusted())
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def in_years(a_year: float) -> tuple[int, int]:
    """Put sales that are rarer than one a year into years that one can picture.

    Args:
        a_year: above 0, below 1.

    Returns:
        So many sales in so many years: one in several, or several in ten; one in one where that is nearest.
    """
    if a_year < _HALF:
        return 1, round(1 / a_year)
    in_ten = round(10 * a_year)
    return (in_ten, _ALL_TENS) if in_ten < _ALL_TENS else (1, 1)


def between(value: float) -> tuple[int, int] | None:
    """Give the whole numbers around a small one that is far from any; None where one whole number will do."""
    if value >= _FEW or abs(value - round(value)) <= _NEAR:
        return None
    return floor(value), ceil(value)


def number(value: float, lang: str) -> str:
    """Print what `counted` gave, with the decimals that it has."""
    return format_amount(value, "plain", lang)


def whole(n: int, t: Texts) -> str:
    """Print a whole number the reader's way."""
    return format_amount(n, "count", t.lang, decimals=0)


def note(text: str, size: int = 15, colour: str = INK, **place: object) -> dict[str, Any]:
    """Give a text on the picture: left-aligned, no arrow; `place` says where, the plotly way."""
    base = {"showarrow": False, "xanchor": "left", "yanchor": "middle", "align": "left", "borderpad": 0}
    return base | {"text": text, "font": {"size": size, "color": colour}} | place


def dollars(value: float, lang: str) -> str:
    """Print US dollars as they were published, whole ones: `$100`, `100 $`."""
    amount = format_amount(value, "count", lang, decimals=0)
    return f"{amount}\N{NO-BREAK SPACE}$" if lang == "fr" else f"${amount}"


def of_100(share: float, lang: str, decimals: int = 0) -> str:
    """Print a share as how many of a hundred: 0.42 gives `42`; no sign, for the sentence says of whom."""
    return format_amount(100 * share, "plain", lang, decimals=decimals)


def broken(text: str, most: int) -> list[str]:
    """Break a text into as few lines as it needs, about equally long: no word is left alone."""
    lines = wrap(text, most, break_on_hyphens=False, break_long_words=False)
    for width in range(most // 2, most):
        even = wrap(text, width, break_on_hyphens=False, break_long_words=False)
        if len(even) == len(lines):
            return even
    return lines
