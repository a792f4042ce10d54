"""Whether anybody looks at a run. papermill and nbval draw nothing, so nothing is sent to be drawn.

A widget that is sent ends up in the file that papermill writes: script, style sheet and picture, once for
each widget, some 700 kB a workbook. Without it the file holds the sentences and the result, which is all that
is ever read from it, and the run is quicker.
"""

from __future__ import annotations

import os
from typing import Any

import comm
from IPython.core.getipython import get_ipython

_undrawn = False


class Silence(comm.DummyComm):
    """A channel of a widget that reaches nobody."""


def leave_undrawn() -> None:
    """Work out nothing that only a page would show; to be told before the first widget is made."""
    global _undrawn  # noqa: PLW0603 - one word for a whole kernel
    _undrawn = True


def undrawn() -> bool:
    """Tell whether what only a page would show need not be worked out."""
    return _undrawn


def unwatched() -> bool:
    """Tell a run by a program from one in front of somebody.

    JupyterLab and its kin let a cell ask its reader a question; programs that run a notebook do not. Nor does
    Voila, which says who it is.
    """
    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None or os.environ.get("SERVER_SOFTWARE", "").startswith("voila"):
        return False
    request: dict[str, Any] = kernel.get_parent("shell") or {}
    return request.get("content", {}).get("allow_stdin") is False


def keep_silent() -> None:
    """Have the widgets made from now on speak to nobody."""
    comm.create_comm = Silence


def is_silent(channel: object) -> bool:
    """Tell whether what a widget says on this channel reaches nobody."""
    return isinstance(channel, Silence)
