"""`make audit`: that it asks about all that is pinned, and that npm's alarm rings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import audit
from tests.missing import missing

NOT_OURS = {"tests/bench/peers/requirements.txt"}
"""What we are measured beside: neither shipped nor in the environment of the workbooks."""


@pytest.fixture(autouse=True)
def _npm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)]))
    if shutil.which("npm") is None:
        missing("there is no npm: `make test` brings it")


def test_it_asks_about_every_file_that_pins_something() -> None:
    listed = subprocess.run(
        ["git", "grep", "-l", "-e", "--hash=sha", "-e", '"integrity": "sha'],  # noqa: S607 - whichever git there is
        cwd=audit.ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    asked = [*audit.PINNED, audit.PROXY / "package-lock.json"]
    names = {file.relative_to(audit.ROOT).as_posix() for file in asked}
    assert {name for name in listed if name.endswith((".txt", ".json"))} == names | NOT_OURS


def test_a_weakness_far_down_in_what_the_proxy_brings_is_told() -> None:
    assert audit.npm_alarm_rings()


def test_a_registry_that_does_not_answer_is_no_good_news(tmp_path: Path) -> None:
    audit.proxy(tmp_path)
    nobody = ["--registry=http://127.0.0.1:9/", "--fetch-retries=0", f"--cache={tmp_path}/cache"]
    assert audit.npm_audit(tmp_path, *nobody).returncode != 0
