"""Whether a workbook runs code: one that does not is served without a kernel."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def runs_code(file: Path) -> bool:
    """Say whether a notebook's page has a cell of code; one that can not be read might have.

    Cells that are meant for JupyterLab do not come onto the page (`page.prepare`).

    Args:
        file: The notebook.
    """
    try:
        return _runs_code(file, file.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return True


@lru_cache(maxsize=256)
def _runs_code(file: Path, _changed: int) -> bool:
    """Look into a file, once for each time it was changed."""
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return any(
        cell["cell_type"] == "code" and "lab" not in cell.get("metadata", {}).get("tags", ())
        for cell in cells
    )
