"""Cells of an Excel sheet that are made of several."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_CHUNK = 1 << 20  # bytes
_LONGEST = 300


class Area(NamedTuple):
    """Rows and columns, counted from 1, that are one cell."""

    rows: range
    columns: range


class Areas:
    """Finds those that a row goes through.

    Args:
        areas: All of a sheet's.
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        self._later = sorted(areas, key=lambda area: -area.rows.start)
        self._here: list[Area] = []

    def at(self, row: int) -> list[Area]:
        """Give those that go through a row; rows are asked for in their order."""
        while self._later and self._later[-1].rows.start <= row:
            self._here.append(self._later.pop())
        if self._here:
            self._here = [area for area in self._here if row < area.rows.stop]
        return self._here


def merged(data: bytes, part: str) -> Areas:
    """Find the cells of a sheet that are made of several.

    openpyxl knows them only of a file that it reads whole, and then makes a cell of each.

    Args:
        data: The file.
        part: The sheet's own part of it.
    """
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]  # noqa: PLC0415 - half a second

    bounds = (range_boundaries(one.decode()) for one in dict.fromkeys(_found(data, part)))
    return Areas(Area(range(top, bottom + 1), range(left, right + 1)) for left, top, right, bottom in bounds)


def _found(data: bytes, part: str) -> Iterator[bytes]:
    """Look through the part bit by bit; what stands where two bits meet may be found twice."""
    before = b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part.lstrip("/")) as file:
        while chunk := file.read(_CHUNK):
            yield from _MERGED.findall(before + chunk)
            before = chunk[-_LONGEST:]
