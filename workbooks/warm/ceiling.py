"""How much memory a kernel may take, beside what it was forked with."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

HELD = re.compile(r"^VmData:\s*(\d+) kB$", re.MULTILINE)
"""What the limit counts: all that this process alone may write to, touched or not; of its parent's too."""


def hold(megabytes: int) -> None:
    """Give this process so much more memory than it has by now: what asks for more gets a `MemoryError`.

    Where the system has no such limit, or a stricter one already, that stays as it is.

    Args:
        megabytes: How much, in millions of bytes; 0 for as much as there is.
    """
    if not megabytes:
        return
    import resource  # noqa: PLC0415 - Windows has none; forked kernels do

    with suppress(OSError, ValueError):
        found = HELD.search(Path("/proc/self/status").read_text(encoding="ascii"))
        if found:
            most = int(found[1]) * 1024 + megabytes * 1_000_000
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
