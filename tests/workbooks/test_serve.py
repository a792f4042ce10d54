"""What the server says to a browser, over HTTP alone."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_client.kernelspec import NoSuchKernel

from workbooks import listening
from workbooks.front import preferred_language
from workbooks.kernelspec import OwnKernelSpecManager
from workbooks.library import PLOTLY, address, packed
from workbooks.paths import library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def bread(small_site: str, ask: Callable) -> str:
    """Give the HTML of a workbook with controls."""
    return ask(f"{small_site}/voila/render/fr/01_bread.ipynb?price=1000&hours=6").text


@pytest.fixture(scope="module")
def trainer_bread(trainer_site: str, ask: Callable) -> str:
    """Give the HTML of the same workbook as a trainer gets it."""
    return ask(f"{trainer_site}/voila/render/fr/01_bread.ipynb").text


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("de-CH,de;q=0.9,fr;q=0.4,en;q=0.3", "fr"),
        ("en;q=0.2, fr;q=0.7", "fr"),
        ("fr;q=0, en", "en"),
        ("fr;q=nonsense", "en"),
        ("de", "en"),
        ("*", "en"),
        ("", "en"),
    ],
)
def test_the_front_door_speaks_the_browsers_language(header: str, lang: str) -> None:
    assert preferred_language(header) == lang


@given(st.text())
def test_no_header_breaks_the_front_door(header: str) -> None:
    assert preferred_language(header) in {"fr", "en"}


def test_the_front_door_sends_on_and_keeps_the_numbers_of_a_link(small_site: str, ask: Callable) -> None:
    reply = ask(f"{small_site}/?price=1200&hours=6", Accept_Language="fr")
    assert reply.status == 302
    assert reply.headers["location"] == "/voila/render/fr/00_start.ipynb?price=1200&hours=6"
    assert ask(f"{small_site}/en").headers["location"] == "/voila/render/en/00_start.ipynb"


def test_the_missing_page_leads_to_the_front_page(small_site: str, ask: Callable) -> None:
    ways = re.findall(r'<a href="([^"]+)"', ask(f"{small_site}/nowhere").text)
    fronts = [ask(small_site + way).headers["location"] for way in ways]
    assert fronts == ["/voila/render/fr/00_start.ipynb", "/voila/render/en/00_start.ipynb"]


def test_all_prose_is_sent_before_the_first_cell_has_run(bread: str) -> None:
    started = bread.index('id="jupyter-config-data"')
    assert bread.index("The first paragraph") < bread.index("The last paragraph.") < started
    assert bread.index("application/vnd.voila.cell-output+json") > started


def test_the_page_names_no_other_machine(bread: str) -> None:
    fetched = re.findall(r"""(?:src|href)=["']((?:https?:)?//[^"']+)""", bread)
    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', bread)[1])
    assert fetched == []
    assert [value for value in config.values() if "//" in str(value)] == []


def test_the_page_names_four_labextensions_and_no_more(bread: str) -> None:
    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', bread)[1])
    assert {extension["name"] for extension in config["federated_extensions"]} == {
        "@jupyter-widgets/jupyterlab-manager",
        "@voila-dashboards/widgets-manager8",
        "anywidget",
        "jupyterlab-plotly",
    }


def test_code_and_the_result_for_machines_stay_out_of_the_page(bread: str) -> None:
    assert "import ipywidgets" not in bread
    assert "FOR MACHINES" not in bread
    assert "halfhour.result" not in bread


def test_notes_for_the_trainer_show_only_when_asked_for(trainer_bread: str, bread: str) -> None:
    assert "For the trainer" not in bread
    assert "For the trainer" in trainer_bread


def test_what_speaks_of_jupyterlab_stays_out_of_the_page(
    trainer_bread: str, ask: Callable, bread: str, small_site: str
) -> None:
    front = ask(f"{small_site}/voila/render/fr/00_start.ipynb").text
    for html in (bread, front, trainer_bread):
        assert "In JupyterLab" not in html
    # The front page's picture stands with the title, not with what came before it in the file.
    assert front.index('class="hh-hero"') < front.index("<h1") < front.index('class="hh-crowd"')


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("fr", "pas pu être calculée"), ("en", "This part could not be worked out")],
)
def test_a_fault_in_a_cell_is_one_plain_sentence(
    small_site: str, ask: Callable, lang: str, sentence: str
) -> None:
    html = ask(f"{small_site}/voila/render/{lang}/02_broken.ipynb").text
    shown = re.findall(r'<p class="hh-trouble"[^>]*>([^<]*)', html)
    assert len(shown) == 1
    assert sentence in shown[0]
    for inner in ("an inner matter", "Traceback", "ValueError", "ExecutionError", "never reached"):
        assert inner not in html
    assert "The prose after the fault." in html


@pytest.mark.parametrize(
    "path",
    [
        "/voila/render/fr/99_nothing.ipynb",
        "/voila/render/fr",
        "/voila/render/cli.py",
        "/voila/render/fr/../../pyproject.toml",
        "/voila/render/fr/%2e%2e/%2e%2e/pyproject.toml",
        "/voila/tree",
        "/voila/tree/fr",
        "/voila/files/fr/01_bread.ipynb",
        "/voila/api/contents/fr",
        "/fr/01_bread.ipynb",
        "/nowhere",
    ],
)
def test_whatever_is_not_a_workbook_is_missing_in_both_languages(
    small_site: str, ask: Callable, path: str
) -> None:
    reply = ask(small_site + path)
    assert reply.status == 404
    assert "a rien à cette adresse" in reply.text
    assert "There is nothing at this address" in reply.text
    assert "http://" not in reply.text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in reply.text


def test_a_reader_can_not_choose_another_template(small_site: str, ask: Callable) -> None:
    html = ask(f"{small_site}/voila/render/en/00_start.ipynb?template=lab&theme=dark").text
    assert '<body class="hh-page"' in html


def test_answers_are_compressed(small_site: str, ask: Callable) -> None:
    page = ask(f"{small_site}/voila/render/en/00_start.ipynb", Accept_Encoding="gzip")
    assert page.headers["content-encoding"] == "gzip"
    script = ask(f"{small_site}/voila/static/voila.js", Accept_Encoding="gzip")
    assert script.headers["content-encoding"] == "gzip"


def test_the_chart_library_is_sent_compressed_and_kept_for_good(small_site: str, ask: Callable) -> None:
    where = address(PLOTLY, "/")
    if where is None:
        pytest.skip("the build has not brought plotly.js to this machine")
    reply = ask(small_site + where, Accept_Encoding="gzip")
    assert "immutable" in reply.headers["cache-control"]
    assert len(reply.body) < len(gzip.decompress(reply.body)) / 2
    again = ask(small_site + where, If_None_Match=reply.headers["etag"])
    assert again.status == 304


def test_the_chart_library_is_the_pinned_one_and_asks_to_be_compiled_ahead() -> None:
    found = packed(PLOTLY)
    if found is None:
        pytest.skip("the build has not brought plotly.js to this machine")
    first, rest = gzip.decompress(found[0]).split(b"\n", 1)
    assert first == b"//# allFunctionsCalledOnLoad"
    assert rest == library(PLOTLY).read_bytes()


def test_the_page_goes_without_the_chart_library_where_the_build_brought_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("workbooks.library.library", lambda name: tmp_path / name)
    assert packed(PLOTLY) is None
    assert address(PLOTLY, "/") is None


def test_the_kernel_is_our_own_python_whatever_the_machine_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = tmp_path / "kernels" / "python3"
    stranger.mkdir(parents=True)
    (stranger / "kernel.json").write_text(
        '{"argv": ["/elsewhere/python"], "display_name": "x", "language": "python"}'
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    manager = OwnKernelSpecManager()
    assert manager.get_kernel_spec("python3").argv[0] == sys.executable
    assert list(manager.get_all_specs()) == ["python3"]
    with pytest.raises(NoSuchKernel):
        manager.get_kernel_spec("julia")


def test_a_taken_port_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "workbooks.cli", "serve", "--no-browser", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"port {port} is taken" in done.stderr


def test_the_address_stands_alone_where_programs_read_it_and_the_places_beside(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Answers:
        async def fetch(self, *_: object, **__: object) -> None:
            """Answer."""

    monkeypatch.setattr(listening, "AsyncHTTPClient", Answers)
    asyncio.run(listening.announce("http://127.0.0.1:8866/", "projector", places=139, browser=False))
    said = capsys.readouterr()
    assert said.out == "http://127.0.0.1:8866/projector\n"
    assert said.err == "Places: 139 pages at a time (--places)\n"
