"""How many places a machine has, by its memory; and how much of that one kernel may take."""

from __future__ import annotations

import os
from pathlib import Path

KERNEL_MB = 40
"""What one learner's kernel takes, and its part of the server (docs/capacity.md has it measured)."""
BASE_MB = 300
"""What the server and the process that kernels are forked from take together, before anybody comes."""
USED = 0.75
"""The part of the machine's memory that is planned with: the rest is the system's own, and its files'."""
RESERVE = 0.1
"""Places beyond those that are counted, for learners who go from one page to the next (`door`)."""

MOST = 200
"""One process passes on all that is said between pages and kernels, and it has one processor for that."""

KERNEL_MOST = 500
"""MB that one kernel may take at the most: five times what any workbook was seen to (docs/capacity.md)."""
KERNEL_LEAST = 200
"""MB that it has to be let take: twice the same."""

_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
_UNKNOWN = 4 << 30


def reserve(places: int) -> int:
    """Give the places that are kept back for those who are going from one page to the next."""
    return max(2, round(RESERVE * places))


def places_in(memory: int) -> int:
    """Give the number of places that so many bytes of memory have room for, from one to `MOST`.

    The reserve is in it: its places are taken, too.
    """
    room = (USED * memory / 1e6 - BASE_MB) / KERNEL_MB
    return next((places for places in range(MOST, 1, -1) if places + reserve(places) <= room), 1)


def kernel_most(memory: int) -> int:
    """Give the MB that one kernel may take, of so many bytes of memory: no more than half of it."""
    return max(KERNEL_LEAST, min(KERNEL_MOST, memory // 2_000_000))


def memory() -> int:
    """Give the memory of this machine, or of the container that this runs in, in bytes."""
    try:
        found = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    except (AttributeError, OSError, ValueError):
        return _UNKNOWN  # as on Windows
    for limit in _LIMITS:
        try:
            found.append(int(limit.read_text(encoding="ascii")))
        except (OSError, ValueError):
            continue  # no container, or one without a limit
    return min(found)
