"""The page that says that all places are taken, in a real browser."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.harness import ORIGIN
from tests.browser.host_course import write_course
from tests.conftest import ask, running
from workbooks.paths import JUPYTER

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


# Each question waits for its answer, and between two there are ten seconds.
WAITS = """([script, button]) => {
    globalThis.asks = [];
    const said = (free) => ({ json: async () => ({ free }) });
    globalThis.fetch = () => new Promise((yes, no) => asks.push({ yes: (free) => yes(said(free)), no }));
    Math.random = () => 0.5;
    Object.defineProperty(document, "visibilityState", { get: () => globalThis.seen, configurable: true });
    document.body.innerHTML = button;
    const own = Object.assign(document.createElement("script"), { textContent: script });
    Object.assign(own.dataset, { asks: "/places", seconds: 10 });
    document.body.append(own);
}"""


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


def test_who_waits_asks_one_question_at_a_time_and_only_while_somebody_looks(page: Page) -> None:
    def asked() -> int:
        return int(page.evaluate("asks.length"))

    script = (JUPYTER / "voila" / "templates" / "halfhour" / "static" / "full.js").read_text(encoding="utf-8")
    page.route(f"{ORIGIN}/**", lambda route: route.fulfill(content_type="text/html", body="<p>Full</p>"))
    page.clock.install()
    page.goto(ORIGIN)
    page.evaluate(WAITS, [script, "<button>Try again now</button>"])
    page.evaluate("seen = 'hidden'")
    page.clock.run_for(13_000)
    assert asked() == 0, "nobody looks, and a place is taken from who does"
    page.evaluate(
        "seen = 'visible'; for (const _ of [1, 2, 3]) document.dispatchEvent(new Event('visibilitychange'))"
    )
    assert asked() == 1
    page.evaluate("asks[0].no(new Error('no server'))")
    page.clock.run_for(8_000)
    assert asked() == 1, "the question of before that look is asked too"
    page.clock.run_for(3_000)
    assert asked() == 2, "no answer is the last word"
    page.evaluate("asks[1].yes(false)")
    page.clock.run_for(11_000)
    assert asked() == 3
    with page.expect_navigation():
        page.evaluate("asks[2].yes(true)")
    page.evaluate(WAITS, [script, "<button>Try again now</button>"])
    with page.expect_navigation():
        page.get_by_role("button", name="Try again now").click()
