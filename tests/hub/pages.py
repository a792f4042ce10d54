"""The hub's own pages without a hub: filled in as it does, and answered in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

from workbooks.hub import settings

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Route

HUB = "http://hub.test"
PAGES = [
    ("error", 429),
    ("error", 503),
    ("error", 403),
    ("404", 404),
    ("not_running", 424),
    ("spawn_pending", 200),
]
"""Each page that a visitor sees, and the status that it comes with."""


def templates(its_own: Path) -> Environment:
    """Give the hub's pages as it makes them: ours in front of its own, which ours name with `templates/`."""
    pages = Environment(
        loader=ChoiceLoader(
            [
                PrefixLoader({"templates": FileSystemLoader(its_own)}),
                FileSystemLoader([settings.TEMPLATES, its_own]),
            ]
        ),
        autoescape=True,
    )
    pages.globals |= {
        "static_url": lambda path, **_: f"/hub/static/{path}",
        "base_url": "/hub/",
        "user": None,
    }
    return pages


def made(pages: Environment, name: str, status: int) -> str:
    """Fill in a page."""
    return pages.get_template(f"{name}.html").render(
        status_code=status, status_message="", spawn_url="/hub/spawn"
    )


class Answers:
    """Answers in a hub's place: its scripts and style sheets from its folder, each page as a test says.

    Attributes:
        pages: path -> the status and the text that it is answered with.
        asked: which of these paths were asked for, oldest first.
    """

    def __init__(self, static: Path) -> None:
        self._static = static
        self.pages: dict[str, tuple[int, str]] = {}
        self.asked: list[str] = []

    def __call__(self, route: Route) -> None:
        """Answer."""
        path = route.request.url.removeprefix(HUB).partition("?")[0]
        file = self._static / path.removeprefix("/hub/static/")
        if path in self.pages:
            self.asked.append(path)
            status, body = self.pages[path]
            route.fulfill(status=status, body=body, content_type="text/html")
        elif file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)
