"""A visitor who has a lot sent and reads none of it."""

from __future__ import annotations

import asyncio
import base64
import gc
import os
from typing import TYPE_CHECKING

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from workbooks import unread

if TYPE_CHECKING:
    import pytest

PIECE = b"x" * 100_000
HELLO = (
    "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n\r\n"
)


def test_who_reads_nothing_is_hung_up_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(unread, "MOST_UNSENT", 20 * len(PIECE))

    async def visit() -> int:
        opened: asyncio.Future[unread.Unread] = asyncio.get_running_loop().create_future()
        closed = asyncio.Event()

        class Talker(unread.Unread):
            def open(self) -> None:
                super().open()
                opened.set_result(self)

            def on_close(self) -> None:
                closed.set()

        listening, port = bind_unused_port()
        server = HTTPServer(Application([("/", Talker)]))
        server.add_socket(listening)
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(HELLO.encode())
        talker = await asyncio.wait_for(opened, 60)
        sent = 0
        # More than systems keep for a connection, and our own measure.
        while not closed.is_set() and sent < 1000:
            talker.write_message(PIECE, binary=True)
            sent += 1
            await asyncio.sleep(0)
        server.stop()
        writer.close()
        assert reader
        return sent

    assert asyncio.run(visit()) < 1000
    gc.collect()
    assert caplog.messages == [], "what could not be sent is no fault"
