"""Parents that hang, or end by what they do while they wait, cost no learner a kernel."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.workbooks.warm_kernels import gone
from workbooks.warm import fork_server as module
from workbooks.warm.errors import ForkError
from workbooks.warm.fork_server import ForkServer
from workbooks.warm.protocol import AFTER
from workbooks.warm.servers import close_all, fork_server, forking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")

PYTHON = (sys.executable,)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which `hangs` and `threads` can be imported."""
    (tmp_path / "hangs.py").write_text("import threading\nthreading.Event().wait()\n")
    (tmp_path / "threads.py").write_text(
        "import threading\n"
        "def start(_):\n"
        "    threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


@pytest.fixture
def parents() -> Iterator[None]:
    close_all()
    yield
    close_all()


def test_one_that_hangs_while_it_starts_is_ended_and_told_of(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str]
) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 1)
    monkeypatch.setattr(module, "END_SECONDS", 0.1)
    started: list[int] = []
    popen = module.subprocess.Popen

    def noted(*values: object, **named: object) -> object:
        made = popen(*values, **named)  # type: ignore[call-overload]  # as it was called
        started.append(made.pid)
        return made

    monkeypatch.setattr(module.subprocess, "Popen", noted)
    with pytest.raises(ForkError, match="not ready"):
        ForkServer(PYTHON, ("hangs",), env)
    assert gone(started[0])


@pytest.mark.usefixtures("parents")
def test_one_that_ended_by_what_it_did_while_it_waited_is_started_again_without_it(
    env: dict[str, str],
) -> None:
    prepared = ("threads", AFTER, "threads:start:now")
    first = fork_server(PYTHON, prepared, env)
    assert gone(first.pid)
    second = fork_server(PYTHON, prepared, env)
    assert second.pid != first.pid
    assert second.alive
    kernel = second.order([sys.executable, "--help"], None, env)
    assert kernel.wait(60) is not None
    assert second.alive
    assert fork_server(PYTHON, prepared, env) is second
