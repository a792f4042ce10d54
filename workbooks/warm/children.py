"""The parent's kernels: watched, and taken leave of as soon as they end, whatever the parent is at."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbooks.warm.protocol import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator


class Children:
    """The kernels of a parent, and the line on which it tells how each has ended.

    Args:
        line: The parent's end of the line to the server.
    """

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._count = 0
        self._kernels: dict[int, tuple[int, int]] = {}
        self._poll = select.poll()
        self._poll.register(line, select.POLLIN)

    def add(self, pid: int) -> tuple[int, int]:
        """Take a new kernel in; give its number and a pidfd of it, which stays ours."""
        self._count += 1
        handle = os.pidfd_open(pid)
        self._kernels[handle] = (pid, self._count)
        self._poll.register(handle, select.POLLIN)
        return self._count, handle

    def wait(self, milliseconds: int | None) -> bool:
        """Wait until the server says something, taking leave of kernels; whether it has, in time."""
        while happened := self._poll.poll(milliseconds):
            ready = {handle for handle, _ in happened}
            for handle in ready & self._kernels.keys():
                self._bury(handle)
            if self._line.fileno() in ready:
                return True
        return False

    def forget(self) -> None:
        """Have nothing of the parent's, in a new kernel."""
        self._line.close()
        for handle in self._kernels:
            os.close(handle)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Take leave of kernels that end while something else is done, too: it may take seconds.

        One that ends while another is taken leave of interrupts that as well, and both find the same ones.
        """
        signal.signal(signal.SIGCHLD, lambda *_: self._look())
        try:
            self._look()
            yield
        finally:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)

    def _look(self) -> None:
        poll = select.poll()
        for handle in tuple(self._kernels):
            poll.register(handle, select.POLLIN)
        for handle, _ in poll.poll(0):
            self._bury(handle)

    def _bury(self, handle: int) -> None:
        """Take a dead kernel's status, so that nothing is left of it, and pass it on."""
        pid, number = self._kernels.pop(handle, (None, None))
        if pid is None:
            return
        self._poll.unregister(handle)
        os.close(handle)
        try:
            status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        except ChildProcessError:
            status = UNKNOWN  # what was prepared has waited for whatever child there was
        told = json.dumps({"number": number, "status": status}).encode()
        try:
            self._line.send(told, socket.MSG_DONTWAIT)
        except OSError:
            return  # nobody reads: the server then only knows that the kernel has ended
