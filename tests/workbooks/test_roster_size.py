"""How many a sheet of participants may hold, and what is refused before it fills the memory."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbooks.rosters import PLAIN, START, SUFFIXES, edit, read, write_rows
from widgets.texts import Texts
from workbooks.errors import HalfhourError
from workbooks.roster.columns import NAME
from workbooks.roster.file import LARGEST, tables
from workbooks.roster.merged import Area, Areas
from workbooks.roster.reading import read_roster

if TYPE_CHECKING:
    from pathlib import Path


@SUFFIXES
def test_one_more_than_a_file_may_hold_is_refused_with_what_to_do(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbooks.roster import reading  # noqa: PLC0415 - its own module is what is changed here

    monkeypatch.setattr(reading, "MOST", 5)
    rows = [PLAIN | {NAME: f"P{n}"} for n in range(5)]
    assert read(tmp_path / f"a{suffix}", *rows).count == 5
    with pytest.raises(HalfhourError, match="plus de 5") as stopped:
        read(tmp_path / f"b{suffix}", *rows, PLAIN | {NAME: "P6"})
    assert "plusieurs fichiers" in str(stopped.value)


def text_of(path: Path, count: int) -> Path:
    path.write_text("Participant;business;price;hours\n" + f";{START};12;4\n" * count, encoding="utf-8")
    return path


def test_a_text_file_has_as_many_rows_as_it_has(tmp_path: Path) -> None:
    (table,) = tables(text_of(tmp_path / "a.csv", 50_000), Texts("fr"))
    assert sum(1 for _ in table.rows()) == 50_001


def test_the_rows_of_a_text_file_are_held_by_nobody(tmp_path: Path) -> None:
    path = text_of(tmp_path / "a.csv", 5_000)
    (table,) = tables(path, Texts("fr"))
    tracemalloc.start()
    try:
        assert sum(1 for _ in table.rows()) == 5_001
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * path.stat().st_size, "the text and its lines, and no more"


def test_a_sheet_larger_than_a_page_takes_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_rows(path, [PLAIN])
    blank = b"<row r='3'" + b" " * 100_000 + b"/>"
    edit(path, "sheet1.xml", lambda xml: xml.replace(b"</sheetData>", blank * 400 + b"</sheetData>"))
    assert [line.name for line in read_roster(path, "fr").lines] == ["Anne"]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("sheet1.xml", b"0" * 3_000_000),
        ("sheet1.xml", b"<a>" * 1_400_000),
        ("styles.xml", b"<a>" * 700_000),
        ("sheet1.xml", b"<a/>" * 300_000 + b"<!DOCTYPE a>"),
        ("sheet1.xml", b"<" + b"x" * (2**20 - 5) + b"<!DOCTYPE a>"),
    ],
    ids=["one text", "sheet", "beside", "entities", "entities where two bits meet"],
)
def test_what_unpacks_to_too_much_is_refused_unread(
    tmp_path: Path, part: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbooks.roster import excel  # noqa: PLC0415 - its own module is what is changed here

    monkeypatch.setattr(excel, "_LARGEST_SHEETS", 4_000_000)
    monkeypatch.setattr(excel, "_LARGEST_REST", 2_000_000)
    opened: list[object] = []
    monkeypatch.setattr(excel, "_open", lambda *_, **how: opened.append(how))
    path = tmp_path / "a.xlsx"
    write_rows(path, [PLAIN])
    edit(path, part, lambda _: content)
    with pytest.raises(HalfhourError):
        read_roster(path, "fr")
    assert opened == []


def test_what_other_programs_keep_beside_the_sheets_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_rows(path, [PLAIN])
    with ZipFile(path, "a") as archive:
        archive.writestr(
            "customXml/item1.xml", b"<DataMashup>" + b"UEsDBBQAAgAI" * 250_000 + b"</DataMashup>"
        )
    assert [line.name for line in read_roster(path, "fr").lines] == ["Anne"]


def test_a_file_too_large_to_be_held_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(HalfhourError, match="trop grand"):
        read_roster(path, "fr")


@given(
    areas=st.lists(st.tuples(st.integers(1, 20), st.integers(0, 9), st.integers(1, 5)), max_size=12),
    rows=st.sets(st.integers(1, 30)),
)
def test_merged_cells_are_found_in_each_row_that_they_cover(
    areas: list[tuple[int, int, int]], rows: set[int]
) -> None:
    made = [Area(range(top, top + more + 1), range(left, left + 1)) for top, more, left in areas]
    found = Areas(made)
    for row in sorted(rows):
        assert sorted(found.at(row), key=str) == sorted((one for one in made if row in one.rows), key=str)
