"""A cohort without kernels: what would be run is noted, and what comes of it is made up."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from workbooks.cohort.command import Wanted, cohort
from workbooks.cohort.made import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import pytest

    from workbooks.cohort.task import Task

Rows = list[dict[str, str]]
HEAD = ("Participant", "Kind of business", "Hours a month you give to posting")


class Faked:
    """What stands in the place of kernels and of reports.

    Attributes:
        runs: How often each line was run, by what it is made of.
        order: Puts the lines in the order in which they end.
        before: Called before each line ends.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.runs: Counter[str] = Counter()
        self.order: Callable[[Sequence[Task]], Sequence[Task]] = list
        self.before: Callable[[Task], object] = lambda _: None
        patch.setattr("workbooks.cohort.here.here", self._here)
        patch.setattr("workbooks.cohort.command.write_report", self._report)

    def _here(self, tasks: Sequence[Task], *_: object) -> Iterator[tuple[Task, Made]]:
        for task in self.order(tasks):
            self.before(task)
            self.runs[task.key] += 1
            yield task, made(task.parameters["more"]["hours"])

    @staticmethod
    def _report(executed: Path, out: Path, lang: str, title: str) -> None:
        out.write_text(f"{title} {lang} {json.loads(executed.read_text())['hours']}")


def made(hours: float) -> Made:
    """Make up what comes of a line; of 13 hours, a failure."""
    packed = gzip.compress(json.dumps({"hours": hours}).encode())
    if hours == 13:
        return Made(packed, reason="ValueError: thirteen")
    numbers = {"net_per_month": hours * 1.5, "p_pays": 0.25, "hours_per_month": hours, "a_count": 2}
    return Made(packed, {"verdict": "redirect", "numbers": numbers})


def write_roster(path: Path, *people: tuple[str, object]) -> Path:
    """Write a sheet of participants: names, and their hours."""
    from workbooks.roster.columns import columns, kind_title  # noqa: PLC0415 - slow

    titles = {column.key: column.title("en") for column in columns()}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([titles[key] for key in ("name", "business", "hours")])
    writer.writerows([name, kind_title("lester", "en"), hours] for name, hours in people)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))
    return path


def run(roster: Path, out: Path, **how: Any) -> int:  # noqa: ANN401 - options
    """Call the command."""
    return cohort(Wanted(**{"roster": roster, "workbook": "04_your_verdict", "lang": "en", "out": out} | how))


def summary(out: Path, separator: str = ",") -> Rows:
    """Read the summary."""
    text = (out / "summary.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=separator))


def files(out: Path) -> dict[str, bytes]:
    """Give the files that a trainer opens, by their paths."""
    found = (path for path in out.rglob("*") if path.is_file() and ".halfhour" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
