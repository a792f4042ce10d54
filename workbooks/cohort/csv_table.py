"""The summary as a CSV file: the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from workbooks.cohort.rows import columns
from workbooks.roster.safe_cell import safe_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbooks.cohort.rows import Row

_INSIDE = re.compile(r"([,;|\t\r\n][\s\"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where an Excel of another language, to which another sign parts the cells, would see a formula begin."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def as_csv(rows: Sequence[Row], lang: str) -> bytes:
    """Give the rows as the Excel of that language opens them: in French with `;` and decimal commas."""
    comma = "," if lang == "fr" else "."
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if lang == "fr" else ",", lineterminator="\r\n")
    names = columns(rows)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_plain(row.get(name, ""), comma) for name in names])
    return text.getvalue().encode("utf-8-sig")


def _plain(value: Any, comma: str) -> str:  # noqa: ANN401 - a cell's text or number
    if isinstance(value, float):
        digits = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", comma)
        return "0" if digits == "-0" else digits
    return (
        str(value) if isinstance(value, int) else _INSIDE.sub(r"\1'", safe_cell(_one_space(printable(value))))
    )


def _one_space(text: str) -> str:
    return re.sub(r"[\t\v\f\r]+\n?", " ", text).strip()


def printable(text: str) -> str:
    """Give a text without what an Excel file can not hold."""
    return _UNPRINTABLE.sub("", text)
