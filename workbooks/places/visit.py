"""Whether a page is asked for to be read: only then is a kernel started for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FRAMES = {"iframe", "frame"}


def is_visit(headers: Mapping[str, str]) -> bool:
    """Say whether somebody is to read what is asked for.

    Browsers tell what for (`Sec-Fetch-Dest`). A page that has this one as its picture has all its visitors
    ask for it, and so has one of another site in a frame, where it would not be shown (`policy`). A page that
    is fetched in case it is wanted (`Sec-Purpose`) may never be. Who tells nothing is let in: a browser of
    some years ago, and one that does not come by https.

    Args:
        headers: The request's.
    """
    where = headers.get("Sec-Fetch-Dest", "document")
    if where in FRAMES:
        return headers.get("Sec-Fetch-Site") != "cross-site"
    return where == "document" and "prefetch" not in headers.get("Sec-Purpose", "")
