"""The address of a workbook: its page with a kernel, where it needs one and there is a place for it."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError
from voila.tornado.handler import TornadoVoilaHandler

from workbooks.alive import runs_code
from workbooks.fault_page import FaultPage
from workbooks.faults import frames_of, kind_of, note
from workbooks.heads import BEGINS, Heads
from workbooks.places.full import full_page
from workbooks.places.kernels import PageKernels, PlacedKernels
from workbooks.places.visit import is_visit
from workbooks.policy import HEARTBEAT, OwnPolicy
from workbooks.rendering import BROKEN

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from workbooks.places.door import Place


class PageHandler(FaultPage, OwnPolicy, TornadoVoilaHandler):  # type: ignore[misc]  # voila ships no types
    """Voila's page, whose beginning goes out at once where it is known; the kernel starts meanwhile.

    Where that then fails, the page ends early, and says so by itself.

    Attributes:
        begun: Whether the beginning is on its way, and need not be made (`page.prepare`).
        bare: Whether the page has no kernel (the same).
        gone: Whether the reader has left before the page came to its end.
    """

    begun = False
    bare = False
    gone = False

    def initialize(self, heads: Heads, **kwargs: object) -> None:
        """Take what the route brings.

        Args:
            heads: What is kept for all pages of the server.
            **kwargs: What Voila's own handler takes.
        """
        super().initialize(**kwargs)
        self.heads = heads
        self._kernels: Any = None
        self._asking: asyncio.Future[Place | None] | None = None

    @property
    def kernel_manager(self) -> Any:  # noqa: ANN401 - jupyter_server gives no type
        """What Voila asks for this page's kernel."""
        return self._kernels or super().kernel_manager

    def on_connection_close(self) -> None:
        """Note that the reader has left in the middle of the page."""
        super().on_connection_close()
        self.gone = True
        if self._asking:
            self._asking.cancel()

    async def get_generator(self, path: str = "") -> AsyncGenerator[str, None]:
        """Give the page piece by piece, or the one that says that all places are taken.

        Args:
            path: The notebook below the server's root.

        Raises:
            HTTPError: 404 where there is no such notebook; 403 where nobody is to read its page.
        """
        kernels = super().kernel_manager
        self.bare = not self._runs_code(path, kernels)
        place = None
        if isinstance(kernels, PlacedKernels) and not self.bare:
            place = await self._take(kernels)
            if place is None:
                if not self.gone:
                    yield full_page(self, path)
                return
        if self.bare or place:
            # JupyterLab's kernels know no places, but a page without code shall have none of them either.
            self._kernels = PageKernels(kernels, place)
        try:
            async with aclosing(self.page_of(path)) as pieces:
                async for piece in pieces:
                    if self.gone or self._ended(piece, place, kernels):
                        break
                    yield piece
                else:
                    if place and not self.gone:
                        kernels.door.send(place)
        finally:
            if place and not place.sent:
                await kernels.give_up(place, at_work=True)

    def _runs_code(self, path: str, kernels: object) -> bool:
        file = Path(self.contents_manager.root_dir).expanduser() / path
        if not runs_code(file):
            return False
        # JupyterLab's contents need not be files. Of what is not there a full house shall not say that it
        # opens by itself.
        if isinstance(kernels, PlacedKernels) and not file.is_file():
            raise HTTPError(404)
        if not is_visit(self.request.headers):
            raise HTTPError(403)
        return True

    async def _take(self, kernels: PlacedKernels) -> Place | None:
        """Ask for a place; None where there is none, and where the reader has left while waiting for it."""
        self._asking = asyncio.ensure_future(kernels.take(self._browser()))
        try:
            place = await self._asking
        except asyncio.CancelledError:
            if not self.gone:
                raise
            return None
        if place and self.gone:
            await kernels.give_up(place)
            return None
        return place

    def _browser(self) -> str:
        """Give a name for this browser, from its cookie; asking for it sees to it that it has one."""
        cookie = self.get_cookie("_xsrf") or self.xsrf_token.decode()
        # A visitor may send a cookie of any length, and names are kept.
        return hashlib.sha256(cookie.encode()).hexdigest()

    def _ended(self, piece: str, place: Place | None, kernels: PlacedKernels) -> bool:
        """Whether nothing more will come: Voila waits for a kernel that has ended, and says so for ever."""
        return HEARTBEAT in piece and place is not None and place.kernel not in kernels

    async def page_of(self, path: str) -> AsyncGenerator[str, None]:
        """Give the page piece by piece."""
        key = self.heads.key(path, self.request.query)
        head = self.heads.get(key)
        if head is not None:
            # As Voila has them further on, where it is too late by now.
            self.set_header("Content-Type", "text/html")
            self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
            self.set_header("Pragma", "no-cache")
            self.set_header("Expires", "0")
            # Asking for it sets its cookie (`page.prepare`).
            _: Any = self.xsrf_token
            self.begun = True
            yield head
        try:
            async for piece in super().get_generator(path):
                if piece.startswith(BEGINS):
                    self.heads.keep(key, piece)
                yield piece
        except Exception as error:
            if not self.begun:
                raise
            # No page of its own can say it any more.
            yield BROKEN.format(fault=note(path, kind_of(error), frames_of(error)))
