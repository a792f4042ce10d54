"""Scripts for the page, third-party ones and our own: compressed once, kept by the browser for good."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError, RequestHandler

from workbooks.paths import TEMPLATE_FOLDER, WORKBOOKS, library

if TYPE_CHECKING:
    from pathlib import Path

ROUTE = r"/halfhour/static/([\w.-]+\.js)"

PLOTLY = "plotly-basic.min.js"

COMPILE_AHEAD = b"//# allFunctionsCalledOnLoad\n"
"""Has Chromium compile a script beside the page while it comes, not function by function as the page runs.

For others it is a comment. To evaluate plotly.js then takes a sixth of the page's own thread's time.
"""

_TEN_YEARS = 10 * 365 * 86400


PAGE = "page.js"
_PAGE_PARTS = ("page", "place", "print")
"""What our page does by itself, in its template's `static`: the first makes what the others use."""

HOST = "host.js"
_HOST_PARTS = (
    "wire",
    "buffers",
    "line",
    "link",
    "model",
    "registry",
    "scripts",
    "carry",
    "unheard",
    "views",
    "host",
)
"""What our host is made of, in `workbooks/host`: what one exports, those after it use."""


_OURS = {
    HOST: tuple(WORKBOOKS / "host" / f"{part}.js" for part in _HOST_PARTS),
    PAGE: tuple(TEMPLATE_FOLDER / "static" / f"{part}.js" for part in _PAGE_PARTS),
}


@lru_cache(maxsize=4)
def _packed(paths: tuple[Path, ...], _changed: tuple[int, ...], before: bytes) -> tuple[bytes, str]:
    """Give the compressed bytes of scripts that are sent as one, and a short hash of their content."""
    plain = before + b"\n".join(path.read_bytes() for path in paths)
    return gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:16]


def packed(name: str) -> tuple[bytes, str] | None:
    """Give the compressed bytes and the hash of a library, or nothing when the build did not bring it."""
    paths = _OURS.get(name) or (library(name),)
    try:
        changed = tuple(path.stat().st_mtime_ns for path in paths)
        return _packed(paths, changed, COMPILE_AHEAD if name == PLOTLY else b"")
    except OSError:
        return None


def address(name: str, base_url: str) -> str | None:
    """Give the address of a library on this server, its hash in it, or nothing when it is not there."""
    found = packed(name)
    return f"{base_url.rstrip('/')}/halfhour/static/{name}?v={found[1]}" if found else None


class LibraryHandler(RequestHandler):
    """Serves the few scripts of `widgets/static`, our page's, and our host."""

    _version = ""

    @allow_unauthenticated
    async def get(self, name: str) -> None:
        """Send one script, compressed beforehand where the browser takes that."""
        found = packed(name)
        if found is None:
            raise HTTPError(404)
        body, version = found
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Vary", "Accept-Encoding")
        self._version = version
        if self.get_argument("v", "") == version:
            self.set_header("Cache-Control", f"public, max-age={_TEN_YEARS}, immutable")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(body)
        else:
            self.finish(gzip.decompress(body))

    def compute_etag(self) -> str | None:
        """Name the content by its hash, compressed or not, so that a browser that has it keeps it."""
        return f'"{self._version}"' if self._version else None
