"""What the system refuses, in one sentence."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from widgets.texts import Texts

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def sentence(error: OSError, t: Texts) -> str:
    """Say what can not be written, and what the trainer can do."""
    if error.errno in FULL:
        return t("The disk is full; what is finished is kept: make room, then add --resume")
    # A file that replaces another is the second name.
    file = error.filename2 or error.filename or "?"
    if isinstance(error, PermissionError):
        return t(
            "“{file}” can not be written: is it open in another program?"
            " What is finished is kept: add --resume",
            file=file,
        )
    return t(
        "“{file}” can not be written ({why}); what is finished is kept: add --resume",
        file=file,
        why=error.strerror or error,
    )
