"""Processes that the bench starts, what they keep for themselves, and their end."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil

from workbooks.warm_kernels import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_TOKEN = "0" * 32
"""A server wants to see that who asks can read its cookie; nobody says what is in it."""
START_SECONDS = 90
END_SECONDS = 10
SETTLE_SECONDS = 30
STEP_SECONDS = 0.5
IDLE = 0.1
"""Processors that a server, or a browser, keeps busy while it is said to rest."""
_KEPT_BACK = (
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPATH",
    "JUPYTER_PATH",
    "JUPYTER_CONFIG_PATH",
    VARIABLE,
)
"""Of this shell: else a server would compile all it imports anew, or have settings that are not its own."""


def environment(apart: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the environment of a server: this one's, without what would favour or hinder it.

    Args:
        apart: a folder where Jupyter finds no settings of this user.
        more: what to add.
    """
    kept = {key: value for key, value in os.environ.items() if key not in _KEPT_BACK}
    own = {"JUPYTER_CONFIG_DIR": str(apart), "JUPYTER_DATA_DIR": str(apart), "PYTHONUNBUFFERED": "1"}
    return kept | own | dict(more or {})


def free_port() -> int:
    """Find a port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """A server of ours on 127.0.0.1; as a context, running and answering, and ended with all its kernels.

    Args:
        command: its command; `{port}` is filled in.
        path: of the page that tells that it answers.
        cwd: the folder it runs in.
        env: its environment.
        log: the file for what it says.

    Raises:
        RuntimeError: where it ends or stays silent, with the end of what it said.
    """

    def __init__(
        self, command: Sequence[str], *, path: str = "/", cwd: Path, env: Mapping[str, str], log: Path
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [part.replace("{port}", str(self.port)) for part in command]
        self._path, self._cwd, self._env, self._log = path, cwd, dict(env), log

    def __enter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command, cwd=self._cwd, env=self._env, stdout=log, stderr=log, start_new_session=True
            )
        try:
            self._answers()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        family = [*self.family(), *_processes([self._process.pid])]
        self._process.send_signal(signal.SIGTERM)
        _, left = psutil.wait_procs(family, timeout=END_SECONDS)
        for one in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        psutil.wait_procs(left, timeout=END_SECONDS)
        self._process.wait()

    def family(self) -> list[psutil.Process]:
        """Give the processes that it has started, and those that they have."""
        try:
            return list(psutil.Process(self._process.pid).children(recursive=True))
        except psutil.NoSuchProcess:
            return []

    def footprint(self) -> float:
        """Give what the server and all its processes take together, in MB; what they share counts once."""
        return sum(proportional_of(rollup(pid)) for pid in (self._process.pid, *self._pids()))

    def _pids(self) -> list[int]:
        return [one.pid for one in self.family()]

    def settle(self) -> None:
        """Wait until the server has done what it does after a visit, or by itself; at most a while."""
        settle(lambda: [*self.family(), *_processes([self._process.pid])])

    def end_kernel(self, kernel: str) -> None:
        """Have a Jupyter server end a kernel; one that has ended already is no matter."""
        asked = urllib.request.Request(  # noqa: S310 - our own server
            f"{self.url}/api/kernels/{kernel}",
            method="DELETE",
            headers={"Cookie": f"_xsrf={_TOKEN}", "X-XSRFToken": _TOKEN},
        )
        with contextlib.suppress(OSError), urllib.request.urlopen(asked, timeout=END_SECONDS):  # noqa: S310 - the same
            return

    def _answers(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.url + self._path, timeout=END_SECONDS):  # noqa: S310 - the same
                    return
            except urllib.error.HTTPError:
                return  # a page that is not there is an answer too
            except OSError:
                time.sleep(0.1)
        said = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{self._command} does not answer:\n{said}")


def _processes(pids: Iterable[int]) -> list[psutil.Process]:
    found = []
    for pid in pids:
        with contextlib.suppress(psutil.NoSuchProcess):
            found.append(psutil.Process(pid))
    return found


def settle(family: Callable[[], Iterable[psutil.Process]]) -> None:
    """Wait until some processes have done what they are at; at most a while.

    Args:
        family: gives them; some may come meanwhile, and some go.
    """
    end = time.monotonic() + SETTLE_SECONDS
    spent = _spent(family())
    while time.monotonic() < end:
        time.sleep(STEP_SECONDS)
        before, spent = spent, _spent(family())
        if spent - before < IDLE * STEP_SECONDS:
            return


def browsers() -> list[psutil.Process]:
    """Give the processes of the browser that this one has started."""
    found = []
    for one in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if "chrom" in one.name():
                found.append(one)
    return found


def _spent(family: Iterable[psutil.Process]) -> float:
    """Give the processor time of processes, in seconds."""
    total = 0.0
    for one in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            total += times.user + times.system
    return total


def private(pids: Iterable[int]) -> float:
    """Give what processes keep for themselves, in MB; one that has ended keeps nothing."""
    return sum(private_of(rollup(pid)) for pid in pids)


def rollup(pid: int) -> str:
    """Read what the system says of a process's memory; nothing of one that has ended."""
    try:
        return Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return ""


def private_of(rollup: str) -> float:
    """Add up the private kinds of memory in the text of a `smaps_rollup`, in MB."""
    return (
        sum(int(kib) for kib in re.findall(r"^Private_\w+:\s+(\d+) kB$", rollup, re.MULTILINE)) * 1024 / 1e6
    )


def proportional_of(rollup: str) -> float:
    """Give the memory in the text of a `smaps_rollup`, in MB, of what is shared only this process's part."""
    found = re.findall(r"^Pss:\s+(\d+) kB$", rollup, re.MULTILINE)
    return sum(int(kib) for kib in found) * 1024 / 1e6
