"""Put slow work off until the learner's hand rests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ipywidgets import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

REST = 0.25  # seconds without a call


class Settle:
    """Calls `work` once, a moment after the last `__call__`; at once where no event loop runs.

    Where `work` is a widget's own and that widget is closed by then, nobody waits for it: it is left undone.

    Args:
        work: takes nothing, gives nothing.
        rest: seconds to wait for a further call.
    """

    def __init__(self, work: Callable[[], None], rest: float = REST) -> None:
        self._work, self._rest = work, rest
        self._waiting: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        """Ask for the work to be done soon; an earlier request is dropped."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._work()
        else:
            self._waiting = loop.call_later(self._rest, self._run)

    def _run(self) -> None:
        self._waiting = None
        owner = getattr(self._work, "__self__", None)
        if not (isinstance(owner, Widget) and owner.comm is None):
            self._work()
