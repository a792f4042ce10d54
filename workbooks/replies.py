"""What stands above each reply of the server, whichever handler wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tornado.web import GZipContentEncoding, OutputTransform

if TYPE_CHECKING:
    from tornado.httputil import HTTPHeaders

from workbooks.policy import NOTHING

HEADERS = {
    "Content-Security-Policy": NOTHING,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""For every reply whose handler has not said better."""


class Replies(OutputTransform):
    """Completes a reply's headers as it leaves: errors, redirects and others' handlers included."""

    def transform_first_chunk(
        self,
        status_code: int,
        headers: HTTPHeaders,
        chunk: bytes,
        finishing: bool,  # noqa: ARG002, FBT001 - as tornado calls it
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add what is missing, and take out which server this is, and of which version."""
        headers.pop("Server", None)
        for name, value in HEADERS.items():
            if name not in headers:
                headers[name] = value
        return status_code, headers, chunk


TRANSFORMS = [GZipContentEncoding, Replies]
"""For a tornado application: compressed where that is worth it, and with our headers."""
