"""The page of the glossary, in the reader's language: every workbook links to it."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated

from widgets.texts import Texts
from workbooks.glossary import sections, sorted_terms
from workbooks.page import LANGUAGE_NAMES
from workbooks.paths import LANGS
from workbooks.sheet import SheetHandler, render

GLOSSARY_ROUTE = r"/halfhour/glossary/(fr|en)/?"


def glossary_page(lang: str) -> str:
    """Give the glossary as one HTML page.

    Args:
        lang: "fr" or "en".

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    other = next(one for one in LANGS if one != t.lang)
    return render(
        "glossary.html.j2",
        lang=t.lang,
        other=other,
        other_name=LANGUAGE_NAMES[other],
        words={
            "brand": t("The half-hour"),
            "title": t("Words of the trade"),
            "lead": t(
                "The pages do without them, books and sellers do not. Here is what they mean in plain words."
            ),
            "back": t("Back to the course"),
            "licence": t("Texts: CC BY 4.0. Code: BSD 3-Clause."),
            "sections": t("On this page"),
        },
        sections=[
            {"key": key, "heading": heading[t.lang], "terms": sorted_terms(key, t.lang)}
            for key, heading in sections().items()
        ],
    )


class GlossaryHandler(SheetHandler):
    """Serves the glossary."""

    @allow_unauthenticated
    async def get(self, lang: str) -> None:
        """Send the glossary in one language."""
        self.set_header("Cache-Control", "no-cache")
        self.finish(glossary_page(lang))
