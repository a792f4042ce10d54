"""How much one visitor may send, and how long they may take over it."""

from __future__ import annotations

from typing import Any

from case_studies.sheet import LARGEST

LARGEST_MESSAGE = LARGEST + 500_000
"""Bytes that a page may send over its socket at once: the largest file that it asks for, and about it."""

LISTEN: dict[str, Any] = {
    "max_header_size": 32_000,  # a link's 4,000 characters, again as the referrer, and others' cookies
    "max_body_size": 64_000,  # the only thing that is posted is a page's farewell, of some 400 bytes
    "max_buffer_size": LARGEST_MESSAGE + 100_000,  # else tornado holds 100 MB for whoever sends them
    "idle_connection_timeout": 75,  # seconds until the next request has come whole, headers and all
    "body_timeout": 20,
    # Whether a proxy was asked by https. That anybody may claim it costs themselves alone: their cookie.
    "xheaders": True,
}
"""For tornado's HTTP server. A page's socket, once open, is pinged, and closed when it answers no more."""
