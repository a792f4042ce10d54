"""What a page may do is told to the browser with it: to run no script that a text brought along."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbooks.read_html import Page
from workbooks.policy import SHEET_POLICY, page_policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Reply

RUN = {None, "", "module", "text/javascript"}
WORKBOOKS = [f"voila/render/{page}.ipynb" for page in ("fr/00_start", "en/01_bread", "fr/02_broken")]
SHEETS = ["halfhour/glossary/fr", "halfhour/guide/en", "paper/fr", "projector"]


def directives(policy: str) -> dict[str, set[str]]:
    """Take a policy apart."""
    parts = (part.split() for part in policy.split(";"))
    return {name: set(values) for name, *values in parts}


def handlers(page: Page) -> list[str]:
    """Give the attributes of a page that would run something."""
    found = [(name, value) for _, attributes in page.elements for name, value in attributes.items()]
    return [name for name, value in found if name.startswith("on") or "javascript:" in (value or "")]


@pytest.mark.parametrize("path", WORKBOOKS)
def test_all_that_a_workbooks_page_runs_is_what_its_policy_names(
    small_site: str, ask: Callable[..., Reply], path: str
) -> None:
    for _ in range(2):  # anew, and with the beginning that was kept
        reply = ask(f"{small_site}/{path}")
        allowed = directives(reply.headers["content-security-policy"])
        assert allowed["default-src"] == {"'none'"}
        assert not allowed["script-src"] & {
            "'unsafe-inline'",
            "'unsafe-eval'",
            "*",
            "data:",
            "http:",
            "https:",
        }
        host = small_site.removeprefix("http://")
        assert allowed["connect-src"] == {"'self'", f"ws://{host}", f"wss://{host}"}
        assert allowed["frame-ancestors"] == {"'self'"}
        page = Page(reply.text)
        inline = {text for kind, text in page.scripts if kind in RUN and text}
        hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline}
        assert hashes <= allowed["script-src"]
        assert handlers(page) == []
        assert reply.headers["referrer-policy"] == "same-origin"
        assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_runs_nothing(small_site: str, ask: Callable[..., Reply], path: str) -> None:
    reply = ask(f"{small_site}/{path}")
    assert reply.status == 200
    assert reply.headers["content-security-policy"] == SHEET_POLICY
    assert "script-src" not in SHEET_POLICY
    page = Page(reply.text)
    assert page.scripts == []
    assert handlers(page) == []


def test_a_page_that_is_not_there_has_the_same_policy(small_site: str, ask: Callable[..., Reply]) -> None:
    reply = ask(f"{small_site}/nowhere")
    assert reply.status == 404
    assert "'unsafe-inline'" not in directives(reply.headers["content-security-policy"])["script-src"]


@given(st.text())
def test_no_host_adds_to_a_policy(host: str) -> None:
    found = directives(page_policy(host))
    plain = directives(page_policy(""))
    assert found.keys() == plain.keys()
    assert all(found[name] == plain[name] for name in plain if name != "connect-src")
    assert len(found["connect-src"]) in {1, 3}


@pytest.mark.parametrize("host", ["example.org", "example.org:8866", "127.0.0.1:80", "[::1]:8866"])
def test_a_socket_to_the_same_place_is_allowed(host: str) -> None:
    assert f"wss://{host}" in directives(page_policy(host))["connect-src"]


@pytest.mark.parametrize("host", ["a; script-src *", "a b", "a\n", "evil.example/'self'", "[::1", "*"])
def test_what_is_no_host_is_left_out(host: str) -> None:
    assert page_policy(host) == page_policy("")
