"""The summary as an Excel file: the same rows give the same bytes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from workbooks.cohort.csv_table import printable
from workbooks.cohort.rows import columns
from workbooks.cohort.timeless import timeless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbooks.cohort.rows import Row

_WIDTHS = {"line": 7, "participant": 28, "workbook": 18, "status": 10, "error": 40, "verdict": 14}
_SHARE = re.compile(r"(^p_|_share$)")


def as_xlsx(rows: Sequence[Row], title: str) -> bytes:
    """Give the rows as a sheet with real numbers, its headings always in sight.

    Args:
        rows: The rows.
        title: What the sheet is called.
    """
    names = columns(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    for index, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(name, len(name) + 3)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"
    sheet.append([_heading(sheet, name) for name in names])
    for row in rows:
        sheet.append([_cell(sheet, name, row.get(name, "")) for name in names])
    made = io.BytesIO()
    book.save(made)
    return timeless(made.getvalue())


def _heading(sheet: Any, name: str) -> WriteOnlyCell:  # noqa: ANN401 - openpyxl's own gap
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, name: str, value: Any) -> WriteOnlyCell | None:  # noqa: ANN401 - openpyxl's own gap
    if value == "":
        return None
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, printable(value))
        cell.data_type = "s"  # also where it begins as a formula does
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, float):
        cell.number_format = "0.0%" if _SHARE.search(name) else "#,##0.00"
    return cell
