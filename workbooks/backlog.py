"""What a page has sent and its kernel has not come to yet: beyond so much, no more of it is read."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from workbooks.messages import CHANNELS, channel_of

MOST = 4_000_000
"""What may wait on one channel of a socket; the last message to find room may go beyond."""
EACH = 16_000
"""What a message weighs besides its bytes: a kernel is slowed by many small ones, too."""
LONGEST = 60
"""Seconds that a message waits for room, until its socket is hung up on."""
_PARENT = 2  # the place, among the parts of a message, of the header that it answers
_left: WeakKeyDictionary[Any, Counter[str]] = (
    WeakKeyDictionary()
)  # by kernel: what closed sockets left behind


@dataclass
class Backlog:
    """One channel, by its kernel's own word.

    Neither ZeroMQ nor a kernel says how much it holds. But a kernel takes one message after the other: where
    it has answered a question of ours, it has come to all that was sent before that.

    Attributes:
        sent: The weight of all that was ever sent.
        reached: Of that, what the kernel has come to.
        question: The id of our question that it has not answered yet; empty where there is none.
        asked: How much had been sent when we asked.
        moved: Set when there may be room again.
    """

    sent: int = 0
    reached: int = 0
    question: bytes = b""
    asked: int = 0
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def waits(self) -> int:
        """What the kernel has not come to, as far as is known."""
        return self.sent - self.reached

    def add(self, size: int) -> None:
        """Note a message of so many bytes."""
        self.sent += size + EACH

    def ask(self, question: str) -> None:
        """Note our question."""
        self.question, self.asked = question.encode(), self.sent

    def hear(self, parent: bytes) -> bool:
        """Tell whether an answer is that to our question, and note it."""
        if not self.question or self.question not in parent:
            return False
        self.reached, self.question = self.asked, b""
        self.moved.set()
        return True


class Paced(ZMQChannelsWebsocketConnection):
    """A socket to a kernel that is filled no faster than it empties.

    Whoever reads from a page asks for room first, and waits for it: what comes meanwhile waits in the
    visitor's own machine. A page of ours has one change of each widget under way, and never waits.
    """

    _backlogs: dict[str, Backlog] = {}  # noqa: RUF012 - each socket's own, once it is open

    def connect(self) -> Any:  # noqa: ANN401 - jupyter_server gives no type
        """Begin with what sockets left behind that were closed meanwhile: the kernel has it yet."""
        left = _left.pop(self.kernel_manager, Counter())
        self._backlogs = {channel: Backlog(left[channel]) for channel in CHANNELS}
        return super().connect()

    def disconnect(self) -> Any:  # noqa: ANN401 - as above
        """Leave what the kernel has not come to; nobody waits any more. It is called twice at times."""
        backlogs, self._backlogs = self._backlogs, {}
        if backlogs:
            left = _left.setdefault(self.kernel_manager, Counter())
            left.update({channel: backlog.waits for channel, backlog in backlogs.items()})
        for backlog in backlogs.values():
            backlog.moved.set()
        return super().disconnect()  # type: ignore[no-untyped-call]  # jupyter_server's own

    async def room(self, message: bytes) -> bool:
        """Wait until there is room for a page's message; tell whether there is, in good time."""
        channel = channel_of(message)
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while (backlog := self._backlogs.get(channel)) and backlog.waits >= MOST:
                    self._ask(channel, backlog)
                    backlog.moved.clear()
                    await backlog.moved.wait()
                return backlog is not None
        return False

    def handle_incoming_message(self, incoming_msg: Any) -> None:  # noqa: ANN401 - bytes; jupyter_server says str
        """Pass a page's message on, and count it."""
        super().handle_incoming_message(incoming_msg)
        channel = channel_of(incoming_msg)
        if backlog := self._backlogs.get(channel):
            backlog.add(len(incoming_msg))
            if backlog.waits > MOST / 2:
                self._ask(channel, backlog)

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:  # noqa: ANN401 - as above
        """Pass on what the kernel says, but for the answers to our own questions."""
        backlog = self._backlogs.get(getattr(stream, "channel", ""))
        if backlog and backlog.question:
            parts: list[Any] = self.session.feed_identities(outgoing_msg)[1]
            if backlog.hear(parts[_PARENT]):
                return
        super().handle_outgoing_message(stream, outgoing_msg)

    def _ask(self, channel: str, backlog: Backlog) -> None:
        if not backlog.question and (stream := self.channels.get(channel)):
            question = self.session.msg("kernel_info_request")
            self.session.send(stream, question)
            backlog.ask(question["header"]["msg_id"])
