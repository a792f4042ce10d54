"""One visit to a page in a real Chromium, with nothing in its cache."""

from __future__ import annotations

import base64
import json
import shutil
import zlib
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from tests.bench.processes import browsers, private, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.bench.contestants import Contestant
    from tests.bench.processes import Server

_WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
_QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
Marks = dict[str, float]
PATIENCE = 60_000  # ms for a page
REST = 700  # ms in which nothing more is asked for: the page has come
_KERNEL = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
BETWEEN = 200  # ms between two moves
LEAVE = 5  # seconds for a kernel to end once its page is left
BINARY = 2  # the kind of a socket's message that Chromium tells as base64


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run this machine's Chromium.

    Raises:
        FileNotFoundError: where there is none.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here may it be missing

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("There is no Chromium on this machine.")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()


@dataclass
class Traffic:
    """What came over the line to one page.

    Chromium tells messages of sockets unpacked; those of a socket that agreed on packing are packed here
    again, with the settings that servers begin with.
    """

    requests: int = 0
    http: float = 0.0
    socket: float = 0.0
    packers: dict[str, zlib._Compress] = field(default_factory=dict)

    def listen(self, page: Page) -> None:
        """Count from now on."""
        cdp = page.context.new_cdp_session(page)
        cdp.on("Network.requestWillBeSent", self.asked)
        cdp.on("Network.loadingFinished", self.came)
        cdp.on("Network.webSocketHandshakeResponseReceived", self.agreed)
        cdp.on("Network.webSocketFrameReceived", self.heard)
        cdp.send("Network.enable")

    def asked(self, event: dict[str, Any]) -> None:
        """Take note of a request; what answered it with another address has been sent too."""
        if event["request"]["url"].startswith("http"):
            self.requests += 1
        if moved := event.get("redirectResponse"):
            self.http += moved["encodedDataLength"]

    def came(self, event: dict[str, Any]) -> None:
        """Take note of an answer that is here, headers and all, as it was sent."""
        self.http += event["encodedDataLength"]

    def agreed(self, event: dict[str, Any]) -> None:
        """Take note of whether a socket's messages are packed."""
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        if "permessage-deflate" in headers.get("sec-websocket-extensions", ""):
            self.packers[event["requestId"]] = zlib.compressobj(wbits=-zlib.MAX_WBITS)

    def heard(self, event: dict[str, Any]) -> None:
        """Take note of a message of a socket."""
        said = event["response"]
        text = said["payloadData"]
        payload = base64.b64decode(text) if said["opcode"] == BINARY else text.encode()
        if packer := self.packers.get(event["requestId"]):
            # The four bytes that end each packed piece are not sent.
            payload = packer.compress(payload) + packer.flush(zlib.Z_SYNC_FLUSH)[:-4]
        self.socket += len(payload)


@dataclass
class Visit:
    """What one visit took: s, counts, MB."""

    number: float
    charts: float
    requests: int
    http: float
    socket: float
    kernel_memory: float | None


@dataclass
class Place:
    """A contestant, its server, and how many charts its page draws at first."""

    who: Contestant
    server: Server
    charts: int = field(init=False)

    def __post_init__(self) -> None:
        self.charts = self.who.charts

    @contextmanager
    def opened(self, browser: Browser, traffic: Traffic | None = None) -> Iterator[tuple[Page, Marks]]:
        """Open the page with an empty cache; give it and its two times (ms) once number and charts are there.

        At the end its kernel is ended, whatever went wrong: a page may forget to, and so may a server.
        """
        from playwright.sync_api import Error  # noqa: PLC0415 - as above

        kernel = None
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en")
        try:
            page = context.new_page()
            page.add_init_script(self._watch())
            # A fresh window loads hundreds of files of the browser's own, for a second or two: whose turn it
            # is should not pay for them.
            settle(browsers)
            if traffic:
                traffic.listen(page)
            page.goto(self.server.url + self.who.path, wait_until="commit", timeout=PATIENCE)
            marks: Marks = page.evaluate("patience => bench.finished(patience)", PATIENCE)
            yield page, marks
        finally:
            if self.who.kernels:
                with suppress(Error):  # a page that did not get so far names none
                    kernel = context.pages[0].evaluate(_KERNEL)
            context.close()
            if kernel:
                self.server.end_kernel(kernel)

    def _watch(self) -> str:
        known = {"said": self.who.said, "charts": self.charts or 1}
        return f"globalThis.benchFor = {json.dumps(known)};\n{_WATCH}"

    def come_since(self, before: set[psutil.Process]) -> list[psutil.Process]:
        """Give the processes of the server that were not there before."""
        return [one for one in self.server.family() if one not in before]


def warm_up(browser: Browser, place: Place) -> None:
    """Visit a page once for nothing; count its charts where that is not known."""
    with place.opened(browser) as (page, _):
        if not place.charts:
            page.wait_for_function("() => bench.quiet()", polling=200, timeout=PATIENCE)
            page.wait_for_timeout(2 * REST)
            place.charts = page.evaluate("bench.pictures()")
        page.wait_for_timeout(REST)
    place.server.settle()


def visit(browser: Browser, place: Place) -> Visit:
    """Visit a page."""
    before = set(place.server.family())
    traffic = Traffic()
    with place.opened(browser, traffic) as (page, marks):
        page.wait_for_timeout(REST)
        mine = place.come_since(before)
        kept = private(one.pid for one in mine) if place.who.kernels else None
    psutil.wait_procs(mine, timeout=LEAVE)
    return Visit(
        marks["number"] / 1e3,
        marks["charts"] / 1e3,
        traffic.requests,
        traffic.http / 1e6,
        traffic.socket / 1e6,
        kept,
    )


def moves(browser: Browser, place: Place, count: int, *, warm: int = 3) -> list[float | None]:
    """Move the slider by its keys, one move after the other; give the ms of each from key to picture.

    A move whose picture did not change gives None; the first few count for nothing.
    """
    found = []
    with place.opened(browser) as (page, _):
        page.wait_for_timeout(REST)
        page.locator(place.who.slider).locator("visible=true").first.focus(timeout=PATIENCE)
        for _ in range(warm + count):
            page.evaluate("bench.arm()")
            page.keyboard.press("ArrowRight")
            found.append(page.evaluate("bench.answered()"))
            # The second picture, and what else follows, is let come to its end.
            page.wait_for_timeout(BETWEEN)
    place.server.settle()
    return found[warm:]


def growth(browser: Browser, place: Place, learners: int) -> float:
    """Give by how many MB a server and all its kernels grow with each learner who is there."""
    before = set(place.server.family())
    kept = place.server.footprint()
    with ExitStack() as opened:
        for _ in range(learners):
            page, _ = opened.enter_context(place.opened(browser))
        page.wait_for_timeout(REST)
        grown = place.server.footprint() - kept
        mine = place.come_since(before)
    psutil.wait_procs(mine, timeout=LEAVE)
    return grown / learners
