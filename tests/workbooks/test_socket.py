"""What a visitor may say to the kernel of their page: nothing that runs code, ends it, or reads back."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.conftest import ask

if TYPE_CHECKING:
    from pathlib import Path

BREAD = "voila/render/en/01_bread.ipynb"
LONG = 60
OTHERS = {
    "silent": False,
    "cursor_pos": 3,
    "detail_level": 1,
    "hist_access_type": "tail",
    "output": True,
    "raw": True,
    "command": "evaluate",
    "type": "request",
    "seq": 1,
}


def request(channel: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """Write a message as a front end does."""
    header = {
        "msg_id": uuid4().hex,
        "msg_type": kind,
        "session": uuid4().hex,
        "username": "",
        "version": "5.3",
    }
    return {"channel": channel, "header": header, "parent_header": {}, "metadata": {}, "content": content}


async def heard(socket: WebSocketClientConnection, to: dict[str, Any]) -> list[dict[str, Any]]:
    """Give all that comes until a message is answered and dealt with."""
    found: list[dict[str, Any]] = []
    wanted = {"status idle", "kernel_info_reply"}
    while wanted:
        said = json.loads(await asyncio.wait_for(socket.read_message(), LONG) or "null")
        found.append(said)
        if said["parent_header"].get("msg_id") == to["header"]["msg_id"]:
            kind, state = said["msg_type"], said["content"].get("execution_state", "")
            wanted.discard(f"{kind} {state}".strip())
    return found


@pytest.fixture(scope="module")
def kernel(small_site: str) -> str:
    """Give the address of the channels of a page's kernel."""
    page = ask(f"{small_site}/{BREAD}").text
    found = re.search(r'"kernelId": ?"([\w-]+)"', page)
    assert found
    return f"ws{small_site.removeprefix('http')}/api/kernels/{found[1]}/channels"


@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        ("shell", "execute_request"),
        ("control", "execute_request"),
        ("shell", "complete_request"),
        ("shell", "inspect_request"),
        ("shell", "history_request"),
        ("control", "debug_request"),
        ("control", "interrupt_request"),
        ("stdin", "input_reply"),
    ],
)
def test_a_visitors_socket_runs_no_code(kernel: str, tmp_path: Path, channel: str, kind: str) -> None:
    sign = tmp_path / "sign"
    code = f"open({str(sign)!r}, 'w').close()"
    attack = request(channel, kind, OTHERS | {"code": code, "value": code, "arguments": {"expression": code}})
    harmless = request("control" if channel == "control" else "shell", "kernel_info_request", {})

    async def visit() -> list[dict[str, Any]]:
        socket = await websocket_connect(kernel)
        for message in (attack, harmless):
            await socket.write_message(json.dumps(message))
        found = await heard(socket, harmless)
        socket.close()
        return found

    # The kernel says of each message that it has been busy with it; of this one it has never heard.
    assert attack["header"]["msg_id"] not in [
        said["parent_header"].get("msg_id") for said in asyncio.run(visit())
    ]
    assert not sign.exists()
