"""Many runs of notebooks with different numbers, on this machine, several at a time."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

from jupyter_core.utils import ensure_event_loop

from workbooks.runs.kernels import Kernels
from workbooks.runs.run import Outcome, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Outcome", "Run", "make_here", "run_all"]


def run_all(runs: Sequence[Run], *, workers: int | None = None) -> Iterator[Outcome]:
    """Make all runs, and give the outcome of each as soon as it has ended.

    Each has a kernel of its own, which is where the work is done: what waits for it here is a thread. A run
    that fails gives its reason, and the others go on. Once the iterator is closed, or interrupted, no kernel
    runs any more.

    Args:
        runs: What to run; no two to the same output.
        workers: How many at a time; by default two for each processor that this process may use: a run waits
            half of its time for its kernel to come, to answer and to go.

    Raises:
        FileNotFoundError: where the folder of an output is not there.
        ValueError: where two runs have the same output, or there is not at least one worker.
    """
    outputs: set[Path] = set()
    for output in (run.output.resolve() for run in runs):
        if output in outputs:
            raise ValueError(f"two runs have the same output, {output}: each needs a file of its own")
        if not output.parent.is_dir():
            raise FileNotFoundError(f"there is no folder {output.parent} to write to: make it first")
        outputs.add(output)
    if workers is not None and workers < 1:
        raise ValueError(f"{workers} workers can run nothing: it takes at least one")
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return _outcomes(runs, workers or 2 * count)


def _outcomes(runs: Sequence[Run], workers: int) -> Iterator[Outcome]:
    with Kernels([run.notebook for run in runs]) as kernels:
        executor = ThreadPoolExecutor(workers)
        try:
            for done in as_completed([executor.submit(make_here, run, kernels) for run in runs]):
                yield done.result()
        finally:
            kernels.stop()
            executor.shutdown(cancel_futures=True)


def make_here(run: Run, kernels: Kernels) -> Outcome:
    """Make a run in a thread, which is given a loop for it and takes none along."""
    # Imported here, beside the start of the process that kernels are forked from: it takes as long.
    from workbooks.runs.one import make  # noqa: PLC0415 - see above

    loop = ensure_event_loop()
    try:
        return make(run, kernels)
    finally:
        loop.close()
