"""JupyterLab's own menu."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Whether the one kernel that runs is spoken to and has nothing to do; asked of the server, key included.
_LISTENS = """async () => {
  const { baseUrl, token } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const answer = await fetch(`${baseUrl}api/kernels`, { headers: { Authorization: `token ${token}` } });
  const kernels = await answer.json();
  return kernels.length > 0 && kernels.every((one) => one.connections > 0 && one.execution_state === "idle");
}"""


def choose(page: Page, menu: str, entry: str) -> None:
    """Choose an entry of JupyterLab's menu."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=re.compile(f"^{entry}")).first.click()


def run_all_cells(page: Page) -> None:
    """Run all cells, once the notebook has its kernel: before that, JupyterLab clears them and runs none.

    Its own mark of an idle kernel stands there from the beginning, so the server is asked.
    """
    page.wait_for_function(_LISTENS, polling=200)
    choose(page, "Run", "Run All Cells")
