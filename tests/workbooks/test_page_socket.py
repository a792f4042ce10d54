"""What has the form of a message, whichever bytes come."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection import base as served
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from workbooks.channels import Channels
from workbooks.messages import MOST_PARTS, Asked, asked, is_divided, is_log, is_packed
from workbooks.page_socket import PageSocket

base: Any = served  # jupyter_server types half of it
PARTS = [b"{}", b"{}", b"{}", b"{}"]
JUNK = st.binary(max_size=300)
NUMBERS = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 70), max_size=70)


@given(st.lists(st.binary(max_size=20), max_size=MOST_PARTS - 5), st.sampled_from(["shell", "control"]))
def test_a_message_that_our_page_packs_is_one(files: list[bytes], channel: str) -> None:
    packed = base.serialize_msg_to_ws_v1([*PARTS, *files], channel)
    assert is_packed(packed)
    assert base.deserialize_msg_from_ws_v1(packed) == (channel, [*PARTS, *files])


@given(
    JUNK
    | st.builds(
        lambda numbers, rest: b"".join(n.to_bytes(8, "little") for n in numbers) + rest, NUMBERS, JUNK
    )
)
@example(b"\xff" * 64)
@example((2**62).to_bytes(8, "little"))
@example(b"")
def test_whatever_passes_is_read_in_a_few_steps(message: bytes) -> None:
    if is_packed(message):
        channel, parts = base.deserialize_msg_from_ws_v1(message)
        assert len(parts) <= MOST_PARTS
        assert sum(map(len, parts)) + len(channel.encode()) <= len(message)
    if is_divided(message):
        assert int.from_bytes(message[:8], "little") <= len(message)
    found = asked(message)
    assert found is None or not found.passes


def said(kind: str, content: dict[str, str]) -> dict[str, Any]:
    """Write what a kernel says."""
    return {"header": {"msg_type": kind}, "parent_header": {}, "metadata": {}, "content": content}


@pytest.mark.parametrize(
    ("kind", "content", "log"),
    [
        ("stream", {"name": "stderr", "text": "Traceback"}, True),
        ("stream", {"name": "stdout", "text": "stderr"}, False),
        ("comm_msg", {"name": "stderr", "text": "stream"}, False),
        ("status", {"execution_state": "idle"}, False),
    ],
)
def test_what_a_kernel_logs_is_told_from_what_it_says(kind: str, content: dict[str, str], log: bool) -> None:  # noqa: FBT001 - a row
    packed = base.serialize_msg_to_ws_v1(
        said(kind, content), "iopub", pack=lambda part: json.dumps(part).encode()
    )
    assert is_divided(packed)
    assert is_log(packed) is log


def test_what_a_kernel_says_in_the_protocol_of_old_is_told_from_what_may_be_read() -> None:
    # Voila takes the first eight bytes of these for a count.
    assert not is_divided(
        base.serialize_binary_message(said("comm_msg", {}) | {"buffers": [b"picture"] * 11})
    )


def from_page(header: bytes, content: bytes = b"{}") -> bytes:
    """Write what a page says, of two parts as they stand."""
    packed: bytes = base.serialize_msg_to_ws_v1([header, b"{}", b"{}", content], "shell")
    return packed


@pytest.mark.parametrize(
    ("kind", "content", "passes"),
    [
        ("comm_open", b'{"target_name": "jupyter.widget.control"}', True),
        ("comm_open", b'{"target_name": "jupyter.widget.control", "target_name": "jupyter.widget"}', False),
        ("comm_open", b'{"target_name": "jupyter.widget"}', False),
        ("comm_open", b'{"target_name": ["jupyter.widget.control"]}', False),
        ("comm_open", b"5", False),
        ("comm_open", b"[" * 100_000, False),
        ("comm_open", '{"target_name": "jupyter.widget.control"}'.encode("utf-16"), False),
        ("shutdown_request", b"{}", False),
        ("execute_request", b"{}", False),
    ],
)
def test_of_messages_a_pages_own_pass(kind: str, content: bytes, passes: bool) -> None:  # noqa: FBT001 - a row
    message = from_page(json.dumps({"msg_type": kind}).encode(), content)
    assert asked(message) == Asked(kind, passes)


@pytest.mark.parametrize(
    ("kind", "content", "moves"),
    [
        ("comm_msg", b"5", True),
        ("comm_msg", b'{"data": {"method": "update", "state": {"value": 5}}}', True),
        ("comm_msg", b'{"data": {"method": "custom", "content": "request_states"}}', True),
        ("comm_msg", b'{"data": {"method": "request_states"}}', False),
        ("comm_msg", b'{"data": {"method": "request_state"}}', False),
        ("comm_msg", b'{"data": "request_states"}', False),
        ("comm_msg", b'{"data": {"method": {"request_states": []}}}', True),
        ("comm_open", b'{"target_name": "jupyter.widget.control"}', False),
        ("kernel_info_request", b"{}", False),
        ("comm_info_request", b"{}", False),
    ],
)
def test_what_a_page_asks_as_it_comes_back_moves_nothing(kind: str, content: bytes, moves: bool) -> None:  # noqa: FBT001 - a row
    message = from_page(json.dumps({"msg_type": kind}).encode(), content)
    assert asked(message) == Asked(kind, passes=True, moves=moves)


@pytest.mark.parametrize(
    "header", [b"", b"{}", b"5", b"null", b"[" * 100_000, b'{"msg_type": ["comm_msg"]}', b"\xff", b"9" * 9999]
)
def test_what_does_not_say_what_it_is_is_no_message(header: bytes) -> None:
    assert asked(from_page(header)) is None


@pytest.mark.parametrize("count", [0, 1, 5, MOST_PARTS + 2, 2**31, 2**64 - 1])
def test_too_few_or_too_many_parts_are_none(count: int) -> None:
    assert not is_packed(count.to_bytes(8, "little") + b"\0" * 1000)


def test_parts_that_lie_outside_or_go_backwards_are_none() -> None:
    packed = bytearray(base.serialize_msg_to_ws_v1(PARTS, "shell"))
    for place, wrong in ((1, 0), (2, 2**40), (6, len(packed) + 1)):
        bad = bytes(packed[: 8 * place]) + wrong.to_bytes(8, "little") + bytes(packed[8 * place + 8 :])
        assert not is_packed(bad)


def test_only_one_of_two_libraries_pings_and_what_a_closed_socket_had_is_let_go() -> None:
    """Both ask `ping_interval`, the one for milliseconds, the other for seconds: a timer of eight hours."""
    socket: Any = PageSocket.__new__(PageSocket)
    socket.application = SimpleNamespace(settings={})
    socket.request = SimpleNamespace(headers={"Sec-WebSocket-Version": "13"})
    assert socket.ping_interval > 1000
    assert socket.get_websocket_protocol().ping_interval == 0


def test_a_busy_kernel_too_is_heard_before_a_page_asks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """jupyter_server waits for none that is; the answer to a page's first question may then be lost."""
    states: list[str] = []

    def nudged(socket: Any) -> str:  # noqa: ANN401 - as jupyter_server types it
        states.append(socket.kernel_manager.execution_state)
        return "waited for"

    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "nudge", nudged)
    socket: Any = Channels.__new__(Channels)
    kernel = SimpleNamespace(execution_state="busy")
    monkeypatch.setattr(Channels, "kernel_manager", kernel)
    assert socket.nudge() == "waited for"
    assert (states, kernel.execution_state) == (["idle"], "busy")
    kernel.execution_state = "starting"
    socket.nudge()
    assert states == ["idle", "starting"]
