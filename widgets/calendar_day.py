"""Days counted in months, as people do."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date, format_skeleton


def months_later(day: date, months: int) -> date:
    """Give the same day some months on, or the last day of that month where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - date.resolution).day
    return date(year, month + 1, min(day.day, last))


def long_date(day: date, lang: str) -> str:
    """Print a whole date the reader's way: `1er décembre 2026`, `December 1, 2026`."""
    return _first(format_date(day, "long", locale=lang), lang)


def day_and_month(day: date, lang: str) -> str:
    """Print the same without its year."""
    return _first(format_skeleton("MMMMd", day, locale=lang), lang)


def _first(printed: str, lang: str) -> str:
    """Give the first of a month its French ordinal, which Babel leaves out."""
    return re.sub(r"^1(?= )", "1er", printed) if lang == "fr" else printed
