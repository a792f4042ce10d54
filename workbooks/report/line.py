"""One line of a room, read from whatever a run or a summary file has put down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = re.compile(r"(?:[a-z]{0,12}[-_ ]?)?(\d+)", re.ASCII)
_NEUTRAL = re.compile(r"(?:.*/)?(?:participant|report|rapport|line|ligne)?[-_ ]?\d+\.html", re.ASCII)


@dataclass(frozen=True)
class Line:
    """One participant.

    Attributes:
        number: what they go by where names are not shown: their own number, or that of their line.
        name: their name.
        workbook: the workbook that was run.
        status: "done", "refused" or "failed".
        error: why it was not done.
        verdict: one of the verdict's words; empty where there is none.
        numbers: every finite number of the line, by name.
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


def line(row: Mapping[str, Any]) -> Line:
    """Read one line; what is missing or makes no sense is left out."""
    name = _text(row.get("participant"))
    own = _PLAIN.fullmatch(name.lower())
    report = _text(row.get("report")).replace("\\", "/")
    outside = report.startswith("/") or ".." in report.split("/")
    return Line(
        number=own[1] if own else _text(row.get("line")),
        name=name,
        workbook=_text(row.get("workbook")),
        status=_text(row.get("status")),
        error=_text(row.get("error")),
        verdict=_text(row.get("verdict")),
        numbers={str(key): number for key, value in row.items() if (number := _number(value)) is not None},
        href="" if outside else quote(report),
        neutral=bool(_NEUTRAL.fullmatch(report.lower())),
    )


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()  # noqa: PLR0124 - a missing one of pandas


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever it is: else it is none
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) else None
