"""Measure what room the workbooks' panels take, and write it to `workbooks/heights.json`: `make heights`."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

from tests.browser.workbook_page import WorkbookPage
from tests.conftest import running
from workbooks.heights import HEIGHTS, WIDTHS
from workbooks.paths import LANGS, WORKBOOKS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DRAWN = "() => !document.querySelector('[data-slot][aria-busy], .hh-said, .hh-chart:not([data-state=drawn])')"
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"
# What follows a place lies nearer than its edge: the margins of the outputs in it are below zero.
ROOMS = """() => Object.fromEntries(
    [...document.querySelectorAll("[data-expected]:not([data-quiet])")].map((slot) => {
        const above = parseFloat(getComputedStyle(slot.firstElementChild).marginTop);
        const below = parseFloat(getComputedStyle(slot.lastElementChild).marginBottom);
        const room = Math.round(above + slot.getBoundingClientRect().height + below);
        return [slot.id.replace("cell-", ""), [slot.querySelector(".hh-wide") !== null, room]];
    })
)"""


def rooms(browser: Browser, site: str, lang: str, name: str) -> dict[str, Any]:
    """Measure one workbook's panels, by their cells' ids, on screens of all widths."""
    context = browser.new_context(viewport={"width": WIDTHS[-1], "height": 760})
    page = context.new_page()
    WorkbookPage(page, lang, name).open(site)
    page.wait_for_function(DRAWN)
    measured: dict[str, Any] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 760})
        page.evaluate(FRAMES)
        page.wait_for_function(DRAWN)
        for cell, (wide, height) in page.evaluate(ROOMS).items():
            measured.setdefault(cell, {"wide": wide, "heights": []})["heights"].append(height)
    context.close()
    return measured


def main() -> None:
    """Measure all workbooks in both languages."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here it may not be missing

    command = [sys.executable, "-m", "workbooks.cli", "serve", "--port", "0", "--no-browser"]
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with running(command) as site, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        measured = {
            f"{lang}/{notebook.stem}": rooms(browser, site, lang, notebook.stem)
            for lang in LANGS
            for notebook in sorted((WORKBOOKS / lang).glob("0[1-9]_*.ipynb"))
        }
        browser.close()
    books = [
        f"{json.dumps(book)}: {{\n"
        + ",\n".join(f"  {json.dumps(cell)}: {json.dumps(room)}" for cell, room in panels.items())
        + "\n}"
        for book, panels in measured.items()
    ]
    HEIGHTS.write_text("{\n" + ",\n".join(books) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
