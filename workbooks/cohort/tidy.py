"""Takes out of an executed notebook what it tells of the machine that ran it."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from workbooks.paths import WORKBOOKS

HIDDEN = "~"
"""What stands in the place of a folder."""


def tidy(notebook: dict[str, Any], source: str, *also: Path) -> dict[str, Any]:
    """Give the notebook without the paths of this machine: not where it was written, not in a traceback.

    Args:
        notebook: An executed notebook, as JSON.
        source: The notebook's own name, without its folder.
        *also: Further folders that nobody needs to know.
    """
    told = notebook["metadata"].get("papermill", {})
    told.pop("output_path", None)
    told["input_path"] = source
    return dict(_without(notebook, _pattern(also)))


def tidy_text(text: str, *also: Path) -> str:
    """Give a sentence without the folders of this machine."""
    return _pattern(also).sub(HIDDEN, text)


@cache
def _pattern(also: tuple[Path, ...]) -> re.Pattern[str]:
    folders = {
        WORKBOOKS.parent,
        Path.cwd(),
        Path.home(),
        Path(sys.prefix),
        Path(sys.base_prefix),
        Path(tempfile.gettempdir()),
        *also,
    }
    # A folder at the root, such as `/usr`, says nothing about anybody; a home may be one.
    depth = {folder: len(folder.parts) for folder in folders | {folder.resolve() for folder in folders}}
    own = {Path.home(), Path.home().resolve()}
    texts = {str(folder) for folder, parts in depth.items() if parts > 2 or (folder in own and parts > 1)}  # noqa: PLR2004 - root, folder
    texts |= {text.replace("\\", "\\\\") for text in texts}
    longest = sorted(texts, key=len, reverse=True)
    # `/home/ann` is no part of `/home/anna`.
    return re.compile(
        f"(?<![\\w.])(?:{'|'.join(map(re.escape, longest))})(?![\\w.-])" if longest else "(?!)",
        re.IGNORECASE if os.name == "nt" else 0,
    )


def _without(value: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        return pattern.sub(HIDDEN, value)
    if isinstance(value, list):
        return [_without(one, pattern) for one in value]
    if isinstance(value, dict):
        return {key: _without(one, pattern) for key, one in value.items()}
    return value
