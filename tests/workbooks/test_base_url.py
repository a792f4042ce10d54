"""The whole course below a path, as behind another web server or a hub: no address leads out of it."""

from __future__ import annotations

import asyncio
import json
import re
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tornado.websocket import websocket_connect

from tests.conftest import PLAIN_KERNELS
from tests.workbooks.read_html import Page
from workbooks import cli
from workbooks.messages import PROTOCOL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Reply

BELOW = "/user/anna.b@example/"
BREAD = "voila/render/fr/01_bread.ipynb"


@pytest.fixture(scope="module")
def below(small_course: Path, serving: Callable) -> Iterator[str]:
    """Give the address of the small course, served below a path."""
    with serving(small_course, base_url=BELOW, trainer=True, before=PLAIN_KERNELS) as url:
        yield f"{url}/"


@pytest.fixture(scope="module")
def bread(below: str, ask: Callable[..., Reply]) -> Reply:
    """Give a workbook with controls."""
    return ask(f"{below}{BREAD}")


def config(page: Reply) -> dict[str, str]:
    found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page.text)
    assert found
    given: dict[str, str] = json.loads(found[1])
    return given


def test_the_command_prints_the_whole_address(below: str) -> None:
    assert urlsplit(below).path == BELOW


@pytest.mark.parametrize("way", ["", "fr", "halfhour", "halfhour/fr"])
def test_each_way_in_leads_to_the_front_page_below_it(
    below: str, ask: Callable[..., Reply], way: str
) -> None:
    reply = ask(f"{below}{way}?price=1200", Accept_Language="fr")
    assert reply.headers["location"] == f"{BELOW}voila/render/fr/00_start.ipynb?price=1200"
    assert ask(below.rstrip("/")).headers["location"].startswith(f"{BELOW}voila/render/")


@pytest.mark.parametrize(
    "path",
    [
        "voila/render/fr/00_start.ipynb",
        BREAD,
        "halfhour/glossary/fr",
        "halfhour/guide/fr",
        "projector",
        "nowhere",
    ],
)
def test_every_address_in_a_page_answers_below_it(below: str, ask: Callable[..., Reply], path: str) -> None:
    where = f"{below}{path}"
    page = Page(ask(where).text)
    named = {
        urljoin(where, value)
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in {"href", "src", "data-hh-voila"} or (name == "data-what" and "/" in value)
        if value and not value.startswith(("#", "data:"))
    }
    assert named
    assert [address for address in named if not address.startswith(below)] == []
    workbooks = {address for address in named if address.endswith(".ipynb")}
    assert [address for address in named - workbooks if ask(address).status not in {200, 302}] == []


def test_nothing_answers_outside_of_it(below: str, ask: Callable[..., Reply]) -> None:
    outside = below.removesuffix(BELOW)
    for path in ("/", "/fr", "/halfhour/fr", f"/{BREAD}", "/voila/static/voila.js"):
        assert ask(f"{outside}{path}").status == 404


def test_the_page_speaks_to_its_kernel_below_it_and_ends_it(
    below: str, bread: Reply, ask: Callable[..., Reply]
) -> None:
    told = config(bread)
    assert told["baseUrl"] == BELOW
    kernel = f"{below}api/kernels/{told['kernelId']}"
    assert ask(kernel).status == 200

    async def connects() -> bool:
        socket = await websocket_connect(f"ws{kernel.removeprefix('http')}/channels", subprotocols=[PROTOCOL])
        socket.close()
        return True

    assert asyncio.run(connects())
    # As the page does when it is left: its cookie is in the form, and in the header.
    token = re.search(r"_xsrf=([^;]+)", bread.headers["set-cookie"])
    assert token
    beacon = Request(  # noqa: S310 - our own server
        f"{below}voila/api/shutdown/{told['kernelId']}",
        data=f"_xsrf={token[1]}".encode(),
        headers={"Cookie": f"_xsrf={token[1]}"},
    )
    with urlopen(beacon, timeout=60) as reply:  # noqa: S310 - as above
        assert reply.status == 204
    assert ask(kernel).status == 404


def test_the_policy_is_the_same_below_it(below: str, bread: Reply) -> None:
    host = urlsplit(below).netloc
    assert f"connect-src 'self' ws://{host} wss://{host};" in bread.headers["content-security-policy"]


def test_the_projector_shows_the_way_in_below_it(below: str, ask: Callable[..., Reply]) -> None:
    assert f'href="{below}?price=1200"' in ask(f"{below}projector?price=1200").text


@pytest.mark.parametrize(
    ("text", "path"),
    [("/", "/"), ("", "/"), ("course", "/course/"), ("/user/a%40b/", "/user/a%40b/"), ("//x//", "/x/")],
)
def test_a_path_is_taken_with_or_without_its_slashes(text: str, path: str) -> None:
    assert cli.base_url(text) == path


@given(st.text())
def test_what_is_no_path_is_refused_and_what_is_one_has_its_slashes(text: str) -> None:
    try:
        path = cli.base_url(text)
    except ArgumentTypeError as error:
        assert "is not a path in an address" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert re.fullmatch(r"/([A-Za-z0-9_.~@%-]+/)*", path)
