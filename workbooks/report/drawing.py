"""What draws the charts of a report: plotly.js packed small, our own script, and the leave for these two."""

from __future__ import annotations

import base64
import gzip
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from widgets.assets import script
from widgets.plotly_library import find_library
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable


class Packed(NamedTuple):
    """A script in a third of its size, as text that a page can hold.

    Attributes:
        text: gzip, in base64.
        leave: what a policy names it by, once unpacked.
    """

    text: str
    leave: str


@cache
def library() -> Packed | None:
    """Give plotly.js, read and packed once however many reports are written; None where there is none."""
    try:
        source = find_library().read_bytes()
    except OSError:
        return None
    # Unpacked by the page as text: bytes that are none would not come out as they went in.
    source = source.decode("utf-8").encode("utf-8")
    return Packed(base64.b64encode(gzip.compress(source, 9, mtime=0)).decode("ascii"), leave(source))


@cache
def own_script() -> str:
    """Give the script that draws the charts and lays out the paper: the course's own charts in it."""
    laid_out = (WORKBOOKS / "sheets" / "report.js").read_text(encoding="utf-8")
    return script("paint", "labels", "chart") + laid_out


def leave(source: bytes) -> str:
    """Name a script by its content, as a page's policy does."""
    return f"'sha256-{base64.b64encode(sha256(source).digest()).decode('ascii')}'"


def policy(leaves: Iterable[str]) -> str:
    """Give a page's policy: nothing is fetched from anywhere, and no script runs but those named.

    So whatever stands in a name, even if it came through as HTML, would stay dead letters.
    """
    scripts = " ".join(leaves) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
