from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from case_studies.sheet import LARGEST, MOST_COLUMNS, MOST_ROWS, Sheet, SheetError, read_sheet

FRENCH = "Groupe;Prospect;Client;Montant\nréseaux;oui;oui;1 234,50\nautre;non;non;\n"


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def cells(sheet: Sheet) -> list[tuple[object, ...]]:
    return [row.cells for row in sheet.rows]


def refused(data: bytes) -> str:
    with pytest.raises(SheetError) as caught:
        read_sheet(data)
    return caught.value.reason


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_french_file_however_it_was_saved(coding: str, end: str) -> None:
    found = read_sheet(FRENCH.replace("\n", end).encode(coding))
    assert found.columns == ("Groupe", "Prospect", "Client", "Montant")
    assert cells(found) == [("réseaux", "oui", "oui", "1 234,50"), ("autre", "non", "non", None)]
    assert [row.line for row in found.rows] == [2, 3]


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_whatever_parts_the_columns(separator: str) -> None:
    text = 'group,spend\na,"12,50"\nb,3\n'.replace(",", separator).replace(f"12{separator}50", "12,50")
    assert cells(read_sheet(text.encode())) == [("a", "12,50"), ("b", "3")]


def test_decimal_commas_do_not_part_columns() -> None:
    text = "groupe;montant, en euros\n" + "a;12,50\n" * 10
    assert read_sheet(text.encode()).columns == ("groupe", "montant, en euros")


def test_excels_own_first_line_and_a_title_are_passed_over() -> None:
    found = read_sheet(b"sep=,\n\nMy customers\ngroup,spend\na;b,1\n")
    assert found.columns == ("group", "spend")
    assert (found.rows[0].line, found.rows[0].cells) == (5, ("a;b", "1"))


def test_a_quote_left_open_swallows_nothing() -> None:
    text = 'group,spend\na,1\n"b,2\n' + "c,3\n" * 20
    found = read_sheet(text.encode())
    assert len(found.rows) == 22
    assert found.rows[-1].line == 23


def test_a_cell_may_have_a_line_break() -> None:
    found = read_sheet(b'group,note,spend\na,"one\ntwo",1\nb,,2\n')
    assert cells(found) == [("a", "one two", "1"), ("b", None, "2")]
    assert [row.line for row in found.rows] == [2, 4]


def test_an_excel_file() -> None:
    data = workbook(
        (None, None),
        ("Groupe", "Client", "Montant", "Le"),
        ("posts", True, 12.5, date(2026, 3, 1)),
        (),
        ("none", 0, None),
    )
    found = read_sheet(data)
    assert found.columns == ("Groupe", "Client", "Montant", "Le")
    assert [(row.line, row.cells[:4]) for row in found.rows] == [
        (3, ("posts", True, 12.5, "2026-03-01T00:00:00")),
        (5, ("none", 0.0, None, None)),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"group,spend\n", "empty"),
        (b"just a sentence\nand another\n", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0,;", "not_a_table"),
        (b"a,b\n\x81\xff,2\n", "not_a_table"),
        (b"\xff\xfea", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old_excel"),
        (b"PK\x03\x04 but no archive", "not_a_table"),
        (b"a,b\n" + b"x" * 30_000 + b",1\n", "not_a_table"),
        (b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1), "too_many_rows"),
        (b",".join([b"a"] * (MOST_COLUMNS + 1)) + b"\n1,2\n", "too_many_columns"),
        (b"x" * (LARGEST + 1), "too_big"),
    ],
)
def test_what_is_no_table_or_too_large_is_refused(data: bytes, reason: str) -> None:
    assert refused(data) == reason


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    assert refused(archive(word__document_xml=b"<a/>")) == "not_a_table"
    assert refused(archive(xl__workbook_xml=b"<a/>")) == "not_a_table"


def test_a_file_that_unpacks_to_too_much_is_refused_unopened() -> None:
    bomb = archive(xl__sheet=b"0" * 50_000_000)
    assert len(bomb) < LARGEST
    assert refused(bomb) == "too_big"


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_file_with_entities_of_its_own_is_refused(coding: str) -> None:
    text = '<!DOCTYPE a [<!ENTITY x "lol">]><a>&x;</a>'.encode(coding)
    with zipfile.ZipFile(io.BytesIO(workbook(("a", "b"), (1, 2)))) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, text if name.endswith("sheet1.xml") else content)
    assert refused(out.getvalue()) == "not_a_table"


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(("group", "spend"))
    book.active.append(("a", 1))
    book.active["XFD2"] = "far"
    book.active.cell(row=1_000_000, column=1, value="late")
    book.save(out)
    found = read_sheet(out.getvalue())
    assert [row.line for row in found.rows] == [2]


@given(st.binary(max_size=300))
@example(b"PK\x05\x06" + b"\0" * 18)
@example(b'"\n"\n"\n,')
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        found = read_sheet(data)
    except SheetError:
        return
    assert len(found.columns) > 1
    assert found.rows


PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters='"'),
    min_size=1,
    max_size=12,
)


@given(st.lists(st.tuples(PLAIN, PLAIN, PLAIN), min_size=1, max_size=12), st.sampled_from(";\t|"))
def test_what_was_written_is_read(rows: list[tuple[str, str, str]], separator: str) -> None:
    rows = [tuple(cell.replace(separator, "_") for cell in row) for row in rows]  # type: ignore[misc]  # still three
    lines = [separator.join(row) for row in [("one", "two", "three"), *rows]]
    assert cells(read_sheet("\n".join(lines).encode())) == rows


@given(st.binary(max_size=200), st.integers(0, 5000))
def test_a_damaged_excel_file_is_a_table_or_refused(noise: bytes, at: int) -> None:
    data = bytearray(GOOD)
    data[at % len(data) : at % len(data) + len(noise)] = noise
    with contextlib.suppress(SheetError):
        read_sheet(bytes(data))


GOOD = workbook(("group", "spend"), *[("a", i) for i in range(30)])
