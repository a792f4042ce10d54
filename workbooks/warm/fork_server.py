"""The server's end of the line to one parent: start it, order kernels, hear of their end."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from workbooks.warm.errors import ForkError
from workbooks.warm.forked import ForkedProcess
from workbooks.warm.protocol import AT_EASE, FORK, MOST, ORDER, READY, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

START_SECONDS = 60
"""Importing everything takes a second or two; on a machine at its limit, many times that."""
ORDER_SECONDS = 20
"""A parent that has not answered by then hangs in a rehearsal, and would keep all waiting: it is ended."""
END_SECONDS = 2

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""OpenBLAS starts its threads when NumPy is imported, and a process with threads can not be forked."""

THRIFTY = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "1048576", "MALLOC_TRIM_THRESHOLD_": "4194304"}
"""Large arrays of a kernel go back to the system when it is done with them, as do the ends of its heap.

Those of a hundred thousand numbers stay: fetched anew for each step of a sum, they double its time.
"""

QUIET = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
"""Else each kernel's debugger complains of modules that the parent has imported."""


class ForkServer:
    """One parent and what is known of its kernels.

    Args:
        python: The command of the interpreter, with its options.
        prepared: What the parent prepares, as its arguments have it (`parent`).
        env: The environment that the parent starts with.

    Attributes:
        alive: Whether the parent can be asked for kernels.

    Raises:
        ForkError: where the parent can not be started, or has ended while it started. One that is only late
            is let go on: see `ready`.
    """

    def __init__(self, python: Sequence[str], prepared: Sequence[str], env: Mapping[str, str]) -> None:
        self._statuses: dict[int, int] = {}
        self._kept: set[ForkedProcess] = set()
        self._over = False
        self._lock = threading.Lock()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - the interpreter that the kernel spec names
                    [*python, "-m", f"{__package__}.parent", str(theirs.fileno()), *prepared],
                    env=ONE_THREAD | THRIFTY | QUIET | dict(env),
                    stdin=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno()],
                    # Control-C at a terminal is meant for the server, which then lets go of the line.
                    start_new_session=True,
                )
            except OSError as error:
                self._line.close()
                raise ForkError(str(error)) from error
        self._ready = False
        self.ready(START_SECONDS)

    def ready(self, seconds: float = 0) -> bool:
        """Hear whether the parent is ready, and wait for so long.

        Raises:
            ForkError: where it has ended while it started.
        """
        if self._ready:
            return True
        poll = select.poll()
        poll.register(self._line, select.POLLIN)
        if not poll.poll(seconds * 1000):
            return False
        try:
            said = self._line.recv(MOST)
        except OSError:
            said = b""
        self._ready = said == READY
        if not self._ready:
            self.close()
            why = said.decode(errors="replace")
            raise ForkError(why or "the process that kernels are forked from ended while it started")
        return True

    @property
    def pid(self) -> int:
        """The parent's process number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the parent runs."""
        return self._process.poll() is None

    def order(
        self,
        argv: Sequence[str],
        cwd: str | None,
        env: Mapping[str, str],
        streams: Mapping[str, int] | None = None,
        memory: int = 0,
    ) -> ForkedProcess:
        """Fork a kernel, which can be reached from then on.

        Args:
            argv: The kernel's arguments, its program's name first.
            cwd: The folder to run in; None for that of the server.
            env: The kernel's environment.
            streams: File descriptors to print to, by the names of `STREAMS`; the parent's own for the others.
            memory: How much it may take beside what it is forked with, in MB; 0 for as much as there is.

        Raises:
            ForkError: where the parent or the kernel can not do it.
        """
        wanted = {
            "argv": list(argv),
            "cwd": cwd or os.getcwd(),  # noqa: PTH109 - a plain string
            "env": dict(env),
            "streams": list(streams or ()),
            "memory": memory,
        }
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(ORDER_SECONDS)
        try:
            born, handle = self._ask(ours, theirs)
            _become(ours, wanted, list((streams or {}).values()), handle)
        except BaseException as error:
            # Closing its socket ends a kernel that had come into being.
            ours.close()
            if isinstance(error, OSError):
                raise ForkError(str(error)) from error
            raise
        process = ForkedProcess(born["pid"], handle, ours, partial(self.status, born["number"]))
        self._keep(process)
        return process

    def _ask(self, ours: socket.socket, theirs: socket.socket) -> tuple[dict[str, int], int]:
        """Ask the parent for a new process, as `_born` gives it.

        Raises:
            ForkError: where there is none; where nothing is heard, the parent is then ended.
            OSError: where it has ended.
        """
        try:
            with theirs:
                socket.send_fds(self._line, [FORK], [theirs.fileno()])
            return _born(ours)
        except TimeoutError as error:
            self._process.kill()
            self.close()
            raise ForkError(
                "the process that kernels are forked from did not answer, and was ended"
            ) from error

    def _keep(self, process: ForkedProcess) -> None:
        """Have a kernel live on when whoever started it forgets its handle, as an ordinary one does."""
        with self._lock:
            known = list(self._kept)
        # Not under the lock: each looks for its status, which takes it.
        ended = {each for each in known if each.poll() is not None}
        with self._lock:
            self._kept = self._kept - ended | {process}

    def status(self, number: int) -> int | None:
        """Give the exit status of a kernel that has ended, from what the parent has told by now.

        It waits for nothing, so that an event loop may ask.

        Args:
            number: The parent's count of its kernels; a status is told once.

        Returns:
            None where the parent may still tell, `UNKNOWN` where it has ended and can not.
        """
        with self._lock:
            self._hear()
            return self._statuses.pop(number, UNKNOWN if self._over else None)

    def _hear(self) -> None:
        """Take in all that the parent has told."""
        poll = select.poll()
        if self._line.fileno() >= 0:
            poll.register(self._line, select.POLLIN)
        while not self._over and (self._line.fileno() < 0 or poll.poll(0)):
            try:
                told = json.loads(self._line.recv(MOST) or b"null")
            except OSError:
                told = None
            if told is None:
                self._over = True
            else:
                self._statuses[told["number"]] = told["status"]

    def close(self) -> None:
        """Let go of the line, upon which the parent ends; kernels that it made live on, while we do."""
        with self._lock:
            self._line.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            # It is in the middle of an import or a rehearsal, and may stay there for good.
            self._process.kill()
            self._process.wait()


def _born(order: socket.socket) -> tuple[dict[str, int], int]:
    """Hear from the parent of a new process: its pid and its number, and a pidfd of it.

    Raises:
        ForkError: where there is none.
        OSError: where nothing is heard.
    """
    answer, handles, _, _ = socket.recv_fds(order, MOST, 1)
    for handle in handles:
        os.set_inheritable(handle, False)  # noqa: FBT003 - as the system names it
    found: dict[str, Any] = json.loads(answer or "{}")
    if not handles:
        raise ForkError(found.get("error", "the process that kernels are forked from has ended"))
    return found, handles[0]


def _become(order: socket.socket, wanted: Mapping[str, object], streams: list[int], handle: int) -> None:
    """Tell a new process what kernel to be, and hear that it is.

    Raises:
        ForkError: where it can not; the pidfd is then closed.
        OSError: where it does not answer; the same.
    """
    try:
        with open(os.memfd_create("order"), "wb") as told:  # noqa: PTH123 - a descriptor
            told.write(json.dumps(wanted).encode())
            told.flush()
            # The kernel reads through the same open file, so from where we stand.
            told.seek(0)
            socket.send_fds(order, [ORDER], [told.fileno(), *streams])
        said = order.recv(MOST)
        if said != AT_EASE:
            raise ForkError(said.decode() or "the forked kernel ended before it could be reached")  # noqa: TRY301 - closed alike
    except BaseException:
        os.close(handle)
        raise
