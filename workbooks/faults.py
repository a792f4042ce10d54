"""What went wrong behind a page: a short name for the page to show, one line under it in the server's log.

The line holds where it went wrong, never what was said of it: the message of an exception may hold a number
that a learner has typed, and the server writes none of these down.
"""

from __future__ import annotations

import errno
import logging
import re
import secrets
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger("halfhour")

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_BYTES = 3  # six letters and digits: short enough to be read out over the telephone
_MOST_FRAMES = 12
MOST_NOTED = 20
"""Lines about one kernel: whoever keeps sending what goes wrong fills no disk with them."""
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_FRAME = re.compile(
    r"(?:File (?P<file>.+?\.pyx?|<[^<>]+>):(?P<line>\d+)|(?P<cell>Cell In\s?\[\d*\]), line (?P<at>\d+))"
)
_FRAME_OF = re.compile(r", in (?P<name>[\w.<>]+)")


def log_to_terminal() -> None:
    """Have the lines written to the standard error stream, each with its time."""
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(FORM))
        log.addHandler(handler)
        log.propagate = False


def note(page: str, kind: str, frames: Iterable[str]) -> str:
    """Write one line about a fault; give its name.

    Args:
        page: Which page it happened on, such as `fr/01_lester`.
        kind: The exception's type, such as `ValueError`.
        frames: Where it happened, from the outermost call to the innermost.

    Returns:
        The name, such as `7F3A2C`, by which a reader can tell of it.
    """
    name = secrets.token_hex(_BYTES).upper()
    # A message that passes itself off as a place can still not look like a line of the log.
    places = _UNPRINTED.sub("?", " > ".join([*frames][-_MOST_FRAMES:]))
    log.error("fault %s on %s: %s at %s", name, page or "-", _UNPRINTED.sub("?", kind), places or "-")
    return name


def note_some(noted: list[str], page: str, kind: str, frames: Iterable[str]) -> str:
    """Write a line about a fault of a kernel that has had few; give its name, or the last one's.

    Args:
        noted: The names of those that have a line; this one's is added.
        page: As for `note`.
        kind: As for `note`.
        frames: As for `note`.
    """
    if len(noted) < MOST_NOTED:
        noted.append(note(page, kind, frames))
    return noted[-1]


def kind_of(error: BaseException) -> str:
    """Give an exception's type, and of one of the system's which of its errors it was, such as `ENOSPC`."""
    code = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return f"{type(error).__name__} {code}".rstrip()


def frames_of(error: BaseException) -> list[str]:
    """Give where an exception of this process happened, and the one that it came from before it."""
    cause = error.__cause__ or error.__context__
    before = [*frames_of(cause), f"({kind_of(cause)})"] if cause and cause is not error else []
    return before + [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]


def frames_in(told: str) -> list[str]:
    """Give where an exception of a kernel happened, out of what IPython tells of it.

    Only what has the form of a place is taken: neither the message nor the lines of code. IPython begins a
    place with a colour, and a message, which may have lines of its own, with none.

    Args:
        told: The traceback as a text, colours included.
    """
    found = []
    for line in told.split("\n"):
        if not _COLOURS.match(line):
            continue
        plain = _COLOURS.sub("", line)
        frame = _FRAME.match(plain)
        if not frame:
            continue
        of = _FRAME_OF.match(plain, frame.end())
        place = f"{frame['file']}:{frame['line']}" if frame["file"] else f"{frame['cell']}:{frame['at']}"
        found.append(f"{place} {of['name']}" if of else place)
    return found
