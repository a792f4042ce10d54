"""What a server under test says, which a thread reads: a line may come later than the reply it is about."""

from __future__ import annotations

from tests.workbooks.warm_kernels import until


def noted(log: list[str], name: str) -> str:
    """Give the one line of a log that holds a name, once it is there."""
    until(lambda: any(name in line for line in log))
    lines = [line for line in log if name in line]
    assert len(lines) == 1, log
    return lines[0]
