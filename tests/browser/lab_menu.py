"""JupyterLab's own menu."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Whether the notebook in front speaks to its kernel; the front end is asked, which the `lab` fixture allows.
# One that is just being opened is in front before the menu means it, and not the one that was there.
_SPEAKS = """() => {
  const current = globalThis.jupyterapp?.shell.currentWidget;
  const kernel = current?.sessionContext?.session?.kernel;
  const inFront = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
  return current?.node === inFront && kernel?.connectionStatus === "connected" && kernel.status === "idle";
}"""

# What became of the cells: one that was run shows something, or all are empty and nothing runs; neither yet.
_BECAME = """() => {
  const notebook = globalThis.jupyterapp.shell.currentWidget;
  const cells = notebook.content.widgets.map(cell => cell.model).filter(cell => cell.type === "code");
  const shows = cell => cell.outputs.length > 0;
  if (cells.some(cell => cell.executionCount !== null && shows(cell))) return "shown";
  if (cells.some(cell => cell.executionState === "running" || shows(cell))) return false;
  return notebook.sessionContext.session?.kernel?.status === "idle" && "empty";
}"""
ASKED_AT_MOST = 3


def choose(page: Page, menu: str, entry: str) -> None:
    """Choose an entry of JupyterLab's menu."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=re.compile(f"^{entry}")).first.click()


def run_all_cells(page: Page) -> None:
    """Run all cells until one shows something, once the notebook has its kernel: before, none is run.

    JupyterLab's mark of an idle kernel stands there from the beginning, and its socket is open before the
    notebook knows of it: neither is a sign. Where all cells still end up empty, run or not, it is asked once
    more, as its user would: such beginnings are JupyterLab's own.
    """
    for _ in range(ASKED_AT_MOST):
        page.wait_for_function(_SPEAKS, polling=200)
        choose(page, "Run", "Run All Cells")
        if page.wait_for_function(_BECAME, polling=200).json_value() == "shown":
            return
    pytest.fail("JupyterLab left all cells empty, each time it was asked to run them")
