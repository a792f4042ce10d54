"""The beginning of each page, which asks no kernel anything: kept, and sent before anything else is done."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workbooks.paths import FRONT_PAGE, LANGS

if TYPE_CHECKING:
    from pathlib import Path

WORKBOOK = r"(?:fr|en)/[\w-]+\.ipynb"
"""Which addresses are a page: a notebook in a language's folder."""
BEGINS = "<!DOCTYPE html>"
"""How the piece of our template begins that stands before the kernel's; Voila sends each piece by itself."""
MOST = 64
"""Heads that are kept, of some fifty thousand letters each: two for each workbook of a larger course."""

Key = tuple[str, bool, tuple[tuple[str, int, int], ...]]


class Heads:
    """The beginnings of pages, by all that they are made of and that may change while the server runs.

    Our own templates and scripts may not: a new version of this package takes a new start.

    Args:
        root: The folder with `fr/` and `en/`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[Key, str] = {}

    def key(self, path: str, query: str) -> Key | None:
        """Say what a page's beginning is made of.

        A page shows the course around it and links to its twin, so that other notebooks count too.

        Args:
            path: The notebook below the root, such as `fr/01_lester.ipynb`.
            query: What the address brings: a workbook only shows that there is something, and leaves its
                file's numbers out. The front page tells what it is, so that one is made for each reader.

        Returns:
            None where it is not to be kept.
        """
        if query and path.endswith(f"/{FRONT_PAGE}"):
            return None
        try:
            files = sorted(_stamp(entry) for lang in LANGS for entry in os.scandir(self._root / lang))
        except OSError:
            return None  # a course in one language
        return path, bool(query), tuple(files)

    def get(self, key: Key | None) -> str | None:
        """Give the beginning that was kept; None where there is none."""
        return None if key is None else self._kept.get(key)

    def keep(self, key: Key | None, head: str) -> None:
        """Keep a beginning; the one that was made first goes where there are too many."""
        if key is None:
            return
        self._kept[key] = head
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]


def _stamp(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    try:
        about = entry.stat()
    except FileNotFoundError:
        return entry.path, 0, 0  # it has just gone, or is an editor's lock, which leads nowhere
    return entry.path, about.st_mtime_ns, about.st_size
