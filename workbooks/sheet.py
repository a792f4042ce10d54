"""Pages that are no workbook: a sheet of paper, the projector's page. Whole in one file, nothing to fetch."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from tornado.web import RequestHandler

from workbooks.paths import TEMPLATE_FOLDER, WORKBOOKS
from workbooks.policy import SHEET_POLICY
from workbooks.replies import HEADERS


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader([WORKBOOKS / "sheets", TEMPLATE_FOLDER]),
        autoescape=True,  # a link that somebody typed stands on the projector's page
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, **values: object) -> str:
    """Fill one of the templates in `workbooks/sheets`.

    Args:
        name: The template's file name.
        **values: What it asks for; texts are escaped.
    """
    return _templates().get_template(name).render(**values)


class SheetHandler(RequestHandler):
    """Serves such a page, which may run nothing."""

    def set_default_headers(self) -> None:
        """Say what the page may do, inside JupyterLab's server too."""
        for name, value in (HEADERS | {"Content-Security-Policy": SHEET_POLICY}).items():
            self.set_header(name, value)
