"""Kernels that have a place each: started when one is free, ended when it is given up."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import Any

import zmq
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Instance, Integer, default

from workbooks.places.door import Door, Patience, Place

SOCKETS = 1 << 16
"""ZeroMQ's sockets in one process. A page takes seven of them, and without this there are 1023."""


class PlacedKernels(AsyncMappingKernelManager):
    """The kernels of a server that takes so many learners at a time.

    Attributes:
        most: How many places there are; 0 for as many as are asked for.
        patience: How long they are kept.
        door: The list of them.
    """

    most = Integer(0, help="How many places there are; 0 for as many as are asked for.").tag(config=True)
    patience = Instance(Patience, (), help="How long they are kept.").tag(config=True)
    door = Instance(Door)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as jupyter_server has it
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]  # jupyter_server's own
        self._places: dict[str, Place] = {}
        self._ending: dict[str, asyncio.Future[None]] = {}
        self._waiting: deque[asyncio.Future[None]] = deque()
        self.context.set(zmq.MAX_SOCKETS, SOCKETS)

    @default("door")
    def _door(self) -> Door:
        return Door(self.most or None, self.patience)

    async def take(self, browser: str) -> Place | None:
        """Give a place to whoever asks for a page.

        Where all are taken, the one goes that has been without its page for longest. One of those inside
        waits a little: the places of others who go on at the same moment come free one after the other.

        Args:
            browser: Who asks; empty for somebody new.

        Returns:
            None where there is none.
        """
        place = self.door.take(browser)
        if place is None and (away := self.door.longest_away()):
            away.going = True
            place = self.door.take(browser)
            await self._end(away)
        if place is None and self.door.inside(browser):
            with suppress(TimeoutError):
                async with asyncio.timeout(self.patience.wait):
                    while place is None:
                        await self._room()
                        place = self.door.take(browser)
        return place

    async def _room(self) -> None:
        """Wait, one after the other, until a place has come free."""
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        finally:
            with suppress(ValueError):
                self._waiting.remove(turn)

    def _freed(self) -> None:
        for turn in self._waiting:
            if not turn.done():
                turn.set_result(None)
                return

    async def start_in(self, place: Place, **kwargs: Any) -> str:  # noqa: ANN401 - as jupyter_server has it
        """Start the kernel of a place; give its id."""
        place.kernel = self.new_kernel_id()
        self._places[place.kernel] = place
        return await self.start_kernel(kernel_id=place.kernel, **kwargs)

    async def give_up(self, place: Place) -> None:
        """End what a place holds, if there is anything, and give it back."""
        if place.kernel in self._pending_kernels or place.kernel in self:
            place.going = True
            await self._end(place)
        self._forget(place)

    async def _end(self, place: Place) -> None:
        # It may have ended by itself.
        with suppress(HTTPError, KeyError):
            await self.shutdown_kernel(place.kernel)

    async def shutdown_kernel(self, kernel_id: str, now: bool = False, restart: bool = False) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002 - as jupyter_server has it
        """End a kernel; who asks for it a second time waits for the same end."""
        if kernel_id in self._ending:
            await asyncio.shield(self._ending[kernel_id])
            return
        if place := self._places.get(kernel_id):
            # Its memory is as good as free, and whoever goes on to the next page waits for that.
            place.going = True
            self._freed()
        ends = super()._async_shutdown_kernel(kernel_id, now=now, restart=restart)  # type: ignore[no-untyped-call]  # the same
        end = asyncio.ensure_future(ends)
        self._ending[kernel_id] = end
        try:
            await asyncio.shield(end)
        finally:
            del self._ending[kernel_id]

    def remove_kernel(self, kernel_id: str) -> Any:  # noqa: ANN401 - as jupyter_client has it
        """Forget a kernel that has ended, in whatever way."""
        if place := self._places.get(kernel_id):
            self._forget(place)
        return super().remove_kernel(kernel_id)

    def _forget(self, place: Place) -> None:
        self._places.pop(place.kernel, None)
        self._pending_kernels.pop(place.kernel, None)
        self.door.give_back(place)
        self._freed()

    def notify_connect(self, kernel_id: str) -> None:
        """Note that a page has opened its socket."""
        super().notify_connect(kernel_id)  # type: ignore[no-untyped-call]  # the same
        if place := self._places.get(kernel_id):
            self.door.connect(place)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Note that a page has closed its socket, or that it broke."""
        super().notify_disconnect(kernel_id)  # type: ignore[no-untyped-call]  # the same
        if place := self._places.get(kernel_id):
            self.door.disconnect(place)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel whose place is to be given up; jupyter_server asks for each of them, now and then."""
        place = self._places.get(kernel_id)
        if place is None:
            return
        idle = (utcnow() - self._kernels[kernel_id].last_activity).total_seconds()
        if self.door.over(place, idle):
            await self.give_up(place)


class PageKernels:
    """What Voila asks for the kernel of one page.

    Args:
        kernels: All kernels of the server.
        place: That of the page; None for one that runs no code, and has no kernel.
    """

    notebook_data: dict[str, Any] = {}  # noqa: RUF012 - never written to

    def __init__(self, kernels: PlacedKernels, place: Place | None) -> None:
        self._kernels, self._place = kernels, place

    def get_pool_size(self, _notebook: str) -> int:
        """Say that none is kept ready: each is forked when it is wanted."""
        return 0

    async def start_kernel(self, **kwargs: Any) -> str:  # noqa: ANN401 - as jupyter_server has it
        """Start the page's kernel; give its id, which is empty where it has none."""
        return "" if self._place is None else await self._kernels.start_in(self._place, **kwargs)

    def get_kernel(self, kernel_id: str) -> Any:  # noqa: ANN401 - as jupyter_client has it
        """Give the kernel."""
        return None if self._place is None else self._kernels.get_kernel(kernel_id)
