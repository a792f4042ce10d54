"""One participant of a room, read from a row of the summary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING
from urllib.parse import quote

from case_studies.by_itself import by_itself
from widgets.your_verdict.recorded import HALF_HOUR_IS_OURS
from workbooks.report.room_words import ON_THE_HALF_HOUR, PAYS_LESS, PAYS_OPEN

if TYPE_CHECKING:
    from case_studies.by_itself import Alone
    from workbooks.cohort.rows import Row

_NEUTRAL = re.compile(r"participants/\d+\.html", re.ASCII)


_OF_WHAT_PAYS = {"redirect": PAYS_LESS, "cannot_tell": PAYS_OPEN, "test_first": PAYS_OPEN}


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

    @property
    def alone(self) -> Alone | None:
        """Whether today's hours pay, whatever else they could do; None where the result does not tell."""
        hours, p_pays = (self.numbers.get(key) for key in ("hours_per_month", "p_pays"))
        return None if hours is None or p_pays is None else by_itself(hours, p_pays)

    @property
    def stands(self) -> str:
        """Their verdict's word, or a word of its own where it pays and the verdict is on the half-hour."""
        return _OF_WHAT_PAYS.get(self.verdict, self.verdict) if self.alone == "pays" else self.verdict

    @property
    def lent(self) -> bool:
        """Whether the verdict holds them against a half-hour that is our example's."""
        return self.numbers.get(HALF_HOUR_IS_OURS, 0.0) > 0 and self.stands in ON_THE_HALF_HOUR


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
