"""What a cohort costs: twenty, a hundred and a thousand lines, and twenty by a plain loop of papermill."""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.machine import describe, warn_if_busy
from tests.bench.programs import ROOT, ran
from tests.bench.report import within
from tests.workbooks.rosters import good, write_rows
from workbooks.paths import WORKBOOKS
from workbooks.warm_kernels import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

WORKBOOK = "04_your_verdict"
LOOPED = 20
SIZES = (20, 100, 1000)
MANY = 100_000
REPORTS = 20

_LOOP = """
import sys, papermill
from pathlib import Path
from workbooks.roster.reading import read_roster
notebook, roster, folder = map(Path, sys.argv[1:])
for line in read_roster(roster, "fr").lines:
    made = folder / f"{line.number}.ipynb"
    papermill.execute_notebook(notebook, made, line.parameters, progress_bar=False)
"""
_REPORT = """
import sys, time
from pathlib import Path
from workbooks.report import write_report
executed = sorted(Path(sys.argv[1]).glob("*.ipynb"))[:int(sys.argv[2])]
write_report(executed[0], Path(sys.argv[3]), "fr", "A")
began = time.process_time()
for path in executed:
    write_report(path, Path(sys.argv[3]), "fr", "A")
print((time.process_time() - began) / len(executed))
"""


@dataclass(frozen=True)
class Cost:
    """What a run took.

    Attributes:
        lines: How many lines.
        seconds: From its start to its end.
        processor: Seconds of processor, of all its processes.
        megabytes: What it wrote.
    """

    lines: int
    seconds: float
    processor: float
    megabytes: float = 0.0


def measured(lines: int, arguments: Sequence[str], out: Path) -> Cost:
    """Run a program to its end, with ordinary kernels where it names no others.

    Raises:
        RuntimeError: where it fails.
    """
    before, began = _processor(), perf_counter()
    ran(arguments, {name: value for name, value in os.environ.items() if name != VARIABLE})
    seconds = perf_counter() - began
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    return Cost(lines, seconds, _processor() - before, size)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def extrapolated(small: Cost, large: Cost, lines: int) -> Cost:
    """Give what so many lines would take, by the slope between two runs.

    Raises:
        ValueError: where both have as many lines.
    """
    if small.lines == large.lines:
        raise ValueError("Two runs of the same size have no slope.")

    def at(one: float, other: float) -> float:
        return other + (other - one) / (large.lines - small.lines) * (lines - large.lines)

    return Cost(
        lines,
        at(small.seconds, large.seconds),
        at(small.processor, large.processor),
        at(small.megabytes, large.megabytes),
    )


def table(looped: Cost, found: Sequence[Cost], report: float, machine: dict[str, object]) -> str:
    """Print what was measured, and what follows for a hundred thousand."""
    rows = [("a plain loop of papermill", looped), *(("halfhour cohort", one) for one in found)]
    said = ["| | lines | minutes | processor, s a line | lines a minute | MB |", "|---|---|---|---|---|---|"]
    said += [
        f"| {name} | {one.lines:,} | {one.seconds / 60:.1f} | {one.processor / one.lines:.2f} | "
        f"{60 * one.lines / one.seconds:.0f} | {one.megabytes:.0f} |"
        for name, one in rows
    ]
    text = "\n".join(said)
    if len(found) > 1:
        many = extrapolated(found[-2], found[-1], MANY)
        text += (
            f"\n\nExtrapolated to {MANY:,} lines: {many.seconds / 3600:.0f} hours on this machine, "
            f"{many.processor / 3600:.0f} hours of one core, {many.megabytes / 1000:.0f} GB. Of these, "
            f"{report * MANY / 3600:.1f} hours of one core are reports, which are written on your machine "
            "also where a cluster does the rest."
        )
    about = ", ".join(
        f"{name}: {machine[name]}" for name in ("when", "processor", "cores", "memory", "Python")
    )
    return f"{text}\n\n{about}; load a core before: {machine['load a core before']}."


def run(sizes: Sequence[int]) -> tuple[Cost, list[Cost], float]:
    """Measure the loop, runs of these sizes, and the processor time of a report."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for size in {LOOPED, *sizes}:
            write_rows(
                place / f"{size}.csv", [good(number) | {"name": f"P {number}"} for number in range(size)]
            )
        plain = place / "plain"
        plain.mkdir()
        notebook = WORKBOOKS / "fr" / f"{WORKBOOK}.ipynb"
        looped = measured(
            LOOPED, ["-c", _LOOP, str(notebook), str(place / f"{LOOPED}.csv"), str(plain)], plain
        )
        found = []
        for size in sizes:
            out = place / f"out-{size}"
            asked = ["--workbook", WORKBOOK, "--lang", "fr", "--out", str(out)]
            command = ["-m", "workbooks.cli", "cohort", str(place / f"{size}.csv"), *asked]
            found.append(measured(size, command, out))
            sys.stderr.write(f"{found[-1]}\n")
        page = [str(place / f"out-{sizes[0]}" / "notebooks"), str(REPORTS), str(place / "report.html")]
        return looped, found, float(ran(["-c", _REPORT, *page], os.environ))


def main() -> int:
    """Measure, print, and write the table into the page of the docs.

    Returns:
        0.
    """
    options = argparse.ArgumentParser(prog="make bench-cohort", description=__doc__)
    options.add_argument(
        "--quick", action="store_true", help="without the thousand; the docs stay as they are"
    )
    given = options.parse_args()
    warn_if_busy()
    machine = describe("-", None)
    looped, found, report = run(SIZES[:2] if given.quick else SIZES)
    text = table(looped, found, report, machine)
    sys.stdout.write(text + "\n")
    if not given.quick:
        page = ROOT / "docs" / "trainers.md"
        page.write_text(within(page.read_text(encoding="utf-8"), text), encoding="utf-8")
        data = {
            "loop": vars(looped),
            "cohort": [vars(one) for one in found],
            "report": report,
            "machine": machine,
        }
        (ROOT / "docs" / "cohort.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
