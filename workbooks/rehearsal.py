"""A workbook run for nobody, so that what all of its readers wait for is worked out once."""

from __future__ import annotations

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

from workbooks.paths import FRONT_PAGE, LANGS, WORKBOOKS


def rehearsals(root: Path = WORKBOOKS) -> list[str]:
    """Give the calls that rehearse the course as far as a folder has it, the first workbook first.

    At the end stands a figure of plotly's own, as a trainer's notebook may draw.

    Args:
        root: The folder with `fr/` and `en/`. Our own copies are rehearsed: another's may do anything.
    """
    ours = sorted(
        (path for lang in LANGS for path in (WORKBOOKS / lang).glob("[0-9]*.ipynb")),
        key=lambda path: (path.name == FRONT_PAGE, path.name),
    )
    there = [rehearsal(path) for path in ours if (root / path.parent.name / path.name).exists()]
    return [*there, FIGURES]


def rehearsal(path: Path) -> str:
    """Give the call that rehearses one notebook of ours."""
    return f"{__name__}:{rehearse.__name__}:{path}"


def rehearse(path: str) -> None:
    """Run a notebook's code cells here, and keep nothing but what is in caches.

    Catalogues, claims, presets, and the models' answers on the numbers that a page opens with: a fresh kernel
    spends more than half of its first second on them.

    Args:
        path: The notebook; one of ours, for whatever its cells do is done.
    """
    # Imported here: whoever only wants the list needs none of it.
    from ipywidgets import Widget  # noqa: PLC0415 - see above

    names: dict[str, Any] = {"__name__": "__main__"}
    cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            for cell in cells:
                if cell["cell_type"] == "code":
                    _run("".join(cell["source"]), names)
    finally:
        # A kernel tells the page of all the widgets that it knows; these are no reader's.
        Widget.close_all()
        names.clear()


def rehearse_figures(kinds: str) -> None:
    """Put a figure together with plotly, whose rules are read when they are first needed: 20 MB of them.

    Args:
        kinds: Of its traces, with commas between.
    """
    # Imported here: a batch of our own workbooks draws nothing.
    import plotly.graph_objects as go  # noqa: PLC0415 - see above

    layout = {"title": {"text": "x"}, "xaxis": {"title": {"text": "x"}}, "yaxis": {"title": {"text": "y"}}}
    go.Figure([{"type": kind, "x": [1], "y": [1]} for kind in kinds.split(",")], layout).to_dict()


FIGURES = f"{__name__}:{rehearse_figures.__name__}:bar,scatter"


def _run(source: str, names: dict[str, Any]) -> None:
    """Run one cell, and make the output of its last line."""
    tree = ast.parse(source)
    shown = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102 - our own notebook
    if isinstance(shown, ast.Expr):
        value = eval(compile(ast.Expression(shown.value), "<cell>", "eval"), names)  # noqa: S307 - the same
        if hasattr(value, "_repr_mimebundle_"):
            value._repr_mimebundle_()
