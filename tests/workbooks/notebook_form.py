"""The form that every workbook keeps, as a list of what is wrong with one."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import nbformat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

LARGEST = 100_000
RESULT = "application/vnd.halfhour.result+json"
VIEW = "application/vnd.jupyter.widget-view+json"
FRONT_PAGE = "00_start"
CORE = ("01_lester", "02_why_are_you_there", "03_cost_of_free", "04_your_verdict")


def read(path: Path) -> NotebookNode:
    """Read a notebook."""
    return nbformat.read(path, as_version=4)


def tags(cell: NotebookNode) -> list[str]:
    """Give a cell's tags."""
    return list(cell.metadata.get("tags", []))


def faults(path: Path, lang: str) -> list[str]:
    """List what is wrong with one notebook, seen alone."""
    notebook = read(path)
    return [
        *_size(path, notebook),
        *_about(path, lang, notebook),
        *_headings(notebook),
        *_in_jupyterlab(path, notebook),
        *_for_trainers(notebook),
        *_parameters(notebook),
        *_code(path, notebook),
    ]


def _size(path: Path, notebook: NotebookNode) -> Iterator[str]:
    if path.stat().st_size > LARGEST:
        yield f"{path.stat().st_size} bytes are too many"
    if "widgets" in notebook.metadata:
        yield "the state of widgets is stored"


def _about(path: Path, lang: str, notebook: NotebookNode) -> Iterator[str]:
    about = notebook.metadata.get("halfhour", {})
    if about.get("lang") != lang:
        yield f"metadata says lang {about.get('lang')!r}"
    if about.get("name") != path.stem:
        yield f"metadata says name {about.get('name')!r}"
    if not isinstance(about.get("title"), str) or not about["title"].strip():
        yield "metadata has no title"
    if not isinstance(about.get("minutes"), int) or about["minutes"] < 0:
        yield "metadata has no minutes"
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "the kernel is not python3"
    if path.stem != FRONT_PAGE:
        yield from _on_the_map(about)


def _on_the_map(about: dict[str, Any]) -> Iterator[str]:
    """What the front page's map needs to know."""
    if about.get("path") not in {"core", "further"}:
        yield f"metadata says path {about.get('path')!r}"
    sentence = about.get("about")
    if not isinstance(sentence, str) or not re.fullmatch(r"[^.!?\n]{20,140}\.", sentence):
        yield "metadata says nothing about it, in one sentence"
    if about.get("path") == "further" and about.get("after") not in CORE:
        yield f"it leads on from {about.get('after')!r}, which is not on the path"


def _headings(notebook: NotebookNode) -> Iterator[str]:
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    prose = re.sub(r"^```.*?^```", "", prose, flags=re.MULTILINE | re.DOTALL)
    levels = [len(marks) for marks in re.findall(r"^(#{1,6}) ", prose, flags=re.MULTILINE)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"headings begin {levels[:3]}, with {levels.count(1)} of the first level"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"


def _in_jupyterlab(path: Path, notebook: NotebookNode) -> Iterator[str]:
    """Where a participant begins, and how they come from the front page to the workbooks."""
    first = notebook.cells[0]
    if tags(first) != ["lab"] or "*Run All Cells*" not in first.source:
        yield "the first cell does not tell JupyterLab's reader how to run all cells"
    if path.stem == FRONT_PAGE:
        links = [
            link
            for cell in notebook.cells
            if tags(cell) == ["lab"]
            for link in re.findall(r"\]\(([^)]+)\)", cell.source)
        ]
        if not any(re.fullmatch(r"\d\d_\w+\.ipynb", link) for link in links):
            yield "no link leads on from the front page in JupyterLab"
        yield from (f"{link} leads nowhere" for link in links if not (path.parent / link).exists())


def _for_trainers(notebook: NotebookNode) -> Iterator[str]:
    """Notes for trainers stand folded below a heading of their own, up to the next heading."""
    folded = 0  # level of the heading that folds what follows; 0 where none does
    for cell in notebook.cells:
        heading = re.match(r"(#+) ", cell.source) if cell.cell_type == "markdown" else None
        level = len(heading[1]) if heading else 0
        if "trainer" not in tags(cell):
            if folded and not 0 < level <= folded:
                yield f"{cell.id} would be folded with the notes for trainers"
            folded = 0
        elif level:
            folded = level if cell.metadata.get("jp-MarkdownHeadingCollapsed") else 0
        if "trainer" in tags(cell) and not folded:
            yield f"{cell.id} is not folded below a heading for trainers"
        if cell.cell_type == "markdown" and cell.metadata.get("jupyter", {}).get("source_hidden"):
            yield f"{cell.id} shows as raw text in JupyterLab"


def _parameters(notebook: NotebookNode) -> Iterator[str]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if not code:
        return
    if tags(code[0]).count("parameters") != 1 or any("parameters" in tags(cell) for cell in code[1:]):
        yield "the first code cell, and no other, is tagged parameters"
        return
    statements = ast.parse(code[0].source).body
    # Types may be imported: papermill's reader of them knows no `|`.
    typed = (ast.AnnAssign, ast.ImportFrom)
    bare = [statement for statement in statements if not isinstance(statement, typed)]
    if bare:
        yield f"a parameter has no type: {ast.unparse(bare[0])}"
    names = [
        s.target.id for s in statements if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)
    ]
    if "lang" not in names:
        yield "there is no parameter lang"


def _code(path: Path, notebook: NotebookNode) -> Iterator[str]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        if not cell.metadata.get("jupyter", {}).get("source_hidden"):
            yield f"the code of {cell.id} is not folded"
        if any(VIEW in output.get("data", {}) for output in cell.outputs):
            yield f"{cell.id} stores a widget's view"
        if any(output.output_type == "error" for output in cell.outputs):
            yield f"{cell.id} stores an error"
    if path.stem != FRONT_PAGE:
        last = code[-1].outputs if code else []
        if not any(RESULT in output.get("data", {}) for output in last):
            yield "the last code cell does not give the result"


def differences(french: Path, english: Path) -> list[str]:
    """List where the two languages of one workbook are not the same workbook."""
    pair = [read(french).cells, read(english).cells]
    ids = [[cell.id for cell in cells] for cells in pair]
    if ids[0] != ids[1]:
        odd = sorted(set(ids[0]) ^ set(ids[1])) or ["the order"]
        return [f"the cells differ: {', '.join(odd)}"]
    return [fault for fr, en in zip(*pair, strict=True) for fault in _compare(fr, en)]


def _compare(french: NotebookNode, english: NotebookNode) -> Iterator[str]:
    if french.cell_type != english.cell_type:
        yield f"{french.id} is {french.cell_type} in one language, {english.cell_type} in the other"
    if tags(french) != tags(english):
        yield f"{french.id} is tagged {tags(french)} in one language, {tags(english)} in the other"
    if french.cell_type == "code" and _neutral(french, "fr") != _neutral(english, "en"):
        yield f"the code of {french.id} differs"


def _neutral(cell: NotebookNode, lang: str) -> str:
    """Give a cell's code, without the language where it may be named."""
    if "parameters" not in tags(cell):
        return str(cell.source)
    return re.sub(rf'^(lang: .*?= *)"{lang}"', r"\1...", cell.source, count=1, flags=re.MULTILINE)
