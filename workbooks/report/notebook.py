"""Reads what a run was given and what it recorded out of its executed notebook."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from widgets.result import MIME
from workbooks.report.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from widgets.texts import Texts

_TAGS = ("parameters", "injected-parameters")


@dataclass(frozen=True)
class Executed:
    """An executed notebook of ours.

    Attributes:
        workbook: name of the workbook, such as ``04_your_verdict``.
        given: its parameters as they stood, by name; None where one was left alone.
        result: what it recorded (`widgets.result`).
        day: the day of the run as ``2026-11-22``; empty where the notebook does not tell.
    """

    workbook: str
    given: dict[str, Any]
    result: dict[str, Any]
    day: str


def read(path: Path, t: Texts) -> Executed:
    """Read an executed notebook; what is wrong with it is said in the words of `t`.

    Raises:
        ReportError: where it can not be read, or records no result.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        told = notebook["metadata"].get("papermill") or {}
        results = list(_results(cells))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportError(t("{file} is no notebook that can be read.", file=path.name)) from error
    if not results:
        raise ReportError(t("{file} records no result: it was not run to its end.", file=path.name))
    given = _given(cells) | dict(told.get("parameters") or {})
    return Executed(
        str(results[-1].get("workbook")), given, results[-1], str(told.get("end_time") or "")[:10]
    )


def _results(cells: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for cell in cells:
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME)
            if isinstance(found, dict):
                said = output["data"].get("text/plain", "")
                yield found | {"sentence": said if isinstance(said, str) else "".join(said)}


def _given(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """Give what the cells of parameters assign, the last word counting."""
    given: dict[str, Any] = {}
    for tag in _TAGS:
        for cell in cells:
            if tag in cell["metadata"].get("tags", ()):
                given |= dict(_assigned("".join(cell["source"])))
    return given


def _assigned(source: str) -> Iterator[tuple[str, Any]]:
    for line in ast.parse(source).body:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        if isinstance(line, ast.Assign | ast.AnnAssign) and isinstance(targets[0], ast.Name) and line.value:
            try:
                yield targets[0].id, ast.literal_eval(line.value)
            except ValueError:  # a call, such as float("inf"): papermill's own note has it as a value
                continue
