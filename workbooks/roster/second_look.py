"""Numbers of participants that can be used and look like a slip, such as a year's figure for a month's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.parse import preset, with_numbers
from case_studies.plausible import findings
from widgets.plausibility_text import said
from widgets.texts import Texts
from widgets.ways import WORDS
from workbooks.roster.columns import columns
from workbooks.roster.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbooks.roster.line import Line


def second_look(lines: Iterable[Line], lang: str) -> Iterator[Problem]:
    """Ask about what is probably a slip; nobody is refused for it, and what is so odd may well be right.

    A line takes some milliseconds, so a large sheet is not looked at while it is read.

    Args:
        lines: Those who can be reckoned with.
        lang: "fr" or "en": the trainer's language.

    Yields:
        What to ask, by row, and by the column's title where it has one.
    """
    titles = {column.key: column.title(lang) for column in columns()}
    for line in lines:
        start, numbers = preset(line.parameters["business"]), line.parameters["more"]
        business, t = with_numbers(start, numbers), Texts(lang, WORDS[start.way])
        for finding in findings(business, numbers):
            key = next((key for key in finding.keys if key in numbers), "")
            yield Problem(line.number, titles.get(key, key), said(finding, business, t).replace("**", ""))
