"""The empty sheet as an Excel file: drop-downs, accepted ranges, and the further numbers folded away."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

from widgets.texts import N_
from workbooks.roster.cell import bounds
from workbooks.roster.columns import KIND, columns, kind_title, kinds
from workbooks.roster.explaining import explaining
from workbooks.roster.words import NO, YES

if TYPE_CHECKING:
    from widgets.texts import Texts
    from workbooks.roster.columns import Column

PARTS, HEADINGS, BELOW = 1, 2, 3
"""Rows: the parts of a business, the headings, and the first one below them."""
LAST = 5000
"""The row down to which cells are prepared; what is typed below is read all the same."""

_WIDE, _NARROW = 30.0, 17.0  # characters
_LINE = 15  # points
_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32  # what Excel takes
_INK, _GREY = "1F2933", "616E7C"
_TINTS = ("DCEBF5", "E6EFD9")  # in turn, so that parts can be told apart; dark text on both
_PATTERNS = {"EUR": '#,##0.00" €"', "share": "0.0%"}
HOW = (
    N_("One participant a row, from the row below the example on; the rows in italics are not read."),
    N_("Needed: a name, or a number of your own such as P12; the kind of business; one number at least."),
    N_(
        "Of two kinds that look alike, take the one that names the trade alone, such as a bakery; those that"
        " say more than one are for trades that are not in the list, and the last are the article's own"
        " examples."
    ),
    N_("What is left empty, or has a question mark, stays our assumption for that kind of business."),
    N_("Further numbers are folded away on the right: click the plus sign above the columns."),
    N_("Where somebody is not sure, write lowest..likeliest..highest, such as 2..4..6."),
    N_("The columns may stand in any order, and columns of your own are not read."),
    N_("Names stay in this file and in the folder of the reports: nothing is sent anywhere."),
)
_THIN = Side(style="thin", color="9AA5B1")


def excel_sheet(t: Texts) -> bytes:
    """Give the file.

    Args:
        t: The trainer's texts.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = t("Participants")
    how = book.create_sheet(t("How to fill it in"))
    lists = book.create_sheet(t("Lists"))
    _lists(lists, t)
    _how(how, t)
    _headings(sheet, t)
    _explained(sheet, t)
    for index, column in enumerate(columns(), start=1):
        _column(sheet, index, column, lists.title, t)
    sheet.freeze_panes = f"B{BELOW + len(explaining(t))}"
    sheet.sheet_view.zoomScale = 90
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = (
        "landscape",
        1,
        0,
    )
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.sheet_properties.outlinePr.summaryRight = False
    last = sum(column.first for column in columns())
    sheet.column_dimensions[get_column_letter(last)].collapsed = True  # here stands the plus sign
    sheet.print_title_rows = f"{PARTS}:{HEADINGS}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lists(sheet: Any, t: Texts) -> None:  # noqa: ANN401 - openpyxl ships no types
    """Write what the drop-downs offer: a list inside the rule itself ends at 255 characters."""
    for row, name in enumerate(kinds(), start=1):
        sheet.cell(row, 1, kind_title(name, t.lang))
    for row, word in enumerate((YES, NO), start=1):
        sheet.cell(row, 2, t(word))
    sheet.column_dimensions["A"].width = 2 * _WIDE
    sheet.sheet_state = "hidden"


def _how(sheet: Any, t: Texts) -> None:  # noqa: ANN401 - openpyxl ships no types
    for row, sentence in enumerate(HOW, start=1):
        sheet.cell(row, 1, t(sentence)).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 3 * _WIDE


def _headings(sheet: Any, t: Texts) -> None:  # noqa: ANN401 - openpyxl ships no types
    """Write the parts of a business, and below each its columns."""
    start = 1
    for turn, (part, members) in enumerate(groupby(columns(), lambda one: (one.part(t.lang), one.first))):
        length = len(list(members))
        fill = PatternFill("solid", start_color=_TINTS[turn % 2])
        for index in range(start, start + length):
            for row in (PARTS, HEADINGS):
                sheet.cell(row, index).fill = fill
                sheet.cell(row, index).font = Font(bold=True, color=_INK)
                sheet.cell(row, index).alignment = Alignment(wrap_text=True, vertical="center")
            sheet.cell(HEADINGS, index, columns()[index - 1].title(t.lang))
            sheet.cell(HEADINGS, index).border = Border(bottom=_THIN)
        # Not merged over its columns: they are then sorted, filtered and copied like any others.
        sheet.cell(PARTS, start, part[0] or None)
        start += length
    longest = max(len(one.title(t.lang)) for one in columns())
    sheet.row_dimensions[HEADINGS].height = _LINE * (longest // int(_NARROW) + 1)
    sheet.row_dimensions[PARTS].height = 3 * _LINE


def _explained(sheet: Any, t: Texts) -> None:  # noqa: ANN401 - openpyxl ships no types
    for row, explained in enumerate(explaining(t), start=BELOW):
        for index, (column, value) in enumerate(zip(columns(), explained.values, strict=True), start=1):
            cell = sheet.cell(row, index, value)
            cell.font = Font(italic=True, color=_GREY)
            cell.alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
            if isinstance(value, float):
                cell.number_format = _pattern(column)
    last = BELOW + len(explaining(t)) - 1
    for row in (last - 1, last):  # what is accepted, and the example's kind of business
        sheet.row_dimensions[row].height = 2 * _LINE
    for index in range(1, len(columns()) + 1):
        sheet.cell(last, index).border = Border(bottom=_THIN)


def _column(sheet: Any, index: int, column: Column, lists: str, t: Texts) -> None:  # noqa: ANN401 - openpyxl ships no types
    """Set what one column takes, how it prints, and whether it is folded away."""
    letter = get_column_letter(index)
    own = sheet.column_dimensions[letter]
    own.width = _NARROW if column.field else _WIDE
    if not column.first:
        own.outlineLevel, own.hidden = 1, True
    first = BELOW + len(explaining(t))
    if column.field:
        own.number_format = _pattern(column)
        for row in range(first, first + _READY):
            sheet.cell(row, index).number_format = _pattern(column)
    rule = _rule(column, lists, t)
    if rule:
        rule.add(f"{letter}{first}:{letter}{LAST}")
        sheet.add_data_validation(rule)


_READY = 60
"""Rows whose cells are given a number format one by one: LibreOffice passes over a column's own."""


def _pattern(column: Column) -> str:
    return _PATTERNS.get(column.field.quantity.unit, "General") if column.field else "General"


def _rule(column: Column, lists: str, t: Texts) -> DataValidation | None:
    if column.field is None:
        if column.key == KIND:
            return _choice(f"'{lists}'!$A$1:$A${len(kinds())}", t)
        return _choice(f"'{lists}'!$B$1:$B$2", t) if column.key == "second_on" else None
    quantity = column.field.quantity
    low, high = bounds(quantity, t)
    told = t("{low} to {high}", low=low, high=high)
    rule = DataValidation(
        "decimal", operator="between", formula1=f"{quantity.low:g}", formula2=f"{quantity.high:.12g}"
    )
    # A warning, not a refusal: 2..4..6 and « 1 200,50 € » are no numbers to Excel, and can be read.
    rule.errorStyle = "warning"
    rule.errorTitle = t("Please look once more")
    rule.error = t("Accepted: {told}; if unsure, lowest..likeliest..highest, such as 2..4..6.", told=told)
    rule.promptTitle = told[:_LONGEST_TITLE]
    help_ = t(quantity.help) if quantity.help else ""
    rule.prompt = " ".join(filter(None, (help_, t("Leave it empty where you do not know."))))[
        :_LONGEST_PROMPT
    ]
    rule.showErrorMessage = rule.showInputMessage = True
    return rule


def _choice(source: str, t: Texts) -> DataValidation:
    rule = DataValidation("list", formula1=source, allow_blank=True)
    rule.errorTitle, rule.error = t("Please look once more"), t("Choose one of the list.")
    rule.showErrorMessage = True
    return rule
