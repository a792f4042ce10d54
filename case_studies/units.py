"""The units a number of ours can have."""

from __future__ import annotations

from typing import Literal

Unit = Literal["EUR", "share", "hours", "per_hour", "of_ten", "count", "plain"]
"""`EUR` money; `share` 0-1, shown as %; `hours` a month; `per_hour` things an hour; `of_ten` of 10."""

MONTHS_A_YEAR = 12
