"""Sockets that do not come to be open: the visitor hangs up before that, or is refused."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from tests.workbooks.test_unread import HELLO
from workbooks.messages import PROTOCOL
from workbooks.page_socket import PageSocket

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest

ASKS = HELLO.replace("GET / ", "GET /kernel ").replace(
    "\r\n\r\n", f"\r\nSec-WebSocket-Protocol: {PROTOCOL}\r\n\r\n"
)


class Connection:
    """One to a kernel that is not ready yet."""

    kernel_ws_protocol = None
    session = SimpleNamespace()

    def __init__(self, **_: object) -> None:
        self.asked, self.closed, self.ready = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def prepare(self) -> None:
        """Wait for it."""
        self.asked.set()
        await self.ready.wait()

    def disconnect(self) -> None:
        """Note the end."""
        self.closed.set()


class Handler(PageSocket):
    """What of a server is asked for, and no more."""

    current_user = "anybody"
    authorizer = SimpleNamespace(is_authorized=lambda *_: True)
    kernel_manager = SimpleNamespace(get_kernel=lambda _: None)
    config = None

    def prepare(self) -> None:
        """Look at nothing."""


@asynccontextmanager
async def serving(**more: object) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """Answer with that, changed in some; give a visitor's line to it."""
    listening, port = bind_unused_port()
    server = HTTPServer(Application([("/(.*)", type("Changed", (Handler,), more))]))
    server.add_socket(listening)
    async with asyncio.timeout(60):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        yield reader, writer
    writer.close()
    server.stop()


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Give what the log has of errors."""
    return [line.message for line in caplog.records if line.levelname == "ERROR"]


def test_who_hangs_up_before_it_is_open_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def visit() -> None:
        connection, finished = Connection(), asyncio.Event()

        def on_finish(self: Handler) -> None:
            super(Handler, self).on_finish()
            finished.set()

        made = staticmethod(lambda **_: connection)
        async with serving(kernel_websocket_connection_class=made, on_finish=on_finish) as (_, writer):
            writer.write(ASKS.encode())
            await connection.asked.wait()
            writer.close()
            await connection.closed.wait()
            connection.ready.set()
            await finished.wait()
        assert PageSocket._sockets == {}  # noqa: SLF001 - whether it is counted any more

    asyncio.run(visit())
    assert errors(caplog) == []


def test_who_is_refused_is_told_so_and_the_log_is_not(caplog: pytest.LogCaptureFixture) -> None:
    async def visit() -> bytes:
        async with serving() as (reader, writer):
            writer.write(ASKS.replace(PROTOCOL, "another").encode())
            return await reader.readuntil(b"\r\n\r\n")

    assert asyncio.run(visit()).startswith(b"HTTP/1.1 400 ")
    assert errors(caplog) == []
