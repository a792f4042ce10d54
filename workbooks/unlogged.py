"""What others would write of a request into the server's log: its whole address, and who asked.

An address may hold a learner's numbers (`?price=1200`), and so may the message of an exception. Of a fault
there is one line of our own; of a request that went as it should, or found all places taken, there is none.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tornado.httputil import HTTPServerRequest

from workbooks.faults import frames_of, kind_of, note

if TYPE_CHECKING:
    from tornado.web import RequestHandler

TELL_OF_FAULTS = ("tornado.application", "tornado.general", "asyncio")
"""The logs of whatever meets an exception that nobody has met before."""


def unlogged(_handler: RequestHandler) -> None:
    """Write nothing of a request that has been answered (tornado's `log_function`)."""


def keep_addresses_out() -> None:
    """Have our line in place of each one in which others tell of an exception."""
    for name in TELL_OF_FAULTS:
        logging.getLogger(name).addFilter(_in_our_words)


def _in_our_words(record: logging.LogRecord) -> bool:
    """Write our line; whether theirs is to be written too."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return True
    told = record.args if isinstance(record.args, tuple) else ()
    path = next((each.path for each in told if isinstance(each, HTTPServerRequest)), "")
    note(path, kind_of(error), frames_of(error))
    return False
