"""What a run says of how many learners a machine holds, and what ten thousand of them need: arithmetic."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING, Any

from workbooks.places.memory import RESERVE, USED

if TYPE_CHECKING:
    from collections.abc import Mapping

MANY = 10_000
KEPT_FREE = 0.3
"""Of a processor, what is left for the moments in which many do something at once."""
MACHINE_CORES, MACHINE_GB = 16, 64
"""The machine that the arithmetic is made for."""


@dataclass(frozen=True)
class Capacity:
    """What one learner takes, and many.

    Attributes:
        mb: Of memory for each page that is open, the server's part of it included.
        base_mb: Of memory before anybody comes.
        core: Of a processor for each learner, all processes together.
        server: The same, of the server's own process alone, which can not use more than one.
    """

    mb: float
    base_mb: float
    core: float
    server: float

    @property
    def a_gb(self) -> int:
        """Learners for each gigabyte of a machine's memory, the reserve and what is left free allowed for."""
        return math.floor(USED * 1000 / (self.mb * (1 + RESERVE)))

    @property
    def a_core(self) -> int:
        """Learners for each processor, some of it left free."""
        return math.floor((1 - KEPT_FREE) / self.core)

    @property
    def a_process(self) -> int:
        """Learners for each `halfhour serve`, which has one processor for all that it passes on."""
        return math.floor((1 - KEPT_FREE) / self.server)

    def machines(self, learners: int) -> tuple[int, str]:
        """Give how many machines so many learners need, and whether processors or memory say so."""
        cores = math.ceil(learners / self.a_core / MACHINE_CORES)
        memory = math.ceil(learners / self.a_gb / MACHINE_GB)
        return max(cores, memory), "processors" if cores >= memory else "memory"


def capacity(run: Mapping[str, Any]) -> Capacity:
    """Work it out from the later looks of a run: the first ones were at the learners who had just come."""
    looks = run["looks"]
    late = looks[len(looks) // 3 :]
    base = run["at rest"]
    pages = mean(look["kernels"] for look in late)
    return Capacity(
        (mean(look["whole"] for look in late) - base["whole"]) / pages,
        base["whole"],
        mean(look["work"] for look in late) / run["learners"],
        mean(look["busy"] for look in late) / run["learners"],
    )


def rows(run: Mapping[str, Any]) -> list[list[str]]:
    """Give the arithmetic as rows of a table."""
    found = capacity(run)
    machines, short = found.machines(MANY)
    gigabytes, cores = math.ceil(MANY / found.a_gb), math.ceil(MANY / found.a_core)
    return [
        ["memory before anybody comes, MB", f"{found.base_mb:.0f}"],
        ["memory for each open page, MB", f"{found.mb:.0f}"],
        [f"learners a GB: {USED} x 1000 / ({found.mb:.0f} x {1 + RESERVE})", str(found.a_gb)],
        ["processors for each learner, all processes", f"{found.core:.4f}"],
        [f"learners a core: {1 - KEPT_FREE} / {found.core:.4f}", str(found.a_core)],
        ["processors for each learner, the server's own process", f"{found.server:.4f}"],
        [f"learners a server: {1 - KEPT_FREE} / {found.server:.4f}", str(found.a_process)],
        [f"{MANY:,} learners, memory: {MANY:,} / {found.a_gb}", f"{gigabytes} GB"],
        [f"{MANY:,} learners, processors: {MANY:,} / {found.a_core}", f"{cores} cores"],
        [
            f"{MANY:,} learners, servers: {MANY:,} / {found.a_process}",
            f"{math.ceil(MANY / found.a_process)} processes",
        ],
        [
            f"{MANY:,} learners, machines of {MACHINE_CORES} cores and {MACHINE_GB} GB",
            f"{machines}, for want of {short}",
        ],
    ]
