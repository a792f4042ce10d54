"""The course's pages inside JupyterLab's server, as on Binder: Voila's, our policy, forked kernels."""

from __future__ import annotations

import json
import shutil
import sys
import urllib.request
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.conftest import ask, running
from tests.workbooks.warm_kernels import until
from workbooks.policy import SHEET_POLICY, page_policy
from workbooks.replies import HEADERS
from workbooks.warm.servers import forking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Reply


PARENT = "workbooks.warm.parent"


@pytest.fixture(scope="module")
def lab(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Give the host of JupyterLab's server on the small course, and its key."""
    # It puts the whole course beside what is there.
    folder = shutil.copytree(small_course, tmp_path_factory.mktemp("lab") / "course")
    command = [sys.executable, "-m", "workbooks.cli", "lab", "--port", "0", "--no-browser"]
    with running([*command, "--dir", str(folder)], r"http://127\.0\.0\.1:\S+token=\w+") as url:
        yield url.split("/")[2], url.rpartition("token=")[2]


@pytest.fixture(scope="module")
def get(lab: tuple[str, str]) -> Callable[[str], Reply]:
    """Give what fetches a path there, with the key."""
    host, key = lab
    return lambda path: ask(f"http://{host}{path}", Authorization=f"token {key}")


@pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")
def test_kernels_of_jupyterlab_and_of_voila_inside_it_are_forked(
    lab: tuple[str, str], get: Callable[[str], Reply]
) -> None:
    host, key = lab
    [server] = [each for each in psutil.Process().children() if {"workbooks.cli", "lab"} <= {*each.cmdline()}]

    def parent() -> list[psutil.Process]:
        return [each for each in server.children(recursive=True) if PARENT in each.cmdline()]

    # There before anybody asks.
    until(lambda: len(parent()) == 1)
    [found] = parent()
    before = len(found.children())
    asked = urllib.request.Request(
        f"http://{host}/api/kernels",
        json.dumps({"name": "python3"}).encode(),
        {"Authorization": f"token {key}"},
        method="POST",
    )
    with urllib.request.urlopen(asked) as reply:  # noqa: S310 - the same
        assert reply.status == 201
    assert len(found.children()) == before + 1
    page = get("/voila/render/en/05_who_spends_what.ipynb")
    assert page.status == 200
    assert 'data-does="finish"' in page.text
    assert len(found.children()) == before + 2


def test_a_sheet_has_the_headers_that_it_has_behind_our_own_server(get: Callable[[str], Reply]) -> None:
    sent = get("/halfhour/paper/fr").headers
    told = HEADERS | {"Content-Security-Policy": SHEET_POLICY}
    assert {name: sent.get(name.lower()) for name in told} == told


@pytest.mark.parametrize("path", ["fr/00_start", "en/01_bread"])
def test_a_page_has_our_policy_anew_and_with_its_kept_beginning(
    lab: tuple[str, str], get: Callable[[str], Reply], path: str
) -> None:
    for _ in range(2):
        reply = get(f"/voila/render/{path}.ipynb")
        assert reply.status == 200
        assert reply.headers["content-security-policy"] == page_policy(lab[0])
        assert reply.text.count("<!DOCTYPE html>") == 1
        assert '<body class="hh-page"' in reply.text
        assert "The first paragraph" in reply.text
        assert 'class="hh-trouble"' not in reply.text


def test_a_page_that_runs_no_code_leaves_no_kernel_behind(get: Callable[[str], Reply]) -> None:
    before = get("/api/kernels").text
    assert get("/voila/render/fr/00_start.ipynb").status == 200
    assert get("/api/kernels").text == before


def test_a_page_needs_the_key_and_jupyterlab_keeps_its_own_policy(
    lab: tuple[str, str], get: Callable[[str], Reply]
) -> None:
    closed = ask(f"http://{lab[0]}/voila/render/en/01_bread.ipynb")
    assert closed.status == 302
    assert closed.headers["location"].startswith("/login?")
    own = get("/lab")
    assert own.status == 200
    assert own.headers["content-security-policy"] != page_policy(lab[0])


def test_what_is_no_page_of_the_course_is_voilas_as_before(get: Callable[[str], Reply]) -> None:
    assert get("/voila/tree").status == 200
    assert get("/voila/render/99_nothing.ipynb").status == 404
