"""A run for each line of a roster: nothing is lost, nothing done twice, nobody's file is touched."""

from __future__ import annotations

import errno
import gzip
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from nbclient.exceptions import DeadKernelError
from openpyxl import load_workbook

from tests.workbooks.cohorts import Faked, files, run, summary, write_roster
from widgets.texts import Texts
from workbooks.cohort.faults import sentence
from workbooks.errors import HalfhourError
from workbooks.runs.reasons import why
from workbooks.runs.run import Outcome, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbooks.cohort.task import Task

PEOPLE = (("Zoé", 4), ("Łukasz", 5), ("Dupont", 6), ("Dupont", 6.5), ("../../etc/passwd", 7), ("🥐", 8))


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch) -> Faked:
    return Faked(monkeypatch)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return write_roster(tmp_path / "roster.csv", *PEOPLE)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "reports"


class KilledError(BaseException):
    """Ends a run as a kill does: nothing of ours catches it."""


def kill_after(faked: Faked, count: int) -> None:
    def before(_: Task) -> None:
        if sum(faked.runs.values()) == count:
            raise KilledError

    faked.before = before


def test_each_line_is_run_once_and_told_in_the_rosters_order(faked: Faked, roster: Path, out: Path) -> None:
    faked.order = lambda tasks: list(reversed(tasks))
    assert run(roster, out) == 0
    rows = summary(out)
    assert [row["line"] for row in rows] == ["2", "3", "4", "5", "6", "7"]
    assert [row["participant"] for row in rows] == [name for name, _ in PEOPLE]
    assert {row["status"] for row in rows} == {"done"}
    assert [row["hours_per_month"] for row in rows] == ["4", "5", "6", "6.5", "7", "8"]
    assert list(faked.runs.values()) == [1] * 6
    assert sorted(files(out)) == [
        "index.html",
        *(f"notebooks/{stem}.ipynb" for stem in STEMS),
        *(f"participants/{stem}.html" for stem in STEMS),
        "summary.csv",
        "summary.xlsx",
    ]


STEMS = ("0002-zoe", "0003-ukasz", "0004-dupont", "0005-dupont", "0006-etc-passwd", "0007")


def test_whoever_ends_first_the_summary_is_the_same_to_the_byte(
    faked: Faked, roster: Path, tmp_path: Path
) -> None:
    found = []
    for order in (list, lambda tasks: sorted(tasks, key=lambda task: task.key)):
        faked.order = order
        run(roster, tmp_path / str(len(found)))
        found.append(files(tmp_path / str(len(found))))
    assert found[0] == found[1]


def test_a_line_that_fails_and_one_that_is_refused_stop_nobody(
    faked: Faked, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = write_roster(tmp_path / "r.csv", ("A", 4), ("B", 13), ("C", -5), ("", "many"), ("E", 6))
    assert run(roster, out) == 1
    rows = summary(out)
    assert [row["status"] for row in rows] == ["done", "failed", "refused", "refused", "done"]
    assert rows[1]["error"] == "ValueError: thirteen"
    assert "out of range" in rows[2]["error"]
    assert rows[3]["error"].count("Participant (A)") == 1, "the place of each problem"
    assert "(C)" in rows[3]["error"], "and all of them"
    said = capsys.readouterr()
    assert "2 done, 2 refused, 1 failed" in said.out
    assert said.err.index("Row 4, ") < said.err.index("Row 5, ") < said.err.index("5 participants, 2 of them")
    assert not (out / "participants" / "0003-b.html").exists()
    assert (out / "notebooks" / "0003-b.ipynb").exists(), "it tells how far it came"
    assert len(list((out / ".halfhour" / "work").iterdir())) == 2, "a failure is nothing to keep"
    # A line that failed is tried again: the machine may have been the reason.
    run(roster, out, resume=True)
    assert sorted(faked.runs.values()) == [1, 1, 2]


def test_a_french_trainer_reads_in_the_summary_why_a_line_failed(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = iter([DeadKernelError("dead"), RuntimeError("no kernel"), None])

    def run_all(runs: Sequence[Run], **_: object) -> Iterator[Outcome]:
        for each, error in zip(runs, errors, strict=True):
            yield Outcome(each, reason=why(error, Texts(each.lang)) if error else None)

    monkeypatch.setattr("workbooks.cohort.here.run_all", run_all)
    assert run(write_roster(tmp_path / "r.csv", *PEOPLE[:3]), out, lang="fr") == 1
    told = [
        "Le Python du cahier s\u2019est arrêté avant la fin du cahier.",
        "Le cahier n\u2019a pas pu être exécuté (RuntimeError\u00a0: no kernel).",
        "Le cahier n\u2019enregistre aucun résultat.",
    ]
    assert [row["error"] for row in summary(out, ";")] == told
    sheet = load_workbook(out / "summary.xlsx").active
    assert [row[4] for row in sheet.iter_rows(min_row=2, values_only=True)] == told


def test_killed_and_resumed_no_line_is_lost_and_none_run_twice(
    faked: Faked, roster: Path, out: Path, tmp_path: Path
) -> None:
    run(roster, tmp_path / "whole")
    faked.runs.clear()
    kill_after(faked, 2)
    with pytest.raises(KilledError):
        run(roster, out)
    assert not (out / "summary.csv").exists(), "a summary tells of all lines"
    kill_after(faked, 5)
    with pytest.raises(KilledError):
        run(roster, out, resume=True)
    faked.before = lambda _: None
    assert run(roster, out, resume=True) == 0
    assert list(faked.runs.values()) == [1] * 6
    assert run(roster, out, resume=True) == 0
    assert list(faked.runs.values()) == [1] * 6
    assert files(out) == files(tmp_path / "whole")


@pytest.mark.parametrize("break_", ["half", "empty", "other", "nothing"])
def test_what_is_kept_of_a_line_and_damaged_is_made_anew(
    break_: str, faked: Faked, roster: Path, out: Path
) -> None:
    run(roster, out)
    before = files(out)
    kept = sorted((out / ".halfhour" / "work").iterdir())
    content = kept[0].read_bytes()
    spoilt = {"half": content[: len(content) // 3], "empty": b"", "other": kept[1].read_bytes()}
    kept[0].write_bytes(spoilt[break_]) if break_ in spoilt else kept[0].unlink()
    (out / ".halfhour" / "work" / ".part-x.gz").write_bytes(b"half")
    (out / "participants" / ".part-x.html").write_bytes(b"half")
    with (out / ".halfhour" / "published.jsonl").open("ab") as journal:
        journal.write(b'{"stem": "00')
    run(roster, out, resume=True)
    assert sum(faked.runs.values()) == 7
    assert files(out) == before
    assert list((out / ".halfhour" / "work").glob(".part*")) == []


def test_only_lines_that_were_changed_are_run_again(
    faked: Faked, roster: Path, out: Path, tmp_path: Path
) -> None:
    run(roster, out)
    faked.runs.clear()
    # Somebody new in the first line, which moves all others; one with other hours, one with another name.
    edited = (("New", 9), ("Zoé", 4), ("Łukasz", 5.5), ("Dupond", 6), *PEOPLE[3:])
    write_roster(roster, *edited)
    assert run(roster, out, resume=True) == 0
    assert len(faked.runs) == 2
    run(roster, tmp_path / "fresh")
    assert files(out) == files(tmp_path / "fresh")
    write_roster(roster, *edited[:2])
    faked.runs.clear()
    run(roster, out, resume=True)
    assert len(files(out)) == 3 + 2 * 2, "whoever has left the roster has left the folder"
    write_roster(roster, *edited)
    run(roster, out, resume=True)
    assert not faked.runs, "and whoever comes back is not run again"


def test_two_lines_of_the_same_are_run_each(faked: Faked, tmp_path: Path, out: Path) -> None:
    roster = write_roster(tmp_path / "r.csv", ("A", 4), ("B", 4), ("C", 4))
    run(roster, out)
    run(roster, out, resume=True)
    assert list(faked.runs.values()) == [1, 1, 1]


def test_another_workbook_or_language_or_version_is_not_taken_for_the_same(
    faked: Faked, roster: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(roster, out)
    with pytest.raises(HalfhourError, match="holds the results of en/04_your_verdict"):
        run(roster, out, workbook="01_lester", resume=True)
    with pytest.raises(HalfhourError, match="contient les résultats"):
        run(roster, out, lang="fr", resume=True)
    monkeypatch.setattr("workbooks.cohort.task.models", lambda: "another")
    run(roster, out, resume=True)
    assert sum(faked.runs.values()) == 12


def test_without_resume_results_are_not_written_over(faked: Faked, roster: Path, out: Path) -> None:
    run(roster, out)
    before = files(out)
    with pytest.raises(HalfhourError, match="already holds results; add --resume"):
        run(roster, out)
    assert files(out) == before
    assert sum(faked.runs.values()) == 6


def test_nobody_elses_files_are_touched(faked: Faked, roster: Path, out: Path, tmp_path: Path) -> None:
    with pytest.raises(HalfhourError, match="holds other files"):
        run(roster, tmp_path)
    with pytest.raises(HalfhourError, match="is a file"):
        run(roster, roster)
    assert not faked.runs
    run(roster, out)
    theirs = out / "participants" / "0008-anna.html"
    theirs.write_text("theirs")
    write_roster(roster, *PEOPLE, ("Anna", 9))
    with pytest.raises(HalfhourError, match=r"0008-anna.html” is not ours"):
        run(roster, out, resume=True)
    assert theirs.read_text() == "theirs"
    theirs.unlink()
    changed = out / "notebooks" / "0002-zoe.ipynb"
    changed.write_text("notes of the trainer")
    write_roster(roster, ("Zoé", 9), *PEOPLE[1:])
    with pytest.raises(HalfhourError, match=r"0002-zoe.ipynb” has been changed by hand"):
        run(roster, out, resume=True)
    assert changed.read_text() == "notes of the trainer"


@pytest.mark.parametrize(
    ("edited", "spoil"),
    [
        ("participants/0002-zoe.html", "notebooks/0002-zoe.ipynb"),
        ("notebooks/0002-zoe.ipynb", "participants/0002-zoe.html"),
        ("participants/0002-zoe.html", ".halfhour/work/*"),
        ("notebooks/0008-b.ipynb", ""),
    ],
    ids=["its notebook removed", "its report removed", "what is kept of it lost", "of a line that failed"],
)
def test_what_the_trainer_has_changed_is_never_written_over(
    edited: str, spoil: str, faked: Faked, roster: Path, out: Path
) -> None:
    write_roster(roster, *PEOPLE, ("B", 13))
    assert run(roster, out) == 1
    changed = out / edited
    changed.write_text("notes of the trainer")
    for path in out.glob(spoil) if spoil else ():
        path.unlink()
    faked.runs.clear()
    with pytest.raises(HalfhourError, match=f"{changed.name}” has been changed by hand"):
        run(roster, out, resume=True)
    assert changed.read_text() == "notes of the trainer"
    assert (out / "summary.csv").exists(), "nothing is removed before it"
    assert not faked.runs
    changed.unlink()
    assert run(roster, out, resume=True) == 1
    assert len(files(out)) == 3 + 2 * 6 + 1


def test_a_summary_that_was_changed_is_kept_and_told(
    faked: Faked, roster: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: Task) -> None:
        raise KilledError

    run(roster, out)
    for name, kept in (("summary.xlsx", "summary-yours.xlsx"), ("summary.csv", "summary-yours.csv")):
        (out / name).write_text("a column of the trainer's own")
        write_roster(roster, *PEOPLE, (name, 9))
        faked.before = stop
        with pytest.raises(KilledError):
            run(roster, out, resume=True)
        assert (out / kept).read_text() == "a column of the trainer's own"
        assert f"“{name}” has been changed by hand: it is kept as “{kept}”" in capsys.readouterr().err
    faked.before = lambda _: None
    assert run(roster, out, resume=True) == 0
    assert "changed by hand" not in capsys.readouterr().err, "what we have written is ours"
    (out / "summary.xlsx").write_text("another")
    run(roster, out, resume=True)
    assert (out / "summary-yours.xlsx").read_text() == "a column of the trainer's own"
    assert (out / "summary-yours-2.xlsx").read_text() == "another"
    assert summary(out)[-1]["participant"] == "summary.csv"


@pytest.mark.parametrize("name", ["summary.xlsx", "index.html"])
def test_a_summary_that_was_changed_may_hold_names(name: str, faked: Faked, roster: Path, out: Path) -> None:
    run(roster, out)
    (out / name).write_text("Zoé")
    for kept in (name, Path(name).stem + "-yours" + Path(name).suffix):
        with pytest.raises(HalfhourError, match=f"{kept}” has been changed by hand and may hold names"):
            run(roster, out, resume=True, anonymous=True)
        assert (out / kept).read_text() == "Zoé"
        # Without it, it is kept; and stands in the way for as long as it is there.
        run(roster, out, resume=True)
    assert sum(faked.runs.values()) == 6


def test_killed_before_anything_was_there_the_folder_is_still_ours(
    faked: Faked, roster: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr("workbooks.cohort.folder.write", killed)
        with pytest.raises(KilledError):
            run(roster, out)
    assert run(roster, out) == 0
    assert sum(faked.runs.values()) == 6


def test_a_file_that_was_removed_is_made_again_without_a_run(faked: Faked, roster: Path, out: Path) -> None:
    run(roster, out)
    before = files(out)
    (out / "participants" / "0002-zoe.html").unlink()
    (out / "notebooks" / "0003-ukasz.ipynb").unlink()
    run(roster, out, resume=True)
    assert files(out) == before
    assert sum(faked.runs.values()) == 6


def test_a_full_disk_is_told_and_what_is_finished_is_kept(
    faked: Faked, roster: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open
    left = {"files": 7}

    def full(path: Path, mode: str = "r", *how: Any, **named: Any) -> object:  # noqa: ANN401 - as Path has it
        if "x" in mode:
            left["files"] -= 1
            if left["files"] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return opened(path, mode, *how, **named)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(HalfhourError, match="The disk is full; what is finished is kept"):
        run(roster, out)
    begun = sum(faked.runs.values())
    assert 0 < begun < 6
    left["files"] = 1000
    run(roster, out, resume=True)
    assert sum(faked.runs.values()) <= 7, "all but the one that could not be kept"
    assert len(files(out)) == 3 + 2 * 6
    assert list(out.rglob(".part-*")) == []


def test_a_summary_that_is_open_elsewhere_is_told_before_anything_is_run(
    faked: Faked, roster: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(roster, out)
    faked.runs.clear()
    unlink = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".xlsx":
            raise PermissionError(errno.EACCES, "in use", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(HalfhourError, match=r"summary\.xlsx” can not be written: is it open"):
        run(roster, out, resume=True)
    assert not faked.runs


def test_an_interrupt_is_no_success(faked: Faked, roster: Path, out: Path) -> None:
    def interrupt(_: Task) -> None:
        raise KeyboardInterrupt

    faked.before = interrupt
    with pytest.raises(HalfhourError, match="Interrupted before any line was finished"):
        run(roster, out)
    faked.before = lambda _: interrupt(_) if faked.runs else None
    with pytest.raises(HalfhourError, match="Interrupted; what is finished is kept"):
        run(roster, out)
    assert sum(faked.runs.values()) == 1


def test_a_run_that_ended_before_its_first_line_has_left_nothing_to_refuse(
    faked: Faked, roster: Path, out: Path
) -> None:
    def gone(_: Task) -> None:
        raise HalfhourError("no scheduler")

    faked.before = gone
    with pytest.raises(HalfhourError, match="no scheduler"):
        run(roster, out)
    faked.before = lambda _: None
    assert run(roster, out, workbook="03_cost_of_free") == 0
    with pytest.raises(HalfhourError, match="already holds results"):
        run(roster, out, workbook="03_cost_of_free")


@pytest.mark.parametrize(("lang", "said"), [("en", "choose another one"), ("fr", "choisissez-en un autre")])
def test_a_folder_that_can_not_be_used_is_told_in_the_language(
    lang: str, said: str, roster: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(HalfhourError, match=said) as told:
        run(roster, out, lang=lang)
    assert "--resume" not in str(told.value)


@pytest.mark.parametrize(
    ("code", "lang", "said"),
    [
        (errno.ENOENT, "fr", "son dossier n\u2019existe pas"),
        (errno.EROFS, "en", "it can only be read there"),
        (errno.EBADF, "fr", f"erreur {errno.EBADF} du système"),
    ],
)
def test_what_the_system_says_is_told_in_the_language(code: int, lang: str, said: str) -> None:
    told = sentence(OSError(code, os.strerror(code), "f"), Texts(lang), kept=False)
    assert said in told
    assert os.strerror(code) not in told
    assert "--resume" not in told
    assert "--resume" in sentence(OSError(code, "", "f"), Texts(lang), kept=True)


@pytest.mark.usefixtures("faked")
def test_a_sheet_of_another_language_is_remarked_in_its_own(
    roster: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(roster, out)
    assert "--lang" not in capsys.readouterr().err
    run(roster, out.with_name("fr"), lang="fr")
    assert "This sheet is in English: add --lang en" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["03", "3", "cost_of_free", "03_cost_of_free.ipynb", "03_COST_OF_FREE"])
def test_a_workbook_may_be_named_shortly(asked: str, faked: Faked, roster: Path, out: Path) -> None:
    assert run(roster, out, workbook=asked) == 0
    assert run(roster, out, workbook="03_cost_of_free", resume=True) == 0
    assert sum(faked.runs.values()) == 6


def test_how_many_at_a_time_is_refused_in_the_language(roster: Path, out: Path) -> None:
    with pytest.raises(HalfhourError, match="1 ou davantage"):
        run(roster, out, lang="fr", jobs=0)
    assert not out.exists()


@pytest.mark.skipif(os.name == "nt", reason="the lock is one of Unix")
def test_two_runs_do_not_write_to_one_folder(faked: Faked, roster: Path, out: Path) -> None:
    told: list[str] = []

    def second(_: Task) -> None:
        with pytest.raises(HalfhourError) as stopped:
            run(roster, out, resume=True)
        told.append(str(stopped.value))

    faked.before = second
    assert run(roster, out) == 0
    assert len(told) == 6
    assert "Another run is writing" in told[0]


def test_what_looks_like_a_slip_is_asked_of_the_trainer_and_run(
    faked: Faked, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(write_roster(tmp_path / "a.csv", ("Ann", 150), ("Bea", 4)), out) == 0
    asked = [line for line in capsys.readouterr().err.splitlines() if "Worth asking" in line]
    assert len(asked) == 1
    assert asked[0].startswith("Row 2, Hours a month you give to posting (C): ")
    assert faked.runs.total() == 2


def inside(path: Path) -> list[bytes]:
    """Give what a file holds, unpacked where it is packed."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as packed:
            return [packed.read(name) for name in packed.namelist()]
    return [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()]


def test_anonymous_no_file_tells_a_name(faked: Faked, tmp_path: Path, out: Path) -> None:
    people: Sequence[tuple[str, object]] = (("Zénobie", 4), ("Agapit", 13), ("Philibert", -5))
    roster = write_roster(tmp_path / "Zénobie.csv", *people)
    run(roster, out)
    assert "Zénobie" in (out / "summary.csv").read_text()
    # Also where a run with names was there before.
    run(roster, out, resume=True, anonymous=True)
    every = [path for path in out.rglob("*") if path.is_file()]
    for path in every:
        for name in ("zénobie", "zenobie", "agapit", "philibert"):
            assert name not in str(path.relative_to(out)).lower()
            assert all(name.encode() not in content.lower() for content in inside(path))
    assert [row["participant"] for row in summary(out)] == ["Participant 2", "Participant 3", "Participant 4"]
    assert (out / "participants" / "0002.html").read_text().startswith("Participant 2 ")
    assert sum(faked.runs.values()) == 3, "but for the one that failed, no line is run again"


SHIFTED = """\
First name,Participant,Kind of business,Hours a month you give to posting,Price of one sale
Anne,Delacroix,Delacroix,4,
Zoé,,Anne-Sophie Delacroix,4,
,1,Lester,400,
Bo,Ek,,Mme Anne-Sophie Delacroix de La Tour d'Auvergne,delacroix
"""


@pytest.mark.usefixtures("faked")
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_anonymous_no_cell_of_a_refused_line_is_quoted(lang: str, tmp_path: Path, out: Path) -> None:
    # A name may stand anywhere: in a row that is shifted by one, or split over two columns.
    roster = tmp_path / "shifted.csv"
    roster.write_text(SHIFTED, encoding="utf-8")
    assert run(roster, out, lang=lang, anonymous=True) == 1
    for path in (path for path in out.rglob("*") if path.is_file()):
        for trace in ("delacroix", "anne", "auvergne", "zoé"):
            assert all(trace.encode() not in content.lower() for content in inside(path)), path
    rows = summary(out, ";" if lang == "fr" else ",")
    assert [row["line"] for row in rows] == ["2", "3", "4", "5"]
    told = {row["line"]: row["error"] for row in rows}
    assert "Kind of business (C)" in told["2"], "where it is wrong is told"
    assert "(C)" in told["5"]
    assert "(D)" in told["5"]


def test_a_report_that_can_not_be_made_fails_its_line_alone(
    faked: Faked, roster: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbooks.report import ReportError  # noqa: PLC0415 - slow

    report = faked._report  # noqa: SLF001 - ours

    def refuse(executed: Path, made: Path, lang: str, title: str) -> None:
        if title == "Łukasz":
            raise ReportError("no report of it")
        report(executed, made, lang, title)

    monkeypatch.setattr("workbooks.cohort.command.write_report", refuse)
    assert run(roster, out) == 1
    rows = summary(out)
    assert [row["status"] for row in rows] == ["done", "failed", "done", "done", "done", "done"]
    assert rows[1]["error"] == "no report of it"
    assert run(roster, out, resume=True) == 1
    assert sum(faked.runs.values()) == 7, "it is run again, for what was recorded may be at fault"
    monkeypatch.setattr("workbooks.cohort.command.write_report", report)
    assert run(roster, out, resume=True) == 0
    assert sum(faked.runs.values()) == 8


def test_of_what_another_version_has_run_there_is_a_report_after_a_run(
    faked: Faked, roster: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbooks.report import ReportError  # noqa: PLC0415 - slow

    run(roster, out)
    report = faked._report  # noqa: SLF001 - ours

    def refuse(executed: Path, made: Path, lang: str, title: str) -> None:
        if title == "Zoé" and sum(faked.runs.values()) == 6:
            raise ReportError("so run it again")
        report(executed, made, lang, title)

    monkeypatch.setattr("workbooks.cohort.command.write_report", refuse)
    (out / "participants" / "0002-zoe.html").unlink()
    assert run(roster, out, resume=True) == 0
    assert sum(faked.runs.values()) == 7


def test_an_unknown_workbook_is_told_with_those_there_are(faked: Faked, roster: Path, out: Path) -> None:
    with pytest.raises(HalfhourError, match=r"no workbook “12”; there are 01_lester, "):
        run(roster, out, workbook="12")
    assert not faked.runs
    assert not out.exists()


@pytest.mark.parametrize("name", ["02_why_are_you_there", "07_did_it_work", "08_eight_businesses"])
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "can not be run for a roster: it is about"), ("fr", "il porte sur")]
)
def test_a_workbook_that_a_roster_answers_nothing_of_is_not_run(
    name: str, lang: str, said: str, out: Path
) -> None:
    # What it would record of everybody is the example's, or nothing.
    with pytest.raises(HalfhourError, match=said) as told:
        run(out.with_name("roster.csv"), out, workbook=name, lang=lang)
    assert str(told.value).count(name) == 1
    assert "01_lester, 03_cost_of_free, 04_your_verdict, 05_who_spends_what, 06_which_channels." in str(
        told.value
    )
    assert not out.exists()
