"""Read a number as the learner types it, in their own way of writing numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from widgets.amount_error import AmountError
from widgets.texts import check_lang

if TYPE_CHECKING:
    from case_studies.units import Unit
    from widgets.amount_error import Reason
    from widgets.texts import Lang

# How each unit may be written beside the number. In a French or an English text alike: people mix.
_MARKS: dict[Unit, str] = {
    "EUR": r"€|eur|euros?",
    "share": r"%|per ?cent|pour ?cent",
    "hours": r"(?:h|hrs?|hours?|heures?)(?: ?(?:/|a|per|par) ?(?:month|mois))?",
    "per_hour": r"(?:/|an|per|par|à l') ?(?:h|hour|heure)",
    "of_ten": r"(?:/|of|out of|sur) ?10",
}
_ANY_MARK = r"€|eur|euros?|%|h"
_SIGNS = {"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-", "\u2019": "'"}
_CORE = re.compile(r"[0-9 .,']*[0-9][0-9 .,']*")
# What people write between the two ends of a range, and before them.
_BETWEEN = re.compile(r" ?(?:-|\u2014|\.{2,}|\u2026|à|to|et|and|ou|or|a) ?", re.IGNORECASE)
_AHEAD = re.compile(r"(?:de|entre|from|between) ", re.IGNORECASE)
_CLOCK = re.compile(r"([0-9]{1,3}) ?h(?:ours?|eures?)? ?([0-5][0-9])(?: ?min)?", re.IGNORECASE)
_CENTS = re.compile(
    r"(?P<sign>[-+]?) ?(?P<euros>[0-9][0-9 .,']*?) ?(?:€|euros?|eur) ?(?P<cents>[0-9]{2})"
    r"(?: ?(?:c|cts?|cents?|centimes?))?",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"([0-9]{1,4}) ?min(?:utes?)?(?: ?(?:/|a|per|par) ?(?:month|mois))?",
    re.IGNORECASE,
)
_MOST_DIGITS = 15  # what a float holds exactly
_LONGEST = 60

_EXAMPLES: dict[Unit, tuple[float, str]] = {"share": (12.5, "0.0"), "count": (1200, "#,##0")}
_MONEY_EXAMPLE = (1200.5, "#,##0.00")
_SMALL_EXAMPLE = (2.5, "0.0")


def parse_amount(text: str, lang: str, unit: Unit | None = None) -> float:
    """Read one number written the way of `lang`, or any other way that can only mean one thing.

    Thousands may be parted by spaces of any width, apostrophes, commas or points; the unit may stand before
    or after. Where a text could mean two numbers the language decides: in English `1,200` is 1200 and
    `1.200` is 1.2; in French `1,200` is 1.2, and `1.200` is refused because both readings are in use.
    A minus is read; whether a negative number makes sense is for the field's range to say.

    Args:
        text: What the learner typed.
        lang: "fr" or "en".
        unit: What is counted. For a `share`, `12,5` and `12,5 %` are both 0.125; `hours` also reads `1h30`
            and `30 min`, and `EUR` reads `12€50`.
            Without a unit `€`, `EUR`, `%` and `h` are read over, and `12,5 %` is 12.5.

    Returns:
        The number in the unit of the model: EUR, hours a month, share 0-1, and so on.

    Raises:
        AmountError: When the text is not one number; its `reason` is stable and `sentence(t)` says it.
        ValueError: For another language.
    """
    language = check_lang(lang)
    example = example_of(unit, language)
    plain = " ".join("".join(_SIGNS.get(char, char) for char in text[: _LONGEST + 1]).split())
    if not plain:
        raise AmountError("empty", text, language, example=example)
    if len(plain) > _LONGEST:
        raise AmountError("not_a_number", text, language, example=example)
    if unit == "hours" and (clock := _CLOCK.fullmatch(plain)):
        return int(clock[1]) + int(clock[2]) / 60
    if unit == "hours" and (minutes := _MINUTES.fullmatch(plain)):
        return int(minutes[1]) / 60
    if _several(plain, unit):
        raise AmountError("two_numbers", text, language, example=example)
    sign, core = _strip(_cents(plain, unit), unit)
    if not _CORE.fullmatch(core):
        other = any(_CORE.fullmatch(_strip(plain, known)[1]) for known in _MARKS)
        raise AmountError("wrong_unit" if other else "not_a_number", text, language, example=example)
    if sum(char.isdigit() for char in core) > _MOST_DIGITS:
        raise AmountError("too_many_digits", text, language, example=example)
    number = sign * _read(core, text, language, example)
    return float(Decimal(repr(number)).scaleb(-2)) if unit == "share" else number


@cache
def example_of(unit: Unit | None, lang: Lang) -> str:
    """Give a number of that unit as one may type it."""
    value, pattern = _MONEY_EXAMPLE if unit in {None, "EUR", "plain"} else _EXAMPLES.get(unit, _SMALL_EXAMPLE)
    return str(format_decimal(value, pattern, locale=lang))


def _several(plain: str, unit: Unit | None) -> bool:
    """Tell a range, such as `10 à 12` or `10-12`, from one number."""
    parts = _BETWEEN.split(_AHEAD.sub("", plain, count=1))
    return len(parts) > 1 and all(_CORE.fullmatch(_strip(part, unit)[1]) for part in parts)


def _cents(plain: str, unit: Unit | None) -> str:
    """Write `12€50` as `12.50`; what is no amount of euros and cents is given back as it is.

    The mark between the two is the decimal one, so what parts the euros can only part thousands.
    """
    found = _CENTS.fullmatch(plain) if unit in {"EUR", None} else None
    euros = _reading(found["euros"], "") if found else None
    if found is None or euros is None:
        return plain
    return f"{found['sign']}{re.sub('[^0-9]', '', found['euros'])}.{found['cents']}"


def _strip(plain: str, unit: Unit | None) -> tuple[int, str]:
    """Take the sign and the unit off: the sign as 1 or -1, and the rest."""
    mark = _ANY_MARK if unit is None else _MARKS.get(unit, r"(?!)")
    found = re.fullmatch(
        rf"(?P<sign>[-+]?) ?(?:(?:{mark}) ?(?P<inner>[-+]?) ?(?P<after>.*?)|(?P<before>.*?) ?(?:{mark})?)",
        plain,
        re.IGNORECASE,
    )
    if found is None or (found["sign"] and found["inner"]):
        return 1, ""
    sign = -1 if "-" in (found["sign"], found["inner"]) else 1
    return sign, found["after"] if found["after"] is not None else found["before"]


def _read(core: str, text: str, lang: Lang, example: str) -> float:
    """Choose among the ways in which digits and separators can be read."""
    ways = {mark: value for mark in ("", ",", ".") if (value := _reading(core, mark)) is not None}
    if not ways:
        reason: Reason = "two_numbers" if re.search(r"[0-9] +[0-9]", core) else "separators"
        raise AmountError(reason, text, lang, example=example)
    if len(set(ways.values())) == 1:
        return next(iter(ways.values()))
    # Two readings are left only for a lone comma or point before exactly three digits.
    mark = "," if "," in ways else "."
    if lang == "en":
        return ways["" if mark == "," else "."]
    if mark == ",":
        return ways[","]
    big, small = (format_decimal(ways[way], locale=lang) for way in ("", "."))
    raise AmountError("two_readings", text, lang, big=big, small=small)


def _reading(core: str, decimal: str) -> float | None:
    """Read `core` with that decimal mark (`""`: none), or give None if it can not be read so."""
    whole, point, fraction = core.partition(decimal) if decimal else (core, "", "")
    if decimal and (not point or not re.fullmatch("[0-9]+", fraction)):
        return None
    if not whole and point:
        return float(f"0.{fraction}")
    groups = "".join(mark for mark in " ',." if mark != decimal)
    if not re.fullmatch(rf"[0-9]+|[1-9][0-9]{{0,2}}([{groups}])[0-9]{{3}}(?:\1[0-9]{{3}})*", whole):
        return None
    return float(f"{re.sub('[^0-9]', '', whole)}.{fraction or 0}")
