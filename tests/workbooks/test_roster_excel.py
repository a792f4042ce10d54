"""A sheet of participants out of Excel: formulas, merged cells, several sheets."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import openpyxl.chart
import pytest

from tests.workbooks.rosters import KEYS, PLAIN, edit, numbers, read, write_rows
from workbooks.errors import HalfhourError
from workbooks.roster.columns import KIND, NAME
from workbooks.roster.reading import Roster, read_roster

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.workbooks.rosters import Cells


def book_of(path: Path, change: Callable[[Any], None]) -> Roster:
    write_rows(path, [PLAIN | {"margin_ratio": None}])
    book = openpyxl.load_workbook(path)
    change(book.active)
    book.save(path)
    return read_roster(path, "fr")


def cell(sheet: Any, key: str, row: int = 2) -> Any:  # noqa: ANN401 - openpyxl ships no types
    return sheet.cell(row, KEYS.index(key) + 1)


@pytest.mark.parametrize(
    ("value", "pattern", "number"),
    [
        (0.125, "0.0%", 0.125),
        (12.5, "General", 0.125),
        (0.4, "0%", 0.4),
        (0, "General", None),
        (0.4, "General", None),
    ],
)
def test_a_share_is_read_as_excel_shows_it(
    tmp_path: Path, value: float, pattern: str, number: float | None
) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl ships no types
        cell(sheet, "margin_ratio").value = value
        cell(sheet, "margin_ratio").number_format = pattern

    found = book_of(tmp_path / "a.xlsx", change)
    if number is None:
        assert found.refused == (2,)
    else:
        assert numbers(found)["margin_ratio"] == number


def test_a_number_in_excel_is_the_number(tmp_path: Path) -> None:
    found = book_of(tmp_path / "a.xlsx", lambda sheet: setattr(cell(sheet, "price"), "value", 1200.5))
    assert numbers(found)["price"] == 1200.5


def test_a_name_that_is_a_number_or_looks_like_a_formula_is_a_name(tmp_path: Path) -> None:
    found = book_of(tmp_path / "a.xlsx", lambda sheet: setattr(cell(sheet, NAME), "value", 12))
    assert found.lines[0].name == "12"
    found = read(tmp_path / "a.csv", PLAIN | {NAME: '=HYPERLINK("x")'}, PLAIN | {NAME: "'-1"})
    assert [line.name for line in found.lines] == ['=HYPERLINK("x")', "-1"]


def test_a_date_as_a_number_is_told_with_what_excel_made_of_it(tmp_path: Path) -> None:
    day = datetime(2026, 5, 12)  # noqa: DTZ001 - as Excel has it
    found = book_of(tmp_path / "a.xlsx", lambda sheet: setattr(cell(sheet, "price"), "value", day))
    assert "2026-05-12" in found.problems[0].sentence


def calculated(path: Path, key: str, *, pattern: str, result: str) -> Roster:
    """Read a sheet with a formula whose result Excel has saved: openpyxl writes none."""

    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl ships no types
        cell(sheet, key).value = "=5*3"
        cell(sheet, key).number_format = pattern

    with pytest.raises(HalfhourError) if key == KIND else contextlib.nullcontext():
        book_of(path, change)
    edit(path, "sheet1.xml", lambda xml: re.sub(rb"<c ([^>]*)><f>5\*3</f><v ?/></c>", result.encode(), xml))
    return read_roster(path, "fr")


NUMBER, TEXT, ERROR = (rf"<c \1{kind}><f>5*3</f><v>{{}}</v></c>" for kind in ("", ' t="str"', ' t="e"'))


@pytest.mark.parametrize(
    ("key", "pattern", "result", "number"),
    [
        ("price", "General", NUMBER.format(15), 15),
        ("margin_ratio", "0.0%", NUMBER.format(0.45), 0.45),
        ("margin_ratio", "General", NUMBER.format(45), 0.45),
        ("hours", "General", TEXT.format("1h30"), 1.5),
        ("margin_ratio", "General", TEXT.format(""), None),
    ],
)
def test_a_formula_counts_as_it_is_shown_where_its_result_is_in_the_file(
    tmp_path: Path, key: str, pattern: str, result: str, number: float | None
) -> None:
    found = calculated(tmp_path / "a.xlsx", key, pattern=pattern, result=result)
    assert numbers(found).get(key) == number


@pytest.mark.parametrize(
    ("key", "pattern", "result", "told"),
    [
        ("margin_ratio", "0%", NUMBER.format(1.5), "sort des limites"),
        ("margin_ratio", "General", NUMBER.format(0.45), "%"),
        ("price", "General", ERROR.format("#DIV/0!"), "#DIV/0!"),
        (NAME, "General", ERROR.format("#N/A"), "erreur d"),
    ],
)
def test_a_formula_that_came_to_what_is_no_value_is_refused(
    tmp_path: Path, key: str, pattern: str, result: str, told: str
) -> None:
    found = calculated(tmp_path / "a.xlsx", key, pattern=pattern, result=result)
    assert found.refused == (2,)
    assert told in found.problems[0].sentence


def test_results_belong_to_their_own_rows(tmp_path: Path) -> None:
    rows = [PLAIN | {NAME: f"P{n}", "price": f"=5*{n}" if n % 3 else "12"} for n in range(1, 12)]
    write_rows(tmp_path / "a.xlsx", [{}, *rows[:5], {}, {}, *rows[5:]])
    edit(
        tmp_path / "a.xlsx",
        "sheet1.xml",
        lambda xml: re.sub(rb"<f>5\*(\d+)</f><v ?/>", rb"<f>5*\1</f><v>1\1</v>", xml),
    )
    found = read_roster(tmp_path / "a.xlsx", "fr")
    assert {line.name: line.parameters["more"]["price"] for line in found.lines} == {
        f"P{n}": int(f"1{n}") if n % 3 else 12 for n in range(1, 12)
    }


@pytest.mark.parametrize("typed", ["#N/A", "#VALEUR!", "#NOM?", "#DIV/0!"])
def test_an_error_of_excels_is_nobodys_name(tmp_path: Path, typed: str) -> None:
    found = read(tmp_path / "a.csv", PLAIN | {NAME: typed}, PLAIN | {NAME: "#12"}, PLAIN | {NAME: "#P7"})
    assert found.refused == (2,)
    assert typed in found.problems[0].sentence
    assert [line.name for line in found.lines] == ["#12", "#P7"]


def test_a_merged_name_refuses_each_row_that_it_covers(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.xlsx", [PLAIN, PLAIN | {NAME: None}, PLAIN | {NAME: "Bea"}])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")
    found = read_roster(tmp_path / "a.xlsx", "fr")
    assert found.refused == (2, 3)
    assert [line.name for line in found.lines] == ["Bea"]


def test_a_title_over_merged_cells_is_nobody_and_neither_are_its_empty_rows(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl ships no types
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Mardi"
        sheet.merge_cells("A1:F2")
        sheet.merge_cells("R5:R6")  # beside the participants
        sheet["A9"].number_format = "0.00"

    write_rows(tmp_path / "a.xlsx", [PLAIN])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    change(book.active)
    book.save(tmp_path / "b.xlsx")
    with ZipFile(tmp_path / "b.xlsx") as before, ZipFile(tmp_path / "a.xlsx", "w") as after:
        for name in before.namelist():  # Excel itself merges a column to its end
            after.writestr(name, before.read(name).replace(b"R5:R6", b"R5:R1048576"))
    found = read_roster(tmp_path / "a.xlsx", "fr")
    assert ([line.number for line in found.lines], found.count) == ([4], 1)


def test_a_sheet_with_nothing_but_a_chart_is_passed_over(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.xlsx", [PLAIN])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    chart = book.create_chartsheet("Chart", 0)
    chart.add_chart(openpyxl.chart.BarChart())
    book.save(tmp_path / "a.xlsx")
    assert len(read_roster(tmp_path / "a.xlsx", "fr").lines) == 1


def test_the_sheet_of_participants_may_be_the_second(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.xlsx", [PLAIN])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book.create_sheet("Notes", 0).append(["Séance", "mardi"])
    book.save(tmp_path / "a.xlsx")
    assert len(read_roster(tmp_path / "a.xlsx", "fr").lines) == 1


def several(path: Path, **sheets: list[Cells]) -> Path:
    """Write a file whose sheets have these rows below our headings."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        write_rows(path, rows)
        sheet = book.create_sheet(title.replace("_", " "))
        for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True):
            sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(("lang", "told"), [("fr", "plusieurs feuilles"), ("en", "several sheets")])
def test_participants_on_two_sheets_are_refused_and_both_named(tmp_path: Path, lang: str, told: str) -> None:
    path = several(tmp_path / "a.xlsx", Group_A=[PLAIN], Empty=[], Group_B=[PLAIN | {NAME: "Bea"}])
    with pytest.raises(HalfhourError, match=told) as stopped:
        read_roster(path, lang)
    assert "Group A" in str(stopped.value)
    assert "Group B" in str(stopped.value)
    assert "Empty" not in str(stopped.value)


def test_the_sheet_with_participants_is_read_where_another_has_headings_only(tmp_path: Path) -> None:
    found = read_roster(several(tmp_path / "a.xlsx", Empty=[], Full=[PLAIN], Later=[]), "fr")
    assert [line.name for line in found.lines] == ["Anne"]
    assert found.notices == ()


def test_a_sheet_that_lacks_a_heading_is_told_of(tmp_path: Path) -> None:
    path = several(tmp_path / "a.xlsx", Mardi=[PLAIN], Jeudi=[PLAIN])
    book = openpyxl.load_workbook(path)
    for row in book["Jeudi"].iter_rows(max_row=1):
        row[1].value = "Genre"
    book.save(path)
    (notice,) = read_roster(path, "fr").notices
    assert "Jeudi" in notice.sentence
