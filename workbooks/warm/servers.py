"""The parents of this process, one for each way that a Python can start."""

from __future__ import annotations

import os
import signal
import socket
import threading
from typing import TYPE_CHECKING

from workbooks.warm.errors import ForkError, forget_said
from workbooks.warm.fork_server import START_SECONDS, ForkServer
from workbooks.warm.protocol import AFTER

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]

AT_START = ("PYTHON", "LD_", "LC_", "LANG", "OMP_", "OPENBLAS_", "MKL_", "MALLOC_", "VIRTUAL_ENV")
"""How variables begin that count when a Python starts, or when a library is loaded, and never after."""

OF_THE_USER = frozenset(
    {"PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "TZ", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}
)
"""What else a parent has of its server's environment: enough to find its files, and no secret."""

MOST_PARENTS = 4

_servers: dict[Key, ForkServer] = {}
_failed: dict[Key, str] = {}
_plain: set[Key] = set()
"""Those of which one has ended: what it did while it waited may have ended it; the next one leaves that."""
_lock = threading.Lock()
_owner = os.getpid()


def forking() -> bool:
    """Whether this system has what forking kernels takes."""
    wanted = ((os, "fork"), (os, "pidfd_open"), (os, "memfd_create"), (signal, "pidfd_send_signal"))
    return all(hasattr(*each) for each in wanted) and hasattr(socket, "SOCK_SEQPACKET")


def fork_server(
    python: tuple[str, ...],
    prepared: tuple[str, ...],
    env: Mapping[str, str],
    at_start: tuple[str, ...] = (),
) -> ForkServer:
    """Give the parent for such kernels, started where there is none.

    Args:
        python: The command of the interpreter, with its options.
        prepared: What the parent prepares, as its arguments have it (`parent`).
        env: The environment of the kernel that is wanted; what of it counts at a start decides.
        at_start: How further variables begin that count then, because what is prepared reads them.

    Raises:
        ForkError: where it can not be started, and is then not tried again; or is not ready in time. Who
            comes later waits for it no more, and has it once it is ready.
    """
    counts = (*AT_START, *at_start)
    key = (python, prepared, tuple(sorted((name, env[name]) for name in env if name.startswith(counts))))
    with _lock:
        _forget_if_forked()
        _forget_ended()
        if key in _failed:
            raise ForkError(_failed[key])
        if key in _plain and AFTER in prepared:
            prepared = prepared[: prepared.index(AFTER)]
        if key not in _servers and len(_servers) >= MOST_PARENTS:
            raise ForkError(f"there are {MOST_PARENTS} processes to fork kernels from already")
        try:
            if key not in _servers:
                user = {name: value for name, value in os.environ.items() if name in OF_THE_USER}
                _servers[key] = ForkServer(python, prepared, user | dict(key[2]))
            is_ready = _servers[key].ready()
        except ForkError as error:
            _servers.pop(key, None)
            _failed[key] = str(error)
            raise
        if not is_ready:
            raise ForkError(f"not ready after {START_SECONDS} seconds")
        return _servers[key]


def close(prepared: tuple[str, ...]) -> None:
    """Let the parents go that have prepared just this; kernels that they have made live on.

    Args:
        prepared: As it was given to `fork_server`.
    """
    with _lock:
        _forget_if_forked()
        for key in [key for key in _servers if key[1] == prepared]:
            _servers.pop(key).close()


def close_all() -> None:
    """Let all parents go, and forget what failed."""
    with _lock:
        _forget_if_forked()
        for server in _servers.values():
            server.close()
        _servers.clear()
        _failed.clear()
        _plain.clear()
        forget_said()


def _forget_ended() -> None:
    """Let the parents go that have ended: none of them forks any more, and others may take their place."""
    for key in [key for key, server in _servers.items() if not server.alive]:
        server = _servers.pop(key)
        try:
            server.ready()
        except ForkError as error:  # it has never been
            _failed[key] = str(error)
        else:
            server.close()
            _plain.add(key)


def _forget_if_forked() -> None:
    """Have no parent in common with the process that this one was forked from: its line is not ours."""
    global _owner  # noqa: PLW0603 - one number, to notice a fork
    if _owner != os.getpid():
        _servers.clear()
        _failed.clear()
        _plain.clear()
        _owner = os.getpid()
