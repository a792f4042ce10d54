"""What can be asked of `halfhour cohort`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def jobs(text: str) -> int:
    """Read how many at a time; 0 for what is no such number: `cohort` says so, in the language asked for."""
    return int(text) if text.isdecimal() else 0


def cohort_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options; its names are those of `workbooks.cohort.command.Wanted`."""
    parser.description = (
        "Runs a workbook for each line of a roster and writes a report for each participant, a summary and "
        "the page of the room. Returns 0 when all lines are done, 1 when one was refused or failed."
    )
    parser.add_argument("roster", type=Path, help="the sheet of participants, .xlsx or .csv")
    parser.add_argument(
        "--workbook", default="04_your_verdict", help="which: its name, or 04 (default 04_your_verdict)"
    )
    parser.add_argument("--lang", choices=("fr", "en"), default="en", help="the language (default en)")
    parser.add_argument(
        "--out", type=Path, default=Path("reports"), help="folder for the results: new or empty"
    )
    parser.add_argument(
        "--jobs", type=jobs, default=None, help="how many lines at a time (default: two a core)"
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on where a run stopped, or with a mended roster"
    )
    parser.add_argument(
        "--scheduler", default=None, help="run on a Dask cluster, such as tcp://10.0.0.1:8786"
    )
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--names", action="store_true", help="name the participants on the page of the room")
    who.add_argument("--anonymous", action="store_true", help="no name in any file")
