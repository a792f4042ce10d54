"""How much memory a kernel may take, beside what it was forked with."""

from __future__ import annotations

import re
import resource  # as forking, no system has it but those like Linux
from contextlib import suppress
from pathlib import Path

HELD = re.compile(r"^VmData:\s*(\d+) kB$", re.MULTILINE)
"""What the limit counts: all that this process alone may write to, touched or not; of its parent's too."""


def hold(megabytes: int) -> None:
    """Give this process so much more memory than it has by now: what asks for more gets a `MemoryError`.

    Where the system can not tell, there is no limit; a stricter one that is there already stays.

    Args:
        megabytes: How much, in millions of bytes; 0 for as much as there is.
    """
    if not megabytes:
        return
    with suppress(OSError):
        found = HELD.search(Path("/proc/self/status").read_text(encoding="ascii"))
        if found:
            limits = resource.getrlimit(resource.RLIMIT_DATA)
            known = [each for each in limits if each != resource.RLIM_INFINITY]
            most = min([int(found[1]) * 1024 + megabytes * 1_000_000, *known])
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
