"""The map of the course: which workbooks there are, in which order, and how long each takes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

Part = Literal["core", "further"]


@dataclass(frozen=True)
class Workbook:
    """One workbook of the course in one language.

    Attributes:
        name: The file's name without its ending, such as `01_lester`; the same in both languages.
        title: What the learner reads.
        minutes: How long it takes; 0 when it says nothing.
        part: `core`, the ninety minutes that belong together, or `further`, what may be read besides.
        about: What one finds out, in one sentence; empty when it says nothing.
        after: For a further one, the core workbook that it leads on from; empty when it names none.
        asks: Names of the answers to its questions to check oneself, in their order, its guess not among
            them: that may be passed over. Who has answered them all has done the workbook.
    """

    name: str
    title: str
    minutes: int = 0
    part: Part = "core"
    about: str = ""
    after: str = ""
    asks: tuple[str, ...] = ()

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
        return Workbook(
            name=file.stem,
            title=str(about["title"]),
            minutes=int(about.get("minutes", 0)),
            part="further" if about.get("path") == "further" else "core",
            about=str(about.get("about", "")),
            after=str(about.get("after", "")),
            asks=tuple(map(str, about.get("asks", ()))),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
