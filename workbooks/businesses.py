"""The eight businesses as a text, for a terminal: `halfhour businesses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.gallery import gallery, turns
from case_studies.parse import preset
from widgets.eight_businesses import words
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from case_studies.gallery import Row

_TURNS = 3  # of each business: the nearest ones


def table(lang: str) -> str:
    """Write what the author says, what our assumptions give, and where that turns.

    Args:
        lang: "fr" or "en".

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    rows = gallery()
    head = (t("Business"), t("The author"), t("Our numbers"), t("Left over in a month (in most cases)"))
    lines = [
        (
            t(words.SHORT[row.key]),
            t(words.AUTHOR[row.author]),
            t(words.OURS[row.verdict]),
            words.net_sentence(row, t),
        )
        for row in rows
    ]
    parts = [*_aligned([head, *lines]), ""]
    for row in rows:
        parts += [*_details(row, t), ""]
    return "\n".join(parts)


def _aligned(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _details(row: Row, t: Texts) -> Iterator[str]:
    business = preset(row.key)
    yield words.title(row.key, t)
    said = claim(row.claim)
    yield f"  {t('{label}: {value}', label=t('The author'), value=said.prose(t.lang).says)}"
    yield f"  {words.back_sentence(row.back, t)}"
    yield f"  {words.reason_words(row, t)}"
    for flip in turns(business, row.asked)[:_TURNS]:
        yield f"  {t('It turns: {change}', change=words.turn_sentence(business, flip, t))}"
    yield f"  {t(words.AGREE[row.agreement])}"
