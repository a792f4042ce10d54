"""The words for what a learner has done so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from widgets.texts import Texts


def progress_words(t: Texts) -> dict[str, str]:
    """Give the words, `{...}` left for the script to fill."""
    return {
        "done": t("Done"),
        "given": t("Begun: {given} of {total} questions answered"),
        "begun": t("Begun"),
        "here": t("Begun: you were here"),
        "go_on": t("Go on where you stopped"),
        "go_next": t("Go on"),
        "again": t("See your verdict again"),
        "try_on": t("To be tried on {day}."),
        "tried": t("It was to be tried on {day}."),
        "promised": t("Your half-hour"),
        "quoted": t("“{what}”"),
        "nothing": t("Nothing yet: the first workbook is waiting."),
    }
