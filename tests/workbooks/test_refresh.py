"""What is stored of a run: texts and results, nothing of the machine and nothing of the moment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import nbformat
import pytest

from workbooks.paths import LANGS, WORKBOOKS
from workbooks.refresh import KEPT, clean, main, refresh

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

VIEW = "application/vnd.jupyter.widget-view+json"
RESULT = "application/vnd.halfhour.result+json"
LARGEST = 100_000  # bytes

CELL = """
from IPython.display import display
result = {"application/vnd.halfhour.result+json": {"n": 1}}
display({"text/plain": "A sentence.", "text/html": "<b>no</b>", **result}, raw=True)
print("said aloud")
import ipywidgets
ipywidgets.FloatText(value=1)
"""


def output(kind: str, **fields: object) -> NotebookNode:
    return nbformat.v4.new_output(kind, **fields)


@pytest.fixture
def run() -> NotebookNode:
    """Give a notebook as a run leaves it."""
    shown = {"text/plain": "A sentence.", VIEW: {"model_id": "ab12"}, "image/png": "iVBORw0KGgo="}
    code = nbformat.v4.new_code_cell(
        "show",
        execution_count=7,
        metadata={"tags": ["result"], "execution": {"iopub.execute_input": "2026-11-22T03:50:41Z"}},
        outputs=[
            output("execute_result", data=shown, execution_count=7, metadata={VIEW: {"isolated": True}}),
            output("display_data", data={"text/plain": "x", RESULT: {"verdict": "redirect"}}),
            output("stream", name="stdout", text="said aloud"),
        ],
    )
    prose = nbformat.v4.new_markdown_cell("Prose", metadata={"halfhour": {"claims": ["lester.price"]}})
    made = nbformat.v4.new_notebook(cells=[prose, code])
    made.metadata = nbformat.from_dict(
        {
            "halfhour": {"lang": "fr"},
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"ab12": {}}}},
            "kernelspec": {"name": "mine", "display_name": "My machine's Python", "language": "python"},
            "language_info": {"name": "python", "version": "3.11.2"},
        }
    )
    return made


def test_only_texts_and_results_are_kept(run: NotebookNode) -> None:
    shown, data, said = clean(run).cells[1].outputs
    assert shown.data == {"text/plain": "A sentence."}
    assert data.data == {"text/plain": "x", RESULT: {"verdict": "redirect"}}
    assert said.text == "said aloud"
    assert {kind for out in (shown, data) for kind in out.data} <= set(KEPT)


def test_nothing_of_the_moment_is_kept(run: NotebookNode) -> None:
    code = clean(run).cells[1]
    assert (code.execution_count, code.outputs[0].execution_count) == (1, 1)
    assert "execution" not in code.metadata
    assert code.outputs[0].metadata == {}


def test_nothing_of_the_machine_is_kept(run: NotebookNode) -> None:
    metadata = clean(run).metadata
    assert "widgets" not in metadata
    assert metadata.kernelspec == {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert metadata.language_info == {"name": "python"}


def test_what_the_author_wrote_stays(run: NotebookNode) -> None:
    cleaned = clean(run)
    assert cleaned.metadata.halfhour == {"lang": "fr"}
    assert cleaned.cells[0].metadata.halfhour.claims == ["lester.price"]
    assert cleaned.cells[1].metadata.tags == ["result"]
    assert [cell.source for cell in cleaned.cells] == ["Prose", "show"]


def test_a_clean_notebook_stays_as_it_is(run: NotebookNode) -> None:
    once = json.dumps(clean(run), sort_keys=True)
    assert json.dumps(clean(nbformat.from_dict(json.loads(once))), sort_keys=True) == once


def test_a_run_is_written_back_clean_and_the_same_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "01_small.ipynb"
    cell = nbformat.v4.new_code_cell(CELL.strip(), id="only")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    main([str(path)])
    assert "01_small.ipynb" in capsys.readouterr().out
    first = path.read_text(encoding="utf-8")
    refresh(path)
    assert path.read_text(encoding="utf-8") == first
    shown, _, widget = nbformat.read(path, as_version=4).cells[0].outputs
    assert shown.data == {"text/plain": "A sentence.", RESULT: {"n": 1}}
    assert widget.data == {"text/plain": "FloatText(value=1.0)"}
    assert "widgets" not in nbformat.read(path, as_version=4).metadata


@pytest.mark.parametrize(
    "path",
    [path for lang in LANGS for path in sorted((WORKBOOKS / lang).glob("[0-9]*.ipynb"))],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_each_workbook_in_the_tree_is_clean_and_small(path: Path) -> None:
    assert path.stat().st_size < LARGEST
    stored = nbformat.read(path, as_version=4)
    assert json.dumps(
        clean(nbformat.from_dict(json.loads(json.dumps(stored)))), sort_keys=True
    ) == json.dumps(stored, sort_keys=True)
