"""A page as a browser without a screen reads it: its kernel, its widgets, and when its first number came."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from tornado.httpclient import HTTPClientError, HTTPRequest

if TYPE_CHECKING:
    from tornado.httpclient import AsyncHTTPClient

PATIENCE = 120.0
"""Seconds for one page."""
FULL = 503

_STATES = re.compile(r'<script type="application/vnd\.halfhour\.states\+json">(.*?)</script>', re.DOTALL)
_CONFIG = re.compile(r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', re.DOTALL)
_OWN = '<template data-for="'
_SAID = 'class="hh-said"'
_END = "</html>"
_TROUBLE = "hh-trouble"


@dataclass
class Page:
    """What came of a page.

    Attributes:
        status: Of HTTP; 0 where nothing came.
        kernel: The kernel's id; empty where the page has none.
        states: What each widget shows, by its id, in the order in which the page tells of them.
        first_number: Seconds until the reader's own kernel had its first number on the page.
        whole: Whether it came to its end, and without a fault in it.
        parts: How many of its cells show something.
        cookies: What the browser is to send from now on.
    """

    status: int = 0
    kernel: str = ""
    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    first_number: float | None = None
    whole: bool = False
    parts: int = 0
    cookies: str = ""

    def hear(self, widget: str, data: dict[str, Any]) -> None:
        """Take what the kernel says: of one widget, or of all, when the socket is opened."""
        match data:
            case {"method": "update" | "echo_update", "state": dict(state)} if widget in self.states:
                self.states[widget].update(state)
            case {"method": "update_states", "states": dict(states)}:
                for name, told in states.items():
                    self.states.setdefault(name, {}).update(told["state"])

    def names(self) -> dict[str, str]:
        """Give widgets' ids by names that are the same on each page of a workbook.

        Ids are made up anew for each page, and the order is not quite the same: what is drawn a little later
        than the rest may be on the page already, or be told when the socket is opened. A number has a name of
        its own; anything else goes by what stands beside it.
        """
        found: dict[str, str] = {}
        for widget, state in self.states.items():
            name = f"{state.get('_anywidget_id')}: {state.get('_key') or state.get('label')}"
            number = next(each for each in range(1, len(self.states) + 1) if f"{name} {each}" not in found)
            found[f"{name} {number}"] = widget
        return found

    async def leave(self, client: AsyncHTTPClient, url: str) -> None:
        """Go, and say so, as a page does: its kernel is given back by a beacon."""
        with contextlib.suppress(HTTPClientError, OSError):
            await client.fetch(
                HTTPRequest(
                    f"{url}/voila/api/shutdown/{self.kernel}",
                    method="POST",
                    headers={"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"},
                    body=urlencode({"_xsrf": self.cookies.partition("=")[2]}),
                    request_timeout=PATIENCE,
                )
            )


async def read(client: AsyncHTTPClient, url: str, cookies: str = "") -> Page:
    """Read a page as it comes.

    Args:
        client: Asks for it.
        url: Its address.
        cookies: What the browser sends.
    """
    page, text, asked = Page(cookies=cookies), [""], perf_counter()

    def head(line: str) -> None:
        name, _, value = line.partition(":")
        if name.lower() == "set-cookie" and value.strip().startswith("_xsrf="):
            page.cookies = value.split(";")[0].strip()

    def hear(chunk: bytes) -> None:
        text[0] += chunk.decode("utf-8", "replace")
        if page.first_number is None and _SAID in text[0].partition(_OWN)[2]:
            page.first_number = perf_counter() - asked

    reply = await client.fetch(
        HTTPRequest(
            url,
            headers={"Cookie": cookies},
            header_callback=head,
            streaming_callback=hear,
            connect_timeout=PATIENCE,
            request_timeout=PATIENCE,
            decompress_response=True,
        ),
        raise_error=False,
    )
    page.status = reply.code
    _take(page, text[0])
    return page


async def hang_up(url: str, path: str, seconds: float) -> None:
    """Ask for a page, and hang up in the middle of it."""
    address = urlsplit(url)
    _, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(f"GET /{path} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
    await writer.drain()
    await asyncio.sleep(seconds)
    writer.close()


def _take(page: Page, text: str) -> None:
    if found := _CONFIG.search(text):
        page.kernel = json.loads(found[1])["kernelId"]
    for states in _STATES.findall(text):
        page.states |= json.loads(states)["states"]
    page.parts = text.count(_OWN)
    page.whole = _END in text and _TROUBLE not in text.split(_OWN, 1)[-1]
