"""The provisioner: forks a kernel where that is the same as starting one, else starts it."""

from __future__ import annotations

import asyncio
import os
import subprocess
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Integer, List, Unicode

from workbooks.warm.errors import ForkError, say_ordinary
from workbooks.warm.launch import Launch
from workbooks.warm.protocol import AFTER, STREAMS
from workbooks.warm.servers import fork_server, forking

if TYPE_CHECKING:
    from jupyter_client.connect import KernelConnectionInfo

    from workbooks.warm.forked import ForkedProcess

LAUNCHER = ["-m", "ipykernel_launcher"]
"""How a kernel spec names an IPython kernel; another kernel can not be forked from a Python."""
UNDERSTOOD = frozenset({"env", "cwd", "extra_arguments", "kernel_id", *STREAMS})
"""What may be asked of a kernel's process and still be had by a fork."""
NO_FORK = "this system can not fork them"


class WarmProvisioner(LocalProvisioner):
    """Gives kernels that are forked from a process which has already imported what they need.

    Whatever a fork can not give (another interpreter, a pipe to its output, outliving its server)
    starts the ordinary way, as does everything on systems other than Linux.
    """

    preload = List(
        Unicode(),
        help="Modules that kernels find imported, and calls, as module:function:argument, that are made "
        "before the first one and leave in caches what each would work out anew.",
    ).tag(config=True)
    rehearse = List(
        Unicode(), help="The same, but made while no kernel is wanted: the first ones do without."
    ).tag(config=True)

    at_start = List(
        Unicode(),
        help="How variables begin that a preloaded module reads while it is imported: kernels that differ in "
        "them have different parents. Of the server's environment a parent has only these, Python's and the "
        "loader's own, and a few of the user's, such as HOME; a kernel has what it is given.",
    ).tag(config=True)

    memory = Integer(
        0, help="How many MB a forked kernel may take beside what it shares; 0 for as many as there are."
    ).tag(config=True)

    @property
    def prepared(self) -> tuple[str, ...]:
        """What a parent is told to prepare."""
        return (*self.preload, AFTER, *self.rehearse)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:  # noqa: ANN401 - as jupyter_client has it
        """Fork a kernel, or start one.

        Args:
            cmd: The command of the kernel spec, filled in.
            **kwargs: What `subprocess.Popen` would take.
        """
        launch = Launch(partial(self._fork, cmd, kwargs))
        process = None
        try:
            if why := self._unlike(cmd, kwargs):
                say_ordinary(why)
            elif not forking():
                say_ordinary(NO_FORK)
            else:
                process = await asyncio.to_thread(launch.make)
        except ForkError as error:
            say_ordinary(error)
        except BaseException:
            # Whoever wanted it has gone, as when a browser is closed: nobody else would end it.
            launch.abandon()
            raise
        if process is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = process  # type: ignore[assignment]  # alike to it in all that is used
        # The kernel leads a session, thus a group, of its own: interrupts reach what it has started too.
        self.pid = self.pgid = process.pid
        self.cwd = kwargs.get("cwd") or os.getcwd()  # noqa: PTH109 - jupyter_client keeps a string
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Send a signal to a kernel that runs, and to what it has started.

        Of one that has ended the number may be another's by now, which a pidfd tells and a number does not.
        """
        if self.process is not None and self.process.poll() is None:
            await super().send_signal(signum)

    def _unlike(self, cmd: list[str], kwargs: dict[str, Any]) -> str:
        """Say why a fork would not be the same as starting this kernel; nothing where it would."""
        if not _parted(cmd)[0]:
            return "one is not IPython's own"
        if foreign := sorted({key for key, value in kwargs.items() if value is not None} - UNDERSTOOD):
            return f"a fork can not have {', '.join(foreign)}"
        if not all(map(_printable, map(kwargs.get, STREAMS))):
            return "a fork can not print into a pipe that is still to be made"
        return ""

    def _fork(self, cmd: list[str], kwargs: dict[str, Any]) -> ForkedProcess:
        """Fork a kernel.

        Raises:
            ForkError: where that does not work.
        """
        python, arguments = _parted(cmd)
        env = dict(kwargs["env"] if kwargs.get("env") is not None else os.environ)
        env["JPY_PARENT_PID"] = str(os.getpid())
        server = fork_server(python, self.prepared, env, tuple(self.at_start))
        with ExitStack() as opened:
            streams = {
                name: _descriptor(kwargs[name], opened) for name in STREAMS if kwargs.get(name) is not None
            }
            return server.order([LAUNCHER[1], *arguments], kwargs.get("cwd"), env, streams, self.memory)

    def start_parent(self, cmd: list[str]) -> None:
        """Start the process that kernels are forked from now, so that the first of them need not wait for it.

        Args:
            cmd: The command of the kernel spec.

        Raises:
            ForkError: where it can not be started.
        """
        python, _ = _parted(cmd)
        if not forking():
            say_ordinary(NO_FORK)
        elif python:
            fork_server(python, self.prepared, os.environ, tuple(self.at_start))


def _printable(stream: Any) -> bool:  # noqa: ANN401 - whatever `subprocess.Popen` takes
    """Whether a kernel can be told to print there: anything but a pipe that is still to be made."""
    return stream not in {subprocess.PIPE, subprocess.STDOUT}


def _descriptor(stream: Any, opened: ExitStack) -> int:  # noqa: ANN401 - the same
    """Give the file descriptor of where to print."""
    if stream == subprocess.DEVNULL:
        stream = opened.enter_context(open(os.devnull, "wb"))  # noqa: PTH123, SIM115 - a device, which the stack closes
    return stream if isinstance(stream, int) else int(stream.fileno())


def _parted(cmd: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Give the command of the Python and the kernel's arguments; two times nothing for another kernel."""
    at = cmd.index(LAUNCHER[0]) if LAUNCHER[0] in cmd else 0
    if cmd[at : at + 2] != LAUNCHER:
        return (), []
    return tuple(cmd[:at]), cmd[at + 2 :]
