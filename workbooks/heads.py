"""The beginning of each page, which asks no kernel anything: kept, and sent before anything else is done."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from voila.tornado.handler import TornadoVoilaHandler

from workbooks.paths import FRONT_PAGE, LANGS
from workbooks.policy import OwnPolicy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

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


class PageHandler(OwnPolicy, TornadoVoilaHandler):  # type: ignore[misc]  # voila ships no types
    """Voila's page, whose beginning goes out at once where it is known; the kernel starts meanwhile.

    Where that then fails, the page ends early, and says so by itself.

    Attributes:
        begun: Whether the beginning is on its way, and need not be made (`page.prepare`).
    """

    begun = False

    def initialize(self, heads: Heads, **kwargs: object) -> None:
        """Take what the route brings.

        Args:
            heads: What is kept for all pages of the server.
            **kwargs: What Voila's own handler takes.
        """
        super().initialize(**kwargs)
        self.heads = heads

    async def get_generator(self, path: str = "") -> AsyncIterator[str]:
        """Give the page piece by piece.

        Args:
            path: The notebook below the server's root.
        """
        key = self.heads.key(path, self.request.query)
        head = self.heads.get(key)
        if head is not None:
            # As Voila has them further on, where it is too late by now.
            self.set_header("Content-Type", "text/html")
            self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
            self.set_header("Pragma", "no-cache")
            self.set_header("Expires", "0")
            # Asking for it sets its cookie (`page.prepare`).
            _: Any = self.xsrf_token
            self.begun = True
            yield head
        async for piece in super().get_generator(path):
            if piece.startswith(BEGINS):
                self.heads.keep(key, piece)
            yield piece
