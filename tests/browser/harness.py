"""A widget of ours in a real page, bridged to its Python half in the test's process: no server, no kernel.

`mount(page, widget)` puts any anywidget (or a box of them) on a blank page. What the page sets or sends
reaches the Python object as through a Jupyter comm, and what Python sets or sends reaches the page. The page
stands at an address of 127.0.0.1 that the test itself answers; any other request is refused and noted.
"""

from __future__ import annotations

import asyncio
import base64
import json
import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import ipywidgets
from comm.base_comm import BaseComm
from ipywidgets.widgets.widget import _remove_buffers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Page, Request, Route

ORIGIN = "http://127.0.0.1:9"
_BRIDGE = (Path(__file__).parent / "harness.js").read_text(encoding="utf-8")
_BLANK = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harness</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<style>body{{margin:16px;background:#fffdf8;font:17px/1.6 system-ui,sans-serif;color:#1f2a33}}</style>
</head><body><main></main><script>{_BRIDGE}</script></body></html>"""

_RECEIVE = "messages => hh.receive(messages)"

_harnesses: WeakKeyDictionary[Page, Harness] = WeakKeyDictionary()


class _PageComm(BaseComm):  # type: ignore[misc]  # the comm package ships its types untyped
    """A comm whose other side is the page."""

    def __init__(self, harness: Harness, comm_id: str) -> None:
        self._harness = harness
        super().__init__(target_name="jupyter.widget", comm_id=comm_id)

    def publish_msg(
        self,
        msg_type: str,
        data: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
        buffers: list[bytes] | None = None,
        **keys: object,
    ) -> None:
        del metadata, keys
        if msg_type == "comm_msg":
            self._harness.to_page(self.comm_id, data or {}, buffers or [])


class Harness:
    """One blank page and the widgets on it.

    Attributes:
        errors: What went wrong in the page (uncaught errors, console errors) or in Python handlers.
        refused: Addresses that the page asked for and that are not ours.
        received: Every message from the page, as (widget, data), oldest first.
    """

    def __init__(self, page: Page, files: Mapping[str, Path | str | bytes] | None = None) -> None:
        self.page = page
        self.errors: list[str] = []
        self.refused: list[str] = []
        self.received: list[tuple[ipywidgets.Widget, dict[str, Any]]] = []
        self._files = dict(files or {})
        self._widgets: dict[str, ipywidgets.Widget] = {}
        self._answers: list[dict[str, Any]] | None = None
        from greenlet import getcurrent  # noqa: PLC0415 - comes with playwright, which may be missing

        self._here, self._test = getcurrent, getcurrent()
        self._timed: set[asyncio.Task[Any]] = set()
        self._wide = page.viewport_size
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        page.route("**/*", self._serve)
        page.expose_function("hhKernel", self._from_page)
        page.goto(ORIGIN + "/")

    def begin_anew(self, *, with_scripts: bool = False) -> Self:
        """Make the page blank again, as wide as it was at first; nothing that went wrong before is known.

        Args:
            with_scripts: whether the scripts stay that the page has loaded; their views go all the same.
        """
        self.page.set_viewport_size(self._wide)
        if with_scripts:
            self.page.evaluate("hh.clear()")
        else:
            self.page.goto(ORIGIN + "/")
            self._files.clear()
        for known in (self.errors, self.refused, self.received, self._widgets):
            known.clear()
        return self

    def serve(self, path: str, content: Path | str | bytes) -> str:
        """Answer `path` (such as "/static/plotly.js") with a file or a text; gives its whole address."""
        self._files[path] = content
        return ORIGIN + path

    def mount(self, widget: ipywidgets.Widget, *, into: str = "main") -> Locator:
        """Show a widget at the end of `into` and give its element once it is rendered."""
        if isinstance(widget, ipywidgets.Box):
            self.page.evaluate(
                "args => hh.box(...args)", [widget.model_id, list(widget.get_state()["_dom_classes"]), into]
            )
            for child in widget.children:
                self.mount(child, into=f'[data-model="{widget.model_id}"]')
        else:
            comm_id = widget.model_id
            widget.comm = _PageComm(self, comm_id)
            self._widgets[comm_id] = widget
            packed = self._pack(*_without_buffers(widget.get_state()))
            self.page.evaluate("args => hh.mount(...args)", [comm_id, packed, into])
        return self.page.locator(f'[data-model="{widget.model_id}"]').last

    def pause(self) -> None:
        """Let messages of the page wait, as behind a busy kernel."""
        self.page.evaluate("hh.pause()")

    def resume(self) -> None:
        """Let waiting messages through, in order, and come back when they are answered."""
        self.page.evaluate("hh.resume()")

    def settle(self) -> None:
        """Come back when the page has drawn, and every message so far is answered."""
        self.page.evaluate("hh.settle()")

    def to_page(self, comm_id: str, data: dict[str, Any], buffers: list[Any]) -> None:
        """Send one comm message to the page; during a call from the page it goes with the answer."""
        message = {"id": comm_id, **self._pack(data, buffers)}
        if self._answers is not None:
            self._answers.append(message)
        elif self._here() is self._test:
            self.page.evaluate(_RECEIVE, [message])
        else:
            # A timer of Python's (`widgets.settle`) runs inside Playwright's own loop, where to wait for the
            # page would be to wait for ever: it is left to the loop.
            sending = self.page._impl_obj.evaluate(_RECEIVE, [message])  # noqa: SLF001 - only it does not wait
            task = asyncio.get_running_loop().create_task(sending)
            self._timed.add(task)
            task.add_done_callback(self._delivered)

    def _delivered(self, task: asyncio.Task[Any]) -> None:
        self._timed.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self.errors.append(repr(error))

    def _from_page(self, comm_id: str, text: str, buffers: list[str]) -> list[dict[str, Any]]:
        widget, data = self._widgets[comm_id], json.loads(text)
        self.received.append((widget, data))
        self._answers = []
        try:
            raw = [memoryview(base64.b64decode(part)) for part in buffers]
            widget.comm.handle_msg({"content": {"comm_id": comm_id, "data": data}, "buffers": raw})
        except Exception as error:  # noqa: BLE001 - a kernel would only log it; the test must see it
            self.errors.append(repr(error))
        finally:
            answers, self._answers = self._answers, None
        return answers

    @staticmethod
    def _pack(data: dict[str, Any], buffers: list[Any]) -> dict[str, Any]:
        return {"data": data, "buffers": [base64.b64encode(bytes(part)).decode() for part in buffers]}

    def _serve(self, route: Route, request: Request) -> None:
        path = urlsplit(request.url).path
        if request.url.partition("?")[0] == ORIGIN + "/":
            route.fulfill(body=_BLANK, content_type="text/html")
        elif request.url.startswith(ORIGIN) and path in self._files:
            content = self._files[path]
            body = content.read_bytes() if isinstance(content, Path) else content
            route.fulfill(body=body, content_type=mimetypes.guess_type(path)[0] or "text/plain")
        else:
            self.refused.append(request.url)
            route.abort()


def harness(page: Page) -> Harness:
    """Give the page's harness; the first call makes the page blank."""
    if page not in _harnesses:
        _harnesses[page] = Harness(page)
    return _harnesses[page]


def mount(page: Page, widget: ipywidgets.Widget) -> Locator:
    """Show a widget on the page and give its element; see `Harness.mount`."""
    return harness(page).mount(widget)


def _without_buffers(state: dict[str, Any]) -> tuple[dict[str, Any], list[Any]]:
    """Part the bytes from the JSON, the way the widget protocol does."""
    clean, paths, buffers = _remove_buffers(state)
    return {"method": "update", "state": clean, "buffer_paths": paths}, buffers
