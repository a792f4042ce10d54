"""One visit to a page in a real Chromium, with nothing in its cache."""

from __future__ import annotations

import base64
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from tests.bench.processes import private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.bench.contestants import Contestant
    from tests.bench.processes import Server

_WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
_QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
PATIENCE = 60_000  # ms for a page
REST = 700  # ms in which nothing more is asked for: the page has come
_KERNEL = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
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
    """What came over the line to one page; messages of sockets count unpacked, as Chromium tells them."""

    requests: int = 0
    http: float = 0.0
    socket: float = 0.0

    def listen(self, page: Page) -> None:
        """Count from now on."""
        cdp = page.context.new_cdp_session(page)
        cdp.on("Network.requestWillBeSent", self.asked)
        cdp.on("Network.loadingFinished", self.came)
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

    def heard(self, event: dict[str, Any]) -> None:
        """Take note of a message of a socket."""
        said = event["response"]
        text = said["payloadData"]
        self.socket += len(base64.b64decode(text)) if said["opcode"] == BINARY else len(text.encode())


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

    def open(self, context: BrowserContext, traffic: Traffic | None = None) -> tuple[Page, dict[str, float]]:
        """Open the page; come back with it and its two times (ms) once number and charts are there."""
        page = context.new_page()
        watch = _WATCH.replace("{said}", re.sub(r"\\", r"\\\\", self.who.said)).replace(
            "{charts}", str(self.charts or 1)
        )
        page.add_init_script(watch)
        if traffic:
            traffic.listen(page)
        page.goto(self.server.url + self.who.path, wait_until="commit", timeout=PATIENCE)
        marks: dict[str, float] = page.evaluate("patience => bench.finished(patience)", PATIENCE)
        return page, marks


def leave(place: Place, page: Page, mine: list[psutil.Process]) -> None:
    """Leave a page, and have its kernel ended: a page may forget to, and so may a server."""
    kernel = page.evaluate(_KERNEL) if place.who.kernels else None
    page.context.close()
    if kernel:
        place.server.end_kernel(kernel)
        psutil.wait_procs(mine, timeout=LEAVE)


def warm_up(browser: Browser, place: Place) -> None:
    """Visit a page once for nothing; count its charts where that is not known."""
    page, _ = place.open(_context(browser))
    if not place.charts:
        page.wait_for_function("bench.quiet()", polling=200, timeout=PATIENCE)
        page.wait_for_timeout(2 * REST)
        place.charts = page.evaluate("bench.pictures()")
    page.wait_for_timeout(REST)
    # What has come with this first visit may be there for all: its end is not waited for.
    leave(place, page, [])


def visit(browser: Browser, place: Place) -> Visit:
    """Visit a page with an empty cache."""
    before = set(place.server.family())
    traffic = Traffic()
    page, marks = place.open(_context(browser), traffic)
    page.wait_for_timeout(REST)
    mine = _new(place, before)
    kept = private(one.pid for one in mine) if place.who.kernels else None
    leave(place, page, mine)
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
    before = set(place.server.family())
    page, _ = place.open(_context(browser))
    page.wait_for_timeout(REST)
    slider = page.locator(place.who.slider).locator("visible=true").first
    slider.focus(timeout=PATIENCE)
    found = []
    for number in range(warm + count):
        page.evaluate("bench.arm()")
        page.keyboard.press("ArrowRight")
        took = page.evaluate("bench.answered()")
        # The second picture, and what else follows, is let come to its end.
        page.wait_for_timeout(200)
        if number >= warm:
            found.append(took)
    leave(place, page, _new(place, before))
    return found


def growth(browser: Browser, place: Place, learners: int) -> float:
    """Give by how many MB a server and all its kernels grow with each learner who is there."""
    before = set(place.server.family())
    kept = place.server.all_private()
    opened = []
    for _ in range(learners):
        page, _ = place.open(_context(browser))
        opened.append(page)
    opened[-1].wait_for_timeout(REST)
    grown = place.server.all_private() - kept
    mine = _new(place, before)
    for page in opened[:-1]:
        leave(place, page, [])
    leave(place, opened[-1], mine)
    return grown / learners


def _context(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 800}, locale="en")


def _new(place: Place, before: set[psutil.Process]) -> list[psutil.Process]:
    """Give the processes that have come since."""
    return [one for one in place.server.family() if one not in before]
