"""What a server may leave behind: kernels that nobody has, processes, files."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PARENT = "workbooks.warm.parent"


def parents(server: psutil.Process) -> list[psutil.Process]:
    """Give the processes that a server's kernels are forked from."""
    return [each for each in server.children() if PARENT in each.cmdline()]


def kernels(server: psutil.Process) -> list[psutil.Process]:
    """Give the kernels of a server, forked or not."""
    found = []
    for each in server.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if each not in parents(server) and each.status() != psutil.STATUS_ZOMBIE:
                found.append(each)
    return found


def running(processes: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Give those that still run; a number that another process has taken since does not count."""
    return [each for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


def files(folder: Path) -> list[str]:
    """Name what kernels have left in a server's folder for temporary files: addresses, sockets."""
    return sorted(path.name for path in folder.rglob("*") if not path.is_dir())
