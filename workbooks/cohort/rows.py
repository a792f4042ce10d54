"""The lines of the summary, in the order of the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from workbooks.cohort.column_words import applies

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


def made_row(task: Task, workbook: str, made: Made) -> Row:
    """Give the line of one who was run."""
    result = made.result or {}
    return {
        **_row(task.number, task.who, workbook, "done" if made.reason is None else "failed"),
        "error": made.reason or "",
        LINK: f"participants/{task.stem}.html" if made.reason is None else None,
        "verdict": result.get("verdict", ""),
        **{
            name: float(value) if applies(name, value) else ""
            for name, value in sorted(result.get("numbers", {}).items())
        },
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
        anonymous: Whether no file may tell a name. A sentence may quote any cell, and any cell may hold a
            name, as where a row is shifted by one: then the place is told, and no sentence.
    """
    wrong: dict[int, list[Problem]] = {}
    for problem in problems:
        wrong.setdefault(problem.line, []).append(problem)
    found = []
    for line, told in wrong.items():
        name = "" if anonymous else names.get(line, "")
        found.append(
            {
                **_row(line, name or t("Participant {n}", n=line), workbook, "refused"),
                "error": _places(told, t) if anonymous else _sentences(told, t),
                "verdict": "",
            }
        )
    return found


def _sentences(problems: Iterable[Problem], t: Texts) -> str:
    return " ".join(
        t("{column}: {sentence}", column=one.column, sentence=one.sentence) if one.column else one.sentence
        for one in problems
    )


def _places(problems: Sequence[Problem], t: Texts) -> str:
    """Say where something is wrong, and quote nothing that was typed."""
    cells = list(dict.fromkeys(one.column for one in problems if one.column))
    said = [t("Not usable as typed: {columns}.", columns=", ".join(cells))] if cells else []
    if not all(one.column for one in problems):
        said.append(t("The row as a whole can not be used."))
    return " ".join([*said, t("The terminal says why; no cell is quoted here, for it may hold a name.")])


def _row(line: int, participant: str, workbook: str, status: Status) -> Row:
    return {"line": line, "participant": participant, "workbook": workbook, "status": status}


def columns(rows: Sequence[Row]) -> list[str]:
    """Give the columns that these lines need: the first ones, then the other numbers by their names."""
    return [*FIRST, *sorted({name for row in rows for name in row} - {*FIRST, LINK})]


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Give the lines in the order of the roster."""
    return sorted(rows, key=lambda row: int(row["line"]))
