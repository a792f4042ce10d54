"""A table out of a file that somebody chose: CSV or Excel, from its bytes alone. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Refusal = Literal["empty", "too_big", "too_many_rows", "too_many_columns", "old_excel", "not_a_table"]

LARGEST = 2_000_000  # bytes
MOST_ROWS, MOST_COLUMNS = 20_000, 60
LONGEST_CELL = 200  # characters; what is longer is cut

Cell = str | float | bool | None


class SheetError(ValueError):
    """A file that is no table of ours, or too large a one; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(f"This file cannot be used ({reason}); accepted: a table as CSV or XLSX.")
        self.reason: Refusal = reason


@dataclass(frozen=True)
class Row:
    """One row below the header.

    Attributes:
        line: where it stands in the file, as an editor or Excel counts.
        cells: what stands in it; None where nothing does.
    """

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in the file.

    Attributes:
        columns: the header, empty where a column has none.
        rows: all rows that hold anything.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(data: bytes) -> Sheet:
    """Read a table. What kind of file it is, its content says, not its name.

    Of an Excel file the first sheet is read. A CSV file may be in UTF-8, UTF-16 or Windows-1252, its columns
    parted by semicolons, tabs, commas or bars. The first row with two cells or more is the header.

    Args:
        data: the file.

    Raises:
        SheetError: where it can not be used, however it was made.
    """
    if len(data) > LARGEST:
        raise SheetError("too_big")
    if not data.strip(b"\0 \t\r\n"):
        raise SheetError("empty")
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # Excel before 2007, or any Excel with a password
        raise SheetError("old_excel")
    if data.startswith(b"PK"):
        from case_studies.sheet_excel import excel_rows  # noqa: PLC0415 - openpyxl takes half a second

        return sheet_of(excel_rows(data))
    from case_studies.sheet_text import text_rows  # noqa: PLC0415 - it needs this module

    return sheet_of(text_rows(data))


def sheet_of(rows: list[Row]) -> Sheet:
    """Part the header from the rest, and leave out what is blank.

    Raises:
        SheetError: where there is no header, nothing below it, or too much.
    """
    full = [row for row in rows if any(cell is not None for cell in row.cells)]
    start = next((i for i, row in enumerate(full) if _count(row) > 1), None)
    if start is None:
        raise SheetError("not_a_table")
    header, below = full[start], full[start + 1 :]
    if not below:
        raise SheetError("empty")
    if len(below) > MOST_ROWS:
        raise SheetError("too_many_rows")
    columns = ["" if cell is None else " ".join(str(cell).split()) for cell in header.cells]
    while columns and not columns[-1]:
        columns.pop()
    if len(columns) > MOST_COLUMNS:
        raise SheetError("too_many_columns")
    return Sheet(tuple(columns), tuple(below))


def _count(row: Row) -> int:
    return sum(cell is not None for cell in row.cells)
