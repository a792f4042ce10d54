"""The lines of the summary, in the order of the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from widgets.texts import Texts
    from workbooks.cohort.made import Made
    from workbooks.cohort.task import Task
    from workbooks.roster.problem import Problem

Row = dict[str, Any]
Status = Literal["done", "refused", "failed"]

FIRST = (
    "line",
    "participant",
    "workbook",
    "status",
    "error",
    "verdict",
    "net_per_month",
    "p_pays",
    "hours_per_month",
)
"""The columns that every summary begins with."""

LINK = "report"
"""Where the report of a line is, for the page of the room; no column of the tables."""


def made_row(task: Task, workbook: str, made: Made, t: Texts) -> Row:
    """Give the line of one who was run."""
    result = made.result or {}
    return {
        **_row(task.number, task.who, workbook, "done" if made.reason is None else "failed"),
        "error": t(made.reason) if made.reason else "",
        LINK: f"participants/{task.stem}.html" if made.reason is None else None,
        "verdict": result.get("verdict", ""),
        **{name: float(value) for name, value in sorted(result.get("numbers", {}).items())},
    }


def refused_rows(
    problems: Iterable[Problem], names: Mapping[int, str], workbook: str, t: Texts, *, anonymous: bool
) -> list[Row]:
    """Give the lines of those who could not be run, each with all that is wrong with it.

    Args:
        problems: What is wrong with the roster.
        names: Names as typed, by line; where they are known.
        workbook: What is run.
        t: The words of the participants' language.
        anonymous: Whether no file may tell a name.
    """
    wrong: dict[int, list[str]] = {}
    for problem in problems:
        told = t("{column}: {sentence}", column=problem.column, sentence=problem.sentence)
        wrong.setdefault(problem.line, []).append(told if problem.column else problem.sentence)
    found = []
    for line, sentences in wrong.items():
        name, error = names.get(line, ""), " ".join(sentences)
        if anonymous or not name:
            error = error.replace(name, "…") if name else error
            name = t("Participant {n}", n=line)
        found.append({**_row(line, name, workbook, "refused"), "error": error, "verdict": ""})
    return found


def _row(line: int, participant: str, workbook: str, status: Status) -> Row:
    return {"line": line, "participant": participant, "workbook": workbook, "status": status}


def columns(rows: Sequence[Row]) -> list[str]:
    """Give the columns that these lines need: the first ones, then the other numbers by their names."""
    return [*FIRST, *sorted({name for row in rows for name in row} - {*FIRST, LINK})]


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Give the lines in the order of the roster."""
    return sorted(rows, key=lambda row: int(row["line"]))
