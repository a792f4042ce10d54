"""A visitor who hangs up before their socket is open."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from tests.workbooks.test_unread import HELLO
from workbooks.messages import PROTOCOL
from workbooks.page_socket import PageSocket

if TYPE_CHECKING:
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


def test_who_hangs_up_before_it_is_open_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def visit() -> None:
        connection, finished = Connection(), asyncio.Event()

        class Handler(PageSocket):
            """What of a server is asked for, and no more."""

            current_user = "anybody"
            authorizer = SimpleNamespace(is_authorized=lambda *_: True)
            kernel_manager = SimpleNamespace(get_kernel=lambda _: None)
            kernel_websocket_connection_class = staticmethod(lambda **_: connection)
            config = None

            def prepare(self) -> None:
                pass

            def on_finish(self) -> None:
                super().on_finish()
                finished.set()

            def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - as tornado has it
                self.finish(str(status_code))

        listening, port = bind_unused_port()
        server = HTTPServer(Application([("/(.*)", Handler)]))
        server.add_socket(listening)
        async with asyncio.timeout(60):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(ASKS.encode())
            await connection.asked.wait()
            writer.close()
            await connection.closed.wait()
            connection.ready.set()
            await finished.wait()
        server.stop()
        assert PageSocket._sockets == {}  # noqa: SLF001 - whether it is counted any more

    asyncio.run(visit())
    assert [line.message for line in caplog.records if line.levelname == "ERROR"] == []
