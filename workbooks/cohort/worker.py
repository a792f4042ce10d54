"""What a worker of a cluster runs: one line, in a kernel of its own machine."""

from __future__ import annotations

import atexit
import platform
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from widgets.texts import Texts, check_lang
from workbooks.batch import Run, make_here
from workbooks.cohort.alike import facts, first_difference
from workbooks.cohort.faults import FULL
from workbooks.cohort.here import PATIENCE
from workbooks.cohort.made import Made, collect
from workbooks.cohort.tidy import tidy_text
from workbooks.paths import WORKBOOKS
from workbooks.runs.kernels import Kernels
from workbooks.runs.reasons import why

_beginning = Lock()


class UnlikeError(Exception):
    """This worker would not come to the same: what differs, what it is with the trainer, what it is here."""


class FullDiskError(Exception):
    """This worker's disk is full, which is no fault of the line: the machine's name."""


def make_line(workbook: str, parameters: dict[str, Any], same: dict[str, str]) -> Made:
    """Make a line on this worker.

    Args:
        workbook: The notebook below our own folder, such as `fr/04_your_verdict.ipynb`.
        parameters: The notebook's parameters.
        same: What has to be the same here, see `alike`: a worker may have joined after the others were asked.

    Raises:
        UnlikeError: where it is not.
        FullDiskError: where there is no room for it here.
    """
    if different := first_difference(same, facts(workbook)):
        raise UnlikeError(*different)
    notebook = WORKBOOKS / workbook
    try:
        return _made(notebook, parameters)
    except Exception as error:  # noqa: BLE001 - one line of many must not end the others
        if isinstance(error, OSError) and error.errno in FULL:
            raise FullDiskError(platform.node()) from None
        # Told here: only this machine knows which of its folders nobody needs to know.
        said = why(error, Texts(check_lang(notebook.parent.name)))
        return Made(reason=tidy_text(said, Path(tempfile.gettempdir())))


def _made(notebook: Path, parameters: dict[str, Any]) -> Made:
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
