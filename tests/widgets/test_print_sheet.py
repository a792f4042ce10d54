"""The sheet: what stands on it, and what its text form says."""

from __future__ import annotations

import pytest

from widgets.print_sheet import Grid, PrintSheet, Section, Sheet


def paper(**changes: object) -> Sheet:
    base = {
        "title": "My verdict",
        "whose": "My business:",
        "headline": "Keep it",
        "tone": "yes",
        "lead": "It leaves **€5**.",
        "promise": "My half-hour is ___.",
        "small": "small print",
        "figures": (("Hours", "4 h"),),
        "left": (Grid("Reasons", ("Reason", "Now"), (("reach", "4 h"),)),),
        "right": (Section("Plan", ("**Day 1** begin", "Day 30 decide"), listed=True),),
        "foot": (Grid("Tally", ("Week", "Bought"), (("1", ""),), open=True),),
    }
    return Sheet(**(base | changes))  # type: ignore[arg-type]


def test_the_text_form_has_all_but_the_small_print() -> None:
    said = PrintSheet(paper(), lang="en").sentence
    assert said.splitlines() == [
        "Keep it",
        "It leaves €5.",
        "Hours 4 h",
        "Reasons",
        "reach 4 h",
        "Plan",
        "Day 1 begin",
        "Day 30 decide",
        "Tally",
        "1",
        "My half-hour is ___.",
    ]


def test_another_sheet_takes_its_place() -> None:
    widget = PrintSheet(paper(), lang="fr")
    widget.sheet = paper(headline="Stop")
    assert widget.sheet.headline == "Stop"
    assert widget._sheet["headline"] == "Stop"  # noqa: SLF001 - what the page gets


def test_a_row_has_a_cell_for_each_header() -> None:
    with pytest.raises(ValueError, match="one cell a header"):
        Grid("Tally", ("Week", "Bought"), (("1",),))
