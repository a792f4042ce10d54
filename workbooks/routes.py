"""What stands beside the workbooks, and where: the same in `halfhour serve` and inside JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.utils import url_path_join

from workbooks.front import FRONT_ROUTE, FrontHandler
from workbooks.glossary_page import GLOSSARY_ROUTE, GlossaryHandler
from workbooks.guide_page import GUIDE_ROUTE, GuideHandler
from workbooks.library import ROUTE, LibraryHandler
from workbooks.paper import PAPER_ROUTE, PaperHandler
from workbooks.projector import PROJECTOR_ROUTE, ProjectorHandler

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    Route = tuple[str, type[RequestHandler]] | tuple[str, type[RequestHandler], dict[str, Any]]


def beside(base: str, renders: str, host: str, way_in: str) -> list[Route]:
    """Give the routes of the front page, the sheets, the guide, the glossary, the projector and the scripts.

    Args:
        base: Where all addresses begin.
        renders: Where the workbooks' pages are.
        host: The address that is answered at, which the projector shows.
        way_in: The path that it shows with it.
    """
    shown = {"host": host, "below": way_in}
    below: list[Route] = [
        (ROUTE, LibraryHandler),
        (FRONT_ROUTE, FrontHandler, {"renders": renders}),
        (PAPER_ROUTE, PaperHandler),
        (GLOSSARY_ROUTE, GlossaryHandler),
        (GUIDE_ROUTE, GuideHandler),
        (PROJECTOR_ROUTE, ProjectorHandler, shown),
    ]
    return [(url_path_join(base, path), *rest) for path, *rest in below]
