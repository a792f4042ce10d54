"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from widgets.calendar_day import day_and_month, long_date


@pytest.mark.parametrize(
    ("day", "lang", "whole", "short"),
    [
        (date(2026, 12, 1), "fr", "1er décembre 2026", "1er décembre"),
        (date(2026, 12, 11), "fr", "11 décembre 2026", "11 décembre"),
        (date(2026, 12, 1), "en", "December 1, 2026", "December 1"),
    ],
)
def test_the_first_of_a_month_has_its_french_ordinal(day: date, lang: str, whole: str, short: str) -> None:
    assert long_date(day, lang) == whole
    assert day_and_month(day, lang) == short
