"""A small course to open, servers that open it, and a business that is not Lester's."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import comm
import nbformat
import pytest
from hypothesis import settings

from case_studies.parse import from_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from case_studies.business import Business

# Importing a kernel takes the widgets' channels over, for the whole process: here it is done before any test,
# and undone, lest a test's widgets speak through a kernel or not by which tests went before it.
CHANNELS = (comm.create_comm, comm.get_comm_manager)
importlib.import_module("ipykernel.ipkernel")
comm.create_comm, comm.get_comm_manager = CHANNELS

# How long an example takes says more of the machine's other work than of ours. The same commit gets the same
# examples, so that a red run is the change's own; `make fuzz` looks for new ones.
settings.register_profile("halfhour", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=int(os.environ.get("HALFHOUR_TRIES", "1000")))
settings.load_profile(os.environ.get("HALFHOUR_EXAMPLES", "halfhour"))

# One file goes to one worker: where many short ones come last, no worker waits long for the other's end.
SHORT = ("case_studies", "widgets")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits for pages and programs."""
    items.sort(key=lambda item: item.path.parent.name in SHORT)


@pytest.fixture
def caplog(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Give pytest's own, once all has been said that is said when the memory of what went before is taken."""
    gc.collect()
    caplog.clear()
    return caplog


TITLES = {
    "fr": {"00_start": "La demi-heure", "01_bread": "Le pain", "02_broken": "La panne"},
    "en": {"00_start": "The half-hour", "01_bread": "Bread", "02_broken": "The breakdown"},
}
MINUTES = {"00_start": 0, "01_bread": 12, "02_broken": 5}

CONTROLS = """
import os, sys
import ipywidgets
ipywidgets.VBox([
    ipywidgets.FloatText(value=loaves, description="Loaves"),
    ipywidgets.IntSlider(description="Hours"),
    ipywidgets.Button(description="Reveal", button_style="primary"),
    ipywidgets.HTML("<p class='asked'>" + os.environ.get("QUERY_STRING", "") + "</p>"),
    ipywidgets.HTML("<p class='python'>" + sys.executable + "</p>"),
])
"""
ANSWER = """
button = ipywidgets.Button(description="Count")
answer = ipywidgets.HTML("<p class='answer'>0</p>")
button.on_click(lambda _: setattr(answer, "value", "<p class='answer'>1</p>"))
ipywidgets.VBox([button, answer])
"""
TABLE = "## Table\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<details><summary>More</summary>x</details>"
RESULT = """
from IPython.display import display
result = {"application/vnd.halfhour.result+json": {"verdict": "redirect"}, "text/plain": "FOR MACHINES"}
display(result, raw=True)
"""

BAKER = """
name = "baker"
title = "A baker"
hour_value = 25

[offer]
price = 4
margin_ratio = [0.5, 0.6, 0.7]
capacity = 2000
repeat_purchases = 100

[[audiences]]
name = "passers_by"
title = "People who walk past"
wtp_median = [3, 5, 7]
wtp_spread = 0.4

[[audiences]]
name = "regulars"
title = "People who come every week"
wtp_median = 6
wtp_spread = 0.3

[[activities]]
name = "posting"
title = "Posting a picture of the oven"
hours = 6
contacts_per_hour = [0.2, 0.5, 1]
shares = { regulars = 0.6 }
closing_rate = 0.2

[[activities]]
name = "tasting"
title = "A tasting at the door"
contacts_per_hour = [10, 20, 30]
shares = { regulars = 0.3 }
closing_rate = [0.02, 0.05, 0.1]
cap_hours = 3
"""


@dataclass(frozen=True)
class Reply:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, read as text."""
        return self.body.decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """Follow nothing: where a server sends one is what is tested."""


def ask(url: str, **headers: str) -> Reply:
    """Fetch an address, following no redirect and taking no error for one; header names with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    opener = urllib.request.build_opener(_Stay)
    try:
        answer = opener.open(urllib.request.Request(url, headers=named), timeout=60)  # noqa: S310 - our own server
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return Reply(answer.status or 0, {k.lower(): v for k, v in answer.headers.items()}, answer.read())


@pytest.fixture(scope="session", name="ask")
def _ask() -> Callable[..., Reply]:
    return ask


def write_notebook(folder: Path, name: str, lang: str, cells: list[nbformat.NotebookNode]) -> None:
    """Write one notebook of the small course."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata = {
        "halfhour": {
            "lang": lang,
            "name": name,
            "title": TITLES[lang][name],
            "minutes": MINUTES[name],
        },
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    }
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / f"{name}.ipynb")


def prose(cell_id: str, text: str, **metadata: object) -> nbformat.NotebookNode:
    """Make a markdown cell."""
    return nbformat.v4.new_markdown_cell(text, id=cell_id, metadata=metadata)


def code(
    cell_id: str, source: str, *, shows: bool = False, tags: list[str] | None = None
) -> nbformat.NotebookNode:
    """Make a code cell; `shows` stores an output with it, as the real ones have."""
    metadata = {"tags": tags} if tags else {}
    cell = nbformat.v4.new_code_cell(source.strip(), id=cell_id, metadata=metadata)
    if shows:
        cell.outputs = [nbformat.v4.new_output("display_data", {"text/plain": "."})]
    return cell


@pytest.fixture(scope="session")
def small_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with three workbooks in both languages: prose alone, controls, and one that fails."""
    root = tmp_path_factory.mktemp("course")
    for lang, titles in TITLES.items():
        parameters = code("parameters", f'lang: str = "{lang}"\nloaves: float = 12', tags=["parameters"])
        for name, title in titles.items():
            hint = prose("in-jupyterlab", "In JupyterLab, run all cells.", tags=["lab"])
            heading = prose("title", f"# {title}\n\nThe first paragraph of {name}.")
            body = {
                "00_start": [prose("how", "## How\n\n- one\n- two")],
                "01_bread": [
                    parameters,
                    prose("table", TABLE),
                    code("controls", CONTROLS, shows=True),
                    prose("notes", "For the trainer: ten minutes.", tags=["trainer"]),
                    code("answer", ANSWER, shows=True),
                    prose("end", "The last paragraph."),
                    code("result", RESULT),
                ],
                "02_broken": [
                    parameters,
                    code("breaks", 'raise ValueError("an inner matter")', shows=True),
                    prose("after", "The prose after the fault."),
                    code("never", 'print("never reached")', shows=True),
                ],
            }[name]
            write_notebook(root / lang, name, lang, [hint, heading, *body])
    return root


def _reach(url: str, patience: float = 20) -> None:
    """Wait until somebody listens at an address: JupyterLab prints it a moment before it does."""
    parts = urlsplit(url)
    deadline = time.monotonic() + patience
    while True:
        try:
            socket.create_connection((parts.hostname, parts.port), timeout=patience).close()
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            select.select([], [], [], 0.05)
        else:
            return


@contextlib.contextmanager
def running(
    command: list[str],
    address: str = r"http://\S+",
    *,
    cwd: Path | None = None,
    only: Mapping[str, str] = os.environ,
    log: list[str] | None = None,
) -> Iterator[str]:
    """Run a server until the test is over; give the first address that it prints, once it answers there.

    What it goes on to say is added to `log`, line by line.
    """
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=cwd,
        env={**only, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        said = []
        try:
            for line in process.stdout:
                said.append(line)
                if found := re.search(address, line):
                    _reach(found[0])
                    # What it goes on to say is read too: a server whose pipe is full waits for a reader.
                    rest = os.dup(process.stdout.fileno())
                    threading.Thread(target=_read_on, args=[rest, log], daemon=True).start()
                    yield found[0].rstrip("/")
                    break
            else:
                pytest.fail("the server stopped before it answered:\n" + "".join(said))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _read_on(pipe: int, log: list[str] | None) -> None:
    """Read a pipe to its end, which comes when all that write to it have ended."""
    with open(pipe, encoding="utf-8", errors="replace") as rest:
        for line in rest:
            if log is not None:
                log.append(line)


PLAIN_KERNELS = """
from workbooks import settings, warm_kernels
warm_kernels.PRELOAD = ("ipywidgets",)
settings.rehearsals = lambda _: []
"""
"""For a server whose notebooks use nothing of ours: kernels are forked from what has loaded no more.

To load all that our own workbooks use takes as long as the server itself.
"""


def serving(  # noqa: PLR0913 - a server can be started in many ways
    root: Path,
    *,
    trainer: bool = False,
    base_url: str = "/",
    port: int = 0,
    log: list[str] | None = None,
    before: str = "",
) -> contextlib.AbstractContextManager[str]:
    """Serve a folder of workbooks, at a free port by default, as `halfhour serve` does.

    What the server says is added to `log`, line by line; `before` is run in it first (see `PLAIN_KERNELS`).
    """
    options = (
        f"port={port}, browser=False, trainer={trainer}, base_url={base_url!r}, root=Path({str(root)!r})"
    )
    call = (
        f"{before}\nfrom pathlib import Path; from workbooks.serve import Options, serve; "
        f"serve(Options({options}))"
    )
    return running([sys.executable, "-c", call], log=log)


@pytest.fixture(scope="session", name="running")
def _running() -> Callable[..., contextlib.AbstractContextManager[str]]:
    return running


@pytest.fixture(scope="session", name="serving")
def _serving() -> Callable[..., contextlib.AbstractContextManager[str]]:
    return serving


@pytest.fixture
def baker_file(tmp_path: Path) -> Path:
    path = tmp_path / "baker.toml"
    path.write_text(BAKER, encoding="utf-8")
    return path


@pytest.fixture
def baker(baker_file: Path) -> Business:
    return from_toml(baker_file)


@pytest.fixture(scope="session")
def small_site(small_course: Path) -> Iterator[str]:
    """Give the address of the small course, served."""
    with serving(small_course, before=PLAIN_KERNELS) as url:
        yield url


@pytest.fixture(scope="session")
def trainer_site(small_course: Path) -> Iterator[str]:
    """Give the address of the small course, served as trainers see it."""
    with serving(small_course, trainer=True, before=PLAIN_KERNELS) as url:
        yield url


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Give the address of the real course, served by the command that learners use."""
    with running([sys.executable, "-m", "workbooks.cli", "serve", "--port", "0", "--no-browser"]) as url:
        yield url
