"""What a fresh fork does to be a kernel like any other: its own session, folder, environment and chance."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from ipykernel.kernelapp import IPKernelApp

from workbooks.warm.ceiling import hold
from workbooks.warm.kernel import SparingKernel
from workbooks.warm.protocol import AT_EASE, ORDER, STREAMS

if TYPE_CHECKING:
    from collections.abc import Callable

OUTLIVED = 1
"""The status of a kernel that ends because its server has gone, as ipykernel has it."""


WATCHED = 1
"""Tells ipykernel that somebody looks after this kernel, but not that it should poll for them itself."""


class Lifeline(threading.Thread):
    """Ends this kernel when the server has gone: its end of the socket is then closed.

    It has the place that ipykernel keeps for its poller of the parent's number, which would look at the
    process that forked us instead of the one that wanted us.

    Args:
        order: The socket that this kernel was ordered through.
    """

    def __init__(self, order: socket.socket) -> None:
        super().__init__(name="lifeline", daemon=True)
        self.order = order

    def run(self) -> None:
        """Wait; nothing is ever sent on this socket again."""
        with suppress(OSError):
            self.order.recv(1)
        os._exit(OUTLIVED)


class ListeningApp(IPKernelApp):
    """A kernel's program that says when it can be reached.

    Who tries sooner is refused, and tries again after a tenth of a second: as long as all the rest takes.

    Args:
        **kwargs: As ipykernel has them, and `listens`: called once the kernel's sockets are there.
    """

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - whatever ipykernel gives
        self.listens: Callable[[], object] = kwargs.pop("listens")
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]  # ipykernel's own

    def init_sockets(self) -> None:
        """Listen, and say so."""
        super().init_sockets()  # type: ignore[no-untyped-call]  # ipykernel's own
        self.listens()


def become_kernel(order: socket.socket) -> int:
    """Read the order, take its ways on, and be its kernel to the end.

    Args:
        order: The socket with the order: arguments, folder, environment, and where to print.

    Returns:
        The status to exit with.
    """
    _default_signals()
    message, handles, _, _ = socket.recv_fds(order, len(ORDER), 1 + len(STREAMS))
    if not message:
        return OUTLIVED
    told, *streams = handles
    with open(told, encoding="utf-8") as source:  # noqa: PTH123 - a descriptor
        wanted = json.load(source)
    for stream, handle in zip(wanted["streams"], streams, strict=True):
        os.dup2(handle, STREAMS[stream])
        os.close(handle)
    os.setsid()
    try:
        if wanted["cwd"] is not None:
            os.chdir(wanted["cwd"])
    except OSError as error:
        order.send(str(error).encode())
        return OUTLIVED
    _take_environment(wanted["env"])
    _own_chance()
    sys.argv = wanted["argv"]
    run(wanted["argv"][1:], order, wanted["memory"])
    return 0


def _default_signals() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _take_environment(wanted: dict[str, str]) -> None:
    """Have exactly this environment."""
    for name in set(os.environ) - set(wanted):
        del os.environ[name]
    os.environ.update(wanted)
    time.tzset()


def _own_chance() -> None:
    """Have random numbers of one's own: NumPy's old generator would go on as the parent's."""
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def run(argv: list[str], order: socket.socket, memory: int = 0) -> None:
    """Be the kernel that these arguments ask for, with so many MB of its own, until it is shut down."""
    app: Any = ListeningApp.instance(
        parent_handle=WATCHED, kernel_class=SparingKernel, listens=partial(order.send, AT_EASE)
    )
    app.initialize(argv)
    app.poller = Lifeline(order)
    _register(app.shell)
    # Threads have taken their stacks by now, whatever size this system gives them.
    hold(memory)
    app.start()


def _register(shell: object) -> None:
    """Do what packages do when they are imported in a kernel; the parent that imported them was none."""
    if "ipywidgets" in sys.modules:
        sys.modules["ipywidgets"].load_ipython_extension(shell)
