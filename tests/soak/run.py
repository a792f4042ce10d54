"""One run: a server, a crowd that comes and goes for some minutes, and what is left when all have gone."""

from __future__ import annotations

import asyncio
import json
import math
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Any

import psutil

from tests.bench.processes import Server
from tests.soak.crowd import crowd, levers
from tests.soak.learner import MORE
from tests.soak.memory import Watch
from tests.soak.remains import files, kernels, parents, running
from workbooks.paths import LANGS, WORKBOOKS
from workbooks.places.door import Patience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.soak.learner import Tally

ARRIVE = 30.0
"""Seconds within which the first ones come."""
PATIENCE = Patience(away=120)
"""As the server has it, but for those who are away: their twenty minutes would be waited for at the end."""
LAST = 2 * PATIENCE.away + 60
"""Seconds within which the last kernel must be gone."""
LINK = "?price=90&hours=10&n=4"


def paths() -> list[str]:
    """Give the address of each workbook in each language, and of one that a link opens."""
    found = [
        f"voila/render/{lang}/{path.name}"
        for lang in LANGS
        for path in sorted((WORKBOOKS / lang).glob("0[1-9]_*.ipynb"))
    ]
    return [*found, f"{found[0]}{LINK}", f"{found[-1]}{LINK}"]


def soak(learners: int, minutes: float, places: int | None = None) -> dict[str, Any]:
    """Run it, and give all figures.

    Args:
        learners: How many there are at a time.
        minutes: How long new ones come.
        places: How many the server has; by default enough for those who leave without a word, too.
    """
    places = places or math.ceil(MORE * learners)
    # A socket's path has room for a short one only.
    with tempfile.TemporaryDirectory(prefix="hh") as name:
        folder = Path(name)
        call = (
            "from workbooks.places.door import Patience; from workbooks.serve import Options, serve; "
            f"serve(Options(port={{port}}, browser=False, places={places}, patience={PATIENCE!r}))"
        )
        log = Path(tempfile.gettempdir()) / "halfhour-soak.log"
        env = os.environ | {"TMPDIR": name}
        with Server([sys.executable, "-c", call], cwd=WORKBOOKS.parent, env=env, log=log) as server:
            figures = asyncio.run(_run(server.url, _process(server.port), folder, (learners, minutes)))
        figures["files left"] = files(folder)
    return {"learners": learners, "minutes": minutes, "places": places} | figures


def _process(port: int) -> psutil.Process:
    """Find the server among this process's children."""
    return next(each for each in psutil.Process().children() if f"port={port}" in " ".join(each.cmdline()))


async def _run(url: str, server: psutil.Process, folder: Path, size: tuple[int, float]) -> dict[str, Any]:
    learners, minutes = size
    found = await levers(url, paths())
    await asyncio.to_thread(_empty, server, folder)
    at_rest = Watch(server).look()
    watch = Watch(server)
    watch.look()
    watching = asyncio.create_task(watch.go_on())
    tally = await crowd(url, found, learners, 60 * minutes, arrive=min(ARRIVE, 30 * minutes))
    watching.cancel()
    gone = perf_counter()
    left = len(kernels(server))
    await asyncio.to_thread(_empty, server, folder)
    return {
        "moved": {lever.path: len(lever.answers) for lever in found},
        "crowd": _crowd(tally),
        "at rest": asdict(at_rest),
        # The first one has only set the clocks.
        "looks": [asdict(look) for look in watch.looks[1:]],
        "growth": {name: watch.growth(name) for name in ("server", "parent", "kernel", "files")},
        "afterwards": {
            "kernels when the last had gone": left,
            "seconds until none was left": perf_counter() - gone,
            "kernels": len(kernels(server)),
            "kernels that ever were": len(watch.seen),
            "orphans": len(running(watch.seen)),
            "parents": len(parents(server)),
            "files of kernels": files(folder),
            "files open": server.num_fds(),
            "files open before": at_rest.files,
        },
    }


def _empty(server: psutil.Process, folder: Path) -> None:
    """Wait until no kernel is left, nor a file of one; at most as long as that should take.

    A server takes a kernel's files away once its process has ended, one after the other.
    """
    end = time.monotonic() + LAST
    while (kernels(server) or files(folder)) and time.monotonic() < end:
        time.sleep(1)


def _crowd(tally: Tally) -> dict[str, Any]:
    said = asdict(tally)
    return said | {"answers": _spread(tally.answers), "first_numbers": _spread(tally.first_numbers)}


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    """Give the middle one of some times, the one that 95 of 100 do not pass, and the longest."""
    if len(seconds) < 2:
        return {"count": len(seconds)}
    p95 = quantiles(seconds, n=20, method="inclusive")[-1]
    return {"count": len(seconds), "median": median(seconds), "p95": p95, "longest": max(seconds)}


def write(figures: dict[str, Any], path: Path) -> None:
    """Write a run down."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
