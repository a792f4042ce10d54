"""One cell read as a number of the schema, or the sentence that says why it can not be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from widgets.amount_error import AmountError
from widgets.amounts import format_amount, format_as_typed, format_number, parse_amount
from widgets.texts import N_
from workbooks.roster.words import NO, YES, month_words, plain, yes_and_no

if TYPE_CHECKING:
    from case_studies.quantity import Quantity
    from widgets.texts import Lang, Texts
    from workbooks.roster.raw import Note, Raw

Given = float | list[float]

NOT_KNOWN = frozenset({"?", "??", "???", "-", "--", "/", "n/a", "na", "nsp", "ne sait pas", "unknown"})
"""What people type where they do not know: the number stays our assumption, as if nothing stood there."""

_ODD: dict[Note, str] = {
    "formula": N_("A formula without its result stands here: type what it comes to."),
    "date": N_(
        "Excel has made a date of this number ({given}): format the cell as a number and type it again."
    ),
    "error": N_("An error message of Excel stands here ({given}): type the value itself."),
    "merged": N_("Several cells are merged into one here: part them, and type each value into its own cell."),
}
_BETWEEN = re.compile(r"\.\.(?!\.)|…")
_ERROR = re.compile(r"#(?:[A-Z]+(?:/0)?[!?]|N/A|#{2,})")
_MONTH = rf"(?:{'|'.join(month_words())})\.?"
_LOOKS: dict[Note, re.Pattern[str]] = {
    "formula": re.compile(r"=.*"),
    "date": re.compile(
        r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
        rf"|\d{{1,2}}[-. ]{_MONTH}(?:[-. ]\d{{2,4}})?|{_MONTH}[-. ]\d{{2,4}}",
        re.IGNORECASE,
    ),
}
"""What a text file shows of the same; an error of Excel's (`_ERROR`) may stand in place of a name too."""
_POINTS = 3


class CellError(ValueError):
    """A cell that can not be used; its text is one sentence."""


def odd(cell: Raw, t: Texts) -> None:
    """Refuse what is no value at all.

    Raises:
        CellError: Where a formula, a date, an error or a merged cell stands there.
    """
    note: Note = "error" if isinstance(cell.value, str) and _ERROR.fullmatch(cell.value) else cell.note
    if note in _ODD:
        raise CellError(t(_ODD[note], given=cell.value))


def number(cell: Raw, quantity: Quantity, lang: Lang, t: Texts) -> Given | None:
    """Read a number, or three of them (``2..4..6``).

    Args:
        cell: What stands there.
        quantity: What is asked for.
        lang: The language in which it is typed.
        t: The trainer's texts.

    Returns:
        The number, or lowest, likeliest and highest; None where somebody says that they do not know.

    Raises:
        CellError: Where it can not be used.
    """
    odd(cell, t)
    if isinstance(cell.value, float):
        return _checked([_from_excel(cell, cell.value, quantity, t)], cell.value, quantity, t)
    typed = t(YES if cell.value else NO) if isinstance(cell.value, bool) else cell.value
    if plain(typed) in NOT_KNOWN:
        return None
    for note, looks in _LOOKS.items():
        if looks.fullmatch(typed):
            raise CellError(t(_ODD[note], given=typed))
    try:
        points = [_typed(part, quantity, lang, t) for part in _BETWEEN.split(typed)]
    except AmountError as error:
        raise CellError(error.sentence(t)) from error
    return _checked(points, typed, quantity, t)


def _checked(points: list[float], given: str | float, quantity: Quantity, t: Texts) -> Given:
    try:
        found = quantity.read(points if len(points) > 1 else points[0])
    except PydanticCustomError as error:
        typed = given if isinstance(given, str) else format_number(given, "plain", t.lang)
        if error.type == "out_of_range":
            low, high = bounds(quantity, t)
            wrong = AmountError("out_of_range", typed, t.lang, low=low, high=high)
        elif error.type == "range_order":
            wrong = AmountError("not_in_order", typed, t.lang)
        else:
            raise CellError(
                t(
                    "“{typed}” is {n} numbers: type one, or three as lowest..likeliest..highest.",
                    typed=typed,
                    n=len(points),
                )
            ) from error
        raise CellError(wrong.sentence(t)) from error
    return found if isinstance(found, float) else [found.low, found.likely, found.high]


def _typed(text: str, quantity: Quantity, lang: Lang, t: Texts) -> float:
    value = parse_amount(text, lang, quantity.unit)
    if quantity.unit == "share" and not re.search(r"%|cent", text):
        _no_doubt(value * 100, quantity, t)
    return value


def _from_excel(cell: Raw, value: float, quantity: Quantity, t: Texts) -> float:
    if quantity.unit != "share" or cell.note == "percent":
        return value
    _no_doubt(value, quantity, t)
    return value / 100


def _no_doubt(value: float, quantity: Quantity, t: Texts) -> None:
    """Refuse a share typed as 0.4 without its sign: 40 % to one reader and less than one to another."""
    if quantity.unit == "share" and 0 < value <= 1:
        number = format_number(value, "plain", t.lang)
        raise CellError(
            t(
                "“{number}” can be {small} or {large}: type it with its % sign.",
                number=number,
                small=format_amount(value / 100, "share", t.lang, decimals=_decimals(value)),
                large=format_amount(value, "share", t.lang),
            )
        )


def _decimals(value: float) -> int:
    return len(f"{value:.4f}".rstrip("0").partition(".")[2])


def bounds(quantity: Quantity, t: Texts) -> tuple[str, str]:
    """Print the lowest and the highest that is accepted, as it may be typed."""
    return (
        format_as_typed(quantity.low, quantity.unit, t.lang),
        format_as_typed(quantity.high, quantity.unit, t.lang),
    )


def switch(cell: Raw, t: Texts) -> bool | None:
    """Read yes or no; None where somebody says that they do not know.

    Raises:
        CellError: Where it is neither.
    """
    odd(cell, t)
    word = plain(f"{cell.value:g}" if isinstance(cell.value, float) else str(cell.value))
    if word in NOT_KNOWN:
        return None
    found = yes_and_no().get(word)
    if found is None:
        raise CellError(t("“{typed}” is neither yes nor no: choose one of the two.", typed=cell.value))
    return found
