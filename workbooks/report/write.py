"""Writes the report of one participant: one file, whole in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.texts import Texts
from widgets.waiting import NOT_YET
from workbooks.course import course
from workbooks.paths import WORKBOOKS
from workbooks.report.errors import ReportError
from workbooks.report.notebook import read
from workbooks.report.page import page
from workbooks.report.rebuilt import rebuilt
from workbooks.report.verdict import verdict_report
from workbooks.whole import write

if TYPE_CHECKING:
    from pathlib import Path

    from workbooks.report.blocks import Report
    from workbooks.report.notebook import Executed

VERDICT = "04_your_verdict"


def write_report(executed: Path, out: Path, lang: str, title: str) -> None:
    """Write the report of one executed notebook.

    Args:
        executed: the notebook, as a run has left it.
        out: where to write the report, an HTML file; what is there is replaced once the new one is whole.
        lang: "fr" or "en"; need not be that of the run.
        title: whose report it is: a name, or "Participant 12". Shown as it is, whatever it holds.

    Raises:
        ReportError: where the notebook can not be read, was not run to its end, or recorded other numbers
            than the models come to now; in one sentence.
        OSError: where the report can not be written.
        ValueError: for another language.
    """
    t = Texts(lang)
    found = read(executed, t)
    name = next((one.title for one in course(WORKBOOKS / t.lang) if one.name == found.workbook), "")
    try:
        written = page(_report(found, t, name), title=title, lang=t.lang, day=found.day)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # One report of a thousand must not end the others, and its trainer is told which one it was.
        why = f"{type(error).__name__}: {error}"
        told = t("No report can be made of {file} ({why}).", file=executed.name, why=why)
        raise ReportError(told) from error
    write(out, written.encode())


def _report(found: Executed, t: Texts, name: str) -> Report:
    made = rebuilt(found, t)
    if found.workbook == VERDICT and found.result.get("verdict") != NOT_YET:
        return verdict_report(found, made.session, name)
    # Imported here: what most rooms run needs none of it.
    from workbooks.report.any import any_report  # noqa: PLC0415 - see above

    return any_report(found, made, name)
