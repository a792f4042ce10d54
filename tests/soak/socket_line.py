"""The socket between one page and its kernel, as the page host holds it (`workbooks/host/link.js`)."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from typing import TYPE_CHECKING, Any, Self

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

from tests.soak.wire import PROTOCOL, Message, pack

if TYPE_CHECKING:
    from collections.abc import Callable

CONTROL = "jupyter.widget.control"
PATIENCE = 60.0
"""Seconds for one answer."""


class ClosedError(Exception):
    """The server has ended the socket."""


class Line:
    """A socket to one kernel, which may be cut and come back under the same name.

    Args:
        url: The server's address.
        kernel: The kernel's id.
        cookies: What the browser sends.
        hear: Called with what each `comm_msg` says: the widget's id, and its data.
    """

    def __init__(
        self, url: str, kernel: str, cookies: str, hear: Callable[[str, dict[str, Any]], None]
    ) -> None:
        self.session = uuid.uuid4().hex
        self._url = f"ws{url.removeprefix('http')}/api/kernels/{kernel}/channels?session_id={self.session}"
        self._cookies, self._hear = cookies, hear
        self._idle: dict[str, asyncio.Future[None]] = {}

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Open it, and wait until the kernel has told everything, as the host does each time."""
        self._socket = await websocket_connect(
            HTTPRequest(self._url, headers={"Cookie": self._cookies}, connect_timeout=PATIENCE),
            subprotocols=[PROTOCOL],
            compression_options={},
        )
        self._listening = asyncio.create_task(self._listen())
        await self.catch_up()

    async def catch_up(self) -> None:
        """Ask what all widgets show, and wait until the kernel has told it."""
        control = uuid.uuid4().hex
        await self.say("comm_open", {"comm_id": control, "target_name": CONTROL, "data": {}})
        await self.ask({"comm_id": control, "data": {"method": "request_states"}})

    async def close(self) -> None:
        """End it, as an ended page does; the kernel is told nothing."""
        self._socket.close()
        self._listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._listening

    def cut(self) -> None:
        """End it as a network does that breaks: nobody says good-bye."""
        self._listening.cancel()
        if (stream := self._socket.stream) is not None:
            stream.close()

    async def say(self, kind: str, content: object) -> str:
        """Send a message; give its id."""
        name, packed = pack("shell", kind, content, self.session)
        try:
            await self._socket.write_message(packed, binary=True)
        except WebSocketClosedError as error:
            raise ClosedError from error
        return name

    async def ask(self, content: object) -> None:
        """Send a message to a widget, and wait until the kernel is done with it.

        Raises:
            ClosedError: where the server ends the socket meanwhile.
            TimeoutError: where the kernel does not get done with it.
        """
        done = asyncio.get_running_loop().create_future()
        self._idle[await self.say("comm_msg", content)] = done
        await asyncio.wait_for(done, PATIENCE)

    async def _listen(self) -> None:
        while (packed := await self._socket.read_message()) is not None:
            message = Message(packed if isinstance(packed, bytes) else packed.encode())
            kind = message.kind
            if kind == "comm_msg":
                content = message.content
                self._hear(content["comm_id"], content["data"])
            elif kind == "status" and message.content["execution_state"] == "idle":
                done = self._idle.pop(message.answers, None)
                if done and not done.done():
                    done.set_result(None)
        for waiting in self._idle.values():
            if not waiting.done():
                waiting.set_exception(ClosedError())
