"""What a worker of a cluster runs: one line, in a kernel of its own machine."""

from __future__ import annotations

import atexit
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from widgets.texts import check_lang
from workbooks.batch import Run, make_here
from workbooks.cohort.alike import facts, first_difference
from workbooks.cohort.here import PATIENCE
from workbooks.cohort.made import Made, collect
from workbooks.paths import WORKBOOKS
from workbooks.runs.kernels import Kernels

_beginning = Lock()


class UnlikeError(Exception):
    """This worker would not come to the same: what differs, what it is with the trainer, what it is here."""


def make_line(workbook: str, parameters: dict[str, Any], same: dict[str, str]) -> Made:
    """Make a line on this worker.

    Args:
        workbook: The notebook below our own folder, such as `fr/04_your_verdict.ipynb`.
        parameters: The notebook's parameters.
        same: What has to be the same here, see `alike`: a worker may have joined after the others were asked.

    Raises:
        UnlikeError: where it is not.
    """
    if different := first_difference(same, facts(workbook)):
        raise UnlikeError(*different)
    notebook = WORKBOOKS / workbook
    with _beginning:
        kernels = _kernels(notebook)
    with tempfile.TemporaryDirectory(prefix="hh-", ignore_cleanup_errors=True) as folder:
        run = Run(
            notebook, Path(folder) / "line.ipynb", parameters, PATIENCE, check_lang(notebook.parent.name)
        )
        return collect(make_here(run, kernels))


@cache
def _kernels(notebook: Path) -> Kernels:
    """Give the kernels of this worker, which last as long as it does."""
    kernels = Kernels([notebook])
    kernels.__enter__()
    atexit.register(kernels.__exit__, None, None, None)
    return kernels
