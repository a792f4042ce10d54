"""Makes one run: papermill's own API, and whatever goes wrong told as a reason (`reasons`)."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import papermill
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from papermill.iorw import write_ipynb

from widgets.result import MIME
from widgets.texts import Texts
from workbooks.runs.reasons import no_such, why
from workbooks.runs.run import Outcome, Run

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from workbooks.runs.kernels import Kernels

UNSEEN = "--IPKernelApp.extensions=workbooks.runs.unseen"
ENGINE = "halfhour-batch"
SHOWN_WITHIN = 120
"""Seconds in which all that a cell shows has to be read, once it has run."""


class BatchEngine(NBClientEngine):  # type: ignore[misc]  # papermill ships no types
    """papermill's own engine; where a kernel dies or takes too long, what there is by then is written."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, unfinished: Path, **how: object
    ) -> None:
        """Run the cells.

        Args:
            nb_man: papermill's hold of the notebook.
            kernel_name: The kernel to run it on.
            unfinished: Where to write it if its end is not reached.
            **how: What papermill's own engine takes.
        """
        try:
            super().execute_managed_notebook(nb_man, kernel_name, **how)
        except Exception:
            write_ipynb(nb_man.nb, str(unfinished))
            raise


papermill_engines.register(ENGINE, BatchEngine)
# What goes wrong is told once, as a reason; without a handler Python prints it to the terminal as well.
logging.getLogger("papermill").addHandler(logging.NullHandler())


def make(run: Run, kernels: Kernels) -> Outcome:
    """Run a notebook once, write it, and read what it records; a failure is told, never raised.

    Args:
        run: What to run.
        kernels: Where its kernel comes from.
    """
    t = Texts(run.lang)
    try:
        unknown = set(run.parameters) - _parameters(run.notebook, run.notebook.stat().st_mtime_ns)
        if unknown:
            return Outcome(run, reason=no_such(min(unknown), t))
        done = papermill.execute_notebook(
            run.notebook,
            run.output,
            run.parameters,
            engine_name=ENGINE,
            unfinished=run.output,
            kernel_name=NATIVE_KERNEL_NAME,
            progress_bar=False,
            # Written once, at its end, and not before and after each cell.
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            execution_timeout=run.seconds,
            # Left to itself, nbclient goes on without what a cell records where a busy machine reads it late.
            iopub_timeout=SHOWN_WITHIN,
            raise_on_iopub_timeout=True,
            kernel_manager_class=kernels.manager_class,
            shutdown_kernel="immediate",
            store_widget_state=False,
            extra_arguments=[UNSEEN],
        )
    except Exception as error:  # noqa: BLE001 - one line of many must not end the others
        return Outcome(run, reason=why(error, t))
    return Outcome(run, result=recorded(done))


@lru_cache(maxsize=100)
def _parameters(notebook: Path, changed: int) -> frozenset[str]:
    """Give the names in a notebook's cell of parameters; papermill would drop another with a warning.

    Args:
        notebook: Where it is.
        changed: When it was last written: another text has other parameters.
    """
    del changed
    return frozenset(papermill.inspect_notebook(notebook))


def recorded(notebook: NotebookNode) -> dict[str, Any] | None:
    """Give what an executed notebook has recorded last; None where it records nothing."""
    found = None
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME, found)
    return None if found is None else dict(found)
