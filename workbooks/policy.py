"""What a page may do in its reader's browser: run our own scripts, and speak to this server alone."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from widgets.assets import script

HEARTBEAT = "window.voila_heartbeat()"
"""What Voila writes into a page, as a script, while a cell takes long."""

SHEET_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
"""For a page that is whole in one file and runs nothing."""

_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-fA-F:]+\](:\d+)?")


def page_policy(host: str) -> str:
    """Give the policy of a workbook's page, for its `Content-Security-Policy`.

    A script that a text has brought along is not run: what stands in the page itself is run by its hash only,
    and there is but Voila's heartbeat and the map's script. Widgets bring their scripts from the kernel; they
    then come from the browser's own memory (`blob:`). Style sheets are plotly.js' and the widgets', so that
    they can not be told apart from others.

    Args:
        host: Where the page was asked for, as the request has it: older browsers do not take a socket to
            the same place for the same place.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {_hash(HEARTBEAT)} {_hash(map_script())}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )


@cache
def map_script() -> str:
    """Give the script that marks on the front page's map what has been done."""
    return script("progress")


@cache
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
