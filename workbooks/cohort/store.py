"""Finished lines, each in a file that is there whole or not at all, named for what the line is made of."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Any

from workbooks.cohort.made import Made
from workbooks.whole import clear, write

if TYPE_CHECKING:
    from pathlib import Path


_DAMAGED = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError)


class Store:
    """Finished lines in a folder. They hold numbers, and no name.

    Args:
        folder: Where they are; it is there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        clear(folder)

    def keep(self, key: str, made: Made) -> None:
        """Keep a finished line.

        Raises:
            OSError: where it can not be written.
        """
        told = json.dumps({"key": key, "result": made.result}).encode() + b"\n"
        # Two parts behind each other, so that the numbers are read without the notebook.
        write(self._path(key), gzip.compress(told, mtime=0) + (made.packed or b""))

    def forget(self, key: str) -> None:
        """Keep a line no longer: it is run again."""
        self._path(key).unlink(missing_ok=True)

    def result(self, key: str) -> dict[str, Any] | None:
        """Give what a finished line recorded; None where it is not finished, or its file is damaged."""
        try:
            with gzip.open(self._path(key)) as file:
                return self._read(key, file.readline())
        except _DAMAGED:
            return None

    def made(self, key: str) -> Made | None:
        """Give a finished line; None where it is not finished, or its file is damaged."""
        try:
            first, notebook = gzip.decompress(self._path(key).read_bytes()).split(b"\n", 1)
            json.loads(notebook)
            return Made(gzip.compress(notebook, compresslevel=1, mtime=0), self._read(key, first))
        except _DAMAGED:
            return None

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.gz"

    @staticmethod
    def _read(key: str, line: bytes) -> dict[str, Any]:
        told = json.loads(line)
        if told["key"] != key:
            raise ValueError("another line's")
        return dict(told["result"])
