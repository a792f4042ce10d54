"""An empty sheet of participants, to be filled in: as Excel or as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from widgets.texts import Texts, check_lang
from workbooks.errors import HalfhourError
from workbooks.roster.columns import columns
from workbooks.roster.explaining import explaining

if TYPE_CHECKING:
    from pathlib import Path

_SEPARATORS = {"fr": ";", "en": ","}


def write_roster(path: Path, lang: str, *, replace: bool = False) -> None:
    """Write an empty sheet: headings, and below them a unit, an accepted range and an example per column.

    Args:
        path: Where to; its ending says as what, `.xlsx` or `.csv`.
        lang: "fr" or "en".
        replace: Whether a file that is there already may go: somebody's numbers may be in it.

    Raises:
        HalfhourError: One sentence, where it can not be written, or is there already.
        ValueError: For another language.
    """
    t = Texts(check_lang(lang))
    ending = path.suffix.lower()
    if ending not in {".xlsx", ".csv"}:
        raise HalfhourError(
            t("“{file}” ends neither in .xlsx nor in .csv: choose one of the two.", file=path.name)
        )
    if path.exists() and not replace:
        raise HalfhourError(
            t(
                "“{file}” is there already, and there may be numbers in it: choose another name, or"
                " add --replace.",
                file=path.name,
            )
        )
    if ending == ".xlsx":
        from workbooks.roster.excel_sheet import excel_sheet  # noqa: PLC0415 - openpyxl takes half a second

        data = excel_sheet(t)
    else:
        data = _csv(t)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise HalfhourError(
            t(
                "“{file}” cannot be written: is its folder there, and the file closed in Excel?",
                file=path.name,
            )
        ) from error


def _csv(t: Texts) -> bytes:
    """Give the sheet as Excel of that language writes and reads it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=_SEPARATORS[t.lang])
    writer.writerow(column.title(t.lang) for column in columns())
    for row in explaining(t):
        writer.writerow(row.texts)
    return out.getvalue().encode("utf-8-sig")
