"""Sheets out of an Excel file that anybody may have made."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from case_studies.sheet import LONGEST_CELL, SheetError
from case_studies.sheet_excel import check_archive
from workbooks.roster.raw import Raw, RawRow, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbooks.roster.raw import Note

MOST = 200
"""Columns: ours may stand beside many of the trainer's own."""
_MIDNIGHT = time()
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


class Area(NamedTuple):
    """Rows and columns, counted from 1, that are one cell."""

    rows: range
    columns: range


def excel_tables(data: bytes) -> Iterator[Table]:
    """Read one sheet after the other.

    Raises:
        SheetError: where it is no workbook, or unpacks to too much.
    """
    check_archive(data)
    try:
        for index, sheet in enumerate(_open(data, results=False).worksheets):
            merged = _merged(data, sheet._worksheet_path)  # noqa: SLF001 - openpyxl tells it nowhere else
            yield Table(tuple(_rows(data, index, merged)), text=False)
    except SheetError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks its reader in any way, and none is ours to name
        raise SheetError("not_a_table") from None


def _open(data: bytes, *, results: bool) -> Any:  # noqa: ANN401 - openpyxl ships no types
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - half a second, for a file only

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)


def _merged(data: bytes, part: str) -> list[Area]:
    """Find the cells of a sheet that are made of several.

    openpyxl knows them only of a file that it reads whole, and then makes a cell of each.

    Args:
        data: The file.
        part: The sheet's own part of it.
    """
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = _MERGED.findall(archive.read(part.lstrip("/")))
    bounds = (range_boundaries(one.decode()) for one in found)
    return [Area(range(top, bottom + 1), range(left, right + 1)) for left, top, right, bottom in bounds]


def _rows(data: bytes, index: int, merged: Sequence[Area]) -> Iterator[RawRow]:
    sheet = _sheet(data, index, results=False)
    results: dict[tuple[int, int], object] | None = None
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell.value is not None for cell in cells[MOST:]):
            raise SheetError("too_many_columns")
        found: list[Raw | None] = []
        here = [area for area in merged if number in area.rows]
        for column, cell in enumerate(cells[:MOST], start=1):
            if any(column in area.columns for area in here):
                found.append(Raw(_text(cell.value), "merged"))
                continue
            if cell.value is None:
                found.append(None)
                continue
            if cell.data_type == "f":
                results = _results(data, index) if results is None else results
                value = results.get((number, column))
                found.append(Raw(str(cell.value), "formula") if value is None else _raw(value, ""))
            else:
                found.append(_raw(cell.value, cell.number_format, error=cell.data_type == "e"))
        # Empty cells of a merged one do not make a row of it.
        if any(cell is not None and cell.value != "" for cell in found):
            yield RawRow(number, tuple(found))


def _sheet(data: bytes, index: int, *, results: bool) -> Any:  # noqa: ANN401 - openpyxl ships no types
    sheet = _open(data, results=results).worksheets[index]
    sheet.reset_dimensions()  # what the file says of its own size need not be true
    return sheet


def _results(data: bytes, index: int) -> dict[tuple[int, int], object]:
    """Give what the formulas came to when the file was last saved, as far as it was saved with it."""
    rows = _sheet(data, index, results=True).iter_rows(max_col=MOST, values_only=True)
    return {
        (number, column): value
        for number, cells in enumerate(rows, start=1)
        for column, value in enumerate(cells, start=1)
        if value is not None
    }


def _raw(value: object, pattern: str, *, error: bool = False) -> Raw | None:
    if isinstance(value, bool):
        return Raw(value)
    if isinstance(value, int | float):
        return Raw(float(value), "percent" if "%" in pattern else "")
    if isinstance(value, date | time | timedelta):
        return Raw(_day(value), "date")
    text = _text(value)
    note: Note = "error" if error else ""
    return Raw(text, note) if text else None


def _day(value: date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == _MIDNIGHT:
        value = value.date()
    return str(value)


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())[:LONGEST_CELL]
