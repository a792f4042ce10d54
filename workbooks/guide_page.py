"""The page of the trainer's guide: the front page leads there when it is served with `--trainer`."""

from __future__ import annotations

import re

from jupyter_server.auth.decorator import allow_unauthenticated
from mistune import HTMLRenderer, create_markdown
from tornado.web import RequestHandler

from widgets.texts import Texts, typeset
from workbooks.guide import source
from workbooks.page import LANGUAGE_NAMES
from workbooks.paths import LANGS
from workbooks.sheet import render

GUIDE_ROUTE = r"/halfhour/guide/(fr|en)/?"


class _Page(HTMLRenderer):
    """Headings to link to, tables that may be wider than a phone, links that hold on the server."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._served = {"glossary.md": f"../glossary/{lang}"}

    def heading(self, text: str, level: int, **attrs: object) -> str:
        """Give a heading an anchor, as code hosts do."""
        del attrs
        plain = re.sub(r"<[^>]+>", "", text).lower()
        anchor = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        return f'<h{level} id="{anchor}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Link to what the server has; what only the folder has is named."""
        url = self._served.get(url, url)
        return super().link(text, url, title) if url.startswith(("#", "../glossary/")) else f"<em>{text}</em>"

    def table(self, text: str) -> str:
        """Put a table where it can scroll by itself, by keyboard too."""
        return f'<div class="wide" tabindex="0"><table>\n{text}</table></div>\n'


def guide_page(lang: str) -> str:
    """Give the guide as one HTML page.

    Args:
        lang: "fr" or "en".

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    other = next(one for one in LANGS if one != t.lang)
    # Its first lines are the title and the link to the other language, which the page has in its head.
    title, _, text = source(t.lang).split("\n\n", 2)
    made = create_markdown(renderer=_Page(t.lang), plugins=["table"])(typeset(text, t.lang))
    return render(
        "guide.html.j2",
        lang=t.lang,
        other=other,
        other_name=LANGUAGE_NAMES[other],
        words={
            "brand": t("The half-hour"),
            "title": title.removeprefix("# "),
            "back": t("Back to the course"),
            "licence": t("Texts: CC BY 4.0. Code: BSD 3-Clause."),
        },
        guide=made,
    )


class GuideHandler(RequestHandler):
    """Serves the trainer's guide."""

    @allow_unauthenticated
    async def get(self, lang: str) -> None:
        """Send the guide in one language."""
        self.set_header("Cache-Control", "no-cache")
        self.finish(guide_page(lang))
