"""The fork of one kernel, ordered in a thread by somebody who may be gone when it comes."""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbooks.warm.forked import ForkedProcess

END_SECONDS = 5


class Launch:
    """A kernel that is handed over, or ended: a thread can not be cancelled as its task is.

    Args:
        fork: Forks the kernel; whatever it raises goes to who called `make`.
    """

    def __init__(self, fork: Callable[[], ForkedProcess]) -> None:
        self._fork = fork
        self._process: ForkedProcess | None = None
        self._abandoned = False
        self._lock = threading.Lock()

    def make(self) -> ForkedProcess | None:
        """Fork the kernel; None where nobody wants it any more."""
        if self._abandoned:
            return None
        process = self._fork()
        with self._lock:
            if not self._abandoned:
                self._process = process
                return process
        _end(process)
        return None

    def abandon(self) -> None:
        """Want the kernel no more: it is ended, now or as soon as it is there."""
        with self._lock:
            self._abandoned = True
        if self._process is not None:
            threading.Thread(target=_end, args=(self._process,), daemon=True).start()


def _end(process: ForkedProcess) -> None:
    process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(END_SECONDS)
