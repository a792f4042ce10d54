"""The server's handle of one forked kernel, alike to `subprocess.Popen`."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

UNKNOWN = 255
"""The status of a kernel whose parent died before it could tell."""


class ForkedProcess:
    """One kernel, watched through a pidfd, which never means another process that has taken its number.

    Args:
        pid: The kernel's process number, which is that of its group too.
        handle: A pidfd of it; this object owns it.
        order: The server's end of the kernel's socket; the kernel ends when it is closed.
        status: Asks the parent for the exit status of a process that has ended; None where it is not known.

    Attributes:
        returncode: None while the kernel runs, then its status, negative for a signal.
        stdin: None, as are the two others: they are the server's own.
    """

    stdin = stdout = stderr = None

    def __init__(
        self, pid: int, handle: int, order: socket.socket, status: Callable[[int], int | None]
    ) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle = handle
        self._order = order
        self._status = status
        self._ending = threading.Lock()

    def poll(self) -> int | None:
        """Give the exit status, or None while the kernel runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the kernel's end.

        Args:
            timeout: Seconds; None waits for good.

        Raises:
            subprocess.TimeoutExpired: where it still runs after that.
        """
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel; nothing where it has ended."""
        with self._ending:
            # Under the lock the handle is open; a kernel that ends just now is no matter, as with Popen.
            if self.returncode is None:
                with suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._handle, signum)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)

    def _ended(self, seconds: float | None) -> int | None:
        """Look, or wait for so many seconds, whether the kernel has ended."""
        if self.returncode is None:
            poll = select.poll()
            poll.register(self._handle, select.POLLIN)
            if not poll.poll(None if seconds is None else seconds * 1000):
                return None
            with self._ending:
                if self.returncode is None:
                    told = self._status(self.pid)
                    self.returncode = UNKNOWN if told is None else told
                    os.close(self._handle)
                    self._order.close()
        return self.returncode
