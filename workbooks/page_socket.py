"""A page's socket, which passes on to the kernel what has the form of a message, and hangs up on all else."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.services.kernels.connection import base
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

deserialize_msg_from_ws_v1: Any = base.deserialize_msg_from_ws_v1  # untyped there
WORD = 8
"""Bytes of a number in the protocol v1.kernel.websocket.jupyter.org."""
MOST_PARTS = 64
"""Parts of one message; ours have the channel's name, four of JSON, and a file at the most."""
FEWEST_PARTS = 5
_CHANNELS = (b"shell", b"control")
_WORD_OF_OLD = 4
_NO_MESSAGE = 1007  # of the socket's own codes: data that is not what it should be


def is_packed(message: bytes) -> bool:
    """Tell whether bytes are divided as the protocol has it.

    jupyter_server goes through as many numbers as the first one says, up to 2 ** 64: eight bytes from anybody
    would stop it, and with it all other pages, until the machine's memory is full.
    """
    count = int.from_bytes(message[:WORD], "little")
    table = WORD * (count + 1)
    if not FEWEST_PARTS < count <= MOST_PARTS + 1 or len(message) < table:
        return False
    places = [int.from_bytes(message[at : at + WORD], "little") for at in range(WORD, table, WORD)]
    if places[0] < table or places != sorted(places) or places[-1] > len(message):
        return False
    return message[places[0] : places[1]] in _CHANNELS


def is_packed_of_old(message: bytes) -> bool:
    """Tell the same of the protocol without a name, in which JSON comes first and files after it."""
    count = int.from_bytes(message[:_WORD_OF_OLD], "big")
    return 0 < count <= MOST_PARTS and len(message) >= _WORD_OF_OLD * (count + 1)


def is_log(message: object) -> bool:
    """Tell whether a message of the kernel is what it writes to its standard error stream."""
    if b"stream" not in (message if isinstance(message, bytes) else str(message).encode()):
        return False
    told: Any
    if isinstance(message, bytes):
        header, _, _, content, *_ = deserialize_msg_from_ws_v1(message)[1]
        told = {"header": json.loads(header), "content": json.loads(content)}
    else:
        told = json.loads(message) if isinstance(message, str) else message
    return bool(told["header"]["msg_type"] == "stream" and told["content"].get("name") == "stderr")


class PageSocket(VoilaKernelWebsocketHandler):  # type: ignore[misc]  # voila ships no types
    """Voila's socket, closed by the first message that is none."""

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass a message on."""
        if self._is_message(ws_message):
            super().on_message(ws_message)
        else:
            self.close(_NO_MESSAGE)

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - as Voila has it
        """Pass on what the kernel says, but for what it logs: where in which file something went wrong."""
        return None if is_log(message) else super().write_message(message, binary)

    def _is_message(self, message: str | bytes) -> bool:
        if self.selected_subprotocol:
            return isinstance(message, bytes) and is_packed(message)
        return isinstance(message, str) or is_packed_of_old(message)
