"""JupyterLab's own menu."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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


def choose(page: Page, menu: str, entry: str) -> None:
    """Choose an entry of JupyterLab's menu."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=re.compile(f"^{entry}")).first.click()


def run_all_cells(page: Page) -> None:
    """Run all cells, once the notebook has its kernel: before that, JupyterLab clears them and runs none.

    Its mark of an idle kernel stands there from the beginning, and its socket is open before the notebook
    knows of it: neither is a sign.
    """
    page.wait_for_function(_SPEAKS, polling=200)
    choose(page, "Run", "Run All Cells")
