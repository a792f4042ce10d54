"""The break-even on one sheet of paper: Lester's column filled in, yours empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jupyter_server.auth.decorator import allow_unauthenticated

from case_studies.by_hand import by_hand
from case_studies.claims import claim
from case_studies.parse import preset
from widgets.amounts import format_amount
from widgets.texts import Texts, typeset
from workbooks.errors import HalfhourError
from workbooks.paper_words import paper_words
from workbooks.paths import LANGS
from workbooks.sheet import SheetHandler, render

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PAPER_ROUTE = r"/halfhour/paper/(fr|en)/?"


class Row(NamedTuple):
    """One line of the sheet.

    Attributes:
        ask: what to put down.
        lester: what he puts down; two where posting and the half-hour differ.
        sign: what the line counts, printed in the empty boxes.
        how: how to work it out from the lines above; empty where it is asked for.
        key: whether it is the number that all the others lead to.
    """

    ask: str
    lester: tuple[str, ...]
    sign: str = ""
    how: str = ""
    key: bool = False


def paper(lang: str) -> str:
    """Give the sheet as one HTML page that prints on one side of A4.

    Args:
        lang: "fr" or "en".

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    return render(
        "paper.html.j2",
        lang=t.lang,
        words=paper_words(t),
        one_customer=_one_customer(t),
        each_way=_each_way(t),
        published=typeset(claim("lester.price").prose(t.lang).says, t.lang),
    )


def _one_customer(t: Texts) -> list[Row]:
    """Give the lines about one new customer, the same for whatever one does with the hour."""
    sheet = by_hand(preset("lester"))
    money, hour = t("€"), t("hours")
    return [
        Row(
            t("What does a customer pay you for one sale?"),
            (format_amount(sheet.price, "EUR", t.lang),),
            money,
        ),
        Row(
            t("What share of it stays with you, once what the sale itself costs is paid?"),
            (format_amount(sheet.margin_ratio, "share", t.lang),),
            "%",
        ),
        Row(
            t("How many times does a new customer come again? Put 0 if they buy once"),
            (format_amount(sheet.again, "count", t.lang),),
            t("times"),
        ),
        Row(
            t("So one new customer leaves you"),
            (format_amount(sheet.customer, "EUR", t.lang),),
            money,
            how=t("line {one} \u00d7 line {two} \u00d7 (1 + line {three})", one=1, two=2, three=3),
        ),
        Row(
            t(
                "What is an hour of yours worth? What would it earn elsewhere, what would you pay to have"
                " it back?"
            ),
            (format_amount(sheet.hour_value, "EUR", t.lang),),
            money,
        ),
        Row(
            t("One new customer pays for so many hours of yours"),
            (format_amount(sheet.hours_per_customer, "hours", t.lang),),
            hour,
            how=t("line {one} ÷ line {two}", one=4, two=5),
            key=True,
        ),
    ]


def _each_way(t: Texts) -> list[Row]:
    """Give the lines that posting and the half-hour each have their own column for."""
    lines = by_hand(preset("lester")).lines[:2]

    def both(name: str, unit: str) -> tuple[str, ...]:
        return tuple(format_amount(getattr(line, name), unit, t.lang) for line in lines)  # type: ignore[arg-type]  # a unit of the schema's

    money, people = t("€"), t("customers")
    return [
        Row(t("Hours a month that you give to it"), both("hours", "hours"), t("hours")),
        Row(t("Euros a month that you pay besides: advertising, a helper"), both("cash", "EUR"), money),
        Row(
            t("So it costs you, a month"),
            both("cost", "EUR"),
            money,
            how=t("line {one} \u00d7 line {two} + line {three}", one=7, two=5, three=8),
        ),
        Row(
            t("New customers a year that it takes to pay for that"),
            both("needed", "count"),
            people,
            how=t("line {one} \u00d7 12 ÷ line {two}", one=9, two=4),
            key=True,
        ),
        Row(
            t("New customers a year that it brings: count those who said that they came through it"),
            both("brought", "count"),
            people,
        ),
        Row(
            t("Does it pay? Yes where line {one} is at least line {two}", one=11, two=10),
            tuple(t("yes") if line.pays else t("no") for line in lines),
        ),
    ]


class PaperHandler(SheetHandler):
    """Serves the sheet."""

    @allow_unauthenticated
    async def get(self, lang: str) -> None:
        """Send the sheet in one language."""
        self.set_header("Cache-Control", "no-cache")
        self.finish(paper(lang))


def write_paper(folder: Path, langs: Iterable[str] = LANGS) -> list[Path]:
    """Write the sheets into a folder, to be opened in a browser and printed; give their paths.

    Raises:
        HalfhourError: When they can not be written there.
    """
    names = {"fr": "feuille.html", "en": "worksheet.html"}
    paths = [folder / names[lang] for lang in langs]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, lang in zip(paths, langs, strict=True):
            path.write_text(paper(lang), encoding="utf-8")
    except OSError as error:
        raise HalfhourError(f"the sheets cannot be written to {folder} ({error.strerror})") from error
    return paths
