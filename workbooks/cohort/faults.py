"""What the system refuses, in one sentence."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from widgets.texts import N_

if TYPE_CHECKING:
    from pathlib import Path

    from widgets.texts import Texts

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_WHY = {
    errno.ENOENT: N_("its folder is not there"),
    errno.EROFS: N_("it can only be read there"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.EIO: N_("the disk does not answer as it should"),
}
"""The system says these in a language of its own."""


def sentence(error: OSError, t: Texts, *, kept: bool) -> str:
    """Say what can not be written, and what the trainer can do.

    Args:
        error: What the system said.
        t: The words of the terminal.
        kept: Whether any line is finished and kept.
    """
    if error.errno in FULL:
        if kept:
            return t("The disk is full; what is finished is kept: make room, then add --resume")
        return t("The disk is full: make room, then run again")
    # A file that replaces another is the second name.
    file = error.filename2 or error.filename or "?"
    if isinstance(error, PermissionError):
        said = t("“{file}” can not be written: is it open in another program?", file=file)
    else:
        said = t("“{file}” can not be written: {why}.", file=file, why=_why(error, t))
    return f"{said} {t('What is finished is kept: add --resume')}" if kept else said


def no_folder(error: OSError, out: Path, t: Texts) -> str:
    """Say that the folder for the results can not be used."""
    if error.errno in FULL:
        return t("The disk is full: make room, then run again")
    return t(
        "Nothing can be written to the folder “{out}”: choose another one with --out, such as one in your"
        " own documents",
        out=out,
    )


def _why(error: OSError, t: Texts) -> str:
    known = _WHY.get(error.errno or 0)
    return t(known) if known else t("error {n} of the system", n=error.errno or "?")
