"""A page's socket, which passes on to the kernel what pages say, and hangs up on what is no message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from tornado.web import Finish, HTTPError
from tornado.websocket import WebSocketProtocol13
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from workbooks.messages import PROTOCOL, asked, is_divided, is_log
from workbooks.unread import Unread

if TYPE_CHECKING:
    from tornado.websocket import WebSocketProtocol

MOST_SOCKETS = 3
"""Sockets to one kernel: a page has one, and may have lost two of which the server does not know yet."""
_NO_MESSAGE = 1007  # of the socket's own codes: data that is not what it should be
_UPGRADED = 101


class PageSocket(Unread, VoilaKernelWebsocketHandler):  # type: ignore[misc]  # voila ships no types
    """Voila's socket, of one protocol only, so many to a kernel, closed by the first message that is none."""

    _sockets: ClassVar[dict[str, set[PageSocket]]] = {}

    async def pre_get(self) -> None:
        """Look at who asks, before anything is opened for them.

        Raises:
            HTTPError: 400 without the protocol: in the one of old, kernels' bytes are not divided as
                Voila reads them. 429 where the kernel has its sockets.
            Finish: When whoever asked has hung up before the kernel was ready: there is nothing to open.
        """
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if PROTOCOL not in [each.strip() for each in offered.split(",")]:
            raise HTTPError(400)
        if len(self._sockets.get(self.kernel_id, ())) >= MOST_SOCKETS:
            raise HTTPError(429)
        self._sockets.setdefault(self.kernel_id, set()).add(self)
        await super().pre_get()
        if self.connection is None:  # jupyter_server takes it away as it closes, and then goes on with it
            raise Finish

    def get_websocket_protocol(self) -> WebSocketProtocol | None:
        """Give tornado's part of the socket, without pings of its own.

        It would take for seconds the milliseconds after which jupyter_server pings; and its timer, cancelled
        or not, keeps all that a closed socket had until those have passed.
        """
        protocol = super().get_websocket_protocol()
        if isinstance(protocol, WebSocketProtocol13):
            protocol.params.ping_interval = None
        return protocol

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401, ARG002 - as tornado has it
        """Refuse by the status alone: nobody sees a page in place of a socket."""
        self.finish()

    def on_finish(self) -> None:
        """Note that a socket was refused, if it was: this comes after the upgrade, too."""
        super().on_finish()
        if self.get_status() != _UPGRADED:
            self._leave()

    def on_close(self) -> None:
        """Note that it is closed."""
        self._leave()
        super().on_close()

    async def on_message(self, ws_message: str | bytes) -> None:
        """Pass a message on, if it is one of those that a page has, once there is room for it.

        Nothing further is read of this socket meanwhile.
        """
        message = asked(ws_message)
        if message is None:
            self.close(_NO_MESSAGE)
        elif message.passes and (connection := self.connection):
            if await connection.room(ws_message):
                super().on_message(ws_message)
                if message.moves:
                    self.kernel_manager.moved(self.kernel_id)
            else:
                self.hang_up()

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - as Voila has it
        """Pass on what the kernel says, but for what it logs: where in which file something went wrong."""
        if not is_divided(message) or is_log(message):
            return None
        return super().write_message(message, binary)

    def _leave(self) -> None:
        kernel = getattr(self, "kernel_id", "")
        left = self._sockets.get(kernel, set())
        left.discard(self)
        if not left:
            self._sockets.pop(kernel, None)
