"""Rows that explain the columns: nobody is read there, and nobody's numbers are lost there without a word."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import openpyxl
import openpyxl.chart
import pytest

from tests.workbooks.rosters import PLAIN
from workbooks.errors import HalfhourError
from workbooks.roster.columns import KIND, columns
from workbooks.roster.reading import Roster, read_roster
from workbooks.roster.writing import write_roster

if TYPE_CHECKING:
    from pathlib import Path


FRESH = pytest.mark.parametrize(
    ("lang", "suffix"), [("fr", ".xlsx"), ("fr", ".csv"), ("en", ".xlsx"), ("en", ".csv")]
)


def example(path: Path, changes: dict[str, Any], *rows: dict[str, Any], lang: str) -> Roster:
    """Read a sheet of ours whose example was changed, with participants below it."""
    write_roster(path, lang)
    keys = [column.key for column in columns()]
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for at, cells in enumerate((changes, *rows), start=5):
            for key, value in cells.items():
                sheet.cell(at, keys.index(key) + 1).value = value
        book.save(path)
    else:
        part = ";" if lang == "fr" else ","
        lines = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=part))
        lines[-1] = [str(changes.get(key, value)) for key, value in zip(keys, lines[-1], strict=True)]
        lines += [[str(cells.get(key, "")) for key in keys] for cells in rows]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=part).writerows(lines)
    return read_roster(path, lang)


@FRESH
@pytest.mark.parametrize("changes", [{"price": 37}, {KIND: "bakery"}, {"second_on": "oui"}])
def test_what_was_typed_into_the_example_is_told_of(
    tmp_path: Path, lang: str, suffix: str, changes: dict[str, Any]
) -> None:
    found = example(tmp_path / f"a{suffix}", changes, PLAIN, lang=lang)
    assert [line.name for line in found.lines] == ["Anne"]
    (notice,) = found.notices
    assert notice.line == (5 if suffix == ".xlsx" else 4)
    assert ("une ligne à part" if lang == "fr" else "a row of their own") in notice.sentence


@FRESH
def test_the_example_as_we_write_it_is_not_told_of(tmp_path: Path, lang: str, suffix: str) -> None:
    assert example(tmp_path / f"a{suffix}", {}, PLAIN, lang=lang).notices == ()


@FRESH
def test_numbers_in_the_example_alone_are_told_in_place_of_nobody(
    tmp_path: Path, lang: str, suffix: str
) -> None:
    with pytest.raises(HalfhourError) as stopped:
        example(tmp_path / f"a{suffix}", {"price": 37}, lang=lang)
    row = 5 if suffix == ".xlsx" else 4
    assert f"{'ligne' if lang == 'fr' else 'row'} {row}" in str(stopped.value).replace("\xa0", " ")
