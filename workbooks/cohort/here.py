"""Lines made on this machine."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from workbooks.batch import Run, run_all
from workbooks.cohort.made import Made, collect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from widgets.texts import Lang
    from workbooks.cohort.task import Task

PATIENCE = 600.0
"""Seconds that one cell of a notebook may take; those of ours take one at most."""


def here(
    tasks: Sequence[Task], notebook: Path, folder: Path, lang: Lang, jobs: int | None
) -> Iterator[tuple[Task, Made]]:
    """Make lines on this machine, several at a time, and give each as soon as it has ended.

    Args:
        tasks: The lines.
        notebook: What to run.
        folder: Where notebooks may stand until they are taken from there.
        lang: The participants' language.
        jobs: How many at a time; None for as many as are quickest.

    Raises:
        OSError: where the disk is full; that is no fault of the line.
    """
    own = {folder / f"{task.number}.ipynb": task for task in tasks}
    runs = [Run(notebook, output, task.parameters, PATIENCE, lang) for output, task in own.items()]
    with closing(run_all(runs, workers=jobs)) as outcomes:  # type: ignore[type-var]  # a generator
        for outcome in outcomes:
            yield own[outcome.run.output], collect(outcome)
