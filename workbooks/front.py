"""The way in: `/` leads to the front page in the reader's language."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import RequestHandler

from workbooks.paths import FRONT_PAGE, LANGS


def preferred_language(header: str) -> str:
    """Choose between French and English from an `Accept-Language` header; English when it names neither."""
    wishes: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, parameter = part.strip().partition(";")
        lang = tag.strip().lower().split("-")[0]
        weight = parameter.strip().removeprefix("q=") if parameter else "1"
        try:
            quality = float(weight)
        except ValueError:
            continue
        if lang in LANGS and quality > 0:
            wishes.append((quality, lang))
    # max keeps the first of equals: the order of the header decides then, as browsers mean it.
    return max(wishes, key=lambda wish: wish[0], default=(0.0, "en"))[1]


FRONT_ROUTE = "/halfhour(?:/(fr|en))?/?"
"""The way in that holds in every server: alone, in JupyterLab, on Binder."""


class FrontHandler(RequestHandler):
    """Sends the reader on to the front page; a link's query travels along.

    Args:
        renders: The address below which Voila renders the workbooks, with its last slash.
    """

    def initialize(self, renders: str) -> None:
        """Take the handler's arguments, as Tornado hands them over."""
        self._renders = renders

    @allow_unauthenticated
    async def get(self, lang: str | None = None) -> None:
        """Send the reader on."""
        chosen = lang or preferred_language(self.request.headers.get("Accept-Language", ""))
        query = f"?{self.request.query}" if self.request.query else ""
        self.set_header("Vary", "Accept-Language")
        self.set_header("Cache-Control", "no-store")
        self.redirect(f"{self._renders}{chosen}/{FRONT_PAGE}{query}")
