"""With the network unplugged but for this machine, the pages are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.lester_page import LesterPage
from widgets.verdict_text import HEADLINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route, WebSocketRoute

pytestmark = pytest.mark.browser

OURS = "127.0.0.1"


class Unplugged:
    """A page that reaches this machine only.

    Attributes:
        page: the page.
        asked: every address that it asked for.
        left: those that are not this machine's, and were refused.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.left: list[str] = []
        # On the context: workers, pop-ups and prefetches go through it too.
        page.context.route("**/*", self._ask)
        page.context.route_web_socket("**/*", self._connect)

    def _ask(self, route: Route) -> None:
        if self._is_ours(route.request.url):
            route.continue_()
        else:
            route.abort()

    def _connect(self, socket: WebSocketRoute) -> None:
        if self._is_ours(socket.url):
            socket.connect_to_server()
        else:
            socket.close()

    def _is_ours(self, url: str) -> bool:
        self.asked.append(url)
        parts = urlsplit(url)
        if parts.scheme in {"data", "blob"} or parts.hostname == OURS:
            return True
        self.left.append(url)
        return False


@pytest.fixture
def unplugged(chromium: Browser) -> Iterator[Unplugged]:
    """Give a page behind an unplugged network."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    yield Unplugged(context.new_page())
    context.close()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_front_page_and_workbook_ask_nobody_else(unplugged: Unplugged, site: str, lang: str) -> None:
    page = unplugged.page
    lester = LesterPage(page, lang)
    page.goto(f"{site}/voila/render/{lang}/00_start.ipynb", wait_until="networkidle")
    lester.open(site)
    lester.uncover()
    lester.press("Show the sources")
    expect(lester.verdict).to_have_text(lester.t(HEADLINES["redirect"]))
    page.wait_for_load_state("networkidle")
    assert unplugged.left == []
    # Nor is anybody named whom a click or a print would ask: the links of the page stay in the house.
    hosts = page.locator("[src], link[href], script, img, iframe, form").evaluate_all(
        """all => all.map((one) => one.src || one.href || one.action)
            .filter(Boolean).map((url) => new URL(url).host)"""
    )
    assert set(hosts) <= {urlsplit(site).netloc, ""}
    assert any("/api/kernels/" in url for url in unplugged.asked)
    assert lester.faults == []


def test_a_request_that_leaves_would_be_seen(unplugged: Unplugged) -> None:
    page = unplugged.page
    # On a page without a policy of its own, which would keep it from asking at all.
    page.goto("about:blank")
    page.evaluate("fetch('http://192.0.2.1/font.woff2').catch(() => null)")
    page.evaluate("new Promise((done) => { new WebSocket('ws://192.0.2.1/').onclose = () => done() })")
    assert unplugged.left == ["http://192.0.2.1/font.woff2", "ws://192.0.2.1/"]
