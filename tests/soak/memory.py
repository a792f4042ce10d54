"""What a server takes while a crowd comes and goes: memory, files, processor."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from statistics import linear_regression, median
from time import perf_counter
from typing import TYPE_CHECKING

import psutil

from tests.bench.processes import private_of, proportional_of, rollup
from tests.soak.remains import kernels, parents

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY = 10.0
"""Seconds between two looks: each reads a page of numbers of every kernel."""
WARM = 1 / 3
"""Of the time, what the first arrivals are given before it is asked whether memory grows."""


@dataclass(frozen=True)
class Look:
    """What was seen at one moment; memory in MB.

    Attributes:
        at: Seconds since the crowd began to come.
        server: What the server keeps for itself.
        parent: What the process that kernels are forked from keeps for itself.
        kernels: How many kernels there are.
        kernel: What one keeps for itself, the one in the middle.
        whole: What all take together; what they share counts once.
        files: Files, sockets among them, that the server has open.
        busy: Processors that the server's own process has kept busy since the look before.
        work: Processors that all processes together have.
    """

    at: float
    server: float
    parent: float
    kernels: int
    kernel: float
    whole: float
    files: int
    busy: float
    work: float


@dataclass
class Watch:
    """Looks at a server, now and then.

    Args:
        server: Its process.
        seen: All kernels that ever were.
        looks: What was seen.
    """

    server: psutil.Process
    seen: set[psutil.Process] = field(default_factory=set)
    looks: list[Look] = field(default_factory=list)
    _spent: float = 0.0
    _worked: float = 0.0
    _began: float = field(default_factory=perf_counter)

    async def go_on(self) -> None:
        """Look until this is cancelled."""
        while True:
            await asyncio.to_thread(self.look)
            await asyncio.sleep(EVERY)

    def look(self) -> Look:
        """Look once."""
        found = kernels(self.server)
        self.seen |= set(found)
        rollups = [text for each in found if (text := rollup(each.pid))]
        server, parent = rollup(self.server.pid), "".join(rollup(each.pid) for each in parents(self.server))
        at, times = perf_counter() - self._began, self.server.cpu_times()
        spent = times.user + times.system
        worked = spent + self._others(found)
        since = at - (self.looks[-1].at if self.looks else 0.0)
        look = Look(
            at,
            private_of(server),
            private_of(parent),
            len(rollups),
            median(map(private_of, rollups)) if rollups else 0.0,
            sum(map(proportional_of, [server, parent, *rollups])),
            self._files(),
            (spent - self._spent) / since if since else 0.0,
            (worked - self._worked) / since if since else 0.0,
        )
        self._spent, self._worked = spent, worked
        self.looks.append(look)
        return look

    def _others(self, found: Sequence[psutil.Process]) -> float:
        """Give the processor time of all kernels, those included that have ended: their parent keeps it."""
        total = 0.0
        for each in (*parents(self.server), *found):
            with contextlib.suppress(psutil.NoSuchProcess):
                times = each.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
        return total

    def _files(self) -> int:
        with contextlib.suppress(psutil.Error):
            return self.server.num_fds()
        return 0

    def growth(self, name: str) -> float:
        """Give by how much a figure grows, an hour, once the first ones have come; in MB."""
        late = [look for look in self.looks if look.at >= WARM * self.looks[-1].at]
        if len(late) < 2:
            return 0.0
        return slope([look.at for look in late], [getattr(look, name) for look in late])


def slope(seconds: Sequence[float], values: Sequence[float]) -> float:
    """Give by how much values grow, an hour."""
    return linear_regression(seconds, values).slope * 3600
