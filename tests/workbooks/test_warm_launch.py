"""A launch that nobody waits for any more leaves no kernel, no half of one, and no descriptor."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from tests.workbooks.warm_kernels import LONG, gone, manager, until
from workbooks.warm import fork_server, provisioner
from workbooks.warm.launch import Launch
from workbooks.warm.provisioner import WarmProvisioner
from workbooks.warm.servers import close_all, forking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

linux = pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")


@pytest.fixture(autouse=True)
def parents() -> Iterator[None]:
    close_all()
    yield
    close_all()


class Gate:
    """Holds whoever comes through until it is opened; tells when somebody is there."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def through(self) -> None:
        self.reached.set()
        assert self.opened.wait(LONG)

    def around(self, call: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
        def held(*values: object) -> Any:  # noqa: ANN401 - whatever it gives
            if not after:
                self.through()
            try:
                return call(*values)
            finally:
                if after:
                    self.through()

        return held


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - procfs


async def launch(folder: Path) -> None:
    command = [sys.executable, *provisioner.LAUNCHER, "-f", str(folder / "kernel.json")]
    await WarmProvisioner(preload=["json"]).launch_kernel(command, env=dict(os.environ))


@linux
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("where", "what"),
    [
        pytest.param(provisioner, "fork_server", id="the parent"),
        pytest.param(fork_server, "_born", id="the fork"),
        pytest.param(fork_server, "_become", id="its order"),
        pytest.param(Launch, "make", id="the handing over"),
    ],
)
def test_one_that_is_cancelled_leaves_nothing(
    where: object, what: str, *, after: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a process opens once is open by then, and the parent is there.
    WarmProvisioner(preload=["json"]).start_parent([sys.executable, *provisioner.LAUNCHER])
    asyncio.run(asyncio.to_thread(int))
    before = descriptors()
    born: list[int] = []
    bear: Any = vars(fork_server)["_born"]

    def noted(*values: Any) -> Any:  # noqa: ANN401 - as it is
        found = bear(*values)
        born.append(found[0]["pid"])
        return found

    monkeypatch.setattr(fork_server, "_born", noted)
    gate = Gate()
    monkeypatch.setattr(where, what, gate.around(getattr(where, what), after=after))

    async def cancelled() -> None:
        task = asyncio.create_task(launch(tmp_path))
        await asyncio.to_thread(gate.reached.wait, LONG)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        gate.opened.set()

    asyncio.run(cancelled())
    assert all(gone(pid) for pid in born)
    until(lambda: descriptors() == before)
    assert len(born) == (0 if what == "make" and not after else 1)


@linux
def test_one_that_is_not_wanted_before_its_turn_is_not_made() -> None:
    made: list[bool] = []
    turn = Launch(lambda: made.append(True))  # type: ignore[arg-type,func-returns-value]  # never called
    turn.abandon()
    assert turn.make() is None
    assert made == []


def test_a_system_that_can_not_fork_is_told_of_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(provisioner, "forking", lambda: False)
    # Where one is to be started beforehand, too.
    WarmProvisioner().start_parent([sys.executable, *provisioner.LAUNCHER])
    for _ in range(2):
        made = manager()
        made.start_kernel()
        made.shutdown_kernel(now=True)
    assert [each.getMessage() for each in caplog.records if "ordinary way" in each.getMessage()] == [
        "Kernels start the ordinary way: this system can not fork them."
    ]
