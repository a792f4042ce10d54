"""A hundred learners for ten minutes, the long search for bad input, every page by axe-core: `make soak`.

In short, and the learners only: `make soak ARGS="--minutes 2 --learners 40"`.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from tests import fuzz, promises
from tests.bench.machine import describe, warn_if_busy
from tests.bench.report import within
from tests.browser import axe_all
from tests.soak.run import soak, write
from tests.soak.table import markdown
from tests.soak.table import promises as promised

ROOT = Path(__file__).parents[2]
LEARNERS, MINUTES = 100, 10.0


def main() -> int:
    """Run, print and write.

    Returns:
        0 where all promises are held, 1 where one is not.
    """
    # Ended from outside, the server is ended too.
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda number, _: sys.exit(128 + number))
    options = argparse.ArgumentParser(prog="make soak", description=__doc__)
    options.add_argument("--learners", type=int, default=LEARNERS, help="how many at a time")
    options.add_argument("--minutes", type=float, default=MINUTES, help="how long new ones come")
    options.add_argument("--places", type=int, default=None, help="how many the server has")
    options.add_argument("--load-only", action="store_true", help="neither bad input nor axe-core afterwards")
    given = options.parse_args()
    whole = (given.learners, given.minutes, given.places) == (LEARNERS, MINUTES, None)
    warn_if_busy()
    machine = {key: value for key, value in describe("", None).items() if key != "Chromium"}
    run = soak(given.learners, given.minutes, given.places) | {"machine": machine}
    tables = markdown(run)
    folder = ROOT / "docs" if whole else ROOT / "build" / "soak"
    write(run, folder / "soak.json")
    if whole:
        page = folder / "capacity.md"
        page.write_text(within(page.read_text(encoding="utf-8"), tables), encoding="utf-8")
    sys.stdout.write(tables)
    held = all(each.holds for each in promised(run))
    if whole and not given.load_only:
        found = fuzz.fuzzed()
        fuzz.write(found)
        sys.stdout.write(fuzz.table(found))
        held &= all(one.passed for one in found)
        judged = axe_all.judged()
        axe_all.write(judged)
        sys.stdout.write(
            "\n".join([axe_all.table(judged), *(line for one in judged for line in one.broken), ""])
        )
        held &= not any(one.broken for one in judged)
    if whole:
        promises.write()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
