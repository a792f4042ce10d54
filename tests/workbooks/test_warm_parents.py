"""Parents that hang, or end by what they do while they wait, cost no learner a kernel."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workbooks.warm_kernels import gone, until
from workbooks.warm import fork_server as module
from workbooks.warm import servers
from workbooks.warm.errors import ForkError
from workbooks.warm.fork_server import ForkServer
from workbooks.warm.parent import wait_and_fork
from workbooks.warm.protocol import AFTER
from workbooks.warm.servers import close_all, fork_server, forking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")

PYTHON = (sys.executable,)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which `hangs`, `threads` and `refuses` can be imported."""
    (tmp_path / "hangs.py").write_text("import threading\nthreading.Event().wait()\n")
    (tmp_path / "threads.py").write_text(
        "import threading\n"
        "def start(_):\n"
        "    threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    (tmp_path / "stays.py").write_text(
        "import pathlib, threading\n"
        "def stay(path):\n"
        "    pathlib.Path(path).touch()\n"
        "    threading.Event().wait()\n"
    )
    (tmp_path / "refuses.py").write_text(
        "import os\ndef refuse(_):\n    raise OSError(38, 'not implemented')\nos.pidfd_open = refuse\n"
    )
    paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


@pytest.fixture
def parents() -> Iterator[None]:
    close_all()
    yield
    close_all()


def gated(folder: Path, name: str, then: str = "") -> Path:
    """Write a module that waits for a pipe to be written to while it is imported; give the pipe."""
    gate = folder / "gate"
    os.mkfifo(gate)
    (folder / f"{name}.py").write_text(f"open({str(gate)!r}).read()\n{then}")
    return gate


@pytest.mark.usefixtures("parents")
def test_one_that_is_late_is_told_of_and_used_once_it_is_ready(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 1)
    gate = gated(tmp_path, "waits")
    for _ in range(2):
        with pytest.raises(ForkError, match="not ready"):
            fork_server(PYTHON, ("waits",), env)
    gate.write_text("")

    def is_ready() -> bool:
        try:
            return fork_server(PYTHON, ("waits",), env).alive
        except ForkError:
            return False

    until(is_ready)


def test_one_that_hangs_while_it_starts_is_ended_with_the_others(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str]
) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 1)
    monkeypatch.setattr(module, "END_SECONDS", 0.1)
    server = ForkServer(PYTHON, ("hangs",), env)
    assert server.alive
    assert not server.ready()
    server.close()
    assert gone(server.pid)


@pytest.mark.usefixtures("parents")
def test_one_that_ends_late_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 1)
    gate = gated(tmp_path, "fails", "import os\nos._exit(3)\n")
    with pytest.raises(ForkError, match="not ready"):
        fork_server(PYTHON, ("fails",), env)
    gate.write_text("")

    def why() -> str:
        with pytest.raises(ForkError) as found:
            fork_server(PYTHON, ("fails",), env)
        return str(found.value)

    until(lambda: "ended" in why())
    assert "ended" in why()


def test_one_on_a_system_without_pidfd_says_so(env: dict[str, str]) -> None:
    with pytest.raises(ForkError, match="no pidfd"):
        ForkServer(PYTHON, ("refuses",), env)


@pytest.mark.usefixtures("parents")
def test_one_whose_server_has_gone_with_words_unread_ends_and_says_nothing() -> None:
    servers_end, line = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with line:
        line.send(b"told of a kernel's end")
        servers_end.close()
        assert wait_and_fork(line) is None


def test_there_are_only_so_many_that_live(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "MOST_PARENTS", 1)
    first = fork_server(PYTHON, ("json",), env)
    with pytest.raises(ForkError, match="already"):
        fork_server(PYTHON, ("csv",), env)
    os.kill(first.pid, signal.SIGKILL)
    assert gone(first.pid)
    assert fork_server(PYTHON, ("csv",), env).alive


@pytest.mark.usefixtures("parents")
def test_each_has_its_own_where_what_it_reads_while_it_starts_differs(env: dict[str, str]) -> None:
    counts = ("MODEL_",)
    one = fork_server(PYTHON, ("json",), {**env, "MODEL_SIZE": "1", "OTHER": "1"}, counts)
    assert fork_server(PYTHON, ("json",), {**env, "MODEL_SIZE": "1", "OTHER": "2"}, counts) is one
    assert fork_server(PYTHON, ("json",), {**env, "MODEL_SIZE": "2"}, counts) is not one
    environ = Path(f"/proc/{one.pid}/environ").read_bytes().split(b"\0")
    assert b"MODEL_SIZE=1" in environ
    assert b"OTHER=1" not in environ


@pytest.mark.usefixtures("parents")
@pytest.mark.parametrize("close", [close_all, lambda: servers.close(("json",))])
def test_a_fork_of_the_server_ends_none_of_them(
    close: Callable[[], None], env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = fork_server(PYTHON, ("json",), env)
    # What a fork finds: all that the server knew, and another number for itself.
    monkeypatch.setattr(servers, "_owner", 0)
    close()
    assert server.alive
    server.close()


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
    with pytest.raises(ForkError, match="before it could be reached"):
        second.order([sys.executable, "--help"], None, env)
    assert second.alive
    assert fork_server(PYTHON, prepared, env) is second


@pytest.mark.usefixtures("parents")
def test_one_that_hangs_while_it_waits_is_ended_and_started_again_without_what_it_did(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ORDER_SECONDS", 0.5)
    prepared = ("json", AFTER, f"stays:stay:{tmp_path / 'begun'}")
    first = fork_server(PYTHON, prepared, env)
    until((tmp_path / "begun").exists)
    with pytest.raises(ForkError, match="did not answer"):
        first.order([sys.executable, "--help"], None, env)
    assert gone(first.pid)
    # That of another kind is asked for in between.
    assert fork_server(PYTHON, ("csv",), env).alive
    monkeypatch.undo()
    second = fork_server(PYTHON, prepared, env)
    with pytest.raises(ForkError, match="before it could be reached"):
        second.order([sys.executable, "--help"], None, env)
    assert second.alive
