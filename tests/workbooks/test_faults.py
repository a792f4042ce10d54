"""What goes wrong behind a page: a sentence with a name for its reader, a line under that name in the log."""

from __future__ import annotations

import logging
import re
import resource
import socket
from typing import TYPE_CHECKING
from unittest.mock import Mock
from urllib.parse import urlsplit

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.ultratb import AutoFormattedTB
from tornado.httputil import HTTPServerRequest, RequestStartLine
from tornado.web import Application, RequestHandler

from tests.browser.host_course import write_course
from tests.conftest import PLAIN_KERNELS
from tests.log_lines import noted
from tests.workbooks.warm_kernels import until
from workbooks.faults import MOST_NOTED, frames_in, frames_of, note, note_some
from workbooks.unlogged import keep_addresses_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RAISES = "def fails(price):\n    raise ValueError(f'typed: {price}')\nfails('987654')"
# The server is the parent of the process that kernels are forked from.
WELL = """
import os, re
print("server", re.search(r"PPid:\\s*(\\d+)", open(f"/proc/{os.getppid()}/status").read())[1])
"""
# Nothing of it is touched: it costs the machine that runs this nothing.
HUNGRY = "held = bytearray(8_000_000_000)"
# A page that is none of Voila's.
PAPER_FAILS = """
from workbooks.paper import PaperHandler
def fails(handler, lang):
    raise ValueError(handler.request.query)
PaperHandler.get = fails
"""
CELLS = 60
RUNS_ON = "import os, time; print(os.getpid(), file=open({ran!r}, 'a')); time.sleep(0.25)"
DIES = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture(scope="module")
def log() -> list[str]:
    """Hold what the server says."""
    return []


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file into which each cell of the long workbook writes its kernel's process."""
    return tmp_path_factory.mktemp("ran") / "ran"


@pytest.fixture(scope="module")
def url(
    tmp_path_factory: pytest.TempPathFactory, serving: Callable, log: list[str], ran: Path
) -> Iterator[str]:
    """Serve a workbook that raises, one whose kernel dies as the page is made, a long one, and a good one."""
    cells = {"raises": ["1", RAISES, "2"], "dies": ["'before'", DIES, "2"], "well": [WELL]}
    cells["hungry"] = ["1", HUNGRY, "2"]
    cells["long"] = [RUNS_ON.format(ran=str(ran))] * CELLS
    root = write_course(tmp_path_factory.mktemp("faults"), cells)
    with serving(root, log=log, before=PLAIN_KERNELS + PAPER_FAILS) as address:
        yield address


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", r"If this happens again, tell whoever gave you the link: error ([0-9A-F]{6})\."),
        (
            "fr",
            r"dites-le à la personne qui vous a donné le lien\s: erreur ([0-9A-F]{6})\.",
        ),
    ],
)
def test_a_cell_that_raises_has_a_name_on_the_page_and_its_place_in_the_log(
    url: str, ask: Callable, log: list[str], lang: str, sentence: str
) -> None:
    html = ask(f"{url}/voila/render/{lang}/raises.ipynb").text
    [name] = re.findall(sentence, html)
    line = noted(log, name)
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ERROR halfhour: fault ", line)
    assert f"on {lang}/raises cell c1: ValueError at Cell In[" in line
    assert line.rstrip().endswith(":2 fails")
    # What was typed stands neither on the page nor in the log, and no traceback on the page.
    assert "987654" not in "".join(log) + html
    assert "fails" not in html
    assert not re.search("Traceback|ValueError|ExecutionError", html)


def test_a_kernel_that_would_take_the_whole_machine_is_refused_it_and_its_page_says_so(
    url: str, ask: Callable, log: list[str]
) -> None:
    html = ask(f"{url}/voila/render/en/hungry.ipynb").text
    [name] = re.findall(r"error ([0-9A-F]{6})\.", html)
    assert "on en/hungry cell c1: MemoryError at Cell In[" in noted(log, name)
    assert 'data-does="broken"' not in html, "the rest of the page is made"


def test_a_kernel_that_dies_while_its_page_is_made_ends_the_page_which_says_so(
    url: str, ask: Callable, log: list[str]
) -> None:
    html = ask(f"{url}/voila/render/en/dies.ipynb").text
    [name] = re.findall(r'<hh-now data-does="broken" data-what="(\w+)">', html)
    assert "on en/dies cell c1: DeadKernelError" in noted(log, name)
    assert f"error {name}." in html
    assert "server " in ask(f"{url}/voila/render/en/well.ipynb").text


def test_who_hangs_up_in_the_middle_has_no_kernel_any_more_and_no_fault(
    url: str, ask: Callable, log: list[str], ran: Path
) -> None:
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port)) as reader:
        asks = f"GET /voila/render/en/long.ipynb HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
        reader.sendall(asks.encode())
        until(lambda: ran.exists() and "\n" in ran.read_text())
    kernel = int(ran.read_text().split()[0])
    until(lambda: not psutil.pid_exists(kernel))
    assert len(ran.read_text().split()) < CELLS, "the page was made to its end for nobody"
    html = ask(f"{url}/voila/render/en/raises.ipynb").text
    noted(log, re.findall(r"error ([0-9A-F]{6})\.", html)[0])
    assert "en/long" not in "".join(log)


@pytest.mark.parametrize("before", ["", "?price=9"], ids=["begun", "not begun"])
def test_where_the_disk_is_full_a_page_says_so_and_later_ones_are_served(
    url: str, ask: Callable, log: list[str], before: str
) -> None:
    # Whether the beginning of the page is kept from an earlier visit decides where it fails.
    page = f"{url}/voila/render/en/well.ipynb{before}"
    server = int(re.findall(r"server (\d+)", ask(f"{url}/voila/render/fr/well.ipynb").text)[-1])
    if not before:
        ask(page)
    limits = resource.prlimit(server, resource.RLIMIT_FSIZE)
    # No file takes another byte, as on a full disk, but for which error it is.
    resource.prlimit(server, resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        reply = ask(page)
    finally:
        resource.prlimit(server, resource.RLIMIT_FSIZE, limits)
    named = r'data-does="broken" data-what="(\w+)"' if not before else r"error (\w{6})\."
    [name] = re.findall(named, reply.text)
    assert reply.status == (500 if before else 200)
    assert "OSError EFBIG" in noted(log, name)
    assert "Traceback" not in reply.text
    again = ask(page)
    assert again.status == 200
    assert f"server {server}" in again.text
    # Neither a link's numbers nor who asked: a fault of this very moment is the log's last line.
    html = ask(f"{url}/voila/render/en/raises.ipynb?price=987654").text
    noted(log, re.findall(r"error ([0-9A-F]{6})\.", html)[0])
    assert not re.search(r"price|127\.0\.0\.1|\b500\b", "".join(log))


def test_a_fault_of_a_page_that_is_none_of_voilas_is_one_line_without_its_link(
    url: str, ask: Callable, log: list[str]
) -> None:
    reply = ask(f"{url}/paper/en?price=987654")
    assert reply.status == 500
    assert "Traceback" not in reply.text
    until(lambda: any("ValueError at" in line and "on /paper/en:" in line for line in log))
    # A fault of this very moment is the log's last line.
    html = ask(f"{url}/voila/render/en/raises.ipynb").text
    noted(log, re.findall(r"error ([0-9A-F]{6})\.", html)[0])
    assert not re.search(r"987654|127\.0\.0\.1", "".join(log))


def test_what_others_tell_of_a_fault_is_our_one_line(caplog: pytest.LogCaptureFixture) -> None:
    """As of a fault on the front page, which is no page of Voila's, and of one that a task ends with."""
    start = RequestStartLine("GET", "/en?price=987654", "HTTP/1.0")
    asked = HTTPServerRequest(start_line=start, connection=Mock())
    front = RequestHandler(Application(), asked)
    keep_addresses_out()
    try:
        float("typed: 987654")
    except ValueError as error:
        front.log_exception(type(error), error, error.__traceback__)
        logging.getLogger("asyncio").exception("never retrieved")
    assert [record.name for record in caplog.records] == ["halfhour"] * 2
    assert all(f"{__file__}:" in line and "ValueError" in line for line in caplog.messages)
    assert " on /en: " in caplog.messages[0]
    assert "987654" not in caplog.text
    logging.getLogger("tornado.application").error("Said of no exception")
    assert caplog.messages[-1] == "Said of no exception"


class Unsaid(Exception):  # noqa: N818 - a test's own
    """An exception with a message."""


LINES = ["File 1234.50:7", "File {kept}.py:4321", "Cell In[4321], line 7", "File <4321>:7"]


@given(st.text() | st.lists(st.sampled_from(LINES)).map("\n".join))
def test_no_message_of_an_exception_reaches_the_log(message: str) -> None:
    told = AutoFormattedTB(mode="Context")
    try:
        try:
            {}[f"<{message}>"]
        except KeyError as error:
            raise Unsaid(f"<{message}>") from error
    except Unsaid as error:
        text = "\n".join(told.structured_traceback(type(error), error, error.__traceback__))
        ours, kernels = frames_of(error), frames_in(text)
    name = "test_no_message_of_an_exception_reaches_the_log"
    assert [frame.rpartition(" ")[2] for frame in ours] == [name, "(KeyError)", name]
    assert all(f"<{message}>" not in frame for frame in kernels)
    assert all(re.fullmatch(rf"{re.escape(__file__)}:\d+ *\w*", frame) for frame in kernels)
    assert len(kernels) == 2


def test_each_fault_has_another_name(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="halfhour"):
        names = {note("fr/01_lester", "ValueError", ["a.py:1 f"]) for _ in range(50)}
    assert len(names) == 50
    assert all(re.fullmatch("[0-9A-F]{6}", name) for name in names)


def test_who_keeps_failing_fills_no_log(caplog: pytest.LogCaptureFixture) -> None:
    kept: list[str] = []
    with caplog.at_level(logging.ERROR, logger="halfhour"):
        names = [note_some(kept, "fr/01_lester", "ValueError", ["a.py:1 f"]) for _ in range(3 * MOST_NOTED)]
    # Each name that a reader can tell of is in the log.
    assert [name for name in dict.fromkeys(names) if name in caplog.text] == kept
    assert len(caplog.records) == len(kept) == MOST_NOTED
