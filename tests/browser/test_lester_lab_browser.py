"""The same workbook in JupyterLab, where the participants of a workshop sit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.lab_menu import choose, run_all_cells
from tests.browser.lester_page import LesterPage
from widgets.verdict_text import HEADLINES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LARGEST = 100_000  # bytes
LIBRARY = 1_000_000  # bytes of a message that can only hold plotly.js
PATIENCE = 90_000  # ms


def keys_are_the_controls(page: Page) -> None:
    """Press keys on a slider and on a button: JupyterLab, whose keys they are too, folds nothing."""
    hidden = page.get_by_text(re.compile("cells? hidden")).count()
    slider = page.locator(".hh-field input[type=range]:visible").first
    slider.focus()
    stood = slider.input_value()
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    slider.press("ArrowLeft")
    expect(slider).to_be_focused()
    assert slider.input_value() != stood
    toggle = page.locator(".hh-chart-toggle:visible").first
    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    assert page.get_by_text(re.compile("cells? hidden")).count() == hidden


def test_the_workbook_works_in_jupyterlab_and_the_file_stays_small(
    page: Page, lab: str, lab_folder: Path
) -> None:
    # JupyterLab has a hundred files to load, on a busy machine too.
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    heard: list[int] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda message: heard.append(len(message))))
    parts = urlsplit(lab)
    page.goto(f"{parts.scheme}://{parts.netloc}/lab/tree/fr/00_start.ipynb?{parts.query}")
    page.get_by_role("link", name="Commencer par Lester").click()
    page.get_by_role("heading", name="Lester et sa demi-heure").wait_for()

    # It says how to begin, in words that JupyterLab's own menu has; the trainer's notes are folded.
    hint = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) blockquote")
    expect(hint).to_contain_text("Run All Cells")
    page.get_by_role("heading", name=re.compile("Pour le formateur")).wait_for()
    expect(page.locator("p").filter(has_text="Faites dire les paris")).to_be_hidden()

    # The code is folded, before and after.
    path = lab_folder / "fr" / "01_lester.ipynb"
    code = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell")
    cells = sum(cell.cell_type == "code" for cell in nbformat.read(path, as_version=4).cells)
    expect(code.locator(".jp-InputPlaceholder")).to_have_count(cells)
    assert code.locator(".cm-editor:visible").count() == 0
    run_all_cells(page)
    lester = LesterPage(page, "fr").wait()
    assert code.locator(".cm-editor:visible").count() == 0

    # The pictures are drawn, with a library that the kernel gave.
    lester.uncover()
    assert page.locator("script[data-hh-plotly]").count() == 0
    able = page.locator(".js-plotly-plot").first
    expect(able).to_contain_text("1\u202f000\u00a0€")
    # It came once, for all of them.
    expect(page.locator(".js-plotly-plot").nth(3)).to_be_attached()
    assert sum(size > LIBRARY for size in heard) == 1

    # The controls work.
    lester.type("price", "1 200,50")
    lester.wait_for_stored("price", 1200.5)
    lester.type("able_of_ten", "8")
    expect(lester.verdict).to_have_text(lester.t(HEADLINES["worth_it"]))
    lester.type("price", "abc")
    expect(lester.message("price")).to_contain_text("abc")
    expect(lester.verdict).to_have_text(lester.t(HEADLINES["worth_it"]))

    keys_are_the_controls(page)

    # What is saved is the text, not the widgets.
    with page.expect_response(
        lambda reply: "/api/contents/" in reply.url and reply.request.method == "PUT"
    ) as put:
        choose(page, "File", "Save Notebook")
    assert put.value.ok
    assert path.stat().st_size < LARGEST
    assert "widgets" not in nbformat.read(path, as_version=4).metadata
    assert {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))} == {"127.0.0.1"}
    assert lester.faults == []
