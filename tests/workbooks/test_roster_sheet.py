"""The empty sheet of participants: what it says of each column, and that it can be filled in and read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.flat import fields
from case_studies.parse import preset, preset_names
from widgets.form_groups import plain_keys
from widgets.texts import Texts
from workbooks.cli import main
from workbooks.errors import HalfhourError
from workbooks.roster.columns import KIND, NAME, columns, kind_title, kinds
from workbooks.roster.explaining import example_of, explaining
from workbooks.roster.reading import read_roster
from workbooks.roster.safe_cell import as_typed, safe_cell
from workbooks.roster.words import headings, kinds_by_word
from workbooks.roster.writing import write_roster

if TYPE_CHECKING:
    from pathlib import Path

LANGS = pytest.mark.parametrize("lang", ["fr", "en"])
HEADINGS, UNIT, EXAMPLE = 2, 3, 5
"""Rows of the Excel file."""


def sheet_of(path: Path) -> Any:  # noqa: ANN401 - openpyxl ships no types
    return openpyxl.load_workbook(path).worksheets[0]


@pytest.fixture(params=["fr", "en"])
def excel(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Any]:
    write_roster(tmp_path / "room.xlsx", request.param)
    return request.param, sheet_of(tmp_path / "room.xlsx")


# --- columns


def test_every_column_is_a_number_that_every_business_has() -> None:
    numbers = [column.key for column in columns() if column.field]
    assert len(numbers) == len(set(numbers)) > 40
    assert not any(key.endswith("able_at_price") for key in numbers), "it goes with the count by itself"
    for name in preset_names():
        assert set(numbers) <= set(fields(preset(name)))


def test_what_a_learner_is_asked_first_is_on_show_and_few_are() -> None:
    shown = [column.key for column in columns() if column.first]
    assert shown[:2] == [NAME, KIND]
    assert {key for name in kinds() for key in plain_keys(preset(name))} <= set(shown)
    assert len(shown) <= 16
    assert [column.first for column in columns()] == sorted((c.first for c in columns()), reverse=True)


@LANGS
def test_no_two_columns_have_one_title_and_none_is_another_words(lang: str) -> None:
    titles = [column.title(lang) for column in columns()]
    assert len(titles) == len(set(titles))
    for column in columns():
        assert (
            headings()[
                " ".join(
                    column.title(lang).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split()
                )
            ][0]
            == column.key
        )


def test_a_kind_has_a_name_of_its_own_in_both_languages() -> None:
    assert len({kind_title(name, "fr") for name in kinds()}) == len(kinds())
    assert set(kinds()) <= set(kinds_by_word().values())


@LANGS
def test_every_example_can_be_typed_and_is_accepted(lang: str) -> None:
    for column in columns():
        if column.field:
            assert column.field.quantity.read(example_of(column.field)) == example_of(column.field)
    assert all(all(row.texts) for row in explaining(Texts(lang)))


# --- filled in and read


@LANGS
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_example_copied_into_a_row_of_its_own_is_a_participant(
    tmp_path: Path, lang: str, suffix: str
) -> None:
    path = tmp_path / f"room{suffix}"
    write_roster(path, lang)
    with pytest.raises(HalfhourError):  # nobody yet
        read_roster(path, lang)
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for cell in list(sheet[EXAMPLE]):
            sheet.cell(EXAMPLE + 1, cell.column, cell.value).number_format = cell.number_format
        sheet.cell(EXAMPLE + 1, 1, "Zoé")
        book.save(path)
    else:
        *_, example = path.read_text(encoding="utf-8-sig").splitlines()
        with path.open("a", encoding="utf-8") as file:
            file.write(f"Zoé{example[example.index(')') + 1 :]}\n")
    found = read_roster(path, lang)
    assert (found.problems, found.notices, found.count) == ((), (), 1)
    (line,) = found.lines
    assert line.number == (6 if suffix == ".xlsx" else 5)
    assert line.parameters["business"] == "offers"
    assert line.parameters["more"] == {
        column.key: pytest.approx(example_of(column.field), abs=0.0006) if column.field else False
        for column in columns()
        if column.key not in {NAME, KIND}
    }


@LANGS
def test_the_text_file_is_as_excel_of_that_language_wants_it(tmp_path: Path, lang: str) -> None:
    write_roster(tmp_path / "room.csv", lang)
    data = (tmp_path / "room.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";" if lang == "fr" else ","))
    assert [len(row) for row in rows] == [len(columns())] * 4
    assert ("12 %" if lang == "fr" else "12%") in [
        cell.replace("\N{NO-BREAK SPACE}", " ") for cell in rows[3]
    ]


# --- in Excel


def test_each_column_has_its_title_its_unit_what_is_accepted_and_an_example(excel: tuple[str, Any]) -> None:
    lang, sheet = excel
    for row, texts in zip(range(UNIT, EXAMPLE), explaining(Texts(lang)), strict=False):
        assert [cell.value for cell in sheet[row]] == list(texts.texts)
    assert [cell.value for cell in sheet[HEADINGS]] == [column.title(lang) for column in columns()]
    assert all(cell.value is not None for cell in sheet[EXAMPLE])


def test_what_is_typed_stays_below_the_headings_and_beside_the_name(excel: tuple[str, Any]) -> None:
    assert excel[1].freeze_panes == f"B{EXAMPLE + 1}"


def test_the_further_numbers_are_folded_away(excel: tuple[str, Any]) -> None:
    _, sheet = excel
    for index, column in enumerate(columns()):
        letter = sheet.cell(1, index + 1).column_letter
        own = next(
            (one for one in sheet.column_dimensions.values() if one.min and one.min <= index + 1 <= one.max),
            None,
        )
        assert own is not None, letter
        assert own.hidden == (not column.first)
        assert own.outlineLevel == (0 if column.first else 1)
        assert own.width >= 15


def test_every_number_warns_outside_its_range_and_every_choice_is_a_list(excel: tuple[str, Any]) -> None:
    lang, sheet = excel
    rules = {str(one.sqref).split(":")[0]: one for one in sheet.data_validations.dataValidation}
    for index, column in enumerate(columns(), start=1):
        rule = rules.get(f"{sheet.cell(1, index).column_letter}{EXAMPLE + 1}")
        if column.key == NAME:
            assert rule is None
            continue
        assert rule is not None, column.key
        if column.field is None:
            assert rule.type == "list"
            continue
        assert (float(rule.formula1), float(rule.formula2)) == (
            column.field.quantity.low,
            column.field.quantity.high,
        )
        assert rule.errorStyle == "warning", "a range or an amount with its sign is no number to Excel"
        assert len(rule.prompt) <= 255
        assert len(rule.promptTitle) <= 32
        assert len(rule.error) <= 255
    kinds_rule = rules[f"B{EXAMPLE + 1}"]
    title, area = kinds_rule.formula1.replace("'", "").split("!")
    offered = [row[0].value for row in sheet.parent[title][area.replace("$", "")]]
    assert offered == [kind_title(name, lang) for name in kinds()]


# --- the command


def test_the_command_writes_what_it_is_asked_and_never_over_somebodys_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "participants.csv"
    assert main(["roster", "--lang", "fr", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    out.write_text("mine", encoding="utf-8")
    assert main(["roster", "--lang", "fr", "--out", str(out)]) == 1
    assert "participants.csv" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert main(["roster", "--lang", "fr", "--out", str(out), "--replace"]) == 0
    assert out.read_text(encoding="utf-8-sig").startswith("Participant;")


@pytest.mark.parametrize("name", ["room.ods", "room", "gone/room.xlsx"])
def test_a_place_that_can_not_be_written_is_told_in_one_sentence(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roster", "--out", str(tmp_path / name)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


# --- formulas


@given(st.text(max_size=20))
def test_no_text_is_a_formula_to_a_spreadsheet_and_each_comes_back(text: str) -> None:
    assert safe_cell(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    if not text.startswith("'"):
        assert as_typed(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1"])
def test_what_begins_a_formula_is_marked(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("Anne") == "Anne"
