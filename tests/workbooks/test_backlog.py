"""A visitor who sends faster than their kernel works."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection import base as served
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from workbooks import backlog
from workbooks.backlog import EACH, MOST, Backlog, Paced
from workbooks.limits import LARGEST_MESSAGE
from workbooks.page_socket import PageSocket

if TYPE_CHECKING:
    from collections.abc import Coroutine

base: Any = served  # jupyter_server types half of it
MOVE = json.dumps({"msg_id": "move", "msg_type": "comm_msg"}).encode()
TURNS = 2000


def message(size: int = 0, channel: str = "shell") -> bytes:
    """Write what a page says, of so many bytes."""
    packed: bytes = base.serialize_msg_to_ws_v1([MOVE, b"{}", b"{}", b"0" * size], channel)
    return packed


@given(st.lists(st.integers(0, LARGEST_MESSAGE) | st.sampled_from(["ask", "answer"])))
def test_what_waits_is_never_thought_less_than_it_is(turns: list[int | str]) -> None:
    """The kernel here works in order, which is all that is relied on."""
    noted, queue, asked = Backlog(), list[int | str](), 0
    for turn in turns:
        if isinstance(turn, int):
            noted.add(turn)
            queue.append(turn + EACH)
        elif turn == "ask" and not noted.question:
            asked += 1
            noted.ask(f"question {asked}")
            queue.append(f"question {asked}")
        elif turn == "answer" and queue:
            while queue and isinstance(queue[0], int):
                queue.pop(0)
            if queue:
                assert noted.hear(str(queue.pop(0)).encode())
        assert noted.waits >= sum(each for each in queue if isinstance(each, int))
    assert not noted.hear(b"another question")


class Kernel:
    """Takes what is sent to it on one channel, and works when it is told to."""

    def __init__(self, channel: str) -> None:
        self.channel = channel
        self.session = Session(key=b"key")
        self.waits: list[list[bytes]] = []

    def send_multipart(self, parts: list[bytes], *_: object, **__: object) -> None:
        """Take a message, as a stream does."""
        self.waits.append(parts)

    def closed(self) -> bool:
        """Say that it is open."""
        return False

    @property
    def holds(self) -> int:
        """How many bytes wait here."""
        return sum(len(part) for parts in self.waits for part in parts)

    def work(self, socket: Paced) -> None:
        """Do all that waits, and answer questions."""
        waited, self.waits = self.waits, []
        for parts in waited:
            asked: Any = self.session.feed_identities(parts)[1][1]
            if b"kernel_info_request" in asked:
                answer = self.session.msg("kernel_info_reply", parent=json.loads(asked) | {"date": None})
                socket.handle_outgoing_message(self, self.session.serialize(answer))


class Line(PageSocket):
    """A page's socket without a network."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - a part of one
        self.connection, self.hung_up = connection, False
        self.kernel_id, self.moves = "", list[str]()

    @property
    def kernel_manager(self) -> Any:  # noqa: ANN401 - a part of one
        """Give what is told of each move."""
        return SimpleNamespace(moved=self.moves.append)

    def hang_up(self) -> None:
        """Note it."""
        self.hung_up = True


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give what pages are told, with sockets that are no more than `Paced` makes of them."""
    heard: list[str] = []
    theirs = ZMQChannelsWebsocketConnection
    monkeypatch.setattr(theirs, "connect", lambda _: None)
    monkeypatch.setattr(theirs, "disconnect", lambda _: None)
    monkeypatch.setattr(theirs, "multi_kernel_manager", SimpleNamespace(allowed_message_types=[]))
    monkeypatch.setattr(theirs, "_on_zmq_reply", lambda *_: heard.append("reply"))
    monkeypatch.setattr(theirs, "_on_error", lambda *_: None)
    monkeypatch.setattr(theirs, "subprotocol", "v1.kernel.websocket.jupyter.org")
    return heard


def opened(kernel: Any, monkeypatch: pytest.MonkeyPatch, *streams: Kernel) -> tuple[Paced, Line]:  # noqa: ANN401 - any
    """Open a socket to a kernel."""
    monkeypatch.setattr(Paced, "kernel_manager", kernel)
    socket: Any = Paced.__new__(Paced)
    socket.session = Session(key=b"key")
    socket.channels = {stream.channel: stream for stream in streams}
    socket.connect()
    return socket, Line(socket)


async def until_still(task: asyncio.Task[Any]) -> None:
    """Give a task all the turns that it may need."""
    for _ in range(TURNS):
        await asyncio.sleep(0)
        if task.done():
            break


async def flood(line: Line, count: int, each: bytes) -> None:
    """Send, as fast as it is read."""
    for _ in range(count):
        if line.hung_up:
            return
        await line.on_message(each)


def started(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Begin something, and go on."""
    return asyncio.ensure_future(work)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("size", [0, 1000, 2_300_000])
@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_kernel_that_does_not_come_to_it_is_sent_no_more(
    size: int, channel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run() -> None:
        kernel = Kernel(channel)
        socket, line = opened(kernel, monkeypatch, kernel)
        sends = started(flood(line, 3 * MOST // (EACH + size), message(size, channel)))
        await until_still(sends)
        assert not sends.done()
        assert kernel.holds <= MOST + LARGEST_MESSAGE
        assert len(kernel.waits) <= MOST // EACH + 2
        while not sends.done():
            assert kernel.waits, "there is room, and nothing comes"
            kernel.work(socket)
            await until_still(sends)
        assert not line.hung_up

    asyncio.run(run())


def test_our_own_questions_are_few_and_their_answers_are_not_told(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run() -> None:
        kernel = Kernel("shell")
        socket, line = opened(kernel, monkeypatch, kernel)
        for _ in range(100):
            await line.on_message(message(50))
        assert len(kernel.waits) == 100, "a page that is used as pages are, is asked nothing"
        for _ in range(100):
            await line.on_message(message(50))
        assert len(kernel.waits) == 201
        kernel.work(socket)
        assert told == []
        answer = kernel.session.msg("comm_info_reply", parent={"msg_id": "the page's", "date": None})
        socket.handle_outgoing_message(kernel, kernel.session.serialize(answer))
        assert told == ["reply"]

    asyncio.run(run())


@pytest.mark.usefixtures("told")
def test_who_hangs_up_and_comes_back_has_no_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        kernel = Kernel("shell")
        for _ in range(5):
            socket, line = opened(kernel, monkeypatch, kernel)
            sends = started(flood(line, 10, message(2_300_000)))
            await until_still(sends)
            socket.disconnect()
            socket.disconnect()
            await until_still(sends)
            assert sends.done()
            assert line.hung_up
        assert kernel.holds <= MOST + LARGEST_MESSAGE
        # What they left behind is no debt for ever.
        socket, line = opened(kernel, monkeypatch, kernel)
        sends = started(line.on_message(message()))
        await until_still(sends)
        kernel.work(socket)
        await until_still(sends)
        assert sends.done()
        assert not line.hung_up

    asyncio.run(run())


@pytest.mark.usefixtures("told")
def test_a_page_that_only_asks_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        kernel = Kernel("shell")
        _, line = opened(kernel, monkeypatch, kernel)
        line.kernel_id = "mine"
        asks = base.serialize_msg_to_ws_v1(
            [MOVE, b"{}", b"{}", b'{"data": {"method": "request_states"}}'], "shell"
        )
        await line.on_message(asks)
        assert line.moves == []
        await line.on_message(message())
        assert line.moves == ["mine"]
        assert len(kernel.waits) == 2

    asyncio.run(run())


@pytest.mark.usefixtures("told")
def test_who_waits_for_long_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "LONGEST", 0.01)

    async def run() -> None:
        kernel = Kernel("shell")
        _, line = opened(kernel, monkeypatch, kernel)
        await flood(line, 10, message(2_300_000))
        assert line.hung_up
        assert kernel.holds <= MOST + LARGEST_MESSAGE

    asyncio.run(run())
