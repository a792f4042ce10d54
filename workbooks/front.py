"""The way in: `/` leads to the front page in the reader's language."""

from __future__ import annotations

from tornado.web import RequestHandler

from .paths import FRONT_PAGE, LANGS


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


class FrontHandler(RequestHandler):
    """Sends `/`, `/fr` and `/en` on to the front page; a link's query travels along."""

    async def get(self, lang: str | None = None) -> None:
        """Send the reader on."""
        chosen = lang or preferred_language(self.request.headers.get("Accept-Language", ""))
        query = f"?{self.request.query}" if self.request.query else ""
        self.set_header("Vary", "Accept-Language")
        self.set_header("Cache-Control", "no-store")
        self.redirect(f"/voila/render/{chosen}/{FRONT_PAGE}{query}")
