"""The sheets of a roster's file, whatever it was saved as."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from case_studies.sheet import SheetError
from widgets.texts import N_, Texts
from workbooks.errors import HalfhourError
from workbooks.roster.raw import Raw, RawRow, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from case_studies.sheet import Refusal

LARGEST = 60_000_000
"""Bytes of a file: it is held whole, its rows are not."""
MOST_COLUMNS = 200
"""Ours may stand beside many of the trainer's own."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_WHY: dict[Refusal, str] = {
    "empty": N_("“{file}” is empty: write a sheet with `halfhour roster`, and fill it in"),
    "too_big": N_("“{file}” is too large for a sheet of participants: part it into several files"),
    "too_many_rows": N_("“{file}” has too many rows: part it into several files"),
    "too_many_columns": N_("“{file}” has too many columns: keep those that `halfhour roster` writes"),
    "old_excel": N_(
        "“{file}” is an old Excel file, or has a password: save it as .xlsx without a password, and try again"
    ),
    "not_a_table": N_("“{file}” cannot be read as a table: save it as .xlsx or .csv, and try again"),
}


def tables(path: Path, t: Texts) -> Iterator[Table]:
    """Give the sheets of a file one after the other; what kind of file it is, its content says.

    Raises:
        HalfhourError: one sentence, where it is not there or no table, also while its rows are read.
    """
    with _told(path, t):
        for table in _tables(_bytes(path)):
            yield replace(table, rows=_telling(table.rows, path, t))


@contextmanager
def _told(path: Path, t: Texts) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise HalfhourError(
            t("“{file}” cannot be opened: is it there, and closed in Excel?", file=path.name)
        ) from error
    except SheetError as error:
        raise HalfhourError(t(_WHY[error.reason], file=path.name)) from error


def _telling(rows: Callable[[], Iterator[RawRow]], path: Path, t: Texts) -> Callable[[], Iterator[RawRow]]:
    def told() -> Iterator[RawRow]:
        with _told(path, t):
            yield from rows()

    return told


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise SheetError("too_big")
    return path.read_bytes()


def _tables(data: bytes) -> Iterator[Table]:
    if not data.strip(b"\0 \t\r\n"):
        raise SheetError("empty")
    if data.startswith(_OLD_EXCEL):
        raise SheetError("old_excel")
    if data.startswith(b"PK"):
        from workbooks.roster.excel import excel_tables  # noqa: PLC0415 - openpyxl takes half a second

        yield from excel_tables(data, MOST_COLUMNS)
    else:
        yield Table(lambda: _text_rows(data), text=True)


def _text_rows(data: bytes) -> Iterator[RawRow]:
    from case_studies.sheet_text import each_text_row  # noqa: PLC0415 - only for one kind of file

    # Counted here: a cell with a line break makes one row of two lines.
    for number, row in enumerate(each_text_row(data, most_columns=MOST_COLUMNS), start=1):
        if any(cell is not None for cell in row.cells):
            yield RawRow(number, tuple(None if cell is None else Raw(str(cell)) for cell in row.cells))
