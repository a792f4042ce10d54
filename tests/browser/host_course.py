"""Notebooks of a trainer's own for the tests of the page host, and what a test asks of a page on one."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any, Self

import nbformat
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from playwright.sync_api import expect

from tests.browser.workbook_page import SELDOM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Page, WebSocket


def write_course(root: Path, notebooks: Mapping[str, Sequence[str]]) -> Path:
    """Write notebooks in both languages; each is given by its code cells' sources."""
    for lang in ("fr", "en"):
        (root / lang).mkdir(parents=True, exist_ok=True)
        for name, cells in notebooks.items():
            made = [
                nbformat.v4.new_markdown_cell(f"# {name}", id="title"),
                nbformat.v4.new_code_cell(f'lang: str = "{lang}"', id="parameters"),
                *(nbformat.v4.new_code_cell(source, id=f"c{at}") for at, source in enumerate(cells)),
            ]
            for cell in made[2:]:
                cell.outputs = [nbformat.v4.new_output("display_data", {"text/plain": "."})]
            about = {"lang": lang, "name": name, "title": name, "minutes": 1}
            kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
            notebook = nbformat.v4.new_notebook(
                cells=made, metadata={"halfhour": about, "kernelspec": kernel}
            )
            nbformat.write(notebook, root / lang / f"{name}.ipynb")
    return root


def given_back(page: Page, kernel: str) -> None:
    """Wait until a kernel is gone, which must be soon; `kernel` is its address."""
    end = time.monotonic() + 60
    # Asked from beside the page, whose policy lets it ask for nothing.
    while page.request.get(kernel).status != 404:
        assert time.monotonic() < end, "a page that was left keeps its kernel"
        page.wait_for_timeout(100)


class HostPage:
    """One page on such a notebook, with what goes over its sockets.

    Args:
        page: a browser's page; what goes wrong in it is noted in `faults`.
        site: the address of the server.

    Attributes:
        faults: errors of the page, in its own words.
        fetched: addresses that were asked for.
        said: messages that the page sent to its kernel, as they are in Python, oldest first.
    """

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.faults: list[str] = []
        self.fetched: list[str] = []
        self.said: list[dict[str, Any]] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda line: line.type == "error" and self.faults.append(line.text))
        page.on("request", lambda request: self.fetched.append(request.url))
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: isinstance(frame, bytes) and self.said.append(read(frame)))

    def open(self, name: str, lang: str = "en") -> Self:
        """Open a notebook, and wait until all its places are done."""
        self.page.goto(f"{self.site}/voila/render/{lang}/{name}.ipynb")
        return self.wait()

    def wait(self) -> Self:
        """Wait until all places of the page are done."""
        self.page.wait_for_function(
            "() => !document.querySelector('[data-slot][aria-busy], .hh-output > script, .hh-said')",
            timeout=60_000,
            polling=SELDOM,
        )
        return self

    @property
    def by_voila(self) -> bool:
        """Whether Voila's own front end has been asked for."""
        return any("/voila.js" in address for address in self.fetched)

    @property
    def kernel(self) -> str:
        """The address of the page's kernel on the server."""
        config = "JSON.parse(document.getElementById('jupyter-config-data').textContent)"
        return f"{self.site}/api/kernels/{self.page.evaluate(config)['kernelId']}"

    def told(self) -> list[dict[str, Any]]:
        """Give what the page told its widgets in the kernel: states that changed, and messages."""
        data = [
            one["content"].get("data", {}) for one in self.said if one["header"]["msg_type"] == "comm_msg"
        ]
        return [one for one in data if one.get("method") != "request_states"]

    def banner(self, text: str) -> None:
        """Wait until the page's banner says this."""
        expect(self.page.locator(".hh-banner")).to_contain_text(text, timeout=60_000)
        expect(self.page.locator(".hh-banner")).to_be_visible()

    def end_kernel(self) -> int:
        """End the kernel behind the page's back; gives what the server answers."""
        token = next((one["value"] for one in self.page.context.cookies() if one["name"] == "_xsrf"), "")
        farewell = self.kernel.replace("/api/kernels/", "/voila/api/shutdown/")
        return self.page.request.post(farewell, headers={"X-XSRFToken": token}).status


def read(frame: bytes) -> dict[str, Any]:
    """Read a message as it goes over the socket."""
    _, (header, _, _, content, *buffers) = deserialize_msg_from_ws_v1(frame)
    parts = {"header": header, "content": content}
    return {name: nbformat.reader.json.loads(part) for name, part in parts.items()} | {"buffers": buffers}


def let_go(pipe: Path, text: str = "x") -> None:
    """Let a kernel go on that waits at a pipe."""
    with pipe.open("w") as gate:
        gate.write(text)


def make_pipe(path: Path) -> Path:
    """Make a pipe at which a kernel waits until somebody writes."""
    os.mkfifo(path)
    return path
