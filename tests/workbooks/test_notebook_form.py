"""Every workbook is one workbook in two languages, and keeps its form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.workbooks.notebook_form import RESULT, VIEW, differences, faults
from widgets.texts import typeset
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = {lang: sorted(path.name for path in (WORKBOOKS / lang).glob("*.ipynb")) for lang in ("fr", "en")}


def test_both_languages_have_the_same_workbooks() -> None:
    assert NAMES["fr"] == NAMES["en"]
    assert NAMES["fr"][:2] == ["00_start.ipynb", "01_lester.ipynb"]


@pytest.mark.parametrize("name", NAMES["fr"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_workbook_keeps_its_form(lang: str, name: str) -> None:
    assert faults(WORKBOOKS / lang / name, lang) == []


@pytest.mark.parametrize("name", NAMES["fr"])
def test_both_languages_are_the_same_workbook(name: str) -> None:
    assert differences(WORKBOOKS / "fr" / name, WORKBOOKS / "en" / name) == []


def notebook(lang: str) -> dict[str, Any]:
    """Give a workbook in good form."""
    folded = {"jupyter": {"source_hidden": True}}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "halfhour": {
                "lang": lang,
                "name": "05_tea",
                "title": "Tea",
                "minutes": 3,
                "path": "core",
                "about": "How long the leaves may stay in.",
            },
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        },
        "cells": [
            {
                "cell_type": "markdown",
                "id": "lab",
                "metadata": {"tags": ["lab"]},
                "source": "Menu *Run*, then *Run All Cells*.",
            },
            {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Tea\n\n## Green"},
            {
                "cell_type": "code",
                "id": "parameters",
                "metadata": {**folded, "tags": ["parameters"]},
                "execution_count": 1,
                "source": f'lang: str = "{lang}"  # reader\nprice: float = 3',
                "outputs": [],
            },
            {
                "cell_type": "code",
                "id": "result",
                "metadata": folded,
                "execution_count": 2,
                "source": "show(price)",
                "outputs": [{"output_type": "display_data", "metadata": {}, "data": {RESULT: {}}}],
            },
        ],
    }


def written(folder: Path, lang: str, change: Callable[[dict[str, Any]], object] | None = None) -> Path:
    """Write that workbook, changed."""
    made = notebook(lang)
    if change:
        change(made)
    path = folder / lang / "05_tea.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(made))
    return path


def test_good_form_is_found_good(tmp_path: Path) -> None:
    french, english = written(tmp_path, "fr"), written(tmp_path, "en")
    assert faults(french, "fr") == faults(english, "en") == differences(french, english) == []


def cell(index: int, **parts: Any) -> Callable[[dict[str, Any]], object]:  # noqa: ANN401 - any part of a cell
    """Change parts of a cell."""
    return lambda made: made["cells"][index].update(parts)


def about(**said: str) -> Callable[[dict[str, Any]], object]:
    """Change what the notebook says of itself."""
    return lambda made: made["metadata"]["halfhour"].update(said)


@pytest.mark.parametrize("said", [{"path": "core"}, {"path": "further", "after": "01_lester"}])
def test_what_the_map_needs_is_found_good(tmp_path: Path, said: dict[str, str]) -> None:
    assert faults(written(tmp_path, "fr", about(**said)), "fr") == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (cell(1, source="# Tea" + "x" * 100_000), "too many"),
        (lambda made: made["metadata"].update(widgets={}), "state of widgets"),
        (lambda made: made["metadata"]["halfhour"].update(lang="en"), "lang 'en'"),
        (lambda made: made["metadata"]["halfhour"].update(name="tea"), "name 'tea'"),
        (lambda made: made["metadata"]["halfhour"].update(title=" "), "no title"),
        (lambda made: made["metadata"]["halfhour"].pop("minutes"), "no minutes"),
        (lambda made: made["metadata"].pop("kernelspec"), "not python3"),
        (about(path="main"), "path 'main'"),
        (lambda made: made["metadata"]["halfhour"].pop("path"), "path None"),
        (about(path="core", about=""), "nothing about it"),
        (about(path="core", about="One thing. Another."), "nothing about it"),
        (about(path="further", after="04_coffee"), "leads on from '04_coffee'"),
        (cell(1, source="## Tea"), "headings begin"),
        (cell(1, source="# Tea\n\n# Coffee"), "2 of the first level"),
        (cell(1, source="# Tea\n\n### Green"), "level 3 follows one of level 1"),
        (lambda made: made["cells"].pop(0), "how to run all cells"),
        (cell(0, metadata={}), "how to run all cells"),
        (cell(0, source="Press the button."), "how to run all cells"),
        (cell(2, metadata={"jupyter": {"source_hidden": True}}), "tagged parameters"),
        (cell(2, source='lang: str = "fr"\nprice = 3'), "no type: price = 3"),
        (cell(2, source="price: float = 3"), "no parameter lang"),
        (cell(3, metadata={}), "result is not folded"),
        (cell(3, outputs=[]), "does not give the result"),
        (
            cell(
                3, outputs=[{"output_type": "display_data", "metadata": {}, "data": {VIEW: {}, RESULT: {}}}]
            ),
            "widget's view",
        ),
        (
            cell(3, outputs=[{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}]),
            "stores an error",
        ),
    ],
)
def test_bad_form_is_found(tmp_path: Path, change: Callable, fault: str) -> None:
    found = faults(written(tmp_path, "fr", change), "fr")
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        (cell(1, id="heading"), "the cells differ: heading, title"),
        (lambda made: made["cells"].reverse(), "the cells differ: the order"),
        (lambda made: made["cells"].pop(1), "the cells differ: title"),
        (cell(1, metadata={"tags": ["trainer"]}), "title is tagged"),
        (cell(3, source="show(price)  # prix"), "the code of result differs"),
        (cell(2, source='lang: str = "en"  # reader\nprice: float = 4'), "the code of parameters differs"),
        (cell(2, source='lang: str = "fr"  # reader\nprice: float = 3'), "the code of parameters differs"),
    ],
)
def test_a_difference_between_the_languages_is_found(
    tmp_path: Path, change: Callable, difference: str
) -> None:
    found = differences(written(tmp_path, "fr"), written(tmp_path, "en", change))
    assert any(difference in one for one in found), found


def test_headings_in_code_blocks_are_no_headings(tmp_path: Path) -> None:
    source = "# Tea\n\n```python\n# a comment\n```\n\n## Green"
    assert faults(written(tmp_path, "fr", cell(1, source=source)), "fr") == []


def note(cell_id: str, source: str, **metadata: Any) -> dict[str, Any]:  # noqa: ANN401 - any metadata
    """Make a markdown cell."""
    return {"cell_type": "markdown", "id": cell_id, "metadata": metadata, "source": source}


FOR_TRAINERS = note("heading", "### Notes", tags=["trainer"], **{"jp-MarkdownHeadingCollapsed": True})
NOTES = note("notes", "Ask first.", tags=["trainer"])
AFTER = note("after", "## Black")


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ([FOR_TRAINERS, NOTES, NOTES | {"id": "more"}, AFTER], ""),
        ([NOTES, AFTER], "notes is not folded"),
        ([note("heading", "### Notes", tags=["trainer"]), NOTES, AFTER], "notes is not folded"),
        ([FOR_TRAINERS, NOTES, note("after", "It goes on.")], "after would be folded"),
        ([FOR_TRAINERS, NOTES, note("after", "#### Deeper")], "after would be folded"),
        ([note("raw", "Text", jupyter={"source_hidden": True}), AFTER], "raw shows as raw text"),
    ],
)
def test_notes_for_trainers_are_folded_below_their_heading(
    tmp_path: Path, cells: list[dict[str, Any]], fault: str
) -> None:
    def put_in(made: dict[str, Any]) -> None:
        made["cells"][2:2] = cells

    found = faults(written(tmp_path, "fr", put_in), "fr")
    assert (found == []) if not fault else any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("[On](01_tea.ipynb) · [English](../en/00_start.ipynb)", ""),
        ("Read on.", "no link leads on"),
        ("[English](../en/00_start.ipynb)", "no link leads on"),
        ("[On](01_coffee.ipynb)", "01_coffee.ipynb leads nowhere"),
    ],
)
def test_the_front_page_leads_on_in_jupyterlab(tmp_path: Path, source: str, fault: str) -> None:
    made = notebook("fr")
    made["metadata"]["halfhour"]["name"] = "00_start"
    made["cells"].append(note("onwards", source, tags=["lab"]))
    for place in ("fr/00_start.ipynb", "fr/01_tea.ipynb", "en/00_start.ipynb"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(json.dumps(made))
    found = faults(tmp_path / "fr" / "00_start.ipynb", "fr")
    assert (found == []) if not fault else any(fault in one for one in found), found


@pytest.mark.parametrize("name", NAMES["fr"])
def test_french_prose_has_its_spaces_before_marks(name: str) -> None:
    """As the code sets its own texts: `typeset` finds nothing to mend, wherever the file is opened."""
    cells = json.loads((WORKBOOKS / "fr" / name).read_text(encoding="utf-8"))["cells"]
    prose = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    assert [text for text in prose if typeset(text, "fr") != text] == []
