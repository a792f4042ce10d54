"""The process that kernels are forked from: prepares once, then waits.

Run as ``python -m workbooks.warm.parent FD BEFORE... -- AFTER...``, where FD is its end of the line to the
server. Each message on the line is a word and one socket: the socket goes to the new kernel, which reads
there what it is to be. The parent itself reads nothing of it.

BEFORE is what is prepared before the first kernel, AFTER what is prepared as long as none is wanted: a
module, which is imported, or ``module:function:argument``, which is called. What the function leaves in
caches, later kernels find there.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbooks.warm.children import Children
from workbooks.warm.kernel import note_modules
from workbooks.warm.protocol import AFTER, FORK, MOST, READY

if TYPE_CHECKING:
    from collections.abc import Sequence

KERNEL_MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "ipykernel.datapub",
    "ipykernel.subshell_manager",
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "IPython.core.debugger",
    "IPython.utils.wildcard",
    "faulthandler",
    "pdb",
    "psutil",
    "sqlite3",
    "tornado.platform.asyncio",
)
"""What a kernel itself imports between its start and its first cell."""

QUIET_MS = 1000
"""For so long after an order, the kernel that was ordered has the processor to itself."""


def preload() -> None:
    """Import what a kernel itself wants; some of it may be absent from its version."""
    for name in KERNEL_MODULES:
        with suppress(ImportError):
            importlib.import_module(name)


def prepare(item: str) -> None:
    """Import a module, or call a function that leaves something for kernels to find.

    Args:
        item: ``module``, or ``module:function:argument``; the argument is handed over as it stands.

    Raises:
        Exception: what a module raises while it is imported. Where a call fails, that is said, no more.
    """
    module, *call = item.split(":", 2)
    if not call:
        importlib.import_module(module)
        return
    function, argument = call
    try:
        getattr(importlib.import_module(module), function)(argument)
    except Exception as error:  # noqa: BLE001 - whatever it is, kernels can be had without
        sys.stderr.write(f"Not rehearsed: {argument} ({error!r}).\n")


def settle() -> None:
    """Make the memory fit to be shared.

    Raises:
        RuntimeError: where an import has started a thread: a fork would take its locks along, but not it.
    """
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads > 1:
        raise RuntimeError(f"an import started {threads - 1} thread(s), so this process can not be forked")
    note_modules()
    gc.collect()
    # What is frozen is not looked at by the collector of a kernel, so its pages stay shared.
    gc.freeze()


def wait_and_fork(line: socket.socket, after: Sequence[str] = ()) -> socket.socket | None:
    """Fork a kernel for each message on the line, until the line is closed.

    Args:
        line: This process's end of it.
        after: What to prepare while nothing else is to be done, one after the other.

    Returns:
        In a new kernel, the socket that tells it what to be; in the parent, None once the server has gone.
    """
    children = Children(line)
    waiting = deque(after)
    quiet = 0
    while True:
        if not children.wait(quiet if waiting else None):
            with children.busy():
                prepare(waiting.popleft())
            try:
                settle()
            except RuntimeError as error:
                sys.stderr.write(f"No more is rehearsed, and kernels have a new parent: {error}.\n")
                return None
            quiet = 0
            continue
        try:
            message, fds, _, _ = socket.recv_fds(line, len(FORK), 1)
        except ConnectionResetError:
            return None  # it has gone without having read all that it was told
        if not message or not fds:
            return None
        quiet = QUIET_MS
        order = socket.socket(fileno=fds[0])
        # What a kernel starts would outlive its server with it, and keep that from seeing the kernel's end.
        order.set_inheritable(False)
        try:
            pid = os.fork()
        except OSError as error:
            _answer(order, {"error": str(error)})
            continue
        if pid == 0:
            children.forget()
            return order
        number, handle = children.add(pid)
        _answer(order, {"pid": pid, "number": number}, handle)


def _answer(order: socket.socket, answer: dict[str, object], *fds: int) -> None:
    """Tell the server of its new kernel, and let go of their socket."""
    with order:
        try:
            socket.send_fds(order, [json.dumps(answer).encode()], list(fds))
        except OSError:
            return  # the server has given up waiting; the kernel sees that too, and ends


def unable() -> str:
    """Say why this system can not give what a server holds a kernel by; nothing where it can."""
    try:
        handle = os.pidfd_open(os.getpid())
        signal.pidfd_send_signal(handle, 0)
        os.close(handle)
    except (AttributeError, OSError) as error:
        return f"this system has no pidfd ({error})"
    return ""


def get_ready(before: Sequence[str]) -> str:
    """Prepare so much that kernels can be forked; say why that failed, and nothing where it did not.

    Args:
        before: What to prepare, one after the other.
    """
    preload()
    for item in before:
        try:
            prepare(item)
        except Exception as error:  # noqa: BLE001 - a module may raise anything
            return f"{item} can not be imported ({error})"
    try:
        settle()
    except RuntimeError as error:
        return str(error)
    return unable()


def main(argv: list[str]) -> int:
    """Prepare, tell the server that we are ready, and fork until it goes.

    Args:
        argv: The number of the line's file descriptor, what to prepare before, `AFTER`, and what after.

    Returns:
        The status to exit with.
    """
    # The folder that the server happens to stand in is none of the kernels' packages.
    if sys.path and sys.path[0] in {"", str(Path.cwd())}:
        del sys.path[0]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line = socket.socket(fileno=int(argv[0]))
    line.set_inheritable(False)
    at = argv.index(AFTER) if AFTER in argv else len(argv)
    if why := get_ready(argv[1:at]):
        line.send(why.encode(errors="replace")[:MOST])
        return 1
    line.send(READY)
    order = wait_and_fork(line, argv[at + 1 :])
    if order is None:
        return 0
    from workbooks.warm.child import become_kernel  # noqa: PLC0415 - only a kernel needs it

    return become_kernel(order)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
