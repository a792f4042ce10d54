"""A kernel lives as long as its process does, and how it ended is told without anybody waiting for it."""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import weakref
from typing import TYPE_CHECKING

import pytest

from tests.workbooks.warm_kernels import LONG, gone, until
from workbooks.warm import forked
from workbooks.warm.children import Children
from workbooks.warm.fork_server import ForkServer
from workbooks.warm.protocol import AFTER, UNKNOWN
from workbooks.warm.servers import forking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbooks.warm.forked import ForkedProcess

pytestmark = pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")

REHEARSED = """
import __main__, os, pathlib, select, sys

__main__.QUIET_MS = 0  # as if nobody wanted a kernel just now


def ordered(path):
    pathlib.Path(path).touch()
    # A kernel is wanted when there is something on the line.
    select.select([int(sys.argv[1])], [], [])


def many(path):
    forks = iter(range(KERNELS - 1, 0, -1))
    __main__.QUIET_MS = 3_600_000

    def forked():
        if next(forks, 0) == 1:
            __main__.QUIET_MS = 0

    os.register_at_fork(after_in_parent=forked)
    ordered(path)


def until(path):
    pathlib.Path(path + ".begun").touch()
    while not pathlib.Path(path).exists():
        pass
"""
KERNELS = 30


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which `rehearsed` can be imported."""
    (tmp_path / "rehearsed.py").write_text(REHEARSED.replace("KERNELS", str(KERNELS)))
    paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


@pytest.fixture
def parent(env: dict[str, str]) -> Iterator[Callable[..., ForkServer]]:
    servers = []

    def start(*prepared: str) -> ForkServer:
        servers.append(ForkServer((sys.executable,), prepared, env))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def order(tmp_path: Path, env: dict[str, str]) -> Callable[[ForkServer, int], ForkedProcess]:
    def made(server: ForkServer, number: int = 0) -> ForkedProcess:
        arguments = ["ipykernel_launcher", "-f", str(tmp_path / f"kernel-{number}.json")]
        return server.order(arguments, str(tmp_path), env)

    return made


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have whoever asks for a status wait for as long as a test may take."""
    monkeypatch.setattr(forked, "STATUS_SECONDS", LONG)


@pytest.fixture
def rehearsing(
    patient: None,  # noqa: ARG001 - for what it sets
    parent: Callable[..., ForkServer],
    tmp_path: Path,
) -> Callable[[str], tuple[ForkServer, Path]]:
    """Give what starts a parent that rehearses once it has taken orders, until there is a file: this one."""

    def start(first: str) -> tuple[ForkServer, Path]:
        waiting, end = tmp_path / "waiting", tmp_path / "end"
        server = parent("rehearsed", AFTER, f"rehearsed:{first}:{waiting}", f"rehearsed:until:{end}")
        until(waiting.exists)
        return server, end

    return start


@pytest.mark.usefixtures("patient")
def test_a_parent_that_is_busy_keeps_nobody_waiting(
    parent: Callable[..., ForkServer],
    order: Callable[..., ForkedProcess],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = parent("json")
    kernel = order(server)
    os.kill(server.pid, signal.SIGSTOP)
    try:
        kernel.kill()
        assert gone(kernel.pid)
        # It may still tell, and whoever asks goes on meanwhile.
        assert kernel.poll() is None
        monkeypatch.setattr(forked, "STATUS_SECONDS", 0)
        assert kernel.poll() == UNKNOWN
    finally:
        os.kill(server.pid, signal.SIGCONT)
    assert kernel.wait(LONG) == UNKNOWN


def test_a_parent_tells_in_the_middle_of_a_rehearsal(
    rehearsing: Callable[[str], tuple[ForkServer, Path]],
    order: Callable[..., ForkedProcess],
) -> None:
    server, end = rehearsing("ordered")
    kernel = order(server)
    until(end.with_name("end.begun").exists)
    kernel.send_signal(signal.SIGTERM)
    assert kernel.wait(LONG) == -signal.SIGTERM
    # It has been taken leave of: its number is free.
    assert gone(kernel.pid)
    end.touch()
    assert order(server).poll() is None


@pytest.mark.usefixtures("patient")
def test_where_the_parent_has_ended_nobody_waits_for_its_word(
    parent: Callable[..., ForkServer],
    order: Callable[..., ForkedProcess],
) -> None:
    server = parent("json")
    kernel = order(server)
    os.kill(server.pid, signal.SIGKILL)
    assert gone(server.pid)
    assert kernel.poll() is None
    kernel.kill()
    assert gone(kernel.pid)
    assert kernel.poll() == UNKNOWN


def ended(kernels: list[ForkedProcess]) -> list[int | None]:
    """Kill all of them, and give what is told of each; they are waited for together, and so not for long."""
    for kernel in kernels:
        kernel.kill()
    until(lambda: None not in [kernel.poll() for kernel in kernels])
    return [kernel.returncode for kernel in kernels]


def test_no_kernel_is_taken_for_dead_while_its_parent_rehearses(
    rehearsing: Callable[[str], tuple[ForkServer, Path]],
    order: Callable[..., ForkedProcess],
) -> None:
    server, end = rehearsing("many")
    kernels = [order(server, number) for number in range(KERNELS)]
    until(end.with_name("end.begun").exists)
    assert [kernel.poll() for kernel in kernels] == [None] * KERNELS
    dying, living = kernels[::2], kernels[1::2]
    assert ended(dying) == [-signal.SIGKILL] * len(dying)
    assert [kernel.poll() for kernel in living] == [None] * len(living)
    end.touch()
    assert ended(living) == [-signal.SIGKILL] * len(living)
    assert server.alive


def test_a_kernel_that_was_forgotten_is_let_go_of_once_it_has_ended(
    parent: Callable[..., ForkServer], order: Callable[..., ForkedProcess]
) -> None:
    server = parent("json")
    first = order(server)
    pid, seen = first.pid, weakref.ref(first)
    del first
    gc.collect()
    assert seen() is not None
    os.kill(pid, signal.SIGKILL)
    assert gone(pid)

    def forgotten() -> bool:
        order(server, 1).kill()
        gc.collect()
        return seen() is None

    until(forgotten)


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        ours.settimeout(LONG)
        yield ours, theirs


def test_a_status_goes_by_a_number_that_never_comes_again(
    line: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = line
    children = Children(theirs)
    for number, status in enumerate((3, 0, 5), 1):
        process = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({status})"])
        assert children.add(process.pid)[0] == number
        assert gone(process.pid)
        assert not children.wait(0)
        assert ours.recv(100) == b'{"number": %d, "status": %d}' % (number, status)


def test_one_that_somebody_else_has_taken_leave_of_ends_like_any_other(
    line: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = line
    children = Children(theirs)
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    children.add(process.pid)
    process.wait()
    assert not children.wait(0)
    assert ours.recv(100) == b'{"number": 1, "status": %d}' % UNKNOWN


@pytest.mark.parametrize("where", ["register", "poll"])
def test_one_that_ends_while_another_is_taken_leave_of_is_told_of_once(
    where: str, line: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = line
    children = Children(theirs)
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", "pass"])
        children.add(process.pid)
        assert gone(process.pid)
    once = iter([signal.SIGCHLD])

    class Interrupted:
        def __init__(self) -> None:
            self.poll_of = poll()

        def register(self, *values: int) -> None:
            self.poll_of.register(*values)
            self.interrupt("register")

        def poll(self, *values: int) -> list[tuple[int, int]]:
            found = self.poll_of.poll(*values)
            self.interrupt("poll")
            return found

        def interrupt(self, here: str) -> None:
            if here == where:
                for number in once:
                    signal.raise_signal(number)

    poll = select.poll
    monkeypatch.setattr(select, "poll", Interrupted)
    with children.busy():
        pass
    ours.settimeout(0)
    told = [json.loads(ours.recv(100))["number"] for _ in range(3)]
    assert sorted(told) == [1, 2, 3]
    with pytest.raises(BlockingIOError):
        ours.recv(100)
