"""Measure everything in one run: `make bench`, or `make bench ARGS=--quick`."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from tests.bench.machine import warn_if_busy
from tests.bench.plan import FULL, QUICK
from tests.bench.report import write
from tests.bench.run import run

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run, print and write.

    Returns:
        0, whatever the bars say: a bar that is not met is a finding, no fault.
    """
    # Ended from outside, the servers are ended too.
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda number, _: sys.exit(128 + number))
    options = argparse.ArgumentParser(prog="make bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="a fifth of the time, for a first impression")
    options.add_argument(
        "--peers", type=Path, default=ROOT / ".venv-bench/bin/python", help="the Python that has the peers"
    )
    options.add_argument("--only", nargs="*", help="measure only these pages")
    given = options.parse_args()
    warn_if_busy()
    results, machine = run(QUICK if given.quick else FULL, given.peers, given.only)
    whole = not given.quick and not given.only
    sys.stdout.write(write(results, machine, ROOT / "docs" if whole else ROOT / "build" / "bench"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
