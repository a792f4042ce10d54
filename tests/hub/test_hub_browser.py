"""Two visitors of a hub: each gets the course, at once and without a question, and nothing of the other."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.lester_page import LesterPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.hub.conftest import Hub

pytestmark = pytest.mark.browser

STARTED = 60_000  # ms that no server takes to start, even on a machine at its limit
PRICES = {"Anna": 90, "Ben": 400}
ASKED = """url => fetch(url, {
    headers: {"X-XSRFToken": /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? ""}, redirect: "manual",
}).then(({status}) => status)"""
CONNECTED = """url => new Promise((told) => {
    const socket = new WebSocket(url, ["v1.kernel.websocket.jupyter.org"]);
    socket.onopen = () => told(true);
    socket.onerror = () => told(false);
})"""


@dataclass
class Visitor:
    """Somebody with a browser of their own.

    Attributes:
        context: What their browser keeps.
        page: What they look at.
        site: Where their own server answers, without a slash at the end.
        seen: What they read while it started.
    """

    context: BrowserContext
    page: Page
    site: str
    seen: str

    @property
    def name(self) -> str:
        """What the hub calls them."""
        return self.site.rpartition("/")[2]

    def kernel(self) -> str:
        """Give the address of the kernel of the page that they look at."""
        told = self.page.evaluate("document.getElementById('jupyter-config-data').textContent")
        return f"{self.site}/api/kernels/{json.loads(told)['kernelId']}"


@pytest.fixture(scope="module")
def visitors(hub: Hub, chromium: Browser) -> Iterator[dict[str, Visitor]]:
    """Give two visitors, each of whom has followed a trainer's link with a price in it."""
    found = {}
    for name, price in PRICES.items():
        context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        page = context.new_page()
        page.goto(f"{hub.url}/?price={price}", wait_until="domcontentloaded")
        seen = page.content()
        page.wait_for_url("**/00_start.ipynb*", timeout=STARTED)
        site = re.match(r"(.*/user/[\w-]+)/voila/render/en/", page.url)
        assert site
        found[name] = Visitor(context, page, site[1], seen)
    yield found
    for visitor in found.values():
        visitor.context.close()


@pytest.fixture(scope="module")
def workbooks(visitors: dict[str, Visitor]) -> dict[str, LesterPage]:
    """Have each visitor open the first workbook, with the price that their link brought."""
    return {
        name: LesterPage(visitor.page, "en").open(visitor.site, f"?price={PRICES[name]}")
        for name, visitor in visitors.items()
    }


def test_a_visitor_gets_the_front_page_and_the_links_numbers(visitors: dict[str, Visitor]) -> None:
    anna = visitors["Anna"]
    assert "Vos cahiers s\u2019ouvrent" in anna.seen
    assert "Your workbooks are being opened" in anna.seen
    assert anna.page.url == f"{anna.site}/voila/render/en/00_start.ipynb?price=90"
    expect(anna.page.get_by_role("heading", level=1)).to_be_visible()
    expect(anna.page.locator(".hh-brought")).to_contain_text("€90")


def test_no_two_visitors_share_a_name_or_a_cookie(visitors: dict[str, Visitor]) -> None:
    anna, ben = ({cookie["value"] for cookie in visitor.context.cookies()} for visitor in visitors.values())
    assert anna
    assert ben
    assert not anna & ben
    assert len({visitor.name for visitor in visitors.values()}) == len(visitors)


def test_each_ones_workbook_answers_with_their_own_numbers(workbooks: dict[str, LesterPage]) -> None:
    for name, workbook in workbooks.items():
        workbook.shows("price", f"{PRICES[name]:.0f}")
        slider = workbook.own.get_by_role("slider").first
        before = workbook.box("price").input_value()
        slider.press("ArrowRight")
        expect(workbook.box("price")).not_to_have_value(before)
        workbook.type("hours", str(PRICES[name] // 10))
        workbook.wait_for_stored("hours", PRICES[name] // 10)
    for name, workbook in workbooks.items():
        assert workbook.stored()["numbers"]["hours"] == PRICES[name] // 10
        assert workbook.faults == []


@pytest.mark.usefixtures("workbooks")
def test_nobody_reaches_the_others_server_kernel_or_socket(visitors: dict[str, Visitor]) -> None:
    anna, ben = visitors["Anna"], visitors["Ben"]
    kernel = ben.kernel()
    assert ben.page.evaluate(ASKED, kernel) == 200
    assert ben.page.evaluate(CONNECTED, f"{kernel}/channels".replace("http", "ws", 1))
    # Anna knows its address, which nobody tells her.
    assert anna.page.evaluate(ASKED, kernel) == 403
    assert not anna.page.evaluate(CONNECTED, f"{kernel}/channels".replace("http", "ws", 1))
    reply = anna.context.request.post(kernel.replace("/api/kernels/", "/voila/api/shutdown/"))
    assert reply.status == 403
    refused = anna.context.request.get(f"{ben.site}/voila/render/en/01_lester.ipynb")
    assert refused.status == 403
    assert "elle est celle de quelqu\u2019un d\u2019autre" in refused.text()
    assert ben.page.evaluate(ASKED, kernel) == 200


@pytest.mark.usefixtures("workbooks")
def test_who_has_not_come_in_by_the_hub_reaches_no_server(
    visitors: dict[str, Visitor], chromium: Browser
) -> None:
    kernel = visitors["Anna"].kernel()
    nobody = chromium.new_context()
    assert nobody.request.get(kernel, max_redirects=0).status == 403
    page = nobody.request.get(f"{visitors['Anna'].site}/voila/render/en/01_lester.ipynb", max_redirects=0)
    assert page.status == 302
    assert page.headers["location"].startswith("/hub/api/oauth2/authorize?")
    nobody.close()


@pytest.mark.parametrize(
    "path",
    [
        *("lab", "tree", "terminals/1", "files/x", "nbconvert/html/x", "voila/files/x", "voila/tree"),
        *("api/contents", "api/sessions", "api/kernels", "api/terminals", "api/kernelspecs"),
    ],
)
def test_a_visitors_own_server_has_workbooks_and_nothing_else(
    visitors: dict[str, Visitor], path: str
) -> None:
    anna = visitors["Anna"]
    reply = anna.context.request.get(f"{anna.site}/{path}", max_redirects=0)
    assert reply.status == 404
    assert "There is nothing at this address" in reply.text()
    assert "x-jupyterhub-version" not in reply.headers


@pytest.mark.usefixtures("workbooks")
def test_a_page_that_is_left_ends_its_kernel(visitors: dict[str, Visitor]) -> None:
    ben = visitors["Ben"]
    kernel = ben.kernel()
    ben.page.goto(f"{ben.site}/voila/render/en/00_start.ipynb")
    ben.page.wait_for_function(f"url => ({ASKED})(url).then((status) => status === 404)", arg=kernel)


def test_a_server_that_was_ended_comes_back_with_the_same_numbers(
    hub: Hub, visitors: dict[str, Visitor], workbooks: dict[str, LesterPage]
) -> None:
    anna, workbook = visitors["Anna"], workbooks["Anna"]
    kernel = anna.kernel()
    workbook.type("hours", "9")
    workbook.wait_for_stored("hours", 9)
    # The page finds nobody there any more, and comes back by itself.
    with workbook.page.expect_navigation(url=f"{hub.url}/hub/**", timeout=STARTED):
        status, _ = hub.ask(f"users/{anna.name}/server", "DELETE")
    assert status in {202, 204}
    workbook.page.wait_for_url(f"{anna.site}/voila/render/en/01_lester.ipynb*", timeout=STARTED)
    workbook.wait()
    workbook.shows("hours", "9")
    assert anna.kernel() != kernel
