"""Put slow work off until the learner's hand rests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from IPython.core.getipython import get_ipython

from widgets.lean import Lean

if TYPE_CHECKING:
    from collections.abc import Callable

REST = 0.25  # seconds without a call
WAITING = "hh-waiting"


class Settle:
    """Calls `work` once, a moment after the last `__call__`; at once where no event loop runs.

    Where `work` is a widget's own, that widget is marked as waiting meanwhile, so that its style sheet can
    show what stands there as out of date. If it is closed by then, nobody waits for it: it is left undone.

    Args:
        work: takes nothing, gives nothing.
        rest: seconds to wait for a further call.
    """

    def __init__(self, work: Callable[[], None], rest: float = REST) -> None:
        self._work, self._rest = work, rest
        self._waiting: asyncio.TimerHandle | None = None
        owner = getattr(work, "__self__", None)
        self._owner = owner if isinstance(owner, Lean) else None

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
            if self._owner is not None and not self._owner.closed:
                self._owner.add_class(WAITING)
            self._waiting = loop.call_later(self._rest, self._run)

    def _run(self) -> None:
        self._waiting = None
        if self._owner is not None and self._owner.closed:
            return
        try:
            self._work()
        except Exception:
            # The loop would only mention it; a kernel's page is told, as of what goes wrong at once.
            if (shell := get_ipython()) is None:
                raise
            shell.showtraceback()
        finally:
            if self._owner is not None:
                self._owner.remove_class(WAITING)
