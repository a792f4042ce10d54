"""One participant of a room, read from a row of the summary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from workbooks.cohort.rows import Row

_NEUTRAL = re.compile(r"participants/\d+\.html", re.ASCII)


@dataclass(frozen=True)
class Participant:
    """One participant.

    Attributes:
        number: the row of the roster, by which they go where names are not shown.
        name: their name.
        workbook: the workbook that was run.
        status: "done", "refused" or "failed".
        error: why it was not done.
        verdict: one of the verdict's words; empty where there is none.
        numbers: every finite number of the result, by name.
        href: where their report is, relative to the room's page and fit for a link; empty for none.
        neutral: whether that address tells a number and no name.
    """

    number: str
    name: str
    workbook: str
    status: str
    error: str
    verdict: str
    numbers: dict[str, float]
    href: str
    neutral: bool


def participant(row: Row) -> Participant:
    """Read one row; what is missing is left out."""
    report = row.get("report") or ""
    return Participant(
        number=str(row["line"]),
        name=row["participant"],
        workbook=row["workbook"],
        status=row["status"],
        error=row.get("error", ""),
        verdict=row.get("verdict", ""),
        numbers={key: value for key, value in row.items() if isinstance(value, float) and isfinite(value)},
        href=quote(report),
        neutral=bool(_NEUTRAL.fullmatch(report)),
    )
