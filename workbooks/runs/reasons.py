"""Why a run failed, in one sentence and in the language of who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

if TYPE_CHECKING:
    from widgets.texts import Texts


def no_such(name: str, t: Texts) -> str:
    """Say that a notebook has no such parameter."""
    return t(
        "The notebook has no parameter “{name}”; its further numbers stand in `more`, by their names.",
        name=name,
    )


def why(error: Exception, t: Texts) -> str:
    """Say what went wrong.

    Args:
        error: what ended the run.
        t: the words of whoever reads it. An error of Python's keeps the words that it came with.
    """
    if isinstance(error, PapermillExecutionError):
        # A workbook tells a wrong number in one plain sentence; any other error is told by its name.
        [*before, last] = error.traceback or [""]
        if last and not before:
            return str(last)
        return t(
            "An error stopped the notebook ({name}: {said}).", name=error.ename, said=_line(error.evalue)
        )
    if isinstance(error, CellTimeoutError):
        return t("A cell took longer than it may.")
    if isinstance(error, DeadKernelError):
        return t("The notebook's Python ended before the notebook did.")
    name, said = type(error).__name__, _line(str(error))
    return t("The notebook could not be run ({name}: {said}).", name=name, said=said)


def _line(text: str) -> str:
    """Give a text in one line, as a cell of a table and a sentence want it."""
    return " ".join(text.split())
