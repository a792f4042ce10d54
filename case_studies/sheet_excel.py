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
_CHUNK = 1 << 20  # bytes
_MARK = len(b"<!DOCTYPE") - 1
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


def check_archive(data: bytes, *, largest: int = _LARGEST_INSIDE, largest_sheets: int = 0) -> None:
    """Look at the archive before anybody unpacks it.

    Args:
        data: The file.
        largest: Bytes that it may unpack to.
        largest_sheets: Bytes that its sheets may unpack to beside that, for whoever reads them row by row.

    Raises:
        SheetError: where it is no Excel file, unpacks to too much, or holds what no workbook needs.
    """
    try:
        wrong = _wrong(data, largest, largest_sheets)
    except Exception:  # noqa: BLE001 - as above
        wrong = "not_a_table"
    if wrong:
        raise SheetError(wrong)


def _wrong(data: bytes, largest: int, largest_sheets: int) -> Refusal | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        inside = [part.file_size for part in parts if not _is_sheet(part)]
        sheets = [part.file_size for part in parts if _is_sheet(part)]
        held = sum(inside) + (0 if largest_sheets else sum(sheets))
        if len(parts) > _MOST_PARTS or held > largest or sum(sheets) > (largest_sheets or largest):
            return "too_big"
        if not any(part.filename.startswith("xl/") for part in parts):
            return "not_a_table"
        texts = (part for part in parts if part.filename.endswith((".xml", ".rels")))
        return "not_a_table" if any(_odd(archive, part) for part in texts) else None


def _is_sheet(part: zipfile.ZipInfo) -> bool:
    return part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")


def _odd(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell a part with entities of its own, which are how a small text becomes a huge one."""
    before = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            plain = before + chunk.replace(b"\0", b"")  # UTF-16 too
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                return True
            if part.filename.startswith("xl/") and len(chunk) == _CHUNK and b"<" not in plain:
                return True  # no cell holds so much, and whoever reads it would hold it whole
            before = plain[-_MARK:]
    return False


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
