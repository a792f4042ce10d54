"""The room that is kept for each panel before it is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nbformat
import pytest

from workbooks.heights import WIDTHS, rooms
from workbooks.paths import LANGS, TEMPLATE_FOLDER, WORKBOOKS

if TYPE_CHECKING:
    from pathlib import Path

BOOKS = [path for lang in LANGS for path in sorted((WORKBOOKS / lang).glob("0[1-9]_*.ipynb"))]
STYLES = TEMPLATE_FOLDER / "static" / "workbook.css"
FOR_MACHINES = "application/vnd.halfhour.result+json"


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_room_of_each_panel_was_measured(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    shown = {
        cell.id: [output.data for output in cell.outputs if FOR_MACHINES not in output.data] for cell in cells
    }
    # A notice that has nothing to say takes no room.
    panels = {cell for cell, data in shown.items() if data and data != [{"text/plain": ""}]}
    measured = rooms(path.parent.name, path.stem)
    assert set(measured) == panels, "measure again: make heights"
    assert all(room["style"].count("px") == len(WIDTHS) for room in measured.values())


def test_the_style_sheet_has_each_measure_hold_between_the_screens_beside_it() -> None:
    rules = r"@media \(min-width: (\d+)px\) \{\s*\.hh-slot \{\s*--hh-room: var\(--h(\d+)\);"
    found = [(int(number), int(start)) for start, number in re.findall(rules, STYLES.read_text())]
    assert [number for number, _ in found] == list(range(1, len(WIDTHS)))
    assert all(WIDTHS[number - 1] < start <= WIDTHS[number] for number, start in found)


def test_a_notebook_of_somebody_else_has_no_rooms() -> None:
    assert rooms("en", "99_mine") == {}
