"""A socket whose other end does not read: beyond so much that waits to be sent, it is hung up on."""

from __future__ import annotations

from typing import Any

from tornado.iostream import StreamBufferFullError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

MOST_UNSENT = 32_000_000
"""Bytes that wait for one socket; a trainer's notebook with plotly's own figures brings 5 MB for each."""


class Unread(WebSocketHandler):
    """Goes before another handler of sockets, and keeps what that one has to say within bounds."""

    def open(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as tornado has it
        """Set the limit, and go on."""
        stream = self.ws_connection and self.ws_connection.stream
        if stream:
            stream.max_write_buffer_size = MOST_UNSENT
        return super().open(*args, **kwargs)

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - as tornado has it
        """Send a message, unless the other end has gone, or has left too many unread."""
        try:
            sent = super().write_message(message, binary)
        except WebSocketClosedError:
            return None
        except StreamBufferFullError:
            self.hang_up()
            return None
        if sent is not None:
            # That it was closed before all was sent is told by its end, and is no fault.
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return sent

    def hang_up(self) -> None:
        """Close it at once; no farewell: that would wait behind all the rest."""
        stream = self.ws_connection and self.ws_connection.stream
        if stream:
            stream.close()
