"""What a page may do in its reader's browser: run our own scripts, and speak to this server alone."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from widgets.assets import script

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

HEARTBEAT = "window.voila_heartbeat()"
"""What Voila writes into a page, as a script, while a cell takes long."""

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""For what is no page: a script, a picture, an answer to a program, a way on."""

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


class OwnPolicy:
    """Has a page's handler send its policy, and its cookie as safely as it came.

    Goes before jupyter_server's handler among a class's parents.
    """

    request: HTTPServerRequest

    @property
    def content_security_policy(self) -> str:
        """What the page may do; jupyter_server puts it into the header."""
        return page_policy(self.request.host)

    def set_cookie(self, name: str, value: str | bytes, **options: Any) -> None:  # noqa: ANN401 - as tornado has it
        """Set a cookie; it goes by https only where the page came so."""
        secure = self.request.protocol == "https"
        super().set_cookie(name, value, **(options | {"secure": secure}))  # type: ignore[misc]  # the handler's


@cache
def map_script() -> str:
    """Give the script that marks on the front page's map what has been done."""
    return script("progress")


@cache
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
