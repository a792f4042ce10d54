"""Forked kernels to test on, and ways to look at processes from outside."""

from __future__ import annotations

import os
import select
import time
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from workbooks.kernelspec import OwnKernelSpecManager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jupyter_client.blocking import BlockingKernelClient

NAME = "warm-under-test"
LONG = 60
"""Seconds that nothing here takes, even on a machine at its limit."""


def manager(
    preload: tuple[str, ...] = ("numpy", "ipywidgets"),
    rehearse: tuple[str, ...] = (),
    *,
    forked: bool = True,
    memory: int = 0,
    **settings: object,
) -> KernelManager:
    """Make a manager whose kernels the provisioner gives, or which start the ordinary way."""
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(
        NAME, "workbooks.warm.provisioner:WarmProvisioner", KernelProvisionerFactory.GROUP_NAME
    )
    made = KernelManager(kernel_spec_manager=OwnKernelSpecManager(), **settings)
    made.log.propagate = True
    spec = made.kernel_spec
    assert isinstance(spec, KernelSpec)
    config = {"preload": list(preload), "rehearse": list(rehearse), "memory": memory}
    about = {"kernel_provisioner": {"provisioner_name": NAME, "config": config}}
    spec.metadata = about if forked else {}
    return made


def started(made: KernelManager, **how: object) -> BlockingKernelClient:
    """Start its kernel, and give a client of it once it answers."""
    made.start_kernel(**how)
    client = made.client()
    client.start_channels()
    client.wait_for_ready(timeout=LONG)
    return client


@contextmanager
def kernel(
    preload: tuple[str, ...] = ("numpy", "ipywidgets"),
    rehearse: tuple[str, ...] = (),
    *,
    forked: bool = True,
    memory: int = 0,
    **how: object,
) -> Iterator[tuple[KernelManager, BlockingKernelClient]]:
    """Give a kernel that answers, with its manager and a client; it is ended afterwards."""
    made = manager(preload, rehearse, forked=forked, memory=memory)
    client = started(made, **how)
    try:
        yield made, client
    finally:
        client.stop_channels()
        if made.has_kernel:
            made.shutdown_kernel(now=True)
        made.cleanup_resources()


def say(client: BlockingKernelClient, code: str) -> str:
    """Run code, and give what it prints, its result, or the name of its error."""
    said: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        content = message["content"]
        said.append(
            content.get("text") or content.get("ename") or content.get("data", {}).get("text/plain", "")
        )

    client.execute_interactive(code, output_hook=hear, timeout=LONG)
    return "".join(said).strip()


def gone(pid: int) -> bool:
    """Wait until a process has ended; whether it has."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        return bool(poll.poll(LONG * 1000))
    finally:
        os.close(handle)


def state(pid: int) -> str:
    """Give the letter of a process's state, such as Z for a zombie; nothing where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


def parent_of(pid: int) -> int:
    """Give the number of the process that a process comes from."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def until(happened: Callable[[], bool]) -> None:
    """Wait for something to become so.

    Raises:
        AssertionError: where it does not, in a time that it never takes.
    """
    end = time.monotonic() + LONG
    while not happened():
        assert time.monotonic() < end
        select.select([], [], [], 0.02)
