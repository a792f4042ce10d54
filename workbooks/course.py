"""The map of the course: which workbooks there are, in which order, and how long each takes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Workbook:
    """One workbook of the course in one language.

    Attributes:
        name: The file's name without its ending, such as `01_lester`; the same in both languages.
        title: What the learner reads.
        minutes: How long it takes; 0 when it says nothing.
    """

    name: str
    title: str
    minutes: int = 0

    @property
    def file(self) -> str:
        """The notebook's file name, the same in both languages."""
        return f"{self.name}.ipynb"


def course(folder: Path) -> tuple[Workbook, ...]:
    """List the workbooks in one language's folder, in the order of their names.

    A file that is not a notebook of ours (a learner's own copy, a broken file) is left out.
    """
    files = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    listed = (_read(file, file.stat().st_mtime_ns) for file in files)
    return tuple(workbook for workbook in listed if workbook)


@lru_cache(maxsize=256)
def _read(file: Path, _changed: int) -> Workbook | None:
    """Read one notebook's entry, once for each time it was changed."""
    try:
        about: Any = json.loads(file.read_text(encoding="utf-8"))["metadata"]["halfhour"]
        return Workbook(name=file.stem, title=str(about["title"]), minutes=int(about.get("minutes", 0)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
