"""The kernels of papermill, nbval, JupyterLab and Voila inside it are forked, by configuration alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nbformat
import psutil
import pytest

from tests.workbooks.warm_kernels import until
from workbooks.paths import WORKBOOKS
from workbooks.warm.servers import forking
from workbooks.warm_kernels import NAME, VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")

PARENT = "workbooks.warm.parent"
CELL = f"import os; print({PARENT!r} in open(f'/proc/{{os.getppid()}}/cmdline').read())"


@pytest.fixture
def telling(tmp_path: Path) -> Path:
    """Give a notebook that says whether its kernel is a fork; it is stored as saying that it is."""
    said = nbformat.v4.new_output("stream", name="stdout", text="True\n")
    cell = nbformat.v4.new_code_cell(CELL, execution_count=1, outputs=[said])
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = tmp_path / "telling.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=about), path)
    return path


def run(*command: str, forked: bool) -> subprocess.CompletedProcess[str]:
    """Run a program that starts a kernel, with the setting that the docs and the Makefile name."""
    env = {name: value for name, value in os.environ.items() if name != VARIABLE}
    return subprocess.run(
        [sys.executable, "-m", *command],
        env=env | ({VARIABLE: NAME} if forked else {}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("forked", [True, False])
def test_papermill(telling: Path, tmp_path: Path, *, forked: bool) -> None:
    done = run("papermill", str(telling), str(tmp_path / "out.ipynb"), forked=forked)
    assert done.returncode == 0, done.stderr
    [cell] = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    assert "".join(output.text for output in cell.outputs if output.name == "stdout") == f"{forked}\n"


@pytest.mark.parametrize("forked", [True, False])
def test_nbval(telling: Path, *, forked: bool) -> None:
    done = run("pytest", "-q", "--nbval", "--nbval-current-env", str(telling), forked=forked)
    assert (done.returncode == 0) is forked, done.stdout


def test_make_has_nbval_take_them() -> None:
    made = (WORKBOOKS.parent / "Makefile").read_text()
    [setting] = re.findall(r"^WARM := (.*)$", made, flags=re.MULTILINE)
    assert setting == f"{VARIABLE}={NAME}"
    runs = [line for line in made.splitlines() if "--nbval-current-env" in line]
    assert runs
    assert all("$(WARM)" in line for line in runs)


def test_jupyterlab_and_voila_inside_it(tmp_path: Path, running: Callable, ask: Callable) -> None:
    before = set(psutil.Process().children(recursive=True))
    command = [sys.executable, "-m", "workbooks.cli", "lab", "--port", "0", "--no-browser"]
    apart = {**os.environ, "JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "spaces")}
    command += ["--dir", str(tmp_path / "work")]
    with running(command, r"http://127\.0\.0\.1:\S+token=\w+", only=apart) as url:
        parts = urlsplit(url)
        server = f"{parts.scheme}://{parts.netloc}"
        key = {"Authorization": parts.query.replace("token=", "token ")}

        def parent() -> list[psutil.Process]:
            started = set(psutil.Process().children(recursive=True)) - before
            return [each for each in started if PARENT in each.cmdline()]

        # There before anybody asks.
        until(lambda: len(parent()) == 1)
        [found] = parent()
        asked = urllib.request.Request(  # noqa: S310 - our own server
            f"{server}/api/kernels", json.dumps({"name": "python3"}).encode(), key, method="POST"
        )
        with urllib.request.urlopen(asked) as reply:  # noqa: S310 - the same
            assert reply.status == 201
        assert len(found.children()) == 1
        page = ask(f"{server}/voila/render/en/05_who_spends_what.ipynb", **key)
        assert page.status == 200
        assert 'data-does="finish"' in page.text
        assert len(found.children()) == 2
