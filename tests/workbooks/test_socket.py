"""What a visitor may say to the kernel of their page: nothing that runs code, ends it, or reads back."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from ipywidgets.widgets.widget import _registry
from jupyter_server.services.kernels.connection import base as served
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from tests.conftest import ask
from workbooks.backlog import EACH, MOST
from workbooks.limits import LARGEST_MESSAGE
from workbooks.messages import CONTROL, PROTOCOL
from workbooks.page_socket import MOST_SOCKETS

if TYPE_CHECKING:
    from pathlib import Path

base: Any = served  # jupyter_server types half of it
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


def packed(message: dict[str, Any]) -> bytes:
    """Give a message as bytes."""
    channel = message["channel"] if isinstance(message["channel"], str) else repr(message["channel"])
    whole: bytes = base.serialize_msg_to_ws_v1(message, channel, pack=lambda part: json.dumps(part).encode())
    return whole


def read(message: bytes) -> dict[str, Any]:
    """Give what bytes say."""
    _, parts = base.deserialize_msg_from_ws_v1(message)
    said = dict(zip(("header", "parent_header", "metadata", "content"), map(json.loads, parts), strict=False))
    return said | {"msg_type": said["header"]["msg_type"]}


async def line_to(kernel: str | HTTPRequest, **options: Any) -> WebSocketClientConnection:  # noqa: ANN401 - tornado's
    """Open a socket as a page does."""
    return await websocket_connect(kernel, subprotocols=[PROTOCOL], **options)


async def heard(socket: WebSocketClientConnection, to: dict[str, Any]) -> list[dict[str, Any]]:
    """Give all that comes until a message is answered and dealt with."""
    found: list[dict[str, Any]] = []
    wanted = {"status idle", "kernel_info_reply"}
    while wanted:
        came = await asyncio.wait_for(socket.read_message(), LONG)
        assert isinstance(came, bytes)
        said = read(came)
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


KINDS = (
    "execute_request",
    "complete_request",
    "inspect_request",
    "history_request",
    "is_complete_request",
    "input_reply",
    "interrupt_request",
    "shutdown_request",
    "debug_request",
    "usage_request",
    "create_subshell_request",
    "delete_subshell_request",
    "list_subshell_request",
    "execute_reply",
    "stream",
    "nothing_of_the_kind",
    "",
)


async def said_to(kernel: str, attacks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Send messages over one socket; give all that came until the kernel has answered a harmless one."""
    harmless = request(attacks[0]["channel"], "kernel_info_request", {})
    socket = await line_to(kernel)
    for message in (*attacks, harmless):
        await socket.write_message(packed(message), binary=True)
    found = await heard(socket, harmless)
    socket.close()
    return found


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_visitors_socket_runs_no_code(kernel: str, tmp_path: Path, channel: str) -> None:
    sign = tmp_path / "sign"
    code = f"open({str(sign)!r}, 'w').close()"
    content = OTHERS | {"code": code, "value": code, "arguments": {"expression": code}}
    attacks = [request(channel, kind, content) for kind in KINDS]
    # The kernel says of each message that it has been busy with it; of these it has never heard.
    heard_of = {said["parent_header"].get("msg_id") for said in asyncio.run(said_to(kernel, attacks))}
    assert heard_of.isdisjoint(attack["header"]["msg_id"] for attack in attacks)
    assert not sign.exists()


@pytest.mark.parametrize("channel", ["stdin", "iopub", "heartbeat", "", None, "shell.execute", 5])
def test_there_is_no_other_way_in(kernel: str, tmp_path: Path, channel: Any) -> None:  # noqa: ANN401 - anything
    sign = tmp_path / "sign"
    content = OTHERS | {"code": f"open({str(sign)!r}, 'w').close()", "value": "x"}

    async def visit() -> None:
        socket = await line_to(kernel)
        with suppress(WebSocketClosedError):
            for kind in (*KINDS, "kernel_info_request"):
                await socket.write_message(packed(request(channel, kind, content)), binary=True)
        socket.close()
        await said_to(kernel, [request("shell", "history_request", OTHERS)])

    asyncio.run(visit())
    assert not sign.exists()


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_who_sends_more_than_may_wait_is_answered_all_the_same(kernel: str, channel: str) -> None:
    asks = [request(channel, "kernel_info_request", {}) for _ in range(3 * MOST // EACH)]
    found = asyncio.run(said_to(kernel, asks))
    answered = [said["parent_header"]["msg_id"] for said in found if said["msg_type"] == "kernel_info_reply"]
    # In their order, and none that answers what this page has not asked.
    assert answered[:-1] == [asked["header"]["msg_id"] for asked in asks]


WIDGET = {"_model_module": "@jupyter-widgets/controls", "_model_module_version": "2.0.0"}
VIEW = {"_view_module": "@jupyter-widgets/controls", "_view_module_version": "2.0.0"}
PICTURE = {"state": WIDGET | VIEW | {"_model_name": "ImageModel", "_view_name": "ImageView"}}
FORGED = [
    ("os", {}),
    ("jupyter.widget.version", {}),
    ("jupyter.widget.control", {"method": "request_states"}),
    ("jupyter.widget", {}),
    ("jupyter.widget", {"state": {}}),
    ("jupyter.widget", {"state": {"_model_module": "os", "_model_name": "system"} | VIEW}),
    ("jupyter.widget", {"state": WIDGET | {"_model_name": "__init__", "_view_name": "__class__"} | VIEW}),
    (
        "jupyter.widget",
        {"state": WIDGET | {"_model_name": "FileUploadModel", "_view_name": "FileUploadView"} | VIEW},
    ),
    (
        "jupyter.widget",
        {
            "state": WIDGET
            | {"_model_name": "HTMLModel", "_view_name": "HTMLView", "comm": 5, "value": {}}
            | VIEW
        },
    ),
    ("jupyter.widget", [5]),
    ({}, "x"),
    (None, None),
]


def test_a_forged_widget_reaches_nothing_and_tells_nothing_of_the_machine(kernel: str) -> None:
    attacks = []
    for target, data in FORGED:
        comm = {"comm_id": uuid4().hex, "target_name": target, "target_module": "os", "data": data}
        opened = request("shell", "comm_open", comm) | {"metadata": {"version": "2.1.0"}}
        told = [
            {"method": "update", "state": {"_esm": "x", "layout": "IPY_MODEL_x", "value": 5}},
            5,
            {"method": {}},
        ]
        messages = [request("shell", "comm_msg", comm | {"data": each}) for each in told]
        attacks += [opened, *messages, request("shell", "comm_close", comm)]
    attacks += [
        request("shell", kind, {}) for kind in ("comm_open", "comm_msg", "comm_close", "comm_info_request")
    ]
    text = json.dumps(asyncio.run(said_to(kernel, attacks)))
    assert "Traceback" not in text
    assert "site-packages" not in text


def test_a_page_has_no_widget_made(kernel: str) -> None:
    def opening(target: str) -> dict[str, Any]:
        comm = {"comm_id": uuid4().hex, "target_name": target, "data": PICTURE}
        return request("shell", "comm_open", comm) | {"metadata": {"version": "2.1.0"}}

    made, asked = opening("jupyter.widget"), opening(CONTROL)
    heard_of = {said["parent_header"].get("msg_id") for said in asyncio.run(said_to(kernel, [made, asked]))}
    assert asked["header"]["msg_id"] in heard_of
    assert made["header"]["msg_id"] not in heard_of


def test_each_way_to_open_a_widget_leads_to_one_that_only_draws() -> None:
    names = {widget.__module__.split(".")[0] for _, widget in _registry.items()}
    assert names <= {"ipywidgets", "anywidget", "widgets", "tests", "plotly"}


def refused(kernel: str, **headers: str) -> int:
    """Open a socket; give the status it was refused with, or 101."""
    asked = HTTPRequest(kernel, headers=headers)

    async def visit() -> int:
        try:
            (await line_to(asked)).close()
        except HTTPClientError as error:
            return error.code
        return 101

    return asyncio.run(visit())


@pytest.mark.parametrize("protocols", [None, [], ["v0"], [f"{PROTOCOL}.x"]])
def test_a_socket_of_another_protocol_is_refused(kernel: str, protocols: list[str] | None) -> None:
    async def visit() -> None:
        await websocket_connect(kernel, subprotocols=protocols)

    with pytest.raises(HTTPClientError, match="400"):
        asyncio.run(visit())


def test_a_kernel_has_so_many_sockets_and_another_when_one_is_closed(kernel: str) -> None:
    async def visit() -> None:
        lines = [await line_to(kernel) for _ in range(MOST_SOCKETS)]
        with pytest.raises(HTTPClientError, match="429"):
            await line_to(kernel)
        lines[0].close()
        while await asyncio.wait_for(lines[0].read_message(), LONG) is not None:
            pass
        async with asyncio.timeout(LONG):
            while True:
                with suppress(HTTPClientError):
                    lines[0] = await line_to(kernel)
                    break
        for line in lines:
            line.close()

    asyncio.run(visit())


def test_a_page_of_another_site_opens_no_socket(kernel: str) -> None:
    own = f"http://{urlsplit(kernel).netloc}"
    end = monotonic() + LONG
    while (answer := refused(kernel, Origin=own)) == 429 and monotonic() < end:
        pass  # the server may not have noticed yet that the sockets of the test before were closed
    assert answer == 101
    for origin in ("http://elsewhere.example", "null", f"{own}.example", "http://127.0.0.1", "file://"):
        assert refused(kernel, Origin=origin) == 403
    # Nor with what other servers take for a key.
    assert refused(f"{kernel}?token=x", Origin="http://elsewhere.example", Authorization="token x") == 403


def test_who_does_not_know_a_kernels_name_finds_none(kernel: str) -> None:
    name = re.search(r"kernels/([\w-]+)/", kernel)[1]  # type: ignore[index]  # as the fixture has it
    for other in (str(uuid4()), name.upper(), name[:-1], f"{name[:-1]}?", "*", "..", f"{name}%00"):
        if other != name:
            assert refused(kernel.replace(name, other)) in {400, 404}, other


@pytest.mark.parametrize("compressed", [None, {}])
def test_a_message_beyond_measure_closes_its_own_socket_alone(kernel: str, compressed: Any) -> None:  # noqa: ANN401 - tornado's
    async def visit() -> tuple[Any, int | None]:
        socket = await line_to(kernel, compression_options=compressed)
        await socket.write_message(b"\0" * (LARGEST_MESSAGE + 1), binary=True)
        while (said := await asyncio.wait_for(socket.read_message(), LONG)) is not None:
            assert said
        code = socket.close_code
        return await said_to(kernel, [request("shell", "history_request", OTHERS)]), code

    found, code = asyncio.run(visit())
    assert found
    assert code in {1009, None}  # hung up on in the middle of it, or told why


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "x",
        "[]",
        "5",
        "{}",
        '{"channel":"shell"}',
        '{"channel":"shell","header":null}',
        '{"channel":"shell","header":{"msg_type":["comm_msg"]}}',
        '{"channel":"shell","header":{"msg_type":"comm_msg"},"content":5}',
        '{"channel":"shell","header":{"msg_type":"comm_msg","msg_id":{}},"parent_header":5,"content":{"comm_id":[]}}',
        "[" * 5000,
        b"",
        b"\0" * 8,
        b"\xff" * 64,
        (2**62).to_bytes(8, "little"),
    ],
)
def test_what_is_no_message_harms_nobody(kernel: str, junk: str | bytes) -> None:
    async def visit() -> list[dict[str, Any]]:
        socket = await line_to(kernel)
        await socket.write_message(junk, binary=isinstance(junk, bytes))
        while await asyncio.wait_for(socket.read_message(), LONG) is not None:
            pass  # it is hung up on
        return await said_to(kernel, [request("shell", "history_request", OTHERS)])

    text = json.dumps(asyncio.run(visit()))
    assert "Traceback" not in text
