"""A browser for the tests that need one: one Chromium a module, one fresh page a test."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.harness import Harness, harness
from tests.missing import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.host_course import HostPage

PATIENCE = 30_000  # ms that no answer takes, even on a machine at its limit
_LAB_ADDRESS = r"http://127\.0\.0\.1:\S+token=\w+"
_QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Give the machine's own Chromium.

    For one module, not the session: while Playwright runs, its event loop counts as running in this thread,
    and tests that start a loop of their own would fail.
    """
    try:
        from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - only here may it be missing
    except ImportError:
        missing("playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("there is no Chromium on this machine")
    # Other tests start a dozen kernels meanwhile; who waits for what never comes still fails.
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Give a fresh page, 1280 pixels wide."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """Give a fresh page as wide as a small phone's screen, touched rather than clicked."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def bench(page: Page) -> Iterator[Harness]:
    """Give a blank page for widgets; the test fails if anything in it, or its Python half, went wrong."""
    mounted = harness(page)
    yield mounted
    assert mounted.errors == []
    assert mounted.refused == []


@pytest.fixture(scope="module")
def one_bench(chromium: Browser) -> Iterator[Harness]:
    """Give a blank page for all tests of a module, each of which begins it anew: one of its own takes longer.

    For tests that leave nothing in the browser: no storage, no script or route for all pages to come.
    """
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield harness(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def trainers(folder: Path, serving: Callable) -> Iterator[str]:
    """Give the address of the module's own `folder` of notebooks, served."""
    with serving(folder) as url:
        yield url


@pytest.fixture
def own(page: Page, trainers: str) -> HostPage:
    """Give a page for one of those notebooks."""
    from tests.browser.host_course import HostPage  # noqa: PLC0415 - playwright may be missing

    return HostPage(page, trainers)


@pytest.fixture(scope="module")
def lab_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that JupyterLab works in."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="module")
def lab(lab_folder: Path, tmp_path_factory: pytest.TempPathFactory, running: Callable) -> Iterator[str]:
    """Give the address of `halfhour lab`, key included.

    It remembers which notebooks were open in a place of its own: else it would open those of the last run,
    each with a kernel. Its front end lets itself be asked (`tests.browser.lab_menu`).
    """
    command = [sys.executable, "-m", "workbooks.cli", "lab", "--port", "0", "--no-browser"]
    config = tmp_path_factory.mktemp("lab-config")
    (config / "jupyter_lab_config.json").write_text('{"LabApp": {"expose_app_in_browser": true}}', "utf-8")
    apart = {
        **os.environ,
        "JUPYTERLAB_WORKSPACES_DIR": str(lab_folder.with_name("lab-workspaces")),
        "JUPYTER_CONFIG_PATH": str(config),
    }
    with running([*command, "--dir", str(lab_folder)], address=_LAB_ADDRESS, only=apart) as url:
        yield url
