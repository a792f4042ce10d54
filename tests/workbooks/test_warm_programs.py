"""The kernels of papermill and nbval are forked, by configuration alone; JupyterLab's: `test_extension`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import nbformat
import pytest

from workbooks.paths import WORKBOOKS
from workbooks.warm.servers import forking
from workbooks.warm_kernels import NAME, VARIABLE

if TYPE_CHECKING:
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


def test_nbval(telling: Path) -> None:
    done = run("pytest", "-q", "--nbval", "--nbval-current-env", str(telling), forked=True)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_make_has_nbval_take_them() -> None:
    made = (WORKBOOKS.parent / "Makefile").read_text()
    [setting] = re.findall(r"^WARM := (.*)$", made, flags=re.MULTILINE)
    assert setting == f"{VARIABLE}={NAME}"
    runs = [line for line in made.splitlines() if "--nbval-current-env" in line]
    assert runs
    assert all("$(WARM)" in line for line in runs)
