"""The page of the trainer's guide: the front page leads there when it is served with `--trainer`."""

from __future__ import annotations

import re

from jupyter_server.auth.decorator import allow_unauthenticated
from mistune import HTMLRenderer, create_markdown

from widgets.texts import Texts, typeset
from workbooks.guide import source
from workbooks.page import LANGUAGE_NAMES
from workbooks.paths import LANGS
from workbooks.sheet import SheetHandler, render

GUIDE_ROUTE = r"/halfhour/guide/(fr|en)/?"


class _Page(HTMLRenderer):
    """Headings to link to, tables that a phone stacks, links that hold on the server."""

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

    def codespan(self, text: str) -> str:
        """Keep an option of a command in one piece."""
        return re.sub(r"--[\w-]+", r'<span class="option">\g<0></span>', super().codespan(text))

    def table(self, text: str) -> str:
        """Tell every cell its column's name, which stands above it on a phone, where the rows are stacked.

        Stacked rows are no table to a browser any more; the roles keep it one to a screen reader.
        """
        heads = re.findall(r"<th[^>]*>(.*?)</th>", text)
        rows = [_row(row, heads) for row in re.findall(r"<tr>.*?</tr>", text, flags=re.DOTALL)]
        kind = "clock" if re.search(r"<td[^>]*>\d+\u2013\d+</td>", text) else "places"
        body = "\n".join(rows[1:])
        return (
            f'<table role="table" class="{kind}">\n<thead role="rowgroup">{rows[0]}</thead>\n'
            f'<tbody role="rowgroup">\n{body}\n</tbody>\n</table>\n'
        )


def _row(row: str, heads: list[str]) -> str:
    """Give one row its roles, and its cells the names of their columns."""
    heads_of_row = re.findall(r"<th[^>]*>(.*?)</th>", row)
    if heads_of_row:
        cells = "".join(f'<th role="columnheader">{text}</th>' for text in heads_of_row)
    else:
        found = re.findall(r"<td[^>]*>(.*?)</td>", row, flags=re.DOTALL)
        cells = "".join(
            f'<td role="cell" data-label="{re.sub(r"<[^>]+>", "", head)}">{text}</td>'
            for head, text in zip(heads, found, strict=True)
        )
    return f'<tr role="row">{cells}</tr>'


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


class GuideHandler(SheetHandler):
    """Serves the trainer's guide."""

    @allow_unauthenticated
    async def get(self, lang: str) -> None:
        """Send the guide in one language."""
        self.set_header("Cache-Control", "no-cache")
        self.finish(guide_page(lang))
