"""`halfhour cohort`: a workbook run for each line of a roster."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from widgets.texts import Texts, check_lang
from workbooks.cohort.before import tell
from workbooks.cohort.csv_table import as_csv
from workbooks.cohort.excel_table import as_xlsx
from workbooks.cohort.faults import no_folder, sentence
from workbooks.cohort.folder import Folder
from workbooks.cohort.made import Made
from workbooks.cohort.progress import Progress
from workbooks.cohort.published import Published
from workbooks.cohort.rows import Row, made_row, ordered, refused_rows
from workbooks.cohort.store import Store
from workbooks.cohort.summaries import NAMES, Summaries
from workbooks.cohort.task import Task, tasks
from workbooks.cohort.which import meant
from workbooks.errors import HalfhourError
from workbooks.report import ReportError, write_report
from workbooks.report.room import room
from workbooks.roster.reading import Roster, read_roster

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Wanted:
    """What is asked for.

    Attributes:
        roster: The sheet of participants.
        workbook: The workbook's name, such as `04_your_verdict`.
        lang: "fr" or "en": of the workbook, the reports and the terminal.
        out: The folder for the results.
        jobs: How many lines at a time; None for as many as are quickest.
        resume: Whether to go on with the results that are there.
        scheduler: The address of a cluster's scheduler; None for this machine.
        names: Whether the page of the room names the participants.
        anonymous: Whether no file may tell a name.
    """

    roster: Path
    workbook: str
    lang: str
    out: Path
    jobs: int | None = None
    resume: bool = False
    scheduler: str | None = None
    names: bool = False
    anonymous: bool = False


def cohort(wanted: Wanted) -> int:
    """Run a workbook for each line of a roster, and write what came of it.

    Returns:
        0 when all lines are done; 1 when one was refused or failed, or when the run was interrupted.

    Raises:
        HalfhourError: One sentence, for what keeps the whole from being done.
    """
    t = Texts(check_lang(wanted.lang))
    if wanted.jobs is not None and wanted.jobs < 1:
        raise HalfhourError(t("--jobs takes the number of lines to run at a time: 1 or more"))
    notebook = meant(wanted.workbook, t)
    wanted = replace(wanted, workbook=notebook.stem)
    roster = read_roster(wanted.roster, t.lang)
    tell(roster, t)
    folder = Folder(wanted.out, t)
    try:
        with folder:
            try:
                folder.open(f"{t.lang}/{wanted.workbook}", resume=wanted.resume)
            except OSError as error:
                raise HalfhourError(no_folder(error, wanted.out, t)) from error
            summaries = Summaries(folder, t)
            rows = _Run(wanted, notebook, folder, t).rows(roster, summaries)
            _summarise(rows, summaries, wanted, t)
    except OSError as error:
        raise HalfhourError(sentence(error, t, kept=folder.kept)) from error
    except KeyboardInterrupt:
        said = (
            t("Interrupted; what is finished is kept: add --resume to go on")
            if folder.kept
            else t("Interrupted before any line was finished; run the same command again")
        )
        raise HalfhourError(said) from None
    counts = Counter(str(row["status"]) for row in rows)
    sys.stdout.write(
        t(
            "{done} done, {refused} refused, {failed} failed. Begin with {page}.",
            done=counts["done"],
            refused=counts["refused"],
            failed=counts["failed"],
            page=wanted.out / "index.html",
        )
        + "\n"
    )
    return 0 if counts["done"] == len(rows) else 1


class _Run:
    """Lines, run and published.

    Args:
        wanted: What is asked for.
        notebook: What is run.
        folder: Where results go.
        t: The words of the participants' language.
    """

    def __init__(self, wanted: Wanted, notebook: Path, folder: Folder, t: Texts) -> None:
        self._wanted, self._notebook, self._folder, self._t = wanted, notebook, folder, t
        self._store = Store(folder.work)
        self._published = Published(folder, t, partial(_report, t.lang))

    def rows(self, roster: Roster, summaries: Summaries) -> list[Row]:
        """Run what is not finished yet, and give the rows of all lines; the summaries before are put away."""
        wanted, t = self._wanted, self._t
        every = tasks(roster.lines, self._notebook, t, anonymous=wanted.anonymous)
        # Whatever stops the run for a file of the trainer's does so before any other is removed.
        old = self._published.look(every, lambda task: self._store.result(task.key) is not None)
        for told in summaries.begin(anonymous=wanted.anonymous):
            sys.stderr.write(f"{told}\n")
        self._published.remove(old)
        found = refused_rows(roster.problems, roster.names, wanted.workbook, t, anonymous=wanted.anonymous)
        waiting: list[Task] = []
        for task in every:
            row = self._finished(task)
            if row:
                found.append(row)
            else:
                waiting.append(task)
        if waiting:
            with Progress(len(every), len(every) - len(waiting), t) as progress:
                for task, made in self._make(waiting):
                    if made.reason is None:
                        self._store.keep(task.key, made)
                    found.append(self._row(task, made))
                    progress.step()
        return ordered(found)

    def _make(self, waiting: Sequence[Task]) -> Iterator[tuple[Task, Made]]:
        # Imported here: a second, and a run that has nothing to do needs neither.
        if self._wanted.scheduler is not None:
            from workbooks.cohort.away import away  # noqa: PLC0415 - see above

            return away(waiting, f"{self._t.lang}/{self._notebook.name}", self._wanted.scheduler, self._t)
        from workbooks.cohort.here import here  # noqa: PLC0415 - see above

        return here(waiting, self._notebook, self._folder.running, self._t.lang, self._wanted.jobs)

    def _finished(self, task: Task) -> Row | None:
        """Give the row of a line that has been finished before; its files are made where they are missing."""
        if self._published.stands(task):
            result = self._store.result(task.key)
            return None if result is None else made_row(task, self._wanted.workbook, Made(None, result))
        made = self._store.made(task.key)
        row = None if made is None else self._row(task, made)
        # Of what was run before there may be no report any more: it is run once more, and told only then.
        return row if row and row["status"] == "done" else None

    def _row(self, task: Task, made: Made) -> Row:
        try:
            self._published.publish(task, made.notebook, report=made.reason is None)
        except ReportError as error:
            self._store.forget(task.key)
            made = Made(made.packed, reason=str(error))
        return made_row(task, self._wanted.workbook, made)


def _report(lang: str, executed: Path, out: Path, title: str) -> None:
    write_report(executed, out, lang, title)


def _summarise(rows: Sequence[Row], summaries: Summaries, wanted: Wanted, t: Texts) -> None:
    comma, sheet, page = NAMES
    summaries.write(
        {
            comma: as_csv(rows, t.lang),
            sheet: as_xlsx(rows, t),
            page: room(rows, t.lang, names=wanted.names).encode(),
        }
    )
