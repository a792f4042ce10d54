"""Take the README's picture: the Lester workbook as a visitor meets it.

Usage: python tests/browser/picture.py docs/lester.png
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WORKBOOK = "voila/render/en/01_lester.ipynb"
WIDTH, HEIGHT = 1280, 860
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]

# One's own numbers beside the verdict and its chart: what the workbook is about.
PANEL = "#cell-own"
CHART = f"{PANEL} .js-plotly-plot"


def take(target: Path, url: str) -> None:
    """Photograph the reader's own numbers and what they bring, once all is drawn."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.goto(f"{url}{WORKBOOK}")
        page.wait_for_function("() => !document.querySelector('[aria-busy]')")
        page.locator(CHART).first.wait_for()
        page.locator(PANEL).evaluate(
            "panel => { panel.style.scrollMarginTop = '-1.4rem'; panel.scrollIntoView(); }"
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(target))
        browser.close()


def main() -> None:
    """Serve the workbooks, take the picture, stop."""
    target = Path(sys.argv[1])
    command = [sys.executable, "-m", "workbooks.cli", "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            found = next(filter(None, (re.search(r"http://\S+", line) for line in server.stdout)))
            take(target, found[0])
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
