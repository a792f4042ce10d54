"""Rows out of a text file, however it was saved."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from case_studies.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, SheetError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = ";\t,|"
_LOOKED_AT = 50  # lines, to find the separator
_LONGEST_LINE = 20_000  # characters
_SPREADS = 5  # lines at the most for one row, whose cells may have line breaks between quotes
_KEPT = "\t\n\r\f\v"


def text_rows(data: bytes) -> list[Row]:
    """Read the rows of a text file that is small enough for a page.

    Raises:
        SheetError: where it is no text, or no table.
    """
    found = list(islice(each_text_row(data), 2 * MOST_ROWS + 1))
    if len(found) > 2 * MOST_ROWS:
        raise SheetError("too_many_rows")
    return found


def each_text_row(data: bytes, *, most_columns: int = MOST_COLUMNS) -> Iterator[Row]:
    """Give the rows of a text file one after the other, so that nobody has to hold them all.

    Args:
        data: The file.
        most_columns: How many columns may hold anything.

    Raises:
        SheetError: where it is no text, or no table.
    """
    lines = _lines(_text(data))
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    separator = None
    if lines and lines[first].lower().startswith("sep=") and len(lines[first].strip()) == 5:  # noqa: PLR2004 - Excel's own first line
        separator, lines[first] = lines[first].strip()[4], ""
    for row in _rows(lines, separator or _separator(lines)):
        if any(cell is not None for cell in row.cells[most_columns:]):
            raise SheetError("too_many_columns")
        yield Row(row.line, row.cells[: most_columns + 1])


def _text(data: bytes) -> str:
    """Decode: what the first bytes say, else UTF-8, else the way of Windows."""
    for mark, coding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, coding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, coding: str) -> str:
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        raise SheetError("not_a_table") from None


def _lines(text: str) -> list[str]:
    """Part a text into lines as an editor does.

    Raises:
        SheetError: where it holds what no text does, or a line without end.
    """
    if any(ord(sign) < 32 and sign not in _KEPT for sign in set(text)):  # noqa: PLR2004 - where printing begins
        raise SheetError("not_a_table")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if max(map(len, lines)) > _LONGEST_LINE:
        raise SheetError("not_a_table")
    return lines


def _separator(lines: list[str]) -> str:
    """Find what parts the columns: what cuts most lines into as many cells as the header has.

    Raises:
        SheetError: where nothing cuts the header into two.
    """
    some = [line for line in lines if line.strip()][:_LOOKED_AT]
    best, fit = "", 0.0
    for separator in _SEPARATORS:
        widths = [len(_cells(line, separator)) for line in some]
        header = next((width for width in widths if width > 1), 0)
        if header:
            fits = Counter(widths)[header] / len(widths)
            if fits > fit:
                best, fit = separator, fits
    if not best:
        raise SheetError("not_a_table")
    return best


def _rows(lines: list[str], separator: str) -> Iterator[Row]:
    """Give the rows; one may go over several lines between quotes, but a quote left open swallows none."""
    at = 0
    while at < len(lines):
        spread = next(
            (n for n in range(1, _SPREADS + 1) if "\n".join(lines[at : at + n]).count('"') % 2 == 0), 0
        )
        line = "\n".join(lines[at : at + spread]) if spread else lines[at].replace('"', "")
        yield Row(at + 1, tuple(_cell(cell) for cell in _cells(line, separator)))
        at += spread or 1


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line] if "\n" not in line else line.splitlines(keepends=True),
                               delimiter=separator), [])  # fmt: skip
    except csv.Error:
        return line.split(separator)


def _cell(text: str) -> str | None:
    return " ".join(text.split())[:LONGEST_CELL] or None
