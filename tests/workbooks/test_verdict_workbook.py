"""The verdict workbook as a trainer runs it for participants: papermill, with nobody at the screen."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import nbformat
import papermill
import pytest

from widgets.result import MIME
from widgets.your_verdict.workbook import CLAIMS
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode

pytestmark = pytest.mark.usefixtures("warm_kernels")

NAME = "04_your_verdict.ipynb"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., NotebookNode]:
    """Run the workbook once for each set of parameters."""
    folder = tmp_path_factory.mktemp("verdict")

    @cache
    def go(lang: str, **parameters: object) -> NotebookNode:
        path = folder / f"{lang}-{len(list(folder.iterdir()))}.ipynb"
        papermill.execute_notebook(WORKBOOKS / lang / NAME, path, parameters=parameters, progress_bar=False)
        return nbformat.read(path, as_version=4)

    return go


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def result(notebook: NotebookNode) -> dict[str, Any]:
    """Give the data in the last code cell's output."""
    [found] = [output["data"][MIME] for output in code(notebook)[-1].outputs if MIME in output["data"]]
    return found


@pytest.mark.parametrize("parameters", [{"price": 100}, {"business": "lester_early"}])
def test_a_participants_report_has_what_summaries_read(
    run: Callable[..., NotebookNode], parameters: dict[str, object]
) -> None:
    french, english = (result(run(lang, **parameters)) for lang in ("fr", "en"))
    assert french["numbers"] == english["numbers"]
    assert (french["verdict"], french["words"]) == (english["verdict"], english["words"])
    assert {
        "net_per_month",
        "net_low_per_month",
        "net_high_per_month",
        "p_pays",
        "hours_per_month",
    } <= french["numbers"].keys()
    assert 0 <= french["numbers"]["p_pays"] <= 1


def test_another_start_gives_another_verdict(run: Callable[..., NotebookNode]) -> None:
    cheap, early = result(run("en", price=100)), result(run("en", business="lester_early"))
    assert (cheap["verdict"], early["verdict"]) == ("redirect", "worth_it")
    assert cheap["numbers"]["net_per_month"] < 0 < early["numbers"]["net_per_month"]


def test_a_reader_of_the_report_meets_whole_sentences(run: Callable[..., NotebookNode]) -> None:
    text = {
        cell.id: "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for cell in code(run("fr", price=100))
        if "id" in cell
    }
    assert "1 chiffre de cette page est à vous" in text["so-far"]
    assert "une demi-heure, oui, si la vôtre ressemble" in text["page"]
    assert not re.search(r"model_id|object at 0x|VBox|IPY_MODEL", "".join(text.values()))


def test_the_stored_results_of_both_languages_are_equal() -> None:
    french, english = (result(nbformat.read(WORKBOOKS / lang / NAME, as_version=4)) for lang in ("fr", "en"))
    assert french | {"lang": "en"} == english


def test_each_claim_that_the_prose_names_has_its_source_on_the_page() -> None:
    named = {
        claim
        for cell in nbformat.read(WORKBOOKS / "en" / NAME, as_version=4).cells
        for claim in cell.metadata.get("halfhour", {}).get("claims", ())
    }
    assert named - set(CLAIMS) == set()
