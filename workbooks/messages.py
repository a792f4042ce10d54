"""Messages between a page and its kernel, as bytes: what has the form of one, and which are passed on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from jupyter_server.services.kernels.connection import base

deserialize_msg_from_ws_v1: Any = base.deserialize_msg_from_ws_v1  # untyped there
PROTOCOL = "v1.kernel.websocket.jupyter.org"
"""How they are divided: a count, where each part begins, and the parts."""
WORD = 8
"""Bytes of a number in it."""
MOST_PARTS = 64
"""Parts of one message of a page; ours have the channel's name, four of JSON, and a file at the most."""
FEWEST_PARTS = 5
CONTROL = "jupyter.widget.control"
"""The one target that a page opens: it asks there for all widgets that there are, and makes none."""
CHANNELS = ("shell", "control")
"""Those that are open to a page."""
_OPENS = "comm_open"
_TELLS = "comm_msg"
_ASKS = ("request_states", "request_state")  # of a widget's messages, those by which nothing is moved
_PASSED = {_TELLS, "comm_close", "comm_info_request", "kernel_info_request"}
_HEADER, _CONTENT = 0, 3
_UNREADABLE = (ValueError, TypeError, KeyError, RecursionError)


def is_divided(message: object) -> bool:
    """Tell whether something is bytes with a table of parts that lies within them.

    jupyter_server and Voila go through as many numbers as the first one says, up to 2 ** 64: eight bytes
    would stop them, and with them all pages, until the machine's memory is full.
    """
    if not isinstance(message, bytes):
        return False
    count = int.from_bytes(message[:WORD], "little")
    return count > FEWEST_PARTS and len(message) >= WORD * (count + 1)


def is_packed(message: bytes) -> bool:
    """Tell whether bytes of a page are divided as the protocol has it, for a channel that is open to it."""
    count = int.from_bytes(message[:WORD], "little")
    table = WORD * (count + 1)
    if not is_divided(message) or count > MOST_PARTS + 1:
        return False
    places = [int.from_bytes(message[at : at + WORD], "little") for at in range(WORD, table, WORD)]
    if places[0] < table or places != sorted(places) or places[-1] > len(message):
        return False
    return message[places[0] : places[1]] in map(str.encode, CHANNELS)


def channel_of(message: bytes) -> str:
    """Give the channel of a message that is divided as the protocol has it."""
    begins, ends = (int.from_bytes(message[at : at + WORD], "little") for at in (WORD, 2 * WORD))
    return message[begins:ends].decode()


@dataclass(frozen=True)
class Asked:
    """A message of a page.

    Attributes:
        kind: What it says that it is.
        passes: Whether the kernel is to get it. By `comm_open` a page would have a widget made of any class
            that is registered: with bytes of its own in it, and each change told back. Ours are made by their
            workbook alone.
        moves: Whether somebody moved something: a page that comes back asks for everything, and that is none.
    """

    kind: str
    passes: bool
    moves: bool = False


def asked(message: object) -> Asked | None:
    """Read a page's message; None where it is none."""
    if not isinstance(message, bytes) or not is_packed(message):
        return None
    parts = _parts(message)
    try:
        kind = _json(parts[_HEADER])["msg_type"]
    except _UNREADABLE:
        return None
    if not isinstance(kind, str):
        return None
    content = parts[_CONTENT]
    return Asked(
        kind,
        passes=kind in _PASSED or (kind == _OPENS and _opens_control(content)),
        moves=kind == _TELLS and not _asks(content),
    )


def _asks(content: bytes) -> bool:
    if _ASKS[-1].encode() not in content:
        return False  # a file is not read for that
    try:
        return _json(content)["data"]["method"] in _ASKS
    except _UNREADABLE:
        return True


def _opens_control(content: bytes) -> bool:
    try:
        return bool(_json(content)["target_name"] == CONTROL)
    except _UNREADABLE:
        return False


def is_log(message: bytes) -> bool:
    """Tell whether a message of the kernel is what it writes to its standard error stream."""
    if b"stream" not in message:
        return False
    parts = _parts(message)
    return bool(
        _json(parts[_HEADER])["msg_type"] == "stream" and _json(parts[_CONTENT]).get("name") == "stderr"
    )


def _parts(message: bytes) -> list[bytes]:
    parts: list[bytes] = deserialize_msg_from_ws_v1(message)[1]
    return parts


def _json(part: bytes) -> Any:  # noqa: ANN401 - any JSON
    # Of other encodings, which json would guess, the kernel knows nothing.
    return json.loads(part.decode())
