"""The summary as an Excel file: the same rows give the same bytes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from workbooks.cohort.column_words import explained
from workbooks.cohort.csv_table import printable
from workbooks.cohort.rows import columns
from workbooks.cohort.timeless import timeless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.texts import Texts
    from workbooks.cohort.rows import Row

_WIDTHS = {"line": 7, "participant": 28, "workbook": 18, "status": 10, "error": 40, "verdict": 14}
_SHARE = re.compile(r"(^p_|_share$|^share_|^offers_gap)")
_WORDS_WIDTHS = (44, 90)


def as_xlsx(rows: Sequence[Row], t: Texts) -> bytes:
    """Give the rows as a sheet with real numbers, its headings always in sight, and one that explains them.

    Args:
        rows: The rows.
        t: The words of the participants' language.
    """
    names = columns(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(t("Summary"))
    sheet.freeze_panes = "C2"
    for index, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(name, len(name) + 3)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"
    sheet.append([_heading(sheet, name) for name in names])
    for row in rows:
        sheet.append([_cell(sheet, name, row.get(name, "")) for name in names])
    _explain(book.create_sheet(t("What the words mean")), names, rows, t)
    made = io.BytesIO()
    book.save(made)
    return timeless(made.getvalue())


def _explain(sheet: Any, names: Sequence[str], rows: Sequence[Row], t: Texts) -> None:  # noqa: ANN401 - see below
    sheet.freeze_panes = "A2"
    for column, width in zip("AB", _WORDS_WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    head, *lines = explained(names, rows, t)
    sheet.append([_heading(sheet, word) for word in head])
    for line in lines:
        sheet.append([_cell(sheet, "error", word) for word in line])


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
        # A long reason goes on below; whatever stands beside it stays at its first line.
        cell.alignment = Alignment(wrap_text=name == "error", vertical="top")
        return cell
    cell = WriteOnlyCell(sheet, value)
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, float):
        cell.number_format = "0.0%" if _SHARE.search(name) else "#,##0.00"
    return cell
