"""A roster that somebody made to do harm, and one that is merely broken: a line, or one plain sentence."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.workbooks.rosters import edit, write_rows
from widgets.texts import Texts
from workbooks.cohort.csv_table import as_csv
from workbooks.cohort.excel_table import as_xlsx
from workbooks.cohort.stems import stem
from workbooks.errors import HalfhourError
from workbooks.roster.reading import MOST, read_roster

if TYPE_CHECKING:
    from pathlib import Path

    from workbooks.cohort.rows import Row

PLAIN = {"name": "Anne", "business": "lester", "price": 1000}
NAMES = [
    "=cmd|'/c calc'!A0",
    "+33 6 12",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\uff1d1+1",
    "Anne;=1+1",
    "Anne,\t+1",
    'Anne";"=1',
    "Anne\n=1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202egnp.exe",
    "\u200b\ufeff",
    "../../etc/passwd",
    "..\\..\\CON",
    "NUL.txt",
    "a" * 10_000,
    "\U0001f469\u200d\U0001f4bb" * 50,
    "\ud800",
    "\x00\x07",
    "{{ 7 * 7 }}",
    "%s%n{0}",
]
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")
BITS = st.sampled_from(
    [
        *NAMES,
        "name",
        "Nom",
        "prix",
        "price",
        "1 234,50",
        "1e309",
        "NaN",
        ";",
        ",",
        "\t",
        "\n",
        "\r",
        '"',
        "'",
        "\u0663",
    ]
)
TEXT = st.lists(BITS | st.text(max_size=5), max_size=30).map("".join)
CODES = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "cp037"]
)


def rows(*names: str) -> list[Row]:
    """Give what came of participants of these names."""
    return [
        {
            "line": line,
            "participant": name,
            "workbook": "w",
            "status": "refused",
            "error": name,
            "net_per_month": -4.5,
        }
        for line, name in enumerate(names, 2)
    ]


def fields(content: str, delimiter: str) -> list[str]:
    """Part a file into cells as a program does that takes this sign for what parts them."""
    csv.field_size_limit(10**6)
    strict = [
        cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=delimiter) for cell in row
    ]
    # And as one does that takes no notice of quotes.
    return strict + re.split(rf"[\r\n{re.escape(delimiter)}]", content)


@pytest.mark.parametrize("lang", ["fr", "en"])
@given(st.lists(st.text(max_size=40) | TEXT, max_size=3))
@example(NAMES)
def test_no_cell_of_the_summary_is_a_formula_whichever_excel_opens_it(lang: str, names: list[str]) -> None:
    content = as_csv(rows(*names), lang).decode("utf-8-sig")
    for delimiter in ";,\t|":
        for cell in fields(content, delimiter):
            bare = cell.strip(" \"'")
            assert not cell.lstrip(" ").startswith(SIGNS) or NUMBER.fullmatch(bare), (delimiter, cell)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_cell_of_the_excel_file_is_a_formula(lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(rows(*NAMES), Texts(lang))))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(found) > len(NAMES)
    assert [cell.value for cell in found if cell.data_type == "f" or cell.hyperlink] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_named_after_nobody_s_wishes(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", stem(2, name))


@given(TEXT, CODES, st.binary(max_size=8))
def test_whatever_text_stands_in_a_roster(
    tmp_path_factory: pytest.TempPathFactory, text: str, code: str, tail: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "hostile.csv"
    path.write_bytes(text.encode(code, "replace") + tail)
    read_or_told(path)


def read_or_told(path: Path) -> None:
    """Read a roster, which gives lines or one sentence."""
    told = []
    try:
        told = [problem.sentence for problem in read_roster(path, "fr").problems]
    except HalfhourError as error:
        told = [str(error)]
    for sentence in told:
        assert len(sentence.splitlines()) == 1
        assert len(sentence) < 1000


XML = st.recursive(
    st.sampled_from(
        [
            "",
            "1",
            "=1",
            "&x;",
            "&#0;",
            "<v>9e999</v>",
            "<f>1+1</f>",
            "<![CDATA[x]]>",
            "<!-- -->",
            "<?x?>",
            "]]>",
        ]
    ),
    lambda inner: st.builds(
        "<{0} {1}>{2}</{0}>".format,
        st.sampled_from(
            [
                "worksheet",
                "sheetData",
                "row",
                "c",
                "v",
                "is",
                "t",
                "mergeCell",
                "mergeCells",
                "dimension",
                "x:y",
            ]
        ),
        st.sampled_from(
            [
                "",
                'r="A1"',
                'r="XFD1048576"',
                'r="-1"',
                't="s"',
                't="d"',
                'ref="A1:XFD1048576"',
                's="99999"',
                "r=1",
            ]
        ),
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=12,
)
PART = st.sampled_from(
    [
        "sheet1.xml",
        "styles.xml",
        "sharedStrings.xml",
        "workbook.xml",
        "workbook.xml.rels",
        "[Content_Types].xml",
    ]
)


@given(PART, XML, st.binary(max_size=20))
@example("sheet1.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', b"")
@example("sharedStrings.xml", '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>', b"")
@example("sheet1.xml", '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', b"")
@example("sheet1.xml", "<a>" * 100_000, b"")
def test_whatever_an_excel_file_is_made_of(
    tmp_path_factory: pytest.TempPathFactory, part: str, xml: str, tail: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "hostile.xlsx"
    write_rows(path, [PLAIN])
    edit(path, part, lambda old: (old[:40] if len(xml) % 2 else b"") + xml.encode() + tail)
    read_or_told(path)


def packed(path: Path, parts: dict[str, tuple[bytes, int]]) -> None:
    """Write an archive of these parts, each some bytes so many million times or, for 0, once."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, (content, millions) in parts.items():
            with archive.open(name, "w") as part:
                if not millions:
                    part.write(content)
                for _ in range(millions):
                    part.write(content * 1_000_000)


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/worksheets/sheet1.xml": (b"\0", 450)},
        {"xl/sharedStrings.xml": (b" ", 70)},
        {f"xl/{number}.xml": (b"", 0) for number in range(600)},
        {"../../evil.xml": (b"<a/>", 0), "/etc/passwd": (b"", 0), "xl/workbook.xml": (b"<a/>", 0)},
        {"xl/vbaProject.bin": (b"\xcc" * 100, 0), "xl/workbook.xml": (b"<workbook/>", 0)},
        {"word/document.xml": (b"<a/>", 0)},
        {},
    ],
    ids=["bomb", "texts", "many parts", "paths", "macros alone", "a letter", "nothing"],
)
def test_an_archive_that_is_no_roster_is_told_in_one_sentence(
    tmp_path: Path, parts: dict[str, tuple[bytes, int]]
) -> None:
    path = tmp_path / "bomb.xlsx"
    packed(path, parts)
    with pytest.raises(HalfhourError):
        read_roster(path, "en")
    assert [file.name for file in tmp_path.iterdir()] == ["bomb.xlsx"]


@pytest.mark.parametrize(
    ("suffix", "content"), [(".csv", b";x" * 10_000), (".csv", b"x\n" * 10 + b"," * 10_000 + b"x")]
)
def test_ten_thousand_columns_are_too_many(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"wide{suffix}"
    path.write_bytes(content)
    with pytest.raises(HalfhourError):
        read_roster(path, "en")


def test_more_empty_rows_than_there_may_be_participants_are_none(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"Name,business,price\nAnne,lester,1000\n" + b",,\n" * (MOST + 1))
    assert [line.name for line in read_roster(path, "en").lines] == ["Anne"]


def test_a_macro_and_a_link_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_rows(path, [{**PLAIN, "name": '=HYPERLINK("http://127.0.0.1:1/";"Anne")'}])
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xcc" * 1000)
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    read_or_told(path)
