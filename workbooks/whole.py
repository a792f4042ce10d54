"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PART = ".part-"
"""How the name of a file begins that is being written."""


def part(beside: Path) -> Path:
    """Give a place for a file that is being written, in the folder where it is going to stand."""
    return beside.with_name(f"{PART}{uuid.uuid4().hex}{beside.suffix}")


def write(path: Path, content: bytes) -> None:
    """Write a file: whoever looks finds the old one or the new one, also after a crash.

    Raises:
        OSError: where it can not be written; the old one is then still there.
    """
    made = part(path)
    try:
        with made.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Remove what was being written when a run was killed."""
    for left in folder.glob(f"{PART}*"):
        left.unlink()
