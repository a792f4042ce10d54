"""Numbers of participants that can be used and look like a slip, such as a year's figure for a month's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.parse import preset, with_numbers
from case_studies.plausible import findings
from widgets.plausibility_text import said
from widgets.texts import Texts
from widgets.ways import WORDS
from workbooks.roster.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbooks.roster.reading import Roster


def second_look(roster: Roster, lang: str) -> Iterator[Problem]:
    """Ask about what is probably a slip; nobody is refused for it, and what is so odd may well be right.

    A line takes some milliseconds, so each is told as soon as it is found.

    Args:
        roster: Those who can be reckoned with, and their columns.
        lang: "fr" or "en": the trainer's language.

    Yields:
        What to ask, by row and column; of several in a row all.
    """
    for line in roster.lines:
        start, numbers = preset(line.parameters["business"]), line.parameters["more"]
        business, t = with_numbers(start, numbers), Texts(lang, WORDS[start.way])
        for finding in findings(business, numbers):
            key = next((key for key in finding.keys if key in numbers), "")
            question = said(finding, business, t).replace("**", "")
            yield Problem(
                line.number,
                roster.places.get(key, ""),
                t("Worth asking (nobody is refused for it): {question}", question=question),
            )
