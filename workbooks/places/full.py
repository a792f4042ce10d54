"""The page for a visitor for whom no place is free, and what it asks until there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import RequestHandler

from workbooks.paths import LANGS
from workbooks.places.kernels import PlacedKernels

if TYPE_CHECKING:
    from voila.handler import BaseVoilaHandler

RETRY_SECONDS = 10
"""What a program that asks for a page is told; the page itself asks as often whether a place is free."""

PLACES_ROUTE = "/halfhour/places"


def full_page(handler: BaseVoilaHandler, path: str) -> str:
    """Give the page, and set the reply's status and headers.

    Args:
        handler: The request for a workbook.
        path: The notebook below the server's root, whose folder tells the language.
    """
    handler.set_status(503)
    handler.set_header("Retry-After", str(RETRY_SECONDS))
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    first = path.split("/", 1)[0]
    langs = sorted(LANGS, key=lambda lang: lang != first)
    page: str = handler.render_template("full.html", langs=langs, seconds=RETRY_SECONDS)
    return page


class PlacesHandler(RequestHandler):
    """Says whether a visitor would get a place; costs no kernel and no template."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Say it."""
        kernels = self.settings["kernel_manager"]
        free = not isinstance(kernels, PlacedKernels) or kernels.door.free()
        self.set_header("Cache-Control", "no-store")
        self.write({"free": free})
