"""How many runs of the Lester workbook a minute: papermill's command, loops, our batch path."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.programs import ROOT, ran

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LESTER = ROOT / "workbooks" / "en" / "01_lester.ipynb"
BATCH = "workbooks.batch"
PATIENCE = 300


def per_minute(count: int, seconds: float) -> float:
    """Give runs a minute.

    Raises:
        ValueError: for a time that is none.
    """
    if seconds <= 0:
        raise ValueError("Runs take time.")
    return 60 * count / seconds


def command(count: int, env: Mapping[str, str]) -> float:
    """Run the papermill command again and again; give runs a minute."""
    with TemporaryDirectory() as folder:
        began = perf_counter()
        for number in range(count):
            made = Path(folder) / f"{number}.ipynb"
            ran(
                ["-m", "papermill", str(LESTER), str(made), "-p", "hours", str(4 + number % 40)],
                env,
                PATIENCE,
            )
        return per_minute(count, perf_counter() - began)


def loop(count: int, env: Mapping[str, str]) -> float:
    """Run papermill again and again in one process, its first run not counted; give runs a minute."""
    return float(ran(["-m", "tests.bench.runs", "loop", str(count)], env, PATIENCE).splitlines()[-1])


def batch(count: int, env: Mapping[str, str]) -> float | None:
    """Run as many by our batch path, from the start of a process to its end; None where there is none.

    Raises:
        RuntimeError: where a run fails.
    """
    if find_spec(BATCH) is None:
        return None
    began = perf_counter()
    ran(["-m", "tests.bench.runs", "batch", str(count)], env, PATIENCE)
    return per_minute(count, perf_counter() - began)


def _loop_here(count: int) -> float:
    import papermill  # noqa: PLC0415 - a second, and only this program wants it

    with TemporaryDirectory() as folder:
        began = 0.0
        for number in range(count + 1):
            made = Path(folder) / f"{number}.ipynb"
            papermill.execute_notebook(
                LESTER, made, parameters={"hours": 4 + number % 40}, progress_bar=False
            )
            began = began or perf_counter()
        return per_minute(count, perf_counter() - began)


def _batch_here(count: int) -> None:
    module = import_module(BATCH)
    with TemporaryDirectory() as folder:
        wanted = [
            module.Run(LESTER, Path(folder) / f"{number}.ipynb", {"hours": 4 + number % 40})
            for number in range(count)
        ]
        for done in module.run_all(wanted):
            if done.reason:
                raise RuntimeError(done.reason)


def main(argv: Sequence[str]) -> None:
    """Be one process of many runs: `loop` or `batch`, and how many."""
    way, count = argv[0], int(argv[1])
    if way == "batch":
        _batch_here(count)
    else:
        sys.stdout.write(f"{_loop_here(count)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
