"""Rows out of an Excel file that anybody may have made."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time
from typing import TYPE_CHECKING

from case_studies.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, SheetError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_studies.sheet import Cell, Refusal

_LARGEST_INSIDE = 20_000_000  # bytes, unpacked
_MOST_PARTS = 500
_BLANK = 1_000  # rows, after which no more are looked for


def excel_rows(data: bytes) -> list[Row]:
    """Read the rows of the first sheet.

    Raises:
        SheetError: where it is no workbook, unpacks to too much, or holds what no workbook needs.
    """
    check_archive(data)
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - half a second, for a file only

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size need not be true
        rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
        return _rows(rows)
    except SheetError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks its reader in any way, and none is ours to name
        raise SheetError("not_a_table") from None


def check_archive(data: bytes) -> None:
    """Look at the archive before anybody unpacks it.

    Raises:
        SheetError: where it is no Excel file, unpacks to too much, or holds what no workbook needs.
    """
    try:
        wrong = _wrong(data)
    except Exception:  # noqa: BLE001 - as above
        wrong = "not_a_table"
    if wrong:
        raise SheetError(wrong)


def _wrong(data: bytes) -> Refusal | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_INSIDE:
            return "too_big"
        if not any(part.filename.startswith("xl/") for part in parts):
            return "not_a_table"
        # Entities of its own are how a small text becomes a huge one.
        texts = (part for part in parts if part.filename.endswith((".xml", ".rels")))
        return "not_a_table" if any(_declares(archive.read(part)) for part in texts) else None


def _declares(xml: bytes) -> bool:
    plain = xml.replace(b"\0", b"")  # UTF-16 too
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _rows(rows: Iterable[tuple[object, ...]]) -> list[Row]:
    found: list[Row] = []
    for line, cells in enumerate(rows, start=1):
        row = Row(line, tuple(_cell(cell) for cell in cells))
        if any(cell is not None for cell in row.cells):
            if any(cell is not None for cell in row.cells[MOST_COLUMNS:]):
                raise SheetError("too_many_columns")
            found.append(row)
            if len(found) > 2 * MOST_ROWS:
                raise SheetError("too_many_rows")
        elif line - (found[-1].line if found else 0) > _BLANK:
            break  # a column that is coloured to its end has a million rows
    return found


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return float(value)
    text = value.isoformat() if isinstance(value, date | time) else " ".join(str(value).split())
    return text[:LONGEST_CELL] or None
