"""Has a kernel at whose widgets nobody looks say nothing about them; an extension of IPython."""

from __future__ import annotations

from typing import Any

import comm
from comm.base_comm import BaseComm

from widgets.silence import leave_undrawn


class UnseenComm(BaseComm):
    """A line to a front end that is not there."""

    def publish_msg(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as the package has it
        """Say nothing."""


def load_ipython_extension(_: object) -> None:
    """Give each widget such a line, and have ours draw nothing; called by IPython when a kernel starts."""
    leave_undrawn()
    comm.create_comm = UnseenComm
