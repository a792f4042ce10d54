"""What has the form of a message, whichever bytes come."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection import base as served

from workbooks.page_socket import MOST_PARTS, is_log, is_packed, is_packed_of_old

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
    if is_packed_of_old(message):
        assert int.from_bytes(message[:4], "big") <= MOST_PARTS
        with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
            base.deserialize_binary_message(message)


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
    message = said(kind, content)
    packed = base.serialize_msg_to_ws_v1(message, "iopub", pack=lambda part: json.dumps(part).encode())
    for form in (message, json.dumps(message), packed):
        assert is_log(form) is log


@pytest.mark.parametrize("count", [0, 1, 5, MOST_PARTS + 2, 2**31, 2**64 - 1])
def test_too_few_or_too_many_parts_are_none(count: int) -> None:
    assert not is_packed(count.to_bytes(8, "little") + b"\0" * 1000)


def test_parts_that_lie_outside_or_go_backwards_are_none() -> None:
    packed = bytearray(base.serialize_msg_to_ws_v1(PARTS, "shell"))
    for place, wrong in ((1, 0), (2, 2**40), (6, len(packed) + 1)):
        bad = bytes(packed[: 8 * place]) + wrong.to_bytes(8, "little") + bytes(packed[8 * place + 8 :])
        assert not is_packed(bad)
