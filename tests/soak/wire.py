"""One kernel message as bytes, as our page host writes it (`workbooks/host/wire.js`)."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

PROTOCOL = "v1.kernel.websocket.jupyter.org"
VERSION = "5.3"

_WORD = 8
_HEADER, _PARENT, _CONTENT = 1, 2, 4


def pack(channel: str, kind: str, content: object, session: str) -> tuple[str, bytes]:
    """Write a message; give its id, which its answers name, and the bytes."""
    name = uuid.uuid4().hex
    header = {
        "msg_id": name,
        "msg_type": kind,
        "session": session,
        "username": "",
        "date": datetime.now(UTC).isoformat(),
        "version": VERSION,
    }
    parts = [channel.encode(), *(json.dumps(part).encode() for part in (header, {}, {}, content))]
    ends = [_WORD * (len(parts) + 2)]
    for part in parts:
        ends.append(ends[-1] + len(part))
    offsets = [len(ends), *ends]
    return name, b"".join([*(each.to_bytes(_WORD, "little") for each in offsets), *parts])


class Message:
    """A message that came, read no further than is asked for: most of them hold a picture.

    Args:
        packed: Its bytes.
    """

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        count = int.from_bytes(packed[:_WORD], "little")
        self._offsets = [
            int.from_bytes(packed[_WORD * at : _WORD * (at + 1)], "little") for at in range(1, count + 1)
        ]

    def _part(self, number: int) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self._packed[self._offsets[number] : self._offsets[number + 1]])
        return read

    @property
    def kind(self) -> str:
        """What it is: `comm_msg`, `status`."""
        return str(self._part(_HEADER)["msg_type"])

    @property
    def answers(self) -> str:
        """The id of the message that it answers; empty where it answers none."""
        return str(self._part(_PARENT).get("msg_id", ""))

    @property
    def content(self) -> dict[str, Any]:
        """What it says."""
        return self._part(_CONTENT)
