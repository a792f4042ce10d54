"""Every workbook in JupyterLab, where the participants of a workshop sit: it runs, is drawn, and answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from tests.browser.lab_menu import run_all_cells
from widgets.result import MIME
from widgets.texts import Texts
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NAMES = sorted(path.stem for path in (WORKBOOKS / "fr").glob("[0-9][0-9]_*.ipynb"))
# Each in one language, in turn: both share all code, and a run in JupyterLab is slow.
SEATS = [(name, ("en", "fr")[place % 2]) for place, name in enumerate(NAMES)]

# The workbook in front; others stay open behind it.
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
# What a page says: the sentences of its pictures, its passages, its tables.
SAID = f"""() => [...document.querySelectorAll(
    "{PANEL} :is(.hh-chart-sentence, .hh-passage, .hh-card-line, .hh-chart table)")]
    .map(one => one.textContent).join("\\n")"""
# JupyterLab lays out what is far from the window once somebody scrolls there; a chart has no width before.
DRAWN_WHEN_SEEN = """() => {
  const charts = [...document.querySelectorAll(".hh-chart")].filter(one => one.offsetParent);
  const waits = charts.find(one => one.dataset.state !== "drawn");
  waits?.scrollIntoView({ behavior: "instant" });
  return charts.length > 0 && !waits;
}"""
RUN = 180_000  # milliseconds for a kernel to start and a workbook to run, beside other tests
PATIENCE = 1500  # milliseconds after which the next number is tried as well


def panels(notebook: NotebookNode) -> list[int]:
    """Give the places, among the code cells, of those that show something to look at."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shows = []
    for place, cell in enumerate(cells):
        data = [output.data for output in cell.outputs if "data" in output]
        if any(one.get("text/plain", "").strip() and MIME not in one for one in data):
            shows.append(place)
    return shows


def run_all(page: Page, shows: list[int]) -> None:
    """Run all cells, and wait until each that shows something shows it and nothing runs any more."""
    run_all_cells(page)
    code = page.locator(f"{PANEL} .jp-CodeCell")
    for place in shows:
        # Stored outputs are bare text: what has a class of ours came now.
        output = code.nth(place).locator(".jp-OutputArea-output").first
        expect(output.locator("[class*=hh-]").first).to_be_attached(timeout=RUN)
        expect(output).to_have_text(re.compile(r"\S"))
    kernel = page.locator(f"{PANEL} .jp-Notebook-ExecutionIndicator")
    expect(kernel).to_have_attribute("data-status", "idle", timeout=RUN)


def another(text: str) -> str:
    """Give a number that is not the one in a box: written alike in every language, and low."""
    whole = re.match(r"\d*", re.sub(r"[\s,]", "", text))
    return "2" if whole and whole[0] == "1" else "1"


def moves_something(page: Page) -> bool:
    """Type into one number after the other, until what the page says is not what it was."""
    boxes = page.locator(f"{PANEL} .hh-field .hh-input:visible")
    before, last = page.evaluate(SAID), boxes.count() - 1
    for place in range(last + 1):
        box = boxes.nth(place)
        box.fill(another(box.input_value()))
        box.press("Enter")
        try:
            # Late is no matter: what one number before has moved is seen as well.
            patience = RUN if place == last else PATIENCE
            page.wait_for_function(f"before => ({SAID})() !== before", arg=before, timeout=patience)
        except PlaywrightTimeoutError:
            continue
        return True
    return False


@dataclass
class Desk:
    """JupyterLab in one window, in which one workbook after the other is opened: to load it takes longest.

    Attributes:
        page: The window.
        lab: JupyterLab's address, key included.
        faults: What went wrong in the window, in its own words.
        asked: All addresses that it asked for.
    """

    page: Page
    lab: str
    faults: list[str]
    asked: list[str]

    def open(self, path: str) -> None:
        """Open a notebook."""
        self.page.evaluate("path => void jupyterapp.commands.execute('docmanager:open', { path })", path)
        self.page.locator(f"{PANEL} h1").first.wait_for(timeout=RUN)


@pytest.fixture(scope="module")
def window(chromium: Browser, lab: str) -> Iterator[Desk]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(RUN)
    desk = Desk(page, lab, [], [])
    page.on("pageerror", lambda error: desk.faults.append(str(error)))
    page.on("console", lambda said: said.type == "error" and desk.faults.append(said.text))
    page.on("request", lambda request: desk.asked.append(request.url))
    page.goto(f"{lab}&reset")
    page.wait_for_function("() => globalThis.jupyterapp?.shell.currentWidget")
    yield desk
    context.close()


@pytest.fixture
def desk(window: Desk) -> Desk:
    """Give the window as the tests before left it: their workbooks stay open behind the one to come."""
    window.faults.clear()
    # What was typed there is not what this one begins with.
    window.page.evaluate("localStorage.removeItem('halfhour')")
    return window


@pytest.mark.parametrize(("name", "lang"), SEATS)
def test_a_workbook_runs_is_drawn_and_answers_in_jupyterlab(
    desk: Desk, lab_folder: Path, name: str, lang: str
) -> None:
    page, t = desk.page, Texts(lang)
    notebook = nbformat.read(lab_folder / lang / f"{name}.ipynb", as_version=4)
    shows = panels(notebook)
    desk.open(f"{lang}/{name}.ipynb")

    if notebook.metadata.halfhour.get("minutes", 0):
        run_all(page, shows)
        # The case may be covered until a guess: then it is asked for without one.
        covers = page.locator(f"{PANEL} button", has_text=t("Show me without a guess"))
        if covers.count():
            covers.first.click()  # what waits for the same guess opens with it
        expect(covers).to_have_count(0)
        # A first answer, where a page asks for one before it shows any number.
        if name == "02_why_are_you_there" or page.locator(f"{PANEL} .hh-big").count():
            page.locator(f"{PANEL} .hh-big .hh-option").first.click()
        page.wait_for_function(DRAWN_WHEN_SEEN, timeout=60_000)
        assert moves_something(page)
        expect(page.locator(f"{PANEL} [data-mime-type='application/vnd.jupyter.error']")).to_have_count(0)
        expect(page.locator(f"{PANEL} [data-mime-type='application/vnd.jupyter.stderr']")).to_have_count(0)
        expect(
            page.locator(f"{PANEL} .jp-OutputArea-output", has_text="Error displaying widget")
        ).to_have_count(0)

    assert {urlsplit(url).hostname for url in desk.asked if url.startswith(("http", "ws"))} == {"127.0.0.1"}
    assert desk.faults == []
