"""The server's handle of one forked kernel, alike to `subprocess.Popen`."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from workbooks.warm.protocol import UNKNOWN

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

STATUS_SECONDS = 1.0
"""The parent hears of a kernel's end when we do; for so long it may be busy before it has told of it."""
LOOK_AGAIN = 0.01


class ForkedProcess:
    """One kernel, watched through a pidfd, which never means another process that has taken its number.

    Args:
        pid: The kernel's process number, which is that of its group too.
        handle: A pidfd of it; this object owns it.
        order: The server's end of the kernel's socket; the kernel ends when it is closed.
        status: Gives the exit status of a kernel that has ended, at once; None where it may still come.

    Attributes:
        returncode: None while the kernel runs, then its status, negative for a signal; `UNKNOWN` where the
            parent did not tell.
        stdin: None, as are the two others: they are the server's own.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int, order: socket.socket, status: Callable[[], int | None]) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle = handle
        self._order = order
        self._status = status
        self._noticed: float | None = None
        self._ending = threading.Lock()

    def poll(self) -> int | None:
        """Give the exit status, or None; it waits for nothing, so that an event loop may call it.

        None means that the kernel runs, or, for a second at most, that it has ended and its parent, which is
        busy, has not told how: as with a process of one's own that has not been taken leave of yet.
        """
        with self._ending:
            if self.returncode is None and _over(self._handle, 0):
                self._leave()
            return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the kernel's end, and a second at most for how it ended.

        Args:
            timeout: Seconds; None waits for good.

        Raises:
            subprocess.TimeoutExpired: where it still runs after that.
        """
        with self._ending:
            if self.returncode is not None:
                return self.returncode
            # Ours alone: the other one may be closed by another thread, and its number then mean anything.
            handle = os.dup(self._handle)
        try:
            if not _over(handle, timeout):
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        finally:
            os.close(handle)
        while (code := self.poll()) is None:
            time.sleep(LOOK_AGAIN)
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

    def _leave(self) -> None:
        """Take the status of a kernel that has ended, and let go of it, once it is known or will not be."""
        now = time.monotonic()
        if self._noticed is None:
            self._noticed = now
        told = self._status()
        if told is None and now - self._noticed < STATUS_SECONDS:
            return
        self.returncode = UNKNOWN if told is None else told
        os.close(self._handle)
        self._order.close()


def _over(handle: int, seconds: float | None) -> bool:
    """Look, or wait for so many seconds, whether the process of a pidfd has ended."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    return bool(poll.poll(None if seconds is None else seconds * 1000))
