"""Run the workbooks and store just the outputs that their readers and nbval rely on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient

from widgets.panel import COVERED
from workbooks.warm_kernels import warm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbformat import NotebookNode

HERE = Path(__file__).parent
KEPT = ("text/plain", "application/vnd.halfhour.result+json", COVERED)


def refresh(path: Path) -> None:
    """Run one workbook and write it back clean: texts and results stay, views, state and counts go."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # nbformat's own gap
    # A saved widget state would be megabytes that no reader of the file can use.
    folder = {"metadata": {"path": str(path.parent)}}
    NotebookClient(
        notebook, resources=folder, store_widget_state=False, raise_on_iopub_timeout=True
    ).execute()
    nbformat.write(clean(notebook), path)  # type: ignore[no-untyped-call]  # nbformat's own gap


def clean(notebook: NotebookNode) -> NotebookNode:
    """Drop what changes from run to run: views, widget state, the machine's own names.

    Cells are counted from 1 in their order, however often they were run: nbval takes a cell without a count
    for one that was never run, and compares nothing.
    """
    for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = count
        cell.metadata.pop("execution", None)
        for output in cell.outputs:
            if "data" in output:
                output.data = {kind: output.data[kind] for kind in KEPT if kind in output.data}
                output.metadata = {}
            if "execution_count" in output:
                output.execution_count = count
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def main(names: Sequence[str]) -> None:
    """Refresh the named notebooks, or all of them."""
    for path in map(Path, names or sorted(map(str, HERE.glob("*/[0-9]*.ipynb")))):
        refresh(path)
        sys.stdout.write(f"{path.name} ({path.parent.name})\n")


if __name__ == "__main__":
    warm()
    main(sys.argv[1:])
