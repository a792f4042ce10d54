"""Why a kernel could not be forked, and how that is said."""

from __future__ import annotations

import logging

_said: set[str] = set()


class ForkError(Exception):
    """One sentence; the kernel is then started the ordinary way."""


def say_ordinary(why: object) -> None:
    """Say that kernels start the ordinary way, once for each reason: thirty learners may have the same one.

    It goes to Python's own log, which shows a warning where nobody has said otherwise; the application's is
    told by our commands to keep to errors.

    Args:
        why: The reason, without a full stop.
    """
    if (line := str(why)) not in _said:
        _said.add(line)
        logging.getLogger(__name__).warning("Kernels start the ordinary way: %s.", line)


def forget_said() -> None:
    """Say each reason anew."""
    _said.clear()
