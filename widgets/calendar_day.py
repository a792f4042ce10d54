"""Days counted in months, as people do."""

from __future__ import annotations

from datetime import date


def months_later(day: date, months: int) -> date:
    """Give the same day some months on, or the last day of that month where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - date.resolution).day
    return date(year, month + 1, min(day.day, last))
