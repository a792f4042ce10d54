"""The eight businesses as a text, for a terminal: `halfhour businesses`."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.gallery import gallery, target, turns
from case_studies.overall import overall_flips
from case_studies.parse import preset
from widgets.changes_text import change_sentence, changes
from widgets.eight_businesses import words
from widgets.texts import Texts
from widgets.your_verdict.words import asked_keys, headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from case_studies.gallery import Row

WIDTH = 100  # columns of a terminal
_OURS = 20  # columns for what our numbers say, before it goes on below
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
    head = (t("Business"), t("The author"), t("Our numbers"), t("Left in a month (most cases)"))
    lines = [
        (
            t(words.SHORT[row.key]),
            t(words.AUTHOR_SHORT[row.author]),
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
    cells = [[wrap(cell, _OURS) if at == 2 else [cell] for at, cell in enumerate(line)] for line in lines]  # noqa: PLR2004 - the third column
    widths = [max(len(part) for cell in column for part in cell) for column in zip(*cells, strict=True)]
    for line in cells:
        for parts in zip_longest(*line, fillvalue=""):
            yield "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()


def _details(row: Row, t: Texts) -> Iterator[str]:
    business = preset(row.key)
    yield words.title(row.key, t)
    said = claim(row.claim)
    yield from _wrapped(t("{label}: {value}", label=t("The author"), value=said.prose(t.lang).says))
    ours = t("{label}: {value}", label=t("Our numbers"), value=t(words.OURS[row.verdict]))
    yield from _wrapped(f"{ours}. {words.back_sentence(row.back, t)} {t(words.AGREE[row.agreement])}")
    yield from _wrapped(words.reason_words(row, t))
    yield from _wrapped(t(words.TARGETS[target(business, row.asked)]))
    for flip in turns(business, row.asked)[:_TURNS]:
        yield from _wrapped(words.turn_sentence(business, flip, t), "    - ")
    # The verdict asks about all reasons at once, and says so where the numbers leave it in doubt.
    whole = changes(business, overall_flips(business, asked_keys(business)), t)
    yield from _wrapped(
        t(
            "All reasons together, as workbook {number} has it: {verdict}. {change}",
            number="04",
            verdict=t(headline(row.overall)),
            change=change_sentence(row.overall.verdict, whole, t),
        )
    )


def _wrapped(text: str, before: str = "  ") -> list[str]:
    after = " " * len(before)
    return wrap(text, WIDTH, initial_indent=before, subsequent_indent=after, break_on_hyphens=False)
