"""The page that says that all places are taken, in a real browser."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.host_course import write_course
from tests.conftest import ask, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LINK = "voila/render/fr/bread.ipynb?loaves=5#n=1200"
# Where ours alone are on it, the page is there soon.
BREAD = """
import os
from ipywidgets import VBox
from widgets.action_button import ActionButton
from widgets.passage import Passage
VBox([ActionButton("Reveal", lang=lang), Passage(os.environ.get("QUERY_STRING", "none"), lang=lang)])
"""


@pytest.fixture(scope="module")
def log() -> list[str]:
    """Hold what the server says."""
    return []


@pytest.fixture(scope="module")
def one_place(tmp_path_factory: pytest.TempPathFactory, log: list[str]) -> Iterator[str]:
    """Give the address of a server with one place."""
    root = write_course(tmp_path_factory.mktemp("full"), {"bread": [BREAD]})
    call = (
        "from pathlib import Path; from workbooks.serve import Options, serve; "
        f"serve(Options(port=0, browser=False, places=1, root=Path({str(root)!r})))"
    )
    with running([sys.executable, "-c", call], log=log) as url:
        yield url


def test_who_waits_is_let_in_by_itself_with_the_whole_address(
    page: Page, chromium: Browser, one_place: str, log: list[str]
) -> None:
    page.goto(f"{one_place}/voila/render/fr/bread.ipynb")
    page.get_by_role("button", name="Reveal").wait_for()
    with chromium.new_context() as other:
        waiting = other.new_page()
        # It asks each ten seconds or so; here, as soon as its clock is moved.
        waiting.clock.install()
        reply = waiting.goto(f"{one_place}/{LINK}")
        assert reply
        assert reply.status == 503
        waiting.get_by_role("heading", name="Toutes les places sont prises", level=1).wait_for()
        # Where there is nothing, no place would help.
        nothing = ask(f"{one_place}/voila/render/fr/nothing.ipynb")
        assert nothing.status == 404
        assert "a rien à cette adresse" in nothing.text
        with waiting.expect_response("**/halfhour/places") as asked:
            waiting.clock.run_for(16_000)
        assert asked.value.json() == {"free": False}
        # A learner inside who reloads keeps the place, though somebody waits for it.
        page.reload()
        page.get_by_role("button", name="Reveal").wait_for()
        assert waiting.get_by_role("button", name="Reveal").count() == 0
        page.goto(f"{one_place}/halfhour/glossary/fr")
        end = time.monotonic() + 30
        while not json.loads(ask(f"{one_place}/halfhour/places").body)["free"]:
            assert time.monotonic() < end
            page.wait_for_timeout(100)
        waiting.clock.run_for(16_000)
        waiting.get_by_role("button", name="Reveal").wait_for()
        assert waiting.url == f"{one_place}/{LINK}"
        waiting.get_by_text("loaves=5").first.wait_for()
    # Whoever is turned away leaves no line, much less the link's numbers: a full house would fill the disk.
    assert [line for line in log if "render" in line] == []
