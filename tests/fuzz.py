"""What is made up to do harm, tried at length: `python -m tests.fuzz`, or `fuzzed()` for a program.

Every property-based test of what a stranger can send is run with new examples; what is counted are the inputs
that were tried from beginning to end, not those that hypothesis drew and threw away.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.report import within
from tests.bench.table import grid

ROOT = Path(__file__).resolve().parent.parent
MOST = 1000
"""How many inputs each property is tried with at the most, where nothing else is asked for."""
HOSTILE = {
    "links, save files, storage, boxes": [
        "tests/widgets/test_hostile_text.py",
        "tests/widgets/test_links.py",
        "tests/widgets/test_save_file.py",
        "tests/widgets/test_amounts.py",
        "tests/case_studies/test_parse.py",
    ],
    "messages of a page": ["tests/workbooks/test_forged.py", "tests/workbooks/test_page_socket.py"],
    "rosters, files of people, names": [
        "tests/workbooks/test_roster.py",
        "tests/workbooks/test_roster_hostile.py",
        "tests/workbooks/test_roster_sheet.py",
        "tests/workbooks/test_roster_size.py",
        "tests/workbooks/test_cohort_parts.py",
        "tests/workbooks/test_report.py",
        "tests/case_studies/test_sheet.py",
        "tests/case_studies/test_people_file.py",
    ],
    "headers and addresses": ["tests/workbooks/test_policy.py", "tests/workbooks/test_serve.py"],
}
_COUNTED = re.compile(r"- (\d+) passing(?: examples)?, (\d+) failing")  # older ones say "examples"


@dataclass(frozen=True)
class Fuzzed:
    """What came of one kind of input.

    Attributes:
        kind: What was made up.
        tried: How many inputs.
        failing: How many of these broke a promise.
        passed: Whether all tests of it passed, those without made-up inputs too, and any input was counted.
    """

    kind: str
    tried: int
    failing: int
    passed: bool


def fuzzed(examples: int = MOST) -> list[Fuzzed]:
    """Try it all.

    Args:
        examples: How many inputs each property is tried with at the most.
    """
    return [_tried(kind, files, examples) for kind, files in HOSTILE.items()]


def _tried(kind: str, files: list[str], examples: int) -> Fuzzed:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--hypothesis-show-statistics",
        *files,
    ]
    # The tests of one server's answers are not about made-up inputs, and take most of the time.
    command += ["-m", "hypothesis"]
    environment = {**os.environ, "HALFHOUR_EXAMPLES": "fuzz", "HALFHOUR_TRIES": str(examples)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    found = counted(kind, done.stdout, done.returncode)
    if not found.passed:
        sys.stderr.write(done.stdout[-5000:] + done.stderr[-2000:])
    return found


def counted(kind: str, said: str, code: int) -> Fuzzed:
    """Read what pytest said of one kind of input, with hypothesis' statistics, and how it ended."""
    counts = [(int(good), int(bad)) for good, bad in _COUNTED.findall(said)]
    good, bad = sum(one for one, _ in counts), sum(one for _, one in counts)
    return Fuzzed(kind, good + bad, bad, code == 0 and good > 0)


def table(found: list[Fuzzed]) -> str:
    """Give the run as Markdown: how much was tried, a line for each kind."""
    rows = [
        [one.kind, f"{one.tried:,}", str(one.failing), "yes" if one.passed else "**no**"] for one in found
    ]
    whole = ["all", f"{sum(one.tried for one in found):,}", str(sum(one.failing for one in found)), ""]
    return grid(["made up", "inputs tried", "that broke a promise", "held"], [*rows, whole])


def write(found: list[Fuzzed]) -> None:
    """Write a whole run into the docs: the figures, and the table in their page."""
    text = json.dumps([asdict(one) for one in found], indent=1) + "\n"
    (ROOT / "docs" / "fuzz.json").write_text(text, encoding="utf-8")
    page = ROOT / "SECURITY.md"
    page.write_text(within(page.read_text(encoding="utf-8"), table(found)), encoding="utf-8")


def main() -> int:
    """Try it all, and print how much that was; a whole run goes into the docs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=MOST, help="inputs for each property, at the most")
    examples = parser.parse_args().examples
    found = fuzzed(examples)
    if examples == MOST:
        write(found)
    sys.stdout.write(table(found))
    return 0 if all(one.passed for one in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
