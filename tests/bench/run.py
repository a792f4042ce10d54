"""One run: everyone is measured by turns, so that whatever the machine does meanwhile meets all alike."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error as PlaywrightError

from tests.bench import runs
from tests.bench.contestants import ALL, PEER_NAMES, ROOT, serving
from tests.bench.crowd import Learner, crowd
from tests.bench.machine import describe
from tests.bench.metrics import KERNELS
from tests.bench.pages import Place, Visit, chromium, growth, moves, visit, warm_up
from tests.bench.processes import environment
from tests.bench.spread import spread
from workbooks.warm_kernels import NAME, VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Browser

    from tests.bench.bars import Results
    from tests.bench.plan import Plan

Measures = dict[str, dict[str, list[float | None]]]
"""Metric, then who, then what was measured, one after the other."""

_CROWDS = {"ours": "ours", "lester": "course", "voila": "voila"}
"""Who is opened by many at once, and the server: only their numbers stand in the HTML."""
PATIENCE = 600
_BEGAN = perf_counter()

_VISIT = tuple(one.name for one in fields(Visit))

_BYTECODE = """
import compileall, pathlib, sysconfig
packages = pathlib.Path(sysconfig.get_path("purelib"))
if not list(packages.glob("plotly/__pycache__/*.pyc")):
    compileall.compile_dir(packages, quiet=2)
"""


def run(plan: Plan, peers: Path, only: Sequence[str] | None) -> tuple[Results, dict[str, Any]]:
    """Measure everything.

    Args:
        plan: how often.
        peers: the Python that has the peers.
        only: the pages to measure; everything where None, with kernels, crowds and runs.

    Returns:
        The results and the machine.

    Raises:
        FileNotFoundError: where there are no peers, or no Chromium.
    """
    who = [one for one in ALL if only is None or one.key in only]
    if any(one.key in PEER_NAMES for one in who) and not peers.exists():
        raise FileNotFoundError(f"There are no peers at {peers}: `make bench` brings them.")
    found: Measures = defaultdict(lambda: defaultdict(list))
    _compile(peers)
    with TemporaryDirectory(prefix="bench") as name:
        folder = Path(name)
        # Before anything else is started: the machine is described as it was found.
        machine = describe("", peers)
        with serving(sorted({one.server for one in who}), folder, peers) as servers, chromium() as browser:
            machine["Chromium"] = browser.version
            _pages(plan, browser, [Place(one, servers[one.server]) for one in who], found)
        if only is None:
            for rest in (
                lambda: _kernels(plan, folder, found),
                lambda: _crowds(plan, folder, peers, found),
                lambda: _runs(plan, folder, found),
            ):
                _tried(rest)
    return _summed(found), machine


def _say(what: str) -> None:
    """Tell how far it is, with the seconds since the bench was started."""
    sys.stderr.write(f"{perf_counter() - _BEGAN:5.0f} s  {what}\n")


def _compile(peers: Path) -> None:
    """Have everybody's bytecode there: not every installer makes it, and it is worth a second a start."""
    for python in {sys.executable, str(peers)}:
        subprocess.run([python, "-c", _BYTECODE], check=False, timeout=PATIENCE, env=environment(ROOT))


def _pages(plan: Plan, browser: Browser, places: list[Place], found: Measures) -> None:
    for place in places:
        _say(f"warming up {place.who.key}")
        warm_up(browser, place)
    for number in range(plan.visits):
        _say(f"visits, {number + 1} of {plan.visits}")
        for place in places:
            made = _kept(visit, browser, place)
            for metric in _VISIT:
                found[metric][place.who.key].append(made and getattr(made, metric))
    for number in range(plan.move_rounds):
        _say(f"moves of the slider, {number + 1} of {plan.move_rounds}")
        for place in places:
            if place.who.slider:
                made = _kept(moves, browser, place, plan.moves)
                found["move"][place.who.key] += [None] * plan.moves if made is None else made
    for place in places:
        if place.who.grows:
            _say(f"memory of {place.who.key}")
            many = max(1, plan.sessions // 3) if place.who.server == "voila" else plan.sessions
            found["tree_memory"][place.who.key].append(_kept(growth, browser, place, many))


def _kept(measure: Callable[..., Any], browser: Browser, place: Place, *more: object) -> Any:  # noqa: ANN401 - whatever it measures
    """Measure; where that fails, say so, and go on: the others are still to be measured."""
    try:
        return measure(browser, place, *more)
    except (PlaywrightError, OSError) as error:
        _say(f"lost: {measure.__name__} of {place.who.key}: {str(error).splitlines()[0]}")
        return None


def _tried(measure: Callable[[], None]) -> None:
    """Measure; what fails is told, and the tables lack it: the minutes of all others are not thrown away."""
    try:
        measure()
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        _say(f"lost: {error}")


def _kernels(plan: Plan, folder: Path, found: Measures) -> None:
    _say("kernels")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.kernels", str(plan.kernels)],
        cwd=ROOT,
        env={**environment(folder / "kernels"), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    for one in json.loads(done.stdout):
        for way in KERNELS:
            for metric, seconds in one[way].items():
                found[metric][way].append(seconds)


def _crowds(plan: Plan, folder: Path, peers: Path, found: Measures) -> None:
    """Let the learners come to servers of their own, one server after the other."""
    by_key = {one.key: one for one in ALL}
    for key, server in _CROWDS.items():
        _say(f"{plan.learners} learners of {key}")
        who = by_key[key]
        with serving([server], folder, peers) as servers:
            url = servers[server].url + who.path
            asyncio.run(crowd([url], who.said, 1, 0))
            servers[server].settle()
            for learner in asyncio.run(crowd([url], who.said, plan.learners, plan.seconds)):
                _came(learner, key, found)


def _came(learner: Learner, key: str, found: Measures) -> None:
    """Note what one learner of a crowd met."""
    # A page that never has its number in the HTML has lost nobody.
    if learner.number is not None or learner.output is None:
        found["crowd_number"][key].append(learner.number)
    found["crowd_output"][key].append(learner.output)


def _runs(plan: Plan, folder: Path, found: Measures) -> None:
    env = environment(folder / "runs")
    warm = {**env, VARIABLE: NAME}
    for way, measure in (
        ("command", lambda: runs.command(plan.commands, env)),
        ("loop", lambda: runs.loop(plan.loops, env)),
        ("forked", lambda: runs.loop(plan.loops, warm)),
        ("batch", lambda: runs.batch(plan.batch, env)),
    ):
        _say(f"runs: {way}")
        _tried(lambda way=way, measure=measure: found["runs"][way].append(measure()))


def _summed(found: Measures) -> Results:
    results: Results = {}
    for metric, by_who in found.items():
        for who, measures in by_who.items():
            summed = spread(measures)
            lost = sum(measure is None for measure in measures)
            results.setdefault(metric, {})[who] = (summed.as_data() if summed else {}) | {"lost": lost}
    return results
