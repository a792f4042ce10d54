"""A workbook's widgets, as its page has them, without a kernel or a page."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances

from tests.workbooks.notebook_form import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def opened_workbook(path: Path) -> Iterator[list[Widget]]:
    """Run a workbook's cells in this process; give its widgets, and close them afterwards."""
    before = dict(_instances)
    _instances.clear()
    names: dict[str, Any] = {}
    try:
        for cell in read(path).cells:
            if cell.cell_type == "code":
                steps = ast.parse(cell.source).body
                shown = steps.pop() if isinstance(steps[-1], ast.Expr) else None
                exec(compile(ast.Module(steps, []), "cell", "exec"), names)  # noqa: S102 - our own notebook
                if isinstance(shown, ast.Expr):
                    widget = eval(compile(ast.Expression(shown.value), "cell", "eval"), names)  # noqa: S307 - the same
                    if isinstance(widget, Widget):
                        widget._repr_mimebundle_()
        yield list(_instances.values())
    finally:
        for widget in list(_instances.values()):
            widget.close()
        _instances.clear()
        _instances.update(before)
