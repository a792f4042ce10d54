"""Sheets out of an Excel file that anybody may have made."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from case_studies.sheet import LONGEST_CELL, SheetError
from case_studies.sheet_excel import check_archive
from workbooks.roster.merged import merged
from workbooks.roster.raw import Raw, RawRow, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbooks.roster.raw import Note

_LARGEST_SHEETS = 400_000_000
"""Bytes of all sheets, unpacked: they are read row by row."""
_LARGEST_REST = 60_000_000
"""Bytes of everything else, unpacked: the texts of all cells are held at once."""
T = TypeVar("T")
_MIDNIGHT = time()


def excel_tables(data: bytes, most: int) -> Iterator[Table]:
    """Give one sheet after the other.

    Args:
        data: The file.
        most: How many columns may hold anything.

    Raises:
        SheetError: where it is no workbook, or unpacks to too much, also while rows are read.
    """
    check_archive(data, largest=_LARGEST_REST, largest_sheets=_LARGEST_SHEETS)
    for index, sheet in enumerate(_guarded(lambda: iter(_open(data, results=False).worksheets))):
        yield Table(_reader(data, index, sheet, most), text=False, title=sheet.title)


def _reader(data: bytes, index: int, sheet: Any, most: int) -> Callable[[], Iterator[RawRow]]:  # noqa: ANN401 - openpyxl ships no types
    return lambda: _guarded(lambda: _rows(data, index, sheet, most))


def _guarded(read: Callable[[], Iterator[T]]) -> Iterator[T]:
    try:
        yield from read()
    except SheetError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks its reader in any way, and none is ours to name
        raise SheetError("not_a_table") from None


def _open(data: bytes, *, results: bool) -> Any:  # noqa: ANN401 - openpyxl ships no types
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - half a second, for a file only

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)


def _rows(data: bytes, index: int, sheet: Any, most: int) -> Iterator[RawRow]:  # noqa: ANN401 - openpyxl ships no types
    areas = merged(data, sheet._worksheet_path)  # noqa: SLF001 - openpyxl tells it nowhere else
    results = _Results(data, index)
    sheet.reset_dimensions()  # what the file says of its own size need not be true
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell.value is not None for cell in cells[most:]):
            raise SheetError("too_many_columns")
        found: list[Raw | None] = []
        here = areas.at(number)
        for column, cell in enumerate(cells[:most], start=1):
            if any(column in area.columns for area in here):
                found.append(Raw(_text(cell.value), "merged"))
            elif cell.value is None:
                found.append(None)
            elif cell.data_type == "f":
                found.append(results.raw(number, column, str(cell.value)))
            else:
                found.append(_raw(cell))
        # Empty cells of a merged one do not make a row of it.
        if any(cell is not None and cell.value != "" for cell in found):
            yield RawRow(number, tuple(found))


class _Results:
    """What the formulas came to when the file was last saved, as far as it was saved with it.

    Args:
        data: The file, read a second time from its first formula on, row by row.
        index: Which sheet of it.
    """

    def __init__(self, data: bytes, index: int) -> None:
        self._data, self._index = data, index
        self._rows: Iterator[tuple[Any, ...]] | None = None
        self._number, self._cells = 0, tuple[Any, ...]()

    def raw(self, number: int, column: int, formula: str) -> Raw | None:
        """Give the result of a cell, as it is shown; rows are asked for in their order."""
        if self._rows is None:
            sheet = _open(self._data, results=True).worksheets[self._index]
            sheet.reset_dimensions()
            self._rows = sheet.iter_rows()
        while self._number < number:
            self._cells, self._number = next(self._rows, ()), self._number + 1
        cell = self._cells[column - 1] if column <= len(self._cells) else None
        if cell is None or (cell.value is None and cell.data_type != "str"):
            return Raw(formula, "formula")
        return _raw(cell)  # a text of no length is nothing


def _raw(cell: Any) -> Raw | None:  # noqa: ANN401 - openpyxl ships no types
    value = cell.value
    if isinstance(value, bool):
        return Raw(value)
    if isinstance(value, int | float):
        return Raw(float(value), "percent" if "%" in cell.number_format else "")
    if isinstance(value, date | time | timedelta):
        return Raw(_day(value), "date")
    text = _text(value)
    note: Note = "error" if cell.data_type == "e" else ""
    return Raw(text, note) if text else None


def _day(value: date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == _MIDNIGHT:
        value = value.date()
    return str(value)


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())[:LONGEST_CELL]
