"""What Binder does with this repository, step by step, in an environment of its own."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from workbooks.lab import free_port

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PINS = (ROOT / "requirements.txt").read_text()
NODE = (ROOT / ".ci" / "node.txt").read_text()  # for `make lint` on a machine without Node.js


EVERY_PIN = pytest.mark.parametrize("pins", [PINS, NODE], ids=["Python", "Node.js"])


@EVERY_PIN
def test_the_pins_name_no_address(pins: str) -> None:
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|-f ", pins)


@EVERY_PIN
def test_every_pin_has_its_hashes(pins: str) -> None:
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", pins)
    assert blocks
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    wanted = [Requirement(line) for lines in (project["dependencies"], *extras) for line in lines]
    pinned: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", PINS, flags=re.MULTILINE):
        pinned.setdefault(canonicalize_name(name), []).append(version)
    for requirement in wanted:
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement} is not pinned: run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), (
            f"{requirement}: `make lock`"
        )


def test_binder_takes_the_same_pins_and_a_python_that_we_support() -> None:
    listed = (ROOT / "binder" / "requirements.txt").read_text().split()
    assert listed == ["-r", "../requirements.txt"]
    python = (ROOT / "binder" / "runtime.txt").read_text().strip()
    assert re.fullmatch(r"python-3\.(1[1-9])", python)
    for script in ("postBuild", "start"):
        assert os.access(ROOT / "binder" / script, os.X_OK)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Give a copy of what the repository holds, changes that are not committed yet included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607 - git as installed
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    folder = tmp_path / "home"
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def pinned_here() -> dict[str, str]:
    """Give the version that each distribution is pinned at, of those that this machine and Python need."""
    lines = re.findall(r"^[\w.-]+==[^\\\n]+", PINS, flags=re.MULTILINE)
    wanted = [Requirement(line) for line in lines]
    return {
        each.name: next(iter(each.specifier)).version
        for each in wanted
        if each.marker is None or each.marker.evaluate()
    }


def install(environment: Path) -> None:
    """Put into a bare environment just what is pinned, by linking what this one has of it.

    `make` installs the same pins by their hashes with pip, which is what Binder does; to do that once more
    takes a minute and a half. That nothing needed is missing among them, `pip check` tells.
    """
    here, there = Path(sys.prefix), environment.resolve()
    made: set[Path] = set()
    for name, version in {**pinned_here(), "pip": ""}.items():
        found = importlib.metadata.distribution(name)
        assert found.version == version or not version, f"{name} {found.version} is not {version}: run `make`"
        for file in found.files or ():
            source = Path(os.path.normpath(found.locate_file(file)))
            target = there / source.relative_to(here)
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            if "site-packages" in source.parts:
                _link(source, target)
            elif source.exists():  # programs name their Python; settings may be written to
                shutil.copy2(source, target)
                if (text := source.read_bytes()).startswith(b"#!"):
                    target.write_bytes(text.replace(bytes(here / "bin"), bytes(there / "bin"), 1))


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:  # removed since, or bytecode that was not wanted
        return
    except OSError:  # another disk
        shutil.copy2(source, target)


@pytest.mark.binder
@pytest.mark.skipif(sys.platform == "win32", reason="Binder is Linux")
def test_a_workbook_opens_as_it_would_on_binder(
    clone: Path, tmp_path: Path, running: Callable, ask: Callable
) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, symlinks=True)
    install(environment)
    bin_folder = environment / "bin"
    at_binder = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "PYTEST", "VIRTUAL"))
    } | {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        # This machine's own Jupyter settings are not Binder's.
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        "JUPYTER_DATA_DIR": str(tmp_path / "data"),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
    }

    def run(*command: str) -> None:
        done = subprocess.run(command, cwd=clone, env=at_binder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    run("binder/postBuild")
    run(str(bin_folder / "python"), "-m", "pip", "check")

    server = [
        str(bin_folder / "jupyter-lab"),
        "--no-browser",
        "--ServerApp.allow_root=True",
        f"--ServerApp.port={free_port(0)}",
        "--ServerApp.ip=127.0.0.1",
        "--IdentityProvider.token=binder",
    ]
    start = [str(clone / "binder" / "start"), *server]
    with running(start, r"http://127\.0\.0\.1:\d+/", cwd=clone, only=at_binder) as url:
        page = ask(f"{url}/voila/render/workbooks/fr/01_lester.ipynb", Authorization="token binder")
        front = ask(f"{url}/voila/render/workbooks/en/00_start.ipynb", Authorization="token binder")
        way_in = ask(f"{url}/halfhour/fr")
        lab = ask(f"{url}/lab/tree/workbooks/fr/01_lester.ipynb", Authorization="token binder")
    assert page.status == front.status == lab.status == 200
    assert '<html lang="fr" data-keeps>' in page.text
    assert '<body class="hh-page"' in page.text
    assert "application/vnd.jupyter.widget-view+json" in page.text
    assert 'class="hh-trouble"' not in page.text
    assert "cdnjs" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert '<html lang="en">' in front.text
    assert way_in.headers["location"] == "/voila/render/workbooks/fr/00_start.ipynb"
