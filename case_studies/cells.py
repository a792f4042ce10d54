"""Read one cell the way a shop owner fills it in: yes or no, an amount, the name of a group."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Literal[",", "."]
"""The decimal mark."""

YES = {"1", "1.0", "1,0", "yes", "y", "true", "oui", "o", "vrai", "x", "✓", "✔"}
NO = {"0", "0.0", "0,0", "no", "n", "false", "non", "faux", "", "-", "\N{EN DASH}"}

_BESIDE_DIGITS = re.compile(r"€|EUR", re.IGNORECASE)
_WHOLE = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:[ '][0-9]{3})+)"  # blanks and apostrophes part thousands only
_PLAIN = re.compile(rf"{_WHOLE}(?:([.,])[0-9]{{1,2}})?", re.ASCII)
_BOTH = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+", re.ASCII)
_TWICE = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}", re.ASCII)
_EITHER = re.compile(r"[0-9]{1,3}[.,][0-9]{3}", re.ASCII)  # thousands or thousandths
_LONGER = re.compile(r"[0-9]+[.,][0-9]{4,}", re.ASCII)  # no thousands have so many digits


def flag(value: object) -> bool | None:
    """Read a mark: whether it says yes; None where it says neither. An empty cell says no."""
    mark = "" if value is None else " ".join(str(value).split()).casefold()
    if mark in YES:
        return True
    return False if mark in NO else None


def amount(value: object, mark: Mark | None = None) -> float:
    """Read an amount of money; NaN where it is none, or may mean two.

    `12,50`, `1 234.5 €` and `1.234,50` can mean one thing only. `1,234` can mean two: then the decimal mark
    of its column decides (`decimal_mark`).

    Args:
        value: a number, or what was typed.
        mark: the decimal mark, where it is known.
    """
    if isinstance(value, bool) or value is None:
        return math.nan
    if isinstance(value, int | float):
        return float(value)
    return _written(_digits(value), mark)


def _written(digits: str, mark: Mark | None) -> float:
    """Read an amount that was typed, without its unit."""
    if _EITHER.fullmatch(digits):
        if mark is None:
            return math.nan
        parted = mark not in digits
    elif _PLAIN.fullmatch(digits) or _LONGER.fullmatch(digits):
        parted = False
    elif _BOTH.fullmatch(digits):
        digits, parted = re.sub("[.,](?=.*[.,])", "", digits), False
    elif _TWICE.fullmatch(digits):
        parted = True
    else:
        return math.nan
    bare = re.sub("[ ']", "", digits)
    return float(re.sub("[.,]", "", bare) if parted else bare.replace(",", "."))


def decimal_mark(values: Iterable[object]) -> Mark | None:
    """Tell a column's decimal mark from what can mean one thing only; None where nothing does, or both."""
    seen = {found for value in values if isinstance(value, str) and (found := _mark_of(_digits(value)))}
    return seen.pop() if len(seen) == 1 else None


def _mark_of(digits: str) -> Mark | None:
    if _PLAIN.fullmatch(digits) or _LONGER.fullmatch(digits) or _BOTH.fullmatch(digits):
        last = re.sub("[^.,]", "", digits)[-1:]
        return "," if last == "," else "." if last else None
    if _TWICE.fullmatch(digits):
        return "." if "," in digits else ","
    return None


def _digits(value: object) -> str:
    text = _BESIDE_DIGITS.sub(" ", str(value)).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(text.split())


def name(value: object) -> str:
    """Read the name of a group: one line of text; a number without its `.0`; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
