"""Which addresses the server has, what each answers to, and what it says beside."""

from __future__ import annotations

import http.client
import json
import logging
import re
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import pytest
import tornado.web
from voila.app import Voila
from voila.handler import BaseVoilaHandler

from tests.conftest import PLAIN_KERNELS, Reply, ask, serving
from workbooks.limits import LISTEN
from workbooks.paths import WORKBOOKS, show_jupyter
from workbooks.replies import HEADERS
from workbooks.server import VOILAS, Server
from workbooks.settings import kernel_settings, voila_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BREAD = "/voila/render/en/01_bread.ipynb"
NOBODYS = "12345678-1234-1234-1234-123456789abc"

ROUTES = {
    r"/$": "the way in",
    r"/(fr|en)/?$": "the way in, in a language",
    r"/halfhour(?:/(fr|en))?/?$": "the same, as it is below any server",
    r"/halfhour/static/([\w.-]+\.js)$": "plotly.js, our page's script and our host, by name",
    r"/paper/(fr|en)/?$": "the sheet of paper",
    r"/halfhour/paper/(fr|en)/?$": "the same, as it is below any server",
    r"/halfhour/glossary/(fr|en)/?$": "the glossary",
    r"/halfhour/guide/(fr|en)/?$": "the trainer's guide, which is public",
    r"/halfhour/places$": "whether there is a place for one more learner",
    r"/projector/?$": "the page for the projector",
    r"/halfhour/projector/?$": "the same, as it is below any server",
    r"/voila/render/((?:fr|en)/[\w-]+\.ipynb)$": "a workbook",
    r"/voila/templates/(halfhour/static/[\w-]+\.js)$": "what the page of a full server asks by",
    r"/voila/static/(.*)$": "voila.js, for a notebook with others' widgets, and its parts",
    r"/voila/labextensions/(.*)$": "those others' widgets",
    r"/api/kernels/(?P<kernel_id>\w{8}-\w{4}-\w{4}-\w{4}-\w{12})$": "whether a page's kernel is still there",
    r"/api/kernels/(?P<kernel_id>\w{8}-\w{4}-\w{4}-\w{4}-\w{12})/channels$": "a page's socket",
    r"/voila/api/shutdown/(?P<kernel_id>\w{8}-\w{4}-\w{4}-\w{4}-\w{12})$": "a page's farewell",
}
"""All that a visitor may ask for, and what for."""

PAGES = [
    "/",
    "/fr",
    "/halfhour",
    "/paper/fr",
    "/halfhour/glossary/en",
    "/halfhour/guide/en",
    "/projector",
    BREAD,
]
FILES = ["/halfhour/static/page.js", "/voila/templates/halfhour/static/full.js", "/voila/static/voila.js"]
KERNELS = [f"/api/kernels/{NOBODYS}", f"/api/kernels/{NOBODYS}/channels"]

NOWHERE = """
    /api /api/kernels /api/kernels/ /api/sessions /api/status /api/contents /api/contents/fr
    /api/terminals /api/kernelspecs /api/me /api/spec.yaml /api/events/subscribe /api/config/x
    /api/nbconvert /api/shutdown /api/security/csp-report /api/kernels/{NOBODYS}/restart
    /api/kernels/{NOBODYS}/interrupt /lab /lab/tree/fr /lab/api/settings /tree /notebooks/x /doc
    /files/fr/01_bread.ipynb /edit/x /view/x /nbconvert/html/fr/01_bread.ipynb /terminals/1
    /terminals/websocket/1 /login /logout /metrics /hub /voila /voila/tree /voila/render /voila/render/
    /voila/files/fr/01_bread.ipynb /voila/files/ /voila/api/contents/ /voila/query/x /voila/api/themes/x
    /voila/api/shutdown/ /voila/execution/{NOBODYS} /voila/templates/ /voila/templates/lab/static/x
    /voila/templates/../static/x /voila/templates/halfhour/index.html.j2
    /voila/templates/halfhour/static/../index.html.j2 /voila/templates/halfhour/static/..%2findex.html.j2
    /voila/templates/halfhour/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/serve.py /voila/static/../conf.json
    /voila/static/..%2fconf.json /voila/static/%2e%2e/%2e%2e/lab/index.html.j2 /voila/static//etc/passwd
    /voila/static/%2fetc%2fpasswd /voila/labextensions/../../../../etc/passwd
    /voila/labextensions/..%2f..%2f..%2fetc%2fpasswd /voila/labextensions//etc/passwd
    /halfhour/static/../serve.py /halfhour/static/..%2f..%2fserve.js /halfhour/static/nothing.js
    /voila/render/en/..%2f..%2fserve.ipynb /voila/render/en/01_bread.ipynb/../../../serve.py
    /voila/render/en/01_bread.py /voila/render/en/.hidden.ipynb /voila/render/en/01_bread.ipynb%00
    /voila/render/en/01_bread.ipynb%0d%0aSet-Cookie:%20a=b /voila/render//etc/passwd //etc/passwd /.. /%
    /.git/config /.env /favicon.ico /robots.txt /static/style.css /custom/custom.css
""".replace("{NOBODYS}", NOBODYS).split()
"""Where other Jupyter servers answer, and what is tried at every server in the world."""

TELLS = re.compile(
    r"traceback|site-packages|tornado|jupyter_server|python/|/tmp/|/root|/home|line \d+", re.IGNORECASE
)
"""What no stranger is to read of the machine behind a server."""


def send(url: str, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Reply:
    """Send a request as it stands: no path is tidied; header names with underscores."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        found = answer.getheaders()
        cookies = "\n".join(value for name, value in found if name == "Set-Cookie")
        named = {name.lower(): value for name, value in found} | {"set-cookie": cookies}
        return Reply(answer.status, named, answer.read())
    finally:
        connection.close()


def opened(site: str) -> tuple[str, str]:
    """Open a workbook; give its kernel's name and the page's cookie."""
    reply = send(site, BREAD)
    found = re.search(r'"kernelId": ?"([\w-]+)"', reply.text)
    assert found
    return found[1], reply.headers["set-cookie"].split(";")[0].removeprefix("_xsrf=")


def routes(folder: Path) -> list[Any]:
    """Give the routes of the application that `halfhour serve` answers with.

    Args:
        folder: For what it would keep of its kernels.
    """
    show_jupyter()
    config = voila_settings()
    config.merge(kernel_settings(WORKBOOKS))
    server = Server(config=config, root_dir=str(WORKBOOKS), log_level=logging.ERROR, config_file_paths=[])
    server.initialize([])
    server.connection_dir = str(folder)
    app = tornado.web.Application(**server.init_settings())
    app.add_handlers(".*$", server.init_handlers())
    found: list[Any] = []
    waiting = list(app.default_router.rules)
    while waiting:
        rule = waiting.pop(0)
        if hasattr(rule.target, "rules"):
            waiting += rule.target.rules
        else:
            found.append(rule)
    return found


def test_the_server_has_no_address_that_is_not_on_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {rule.matcher.regex.pattern for rule in routes(tmp_path)} == set(ROUTES)
    # Nor has it one that a newer Voila brings, of whatever class.
    of_today = Voila.init_handlers
    newer = [("/voila/api/new", type("NewHandler", (BaseVoilaHandler,), {}))]
    newer += [(path, kind) for path in ("/voila/new/(.*)", "/new/(.*)") for kind in VOILAS.values()]
    newer += [(f"/{path}", newer[0][1]) for path in VOILAS]
    monkeypatch.setattr(Voila, "init_handlers", lambda voila: [*newer, *of_today(voila)])
    found = routes(tmp_path)
    assert {rule.matcher.regex.pattern for rule in found} == set(ROUTES)
    assert newer[0][1] not in {rule.target for rule in found}


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_elsewhere_there_is_nothing(small_site: str, method: str) -> None:
    body = None if method == "GET" else "{}"
    for path in NOWHERE:
        reply = send(small_site, path, method, body)
        # What is outside a folder of scripts is refused (403), and so is what nobody's page has posted.
        assert reply.status in ({403, 404} if method == "GET" else {403, 404, 405}), path
        assert not TELLS.search(reply.text), path
        assert reply.headers.get("set-cookie", "").count("=") <= 3, path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_what_is_there_is_only_read(small_site: str, method: str) -> None:
    for path in [*PAGES, *FILES, *KERNELS]:
        reply = send(small_site, path, method, "x=1")
        assert reply.status in {400, 403, 404, 405, 501}, (method, path)
        assert not TELLS.search(reply.text), (method, path)


def test_each_reply_says_what_may_be_done_with_it_and_not_what_wrote_it(small_site: str) -> None:
    for path in [
        *PAGES,
        *FILES,
        *KERNELS,
        "/nowhere",
        "/voila/static/nothing",
        f"/voila/api/shutdown/{NOBODYS}",
    ]:
        headers = send(small_site, path).headers
        assert {name.lower() for name in HEADERS} <= set(headers), path
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors" in headers["content-security-policy"], path
        assert "server" not in headers
        assert not TELLS.search(json.dumps({**headers, "content-security-policy": ""})), path


def test_a_page_has_one_cookie_which_no_other_site_sends_and_nobody_is_known_by(small_site: str) -> None:
    plain = send(small_site, BREAD).headers["set-cookie"]
    assert re.fullmatch(r"_xsrf=[\w|]+; Path=/; SameSite=Lax", plain)
    secure = send(small_site, BREAD, X_Forwarded_Proto="https").headers["set-cookie"]
    assert re.fullmatch(r"_xsrf=[\w|]+; Path=/; SameSite=Lax; Secure", secure)
    for path in [*FILES, KERNELS[0], "/", "/paper/fr"]:
        assert send(small_site, path).headers["set-cookie"] == "", path


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"Sec-Fetch-Dest": "image", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-origin"}, 403),
        ({"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Dest": "document", "Sec-Purpose": "prefetch;prerender"}, 403),
        ({"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}, 200),
        ({"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
def test_a_kernel_is_started_only_for_a_page_that_is_to_be_read(
    small_site: str, told: dict[str, str], status: int
) -> None:
    reply = ask(small_site + BREAD, **told)
    assert reply.status == status
    assert ("kernelId" in reply.text) == (status == 200)
    # A page without code costs nothing, and is there for whoever asks.
    assert ask(f"{small_site}/voila/render/en/00_start.ipynb", **told).status == 200


def test_a_kernel_goes_only_when_its_own_page_says_so(small_site: str) -> None:
    kernel, token = opened(small_site)
    there, farewell = f"/api/kernels/{kernel}", f"/voila/api/shutdown/{kernel}"
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    cookie = {"Cookie": f"_xsrf={token}"}
    body = urlencode({"_xsrf": token})
    refused = [
        send(small_site, farewell, "POST", "", **form),
        send(small_site, farewell, "POST", body, **form),
        send(small_site, farewell, "POST", "", **form, **cookie),
        send(small_site, farewell, "POST", "_xsrf=2|0|0|0", **form, **cookie),
        send(small_site, farewell, "POST", body, **form, **cookie, Origin="http://elsewhere.example"),
        send(small_site, f"{farewell}?token=", "POST", "", **form, Authorization="token "),
        send(small_site, there, "DELETE", body, **form, **cookie),
        send(small_site, f"{there}/restart", "POST", body, **form, **cookie),
    ]
    assert {reply.status for reply in refused} <= {403, 404, 405}
    assert send(small_site, there).status == 200
    other = send(small_site, f"/voila/api/shutdown/{NOBODYS}", "POST", body, **form, **cookie)
    assert other.status == 404
    assert send(small_site, farewell, "POST", body, **form, **cookie).status == 204
    assert send(small_site, there).status == 404


def raw(site: str, request: bytes) -> bytes:
    """Send bytes; give all that comes until the server hangs up."""
    parts = urlsplit(site)
    said = b""
    with socket.create_connection((parts.hostname, parts.port), timeout=60) as line:
        try:
            line.sendall(request)
            while piece := line.recv(65536):
                said += piece
        except (ConnectionResetError, BrokenPipeError):
            pass  # hung up on in the middle of a sentence
    return said


PIECE = b"4000\r\n" + b"a" * 0x4000 + b"\r\n"
TOO_MUCH = {
    "100 MB": (b"POST", b"Content-Length: 104857600\r\n\r\n"),
    "pieces": (b"POST", b"Transfer-Encoding: chunked\r\n\r\n" + PIECE * 40),
    "header": (b"GET", b"X-Bomb: " + b"a" * 50_000 + b"\r\n\r\n"),
    "headers": (b"GET", b"X-Bomb: a\r\n" * 10_000 + b"\r\n"),
    "address": (b"GET /" + b"a" * 200_000, b"\r\n"),
    "two lengths": (b"GET", b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n"),
    "two ways": (b"GET", b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    "minus": (b"GET", b"Content-Length: -1\r\n\r\n"),
    "no header": (b"GET", b"X-No-Header : x\r\n\r\n"),
    "no method": (b"\x16\x03\x01\x02", b"\xfc\x03\x03\r\n\r\n"),
}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_who_sends_too_much_or_nonsense_is_hung_up_on(small_site: str, kind: str) -> None:
    begins, rest = TOO_MUCH[kind]
    sent = begins + b" /nowhere HTTP/1.1\r\nHost: x\r\n" + rest
    said = raw(small_site, sent)
    # A reply is lost where the server hangs up on much that it has not read; to little it always says what.
    assert said.startswith(b"HTTP/1.1 4") or (not said and len(sent) > 1000)
    assert not TELLS.search(said.decode())
    assert send(small_site, "/").status == 302


@pytest.fixture(scope="module")
def hasty_site(small_course: Path) -> Iterator[str]:
    """Give a server like ours, but for its patience, which is a fifth of a second."""
    quick = {name: 0.2 for name in LISTEN if name.endswith("_timeout")}
    hasty = f"{PLAIN_KERNELS}\nfrom workbooks.limits import LISTEN; LISTEN.update({quick!r})"
    with serving(small_course, before=hasty) as url:
        yield url


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow:",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na",
    ],
    ids=["silent", "headers", "body"],
)
def test_who_takes_for_ever_is_hung_up_on(hasty_site: str, half: bytes) -> None:
    assert b" 200 " not in raw(hasty_site, half)
    assert all(0 < LISTEN[name] <= 75 for name in ("idle_connection_timeout", "body_timeout"))
