"""Cohorts that are really run: two hundred lines, a kill in the middle, and a cluster that loses a worker."""

from __future__ import annotations

import contextlib
import gc
import os
import re
import signal
import socket
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import nbformat
import psutil
import pytest

from tests.workbooks.cohorts import Faked, files, run, summary, write_roster
from tests.workbooks.rosters import make_roster, mistakes
from tests.workbooks.warm_kernels import until
from widgets.texts import Texts
from workbooks import batch
from workbooks.cohort import away as clusters
from workbooks.cohort import hands
from workbooks.cohort.cluster import connected
from workbooks.errors import HalfhourError
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.workbooks.rosters import Made

PATIENCE = 300


@pytest.fixture(scope="module")
def two_hundred(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give a roster of two hundred, most of them with one of twenty kinds of mistakes."""
    assert len(mistakes(excel=True)) >= 20
    made = make_roster(tmp_path_factory.mktemp("roster") / "participants.xlsx", 199, wrong=191)
    assert (made.count, good(made)) == (200, 8)
    return made


def begun(roster: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    asked = (str(roster), "--lang", "fr", "--out", str(out), *options)
    return subprocess.Popen(
        [sys.executable, "-m", "workbooks.cli", "cohort", *asked],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def kept(out: Path) -> dict[str, int]:
    """Give when each finished line was kept."""
    there = (out / ".halfhour" / "work").glob("[!.]*.gz")
    return {path.name: path.stat().st_mtime_ns for path in there}


@pytest.fixture(scope="module")
def resumed(two_hundred: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the results of a run that was killed in the middle, and resumed; what was run is noted."""
    out = tmp_path_factory.mktemp("local") / "reports"
    # Two at a time: of the others, some have not begun.
    with begun(two_hundred.path, out, "--jobs", "2") as killed:
        until(lambda: len(kept(out)) >= 2 or killed.poll() is not None)
        family = psutil.Process(killed.pid).children(recursive=True)
        killed.send_signal(signal.SIGKILL)
    until(lambda: not any(each.is_running() and each.status() != "zombie" for each in family))
    first = kept(out)
    assert 2 <= len(first) < good(two_hundred)
    made: Counter[int] = Counter()
    one = batch.make_here

    def traced(each: batch.Run, kernels: object) -> batch.Outcome:
        made[int(each.output.stem)] += 1
        return one(each, kernels)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "make_here", traced)
        assert run(two_hundred.path, out, lang="fr", resume=True) == 1
    assert set(made.values()) == {1}
    assert len(made) == good(two_hundred) - len(first), "what was finished is not run again"
    assert first.items() <= kept(out).items(), "nor written again"
    return out


def good(roster: Made) -> int:
    return roster.count - len(roster.refused)


def test_of_two_hundred_each_is_done_or_refused_and_told_why(resumed: Path, two_hundred: Made) -> None:
    rows = summary(resumed, ";")
    counts = Counter(row["status"] for row in rows)
    assert counts == {"done": good(two_hundred), "refused": len(two_hundred.refused)}
    assert sum(counts.values()) == 200
    assert {int(row["line"]) for row in rows if row["status"] == "refused"} == set(two_hundred.refused)
    assert all(row["error"] for row in rows if row["status"] == "refused")
    done = [row for row in rows if row["status"] == "done"]
    assert all(re.fullmatch(r"-?\d+(,\d+)?", row["net_per_month"]) for row in done)
    assert len(kept(resumed)) == len(done)
    notebooks = sorted((resumed / "notebooks").iterdir())
    assert len(notebooks) == len(list((resumed / "participants").iterdir())) == len(done)
    nbformat.validate(nbformat.read(notebooks[0], as_version=4))


def test_nothing_of_this_machine_is_in_the_results(resumed: Path, two_hundred: Made) -> None:
    private = {str(WORKBOOKS.parent), sys.prefix, str(two_hundred.path), str(resumed.parent)}
    for name, content in files(resumed).items():
        assert not [place for place in private if place.encode() in content], name


# ---- a cluster ------------------------------------------------------------------------------------------


@contextlib.contextmanager
def worker(address: str, folder: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of Dask's own workers until the test is over."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, *options, "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with (folder / "worker.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextlib.contextmanager
def scheduling(folder: Path, failures: int = 3) -> Iterator[Any]:
    """Run a scheduler on the loopback, in a thread: a program of its own would load Dask once more.

    Workers that it is told to scale to are threads too; those of programs can join.
    """
    import distributed  # noqa: PLC0415 - an extra
    from dask import config  # noqa: PLC0415 - the same

    at = {"host": "127.0.0.1", "port": 0, "dashboard": False}
    joins = {"nthreads": 2, "local_directory": str(folder), "dashboard": False}
    with (
        config.set({"distributed.scheduler.allowed-failures": failures}),
        distributed.SpecCluster(
            scheduler={"cls": distributed.Scheduler, "options": at},
            worker={"cls": distributed.Worker, "options": joins},
        ) as cluster,
    ):
        yield cluster


@contextlib.contextmanager
def workers(
    address: str, folder: Path, count: int = 2, how: tuple[str, ...] = ("--no-nanny",)
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run workers, by default such as nobody starts again."""
    from distributed import Client  # noqa: PLC0415 - an extra

    with contextlib.ExitStack() as stack:
        options = ("--nthreads", "2", *how)
        started = [stack.enter_context(worker(address, folder, *options)) for _ in range(count)]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=PATIENCE)
        yield started


def test_a_cluster_that_loses_a_worker_comes_to_the_same_summary(
    resumed: Path, two_hundred: Made, tmp_path: Path
) -> None:
    out = tmp_path / "reports"
    with (
        scheduling(tmp_path) as cluster,
        workers(cluster.scheduler_address, tmp_path) as (_, second),
        begun(two_hundred.path, out, "--scheduler", cluster.scheduler_address) as process,
    ):
        until(lambda: len(kept(out)) >= 2 or process.poll() is not None)
        assert process.poll() is None
        # It has had lines, and has others now.
        until(lambda: len(psutil.Process(second.pid).children(recursive=True)) > 1)
        second.kill()
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, said[-500:]
    assert "Traceback" not in said
    assert "halfhour:" not in said, said[-500:]
    for name in ("summary.csv", "summary.xlsx", "index.html"):
        assert (out / name).read_bytes() == (resumed / name).read_bytes(), name
    assert sorted(files(out)) == sorted(files(resumed))


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path) -> None:
    roster = write_roster(tmp_path / "r.csv", ("A", 4))
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        closed = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
    for address in (closed, "here", "tcp://nowhere.invalid:1", "tcp://127.0.0.1:many"):
        with pytest.raises(HalfhourError, match="No scheduler answers at"):
            run(roster, tmp_path / "out", scheduler=address, resume=True)


def test_workers_that_are_missing_or_unlike_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roster = write_roster(tmp_path / "r.csv", ("A", 4))
    with scheduling(tmp_path) as cluster:
        scheduler = cluster.scheduler_address
        with pytest.raises(HalfhourError, match="has no workers yet"):
            run(roster, tmp_path / "out", scheduler=scheduler)
        cluster.scale(1)
        cluster.wait_for_workers(1, timeout=PATIENCE)
        mine = clusters.facts("en/04_your_verdict.ipynb")
        monkeypatch.setattr(clusters, "facts", lambda _: {**mine, "numpy": "0.1"})
        with pytest.raises(HalfhourError, match=r"numpy is \S+ there and 0.1 here"):
            run(roster, tmp_path / "out", scheduler=scheduler, resume=True)
        # One that joins later is not asked beforehand: the line itself tells.
        monkeypatch.setattr(clusters, "look_at", lambda *_: None)
        with pytest.raises(HalfhourError, match=r"numpy is \S+ there and 0.1 here"):
            run(roster, tmp_path / "out", scheduler=scheduler, resume=True)


def test_a_result_that_goes_with_its_worker_leaves_no_traceback_behind(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with scheduling(tmp_path) as cluster:
        cluster.scale(1)
        cluster.wait_for_workers(1, timeout=PATIENCE)
        with connected(cluster.scheduler_address, Texts("en")) as client:
            future = client.submit(pow, 2, 3, key="eight", pure=False)
            assert future.result(timeout=PATIENCE) == 8
            cluster.scale(0)
            until(lambda: not client.nthreads())
            with pytest.raises(TimeoutError):
                # A future that is told in time waits elsewhere; this is where one waits that is not.
                client.sync(client._gather, [future], callback_timeout=0.2)  # noqa: SLF001
            future.cancel()
            until(future.cancelled)
            del future
    gc.collect()
    assert [record.getMessage() for record in caplog.records if record.name == "asyncio"] == []


FATAL = """
import gzip, json, os, signal
from workbooks.cohort import worker
from workbooks.cohort.made import Made

def make_line(workbook, parameters, same):
    hours = parameters["more"]["hours"]
    if hours == 66:
        os.kill(os.getpid(), signal.SIGKILL)
    packed = gzip.compress(json.dumps({"hours": hours}).encode())
    return Made(packed, {"verdict": "redirect", "numbers": {"hours_per_month": hours}})

make_line.__module__ = worker.__name__
worker.make_line = make_line
"""


def test_a_line_that_ends_its_worker_each_time_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Faked(monkeypatch)
    hours = (4, 5, 66, 6, 7, 8)
    roster = write_roster(tmp_path / "r.csv", *((f"P {each}", each) for each in hours))
    (tmp_path / "fatal.py").write_text(FATAL)
    monkeypatch.setattr(hands, "ALONE", PATIENCE)
    # The first worker that ends counts: the rest is Dask's own counting.
    with scheduling(tmp_path, failures=0) as cluster:
        # One that starts again what has ended.
        options = ("--nanny", "--preload", str(tmp_path / "fatal.py"))
        with workers(cluster.scheduler_address, tmp_path, 1, options):
            assert run(roster, tmp_path / "out", scheduler=cluster.scheduler_address) == 1
    rows = summary(tmp_path / "out")
    assert [row["status"] for row in rows] == ["failed" if each == 66 else "done" for each in hours]
    assert rows[2]["error"] == clusters.KILLER


def test_a_cluster_that_goes_is_told_and_what_is_finished_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faked = Faked(monkeypatch)
    roster = write_roster(tmp_path / "r.csv", *((f"P {each}", each) for each in (4, 5, 66, 6, 7, 8)))
    (tmp_path / "fatal.py").write_text(FATAL)
    monkeypatch.setattr(hands, "ALONE", 0)
    with scheduling(tmp_path) as cluster:
        options = ("--no-nanny", "--nthreads", "1", "--preload", str(tmp_path / "fatal.py"))
        with (
            workers(cluster.scheduler_address, tmp_path, 1, options),
            pytest.raises(HalfhourError, match="No worker is left; what is finished is kept"),
        ):
            run(roster, tmp_path / "out", scheduler=cluster.scheduler_address)
    before = len(kept(tmp_path / "out"))
    assert run(roster, tmp_path / "out", resume=True) == 0
    assert sum(faked.runs.values()) == 6 - before, "the rest is run here"
