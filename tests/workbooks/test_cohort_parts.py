"""What a cohort is made of: names of files, tables, what a notebook tells of the machine, how far it is."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import nbformat
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.texts import Texts
from workbooks import cli
from workbooks.cohort import task, worker
from workbooks.cohort.alike import facts, first_difference
from workbooks.cohort.column_words import meaning
from workbooks.cohort.csv_table import as_csv
from workbooks.cohort.excel_table import as_xlsx
from workbooks.cohort.hands import Hands
from workbooks.cohort.here import here
from workbooks.cohort.made import Made, collect
from workbooks.cohort.progress import Progress
from workbooks.cohort.rows import FIRST, Row, made_row, refused_rows
from workbooks.cohort.stems import stem
from workbooks.cohort.task import Task
from workbooks.cohort.tidy import tidy, tidy_text
from workbooks.cohort.which import NOT_OF_A_ROSTER, meant
from workbooks.errors import HalfhourError
from workbooks.paths import WORKBOOKS
from workbooks.roster.problem import Problem
from workbooks.runs.one import recorded
from workbooks.runs.run import Outcome, Run
from workbooks.whole import write

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Marie-Hélène D'Arc", "0012-marie-helene-d-arc"),
        ("../../etc/passwd", "0012-etc-passwd"),
        ("CON", "0012-con"),
        ("aux.txt ", "0012-aux-txt"),
        ("🥐", "0012"),
        ("", "0012"),
        ("李 明", "0012-李-明"),
        ("C:\\Users", "0012-c-users"),
        ("a\x00b\nc", "0012-a-b-c"),
        ("x" * 300, "0012-" + "x" * 40),
    ],
)
def test_a_file_name_is_safe_from_any_name(name: str, expected: str) -> None:
    assert stem(12, name) == expected


@given(st.text(max_size=400), st.text(max_size=400), st.integers(1, 99999), st.integers(1, 99999))
def test_file_names_are_short_plain_and_no_two_alike(one: str, two: str, first: int, second: int) -> None:
    made = stem(first, one)
    assert re.fullmatch(r"\d{4,5}(-[^\W_]+)*", made)
    assert len(f".part-{made}.ipynb".encode()) < 255
    if first != second:
        assert made.casefold() != stem(second, two).casefold()


def test_a_file_that_can_not_be_written_whole_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    write(tmp_path / "a.txt", b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        write(tmp_path / "a.txt", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


ROWS: list[Row] = [
    {
        "line": 2,
        "participant": "=HYPERLINK(1)",
        "workbook": "w",
        "status": "done",
        "error": "",
        "verdict": "redirect",
        "net_per_month": -1234.5,
        "p_pays": 0.00825,
        "hours_per_month": 4.0,
        "b": 1e-7,
        "a_share": 1.0,
        "report": "participants/0002.html",
    },
    {"line": 3, "participant": 'Zo"é;,\x07', "workbook": "w", "status": "refused", "error": "two\nlines"},
]


@pytest.mark.parametrize(("lang", "separator", "comma"), [("fr", ";", ","), ("en", ",", ".")])
def test_the_csv_is_what_the_excel_of_that_language_opens(lang: str, separator: str, comma: str) -> None:
    content = as_csv(ROWS, lang)
    assert content.startswith("\ufeff".encode())
    first, second = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator)
    assert list(first)[:9] == [
        *("line", "participant", "workbook", "status", "error", "verdict"),
        *("net_per_month", "p_pays", "hours_per_month"),
    ]
    assert list(first)[9:] == ["a_share", "b"]
    assert first["net_per_month"] == f"-1234{comma}5"
    assert first["p_pays"] == f"0{comma}00825"
    assert (first["hours_per_month"], first["b"]) == ("4", "0")
    assert first["participant"] == "'=HYPERLINK(1)", "no spreadsheet takes it for a formula"
    assert second["participant"] == 'Zo"é;,'
    assert second["error"] == "two\nlines"
    assert second["net_per_month"] == ""


def test_the_excel_file_has_numbers_and_texts_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(ROWS, Texts("en")))).active
    assert sheet.title == "Summary"
    assert sheet.freeze_panes == "C2"
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet[f"{heads['net_per_month']}2"].value == -1234.5
    assert sheet[f"{heads['p_pays']}2"].number_format == "0.0%"
    assert sheet[f"{heads['participant']}2"].value == "=HYPERLINK(1)"
    assert sheet[f"{heads['participant']}2"].data_type == "s"
    assert sheet[f"{heads['participant']}3"].value == 'Zo"é;,'
    assert sheet[f"{heads['verdict']}3"].value is None
    assert "report" not in heads
    assert sheet.column_dimensions[heads["participant"]].width > 20
    assert sheet[f"{heads['error']}3"].alignment.wrap_text


@pytest.mark.parametrize(
    ("lang", "title", "paid", "refused"),
    [
        ("en", "What the words mean", "The row of the roster.", "not run"),
        ("fr", "Ce que disent les mots", "La ligne du tableau des participants.", "non exécutée"),
    ],
)
def test_a_sheet_of_the_excel_file_says_what_its_words_mean(
    lang: str, title: str, paid: str, refused: str
) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(ROWS, Texts(lang))))[title]
    told = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)}
    assert told["line"] == paid
    assert told["status: refused"].startswith(refused)
    assert "status: failed" not in told, "nobody did"
    assert [key for key in told if key.startswith("verdict: ")] == ["verdict: redirect"]


@pytest.mark.parametrize(
    "asked", ["04_your_verdict", "04_your_verdict.ipynb", " 04 ", "4", "your_verdict", "Your_Verdict"]
)
def test_a_workbook_is_meant_by_its_name_its_words_or_its_number(asked: str) -> None:
    for lang in ("fr", "en"):
        assert meant(asked, Texts(lang)) == WORKBOOKS / lang / "04_your_verdict.ipynb"


@pytest.mark.parametrize(
    "asked", ["", "0", "00_start", "start", "../en/04_your_verdict", "verdict", "-4", "²"]
)
def test_what_is_no_workbooks_name_means_none(asked: str) -> None:
    with pytest.raises(HalfhourError, match="There is no workbook"):
        meant(asked, Texts("en"))


def test_every_number_that_a_roster_can_come_to_is_explained() -> None:
    of_a_roster = [
        path for path in (WORKBOOKS / "en").glob("0[1-9]_*.ipynb") if path.stem not in NOT_OF_A_ROSTER
    ]
    assert len(of_a_roster) == 5
    for path in of_a_roster:
        found = recorded(nbformat.read(path, as_version=4))
        assert found, path.stem
        for name in (*found["numbers"], *FIRST):
            assert meaning(name, Texts("fr")), name


def test_a_number_that_there_is_not_is_an_empty_cell() -> None:
    numbers = {"horizon_flips_at_months": 0.0, "sales_to_beat_in_30_days": 1e9, "net_per_month": 0.0}
    made = Made(None, {"verdict": "redirect", "numbers": numbers})
    row = made_row(Task(2, "A", "0002-a", "k", "o", {}), "04_your_verdict", made)
    assert (row["horizon_flips_at_months"], row["sales_to_beat_in_30_days"]) == ("", "")
    assert row["net_per_month"] == 0
    there = Made(None, {"numbers": {"horizon_flips_at_months": 7.0}})
    assert made_row(Task(2, "A", "0002-a", "k", "o", {}), "w", there)["horizon_flips_at_months"] == 7


def test_the_excel_file_tells_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(ROWS, Texts("en")))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(packed.read(name) for name in packed.namelist())
    assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", whole)) == {b"2000-01-01T00:00:00Z"}


def test_all_that_is_wrong_with_a_line_stands_in_its_row() -> None:
    problems = [
        Problem(4, "Hours (E)", "Too many."),
        Problem(3, "", "Twice."),
        Problem(4, "Price (C)", "Ann is no price."),
    ]
    found = refused_rows(problems, {4: "Ann", 3: ""}, "w", Texts("en"), anonymous=False)
    assert {row["line"]: (row["participant"], row["error"]) for row in found} == {
        4: ("Ann", "Hours (E): Too many. Price (C): Ann is no price."),
        3: ("Participant 3", "Twice."),
    }
    fourth, third = refused_rows(problems, {4: "Ann"}, "w", Texts("en"), anonymous=True)
    assert fourth["participant"] == "Participant 4"
    assert fourth["error"].startswith("Not usable as typed: Hours (E), Price (C). The terminal says why")
    assert third["error"].startswith("The row as a whole can not be used. The terminal says why")


def test_a_notebook_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    home, folder = Path.home(), tmp_path / "of the trainer"
    told = {
        "papermill": {"input_path": str(WORKBOOKS / "fr/x.ipynb"), "output_path": f"{folder}/Ann.ipynb"},
    }
    text = f"at {home}/a.py, {folder}/b, {sys.prefix}/lib, file://{WORKBOOKS.parent}/c; {home}er stays"
    cells = [{"outputs": [{"traceback": [text]}], "source": "/usr/bin"}]
    made = tidy({"metadata": told, "cells": cells}, "x.ipynb", folder)
    assert made["metadata"] == {"papermill": {"input_path": "x.ipynb"}}
    [line] = made["cells"][0]["outputs"][0]["traceback"]
    assert line == f"at ~/a.py, ~/b, ~/lib, file://~/c; {home}er stays"
    assert made["cells"][0]["source"] == "/usr/bin"
    assert tidy_text(f"FileNotFoundError: '{folder}/x'", folder) == "FileNotFoundError: '~/x'"


@pytest.mark.parametrize(
    "name", ["report/page.py", "sheets/report.html.j2", "sheets/page.css", "sheets/report.js"]
)
def test_a_report_is_written_anew_where_its_look_has_changed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "WORKBOOKS", tmp_path)
    before = task.reports.__wrapped__()
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text("one")
    one = task.reports.__wrapped__()
    path.write_text("other")
    assert len({before, one, task.reports.__wrapped__()}) == 3


def test_what_a_run_leaves_is_taken_up_and_its_file_gone(tmp_path: Path) -> None:
    run = Run(WORKBOOKS / "en" / "x.ipynb", tmp_path / "1.ipynb")
    run.output.write_text(json.dumps({"metadata": {}, "cells": ["é"]}))
    made = collect(Outcome(run, result={"verdict": "redirect"}))
    assert made.notebook is not None
    assert json.loads(made.notebook)["cells"] == ["é"]
    assert not run.output.exists()
    assert collect(Outcome(run, reason=f"at {tmp_path}/x")).reason == "at ~/x"
    assert collect(Outcome(run)).reason == "The notebook records no result."
    assert collect(Outcome(replace(run, lang="fr"))).reason == "Le cahier n\u2019enregistre aucun résultat."


def test_a_disk_that_is_full_while_a_line_runs_is_no_fault_of_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_all(runs: list[Run], **_: object) -> Any:  # noqa: ANN401 - a generator
        yield Outcome(runs[0], reason="OSError: [Errno 28] No space left on device")

    monkeypatch.setattr("workbooks.cohort.here.run_all", run_all)
    with pytest.raises(OSError, match="No space left"):
        list(here([Task(2, "A", "0002-a", "k", "o", {})], Path("x.ipynb"), tmp_path, "en", None))


@pytest.fixture
def lone_worker(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], object]:
    """Give what makes a line on a worker whose kernels come to this outcome, or raise this error."""
    monkeypatch.setattr(worker, "facts", lambda _: {})
    monkeypatch.setattr(worker, "_kernels", lambda _: None)

    def make(comes: object) -> object:
        def make_here(run: Run, _: object) -> Outcome:
            if isinstance(comes, BaseException):
                raise comes
            return Outcome(run, reason=str(comes))

        monkeypatch.setattr(worker, "make_here", make_here)
        return worker.make_line("fr/04_your_verdict.ipynb", {}, {})

    return make


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("raised", [True, False])
def test_a_worker_whose_disk_is_full_stops_the_run_and_fails_no_line(
    code: int,
    raised: bool,  # noqa: FBT001 - parametrised
    lone_worker: Callable[[object], object],
) -> None:
    comes = OSError(code, os.strerror(code)) if raised else f"OSError: [Errno {code}] {os.strerror(code)}"
    with pytest.raises(worker.FullDiskError) as full:
        lone_worker(comes)
    future = SimpleNamespace(status="error", exception=lambda: full.value)
    hands = Hands(SimpleNamespace(), "w", {}, Texts("en"), wide=True)  # type: ignore[arg-type]  # never asked
    with pytest.raises(HalfhourError, match=r"The disk of the worker \S+ is full; what is finished is kept"):
        hands._outcome(future)  # type: ignore[arg-type]  # noqa: SLF001 - what comes of one line


def test_what_goes_wrong_on_a_worker_tells_none_of_its_folders(
    lone_worker: Callable[[object], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    its = str(tmp_path)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: its)
    made = lone_worker(PermissionError(errno.EACCES, "denied", f"{its}/line.ipynb"))
    assert isinstance(made, Made)
    assert made.reason is not None
    assert made.reason.startswith("Le cahier n\u2019a pas pu être exécuté (PermissionError")
    assert its not in made.reason


class Terminal(io.StringIO):
    """A terminal that somebody watches, or not."""

    def __init__(self, *, watched: bool) -> None:
        super().__init__()
        self.watched = watched

    def isatty(self) -> bool:
        return self.watched


def test_whoever_watches_sees_a_bar_with_the_time_left_in_their_language() -> None:
    shown = Terminal(watched=True)
    with Progress(30, 12, Texts("fr"), shown) as progress:
        progress.step()
    assert "12 sur 30, encore " in shown.getvalue()
    assert "13 sur 30" in shown.getvalue()


def test_where_nobody_watches_there_is_a_line_now_and_then() -> None:
    said = Terminal(watched=False)
    with Progress(1000, 0, Texts("en"), said) as progress:
        for _ in range(1000):
            progress.step()
    lines = said.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[-1] == "1000 of 1000"


def test_a_machine_that_differs_is_found() -> None:
    mine = facts("en/04_your_verdict.ipynb")
    assert first_difference(mine, dict(mine)) is None
    assert first_difference(mine, mine | {"numpy": "1.0"}) == ("numpy", mine["numpy"], "1.0")
    assert first_difference(mine, {}) == ("Python", mine["Python"], "-")
    assert mine["en/04_your_verdict.ipynb"] != facts("fr/04_your_verdict.ipynb")["fr/04_your_verdict.ipynb"]


def test_the_command_line_asks_for_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("workbooks.cohort.command.cohort", lambda wanted: asked.append(wanted) or 1)
    options = "--workbook 01_lester --lang fr --out o --jobs 3 --resume --scheduler tcp://x:1 --names"
    assert cli.main(["cohort", "p.xlsx", *options.split()]) == 1
    [wanted] = asked
    assert vars(wanted) == {
        "roster": Path("p.xlsx"),
        "workbook": "01_lester",
        "lang": "fr",
        "out": Path("o"),
        "jobs": 3,
        "resume": True,
        "scheduler": "tcp://x:1",
        "names": True,
        "anonymous": False,
    }


@pytest.mark.parametrize("wrong", ["--names --anonymous", "--lang de"])
def test_what_can_not_be_asked_is_told(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["cohort", "p.xlsx", *wrong.split()])
    assert stopped.value.code == 2
    assert "usage: halfhour cohort" in capsys.readouterr().err
