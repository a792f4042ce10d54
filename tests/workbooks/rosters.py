"""Sheets of participants with mistakes of every kind, as CSV and as Excel, for whoever reads or runs them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from workbooks.roster.columns import KIND, NAME, columns, kind_title, kinds
from workbooks.roster.reading import Roster, read_roster

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

Cells = dict[str, Any]
"""What stands in a row, by the column's key; `beyond` stands right of the last heading."""

KEYS = (*(column.key for column in columns() if column.first), "second_on")
NAMES = (
    "Zoé",
    "Ngoc Anh",
    "José María",
    "Łukasz",
    "O'Brien",
    "Marie-Thérèse",
    "李 明",
    "../../etc/passwd",
    "🥐",
    "=1+1",
)


@dataclass(frozen=True)
class Mistake:
    """One kind of mistake.

    Attributes:
        key: The column that it is told of; empty where it is the whole row.
        make: Spoils the cells of a good row.
        fr: Words of its sentence in French.
        excel: Spoils the sheet after it is written, given the row; only in an Excel file.
    """

    key: str
    make: Callable[[Cells], Cells]
    fr: str
    excel: Callable[[Any, int], None] | None = None


def _set(key: str, value: object) -> Callable[[Cells], Cells]:
    return lambda cells: cells | {key: value}


def _without(*keys: str) -> Callable[[Cells], Cells]:
    return lambda cells: {key: value for key, value in cells.items() if key not in keys}


def _put(key: str, value: object) -> Callable[[Any, int], None]:
    def put(sheet: Any, row: int) -> None:  # noqa: ANN401 - openpyxl ships no types
        sheet.cell(row, KEYS.index(key) + 1).value = value

    return put


def _merge(sheet: Any, row: int) -> None:  # noqa: ANN401 - openpyxl ships no types
    at = KEYS.index("hours") + 1
    sheet.merge_cells(start_row=row, end_row=row, start_column=at, end_column=at + 1)


MISTAKES: Mapping[str, Mistake] = {
    "no_name": Mistake("name", _without("name"), "pas de nom"),
    "name_too_long": Mistake("name", _set("name", "Anne " * 30), "trop long"),
    "no_kind": Mistake("business", _without("business"), "activité"),
    "unknown_kind": Mistake("business", _set("business", "Cosmonaute"), "Cosmonaute"),
    "a_word": Mistake("price", _set("price", "beaucoup"), "pas un nombre"),
    "below": Mistake("price", _set("price", "-5"), "sort des limites"),
    "above": Mistake("hours", _set("hours", "900"), "sort des limites"),
    "two_numbers": Mistake("hour_value", _set("hour_value", "10 20"), "plusieurs nombres"),
    "separators": Mistake("price", _set("price", "1,2,3.4.5"), "virgule"),
    "two_readings": Mistake("price", _set("price", "1.200"), "deux façons"),
    "other_unit": Mistake("price", _set("price", "12 h"), "unité"),
    "many_digits": Mistake("price", _set("price", "1234567890123456"), "chiffres"),
    "a_date": Mistake("hours", _set("hours", "12/05/2026"), "date", _put("hours", datetime(2026, 5, 12))),  # noqa: DTZ001 - as Excel has it
    "a_formula": Mistake("price", _set("price", "=B2*2"), "formule"),
    "excel_error": Mistake("price", _set("price", "#DIV/0!"), "#DIV/0!"),
    "out_of_order": Mistake("price", _set("price", "600..400..200"), "ordre"),
    "two_points": Mistake("price", _set("price", "200..400"), "trois"),
    "share_without_sign": Mistake("margin_ratio", _set("margin_ratio", "0,4"), "%"),
    "share_over_whole": Mistake("margin_ratio", _set("margin_ratio", "140 %"), "sort des limites"),
    "neither_yes_nor_no": Mistake("second_on", _set("second_on", "peut-être"), "peut-être"),
    "no_number": Mistake(
        "", lambda cells: {key: cells[key] for key in ("name", "business")}, "Aucun chiffre"
    ),
    "cell_too_many": Mistake("", _set("beyond", "50"), "cellules"),
    "merged": Mistake("hours", lambda cells: cells, "fusionnées", _merge),
}


def good(number: int) -> Cells:
    """Give what a participant typed as many do, in French, each a little otherwise."""
    price = ("1 200,50 €", "900", "80", "350,5", "1\N{NO-BREAK SPACE}500", "200..300..500")[number % 6]
    cells: Cells = {
        "name": f"{NAMES[number % len(NAMES)]} {number}" if number % 40 != 39 else "Dupont",
        "business": kind_title(kinds()[number % len(kinds())], ("fr", "en")[number % 2]),
        "price": price,
        "margin_ratio": ("55 %", "12,5 %", "40", "?")[number % 4],
        "hour_value": f"{20 + number / 10:.1f}".replace(".", ","),
        "hours": ("4", "6,5", "1h30", "12 h")[number % 4],
        "contacts_per_hour": ("0,5", "2", "1..2..4")[number % 3],
        "second_on": ("oui", "non")[number % 2],
    }
    return (
        cells
        if number % 3
        else cells | {"able_of_ten": "2", "customers_count": "120", "customers_hours": "2"}
    )


@dataclass(frozen=True)
class Made:
    """A sheet that was written.

    Attributes:
        path: The file.
        count: Participants.
        refused: Row, as Excel counts it -> the name of its mistake.
    """

    path: Path
    count: int
    refused: Mapping[int, str]


def mistakes(*, excel: bool) -> tuple[str, ...]:
    """Name the mistakes that a file can have; a heading more or a merged cell is in one kind only."""
    return tuple(
        name for name, one in MISTAKES.items() if (name != "cell_too_many" if excel else name != "merged")
    )


def make_roster(path: Path, count: int = 200, *, wrong: int | None = None) -> Made:
    """Write a sheet of participants in French, every kind of mistake in it, and blank rows now and then.

    Args:
        path: Where to, `.xlsx` or `.csv` (as Excel in France writes it: semicolons, Windows-1252, or a mark
            and UTF-8 where a name wants it).
        count: How many participants.
        wrong: How many of them have a mistake, of each kind in turn; by default, as many as there are kinds.
    """
    excel = path.suffix == ".xlsx"
    known = mistakes(excel=excel)
    kinds_of = tuple(islice(cycle(known), len(known) if wrong is None else wrong))
    step = max(count // (len(kinds_of) + 1), 1)
    spoilt = {(at + 1) * step: name for at, name in enumerate(kinds_of)}
    rows: list[Cells] = []
    refused: dict[int, str] = {}
    for number in range(count):
        if number % 50 == 49:
            rows.append({})
        mistake = spoilt.get(number)
        cells = good(number)
        rows.append(MISTAKES[mistake].make(cells) if mistake else cells)
        if mistake:
            refused[len(rows) + 1] = mistake
    rows.append(rows[0])
    refused[len(rows) + 1] = "same_twice"
    write_rows(
        path, rows, spoil={row: MISTAKES[name].excel for row, name in refused.items() if name in MISTAKES}
    )
    return Made(path, count + 1, refused)


def edit(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Change one part of an Excel file, as a program other than ours might have written it."""
    with ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as after:
        for name, content in parts.items():
            after.writestr(name, change(content) if name.endswith(part) else content)


def write_rows(  # noqa: PLR0913 - a file can be written in many ways
    path: Path,
    rows: Sequence[Cells],
    *,
    lang: str = "fr",
    keys: Sequence[str] = KEYS,
    spoil: Mapping[int, Callable[[Any, int], None] | None] | None = None,
    coding: str = "utf-8-sig",
) -> None:
    """Write rows below the headings, in the first row."""
    titles = {column.key: column.title(lang) for column in columns()}
    head = [titles.get(key, key) for key in keys]
    body = [
        [cells.get(key) for key in keys] + [cells[key] for key in ("beyond",) if key in cells]
        for cells in rows
    ]
    if path.suffix == ".csv":
        out = io.StringIO()
        csv.writer(out, delimiter=";" if lang == "fr" else ",").writerows([head, *body])
        path.write_bytes(out.getvalue().encode(coding))
        return
    book = openpyxl.Workbook()
    sheet = book.active
    for at, row in enumerate([head, *body], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(at, column, value)
            if isinstance(value, str) and value.startswith("=") and column == 1:
                cell.data_type = "s"  # a name, and no formula
    for row, do in (spoil or {}).items():
        if do:
            do(sheet, row)
    book.save(path)


SUFFIXES = pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
START = "Une boutique ou une boulangerie"
PLAIN: dict[str, Any] = {NAME: "Anne", KIND: START, "price": "12", "hours": "4"}


def read(path: Path, *rows: Cells, lang: str = "fr", **how: Any) -> Roster:  # noqa: ANN401 - as write_rows has it
    """Write rows and read them."""
    write_rows(path, rows, **how)
    return read_roster(path, lang)


def numbers(roster: Roster) -> dict[str, Any]:
    """Give the numbers of the first line of a sheet in which nothing is wrong."""
    assert roster.problems == ()
    return dict(roster.lines[0].parameters["more"])
