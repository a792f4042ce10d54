"""Kernels that have a place each: started when one is free, ended when it is given up."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import Any

import zmq
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
        self._dying: set[asyncio.Future[None]] = set()
        self._waiting: deque[tuple[str, asyncio.Future[Place]]] = deque()
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
        if place is None and (away := self.door.give_way(browser)):
            for each in away:
                each.going = True
            place = self.door.take(browser)
            try:
                await asyncio.gather(*map(self._end, away))
            except BaseException:
                if place is not None:
                    self._forget(place)
                raise
        if place is None and self.door.inside(browser):
            with suppress(TimeoutError):
                async with asyncio.timeout(self.patience.wait):
                    place = await self._turn(browser)
        return place

    async def _turn(self, browser: str) -> Place:
        """Wait until a place has come free, and it is this one's turn."""
        turn: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
        waiting = (browser, turn)
        self._waiting.append(waiting)
        try:
            return await turn
        except BaseException:
            # Who goes away in the very moment in which it was given one leaves it to the next.
            if turn.done() and not turn.cancelled():
                self._forget(turn.result())
            raise
        finally:
            with suppress(ValueError):
                self._waiting.remove(waiting)

    def _freed(self) -> None:
        """Give what has come free to those who wait, whoever came first; nobody comes in between."""
        for browser, turn in self._waiting:
            if not turn.done() and (place := self.door.take(browser)):
                turn.set_result(place)

    async def start_in(self, place: Place, **kwargs: Any) -> str:  # noqa: ANN401 - as jupyter_server has it
        """Start the kernel of a place; give its id."""
        place.kernel = self.new_kernel_id()
        self._places[place.kernel] = place
        return await self.start_kernel(kernel_id=place.kernel, **kwargs)

    async def give_up(self, place: Place, *, at_work: bool = False) -> None:
        """End what a place holds, if there is anything, and give it back.

        Args:
            place: Which.
            at_work: Whether its kernel may be in the middle of a cell: it is not asked to end, which it would
                take for a fault of that cell.
        """
        if place.kernel in self._pending_kernels or place.kernel in self:
            place.going = True
            await self._end(place, now=at_work)
        self._forget(place)

    async def _end(self, place: Place, *, now: bool = False) -> None:
        try:
            await self.shutdown_kernel(place.kernel, now=now)
        except (HTTPError, KeyError):
            pass  # it has ended by itself
        except Exception:
            # It is tried again when kernels are looked at; whoever waits for its place has it.
            self.log.exception("a kernel did not end")

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
        # Whoever asked may have gone meanwhile; the end goes on.
        end.add_done_callback(lambda _: self._ending.pop(kernel_id, None))
        await asyncio.shield(end)

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

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """End a kernel that has ended by itself as any other: its streams and files are there yet."""
        end = asyncio.ensure_future(self._end_dead(kernel_id))
        self._dying.add(end)
        end.add_done_callback(self._dying.discard)

    async def _end_dead(self, kernel_id: str) -> None:
        with suppress(HTTPError, KeyError):
            await self.shutdown_kernel(kernel_id, now=True)

    def connected(self, kernel_id: str, socket: object) -> None:
        """Note that a page has opened its socket."""
        if place := self._places.get(kernel_id):
            self.door.connect(place, socket)

    def disconnected(self, kernel_id: str, socket: object) -> None:
        """Note that a page has closed its socket, or that it broke."""
        if place := self._places.get(kernel_id):
            self.door.disconnect(place, socket)

    def moved(self, kernel_id: str) -> None:
        """Note that something was moved on a page.

        jupyter_server's `last_activity` is no measure of that: a page that only comes back after its device
        has slept asks for everything, and would keep its place for ever.
        """
        if place := self._places.get(kernel_id):
            self.door.move(place)

    async def cull_kernels(self) -> None:
        """Look at all kernels at once: one that ends slowly holds up no other."""
        found = await asyncio.gather(
            *map(self.cull_kernel_if_idle, list(self._kernels)), return_exceptions=True
        )
        for error in found:
            if isinstance(error, Exception) and not isinstance(error, KeyError):
                self.log.error("a kernel could not be looked at", exc_info=error)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel whose place is to be given up, and one whose end has failed before."""
        place = self._places.get(kernel_id)
        if place is None or (place.going and kernel_id not in self._ending):
            await self.shutdown_kernel(kernel_id, now=True)
            return
        if self.door.over(place):
            await self.give_up(place)


class PageKernels:
    """What Voila asks for the kernel of one page.

    Args:
        kernels: All kernels of the server; those of JupyterLab's server only for a page that runs no code.
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
