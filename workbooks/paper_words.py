"""The words on the sheet of paper, but for its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from widgets.texts import Texts


def paper_words(t: Texts) -> dict[str, str]:
    """Give the sheet's headings, and what stands below its lines."""
    return {
        "paper": t("On paper"),
        "brand": t("The half-hour"),
        "heading": t("Posting, or a half-hour better spent?"),
        "lead": t(
            "Ten minutes, a pen, your own numbers. Lester\u2019s column shows how it goes; yours is empty."
        ),
        "one_customer": t("One customer, one hour"),
        "lester": t("Lester"),
        "you": t("You"),
        "each_way": t("What it takes, what it brings"),
        "posting": t("posting"),
        "half_hour": t("half-hour"),
        "unsure": t("You cannot count line {line}?", line=11),
        "unsure_then": t(
            "Then nobody can tell yet. Ask each new customer how they heard of you, for three months, and"
            " come back to this sheet."
        ),
        "swap": t("Swap with a neighbour"),
        "flip": t("Find the one number that would flip their answer."),
        "line": t("Line"),
        "would": t("would have to be"),
        "mine": t("My half-hour"),
        "mine_is": t("My half-hour is"),
        "try_on": t("I will try it on"),
        "until": t("and count until"),
        "licence": t("Texts: CC BY 4.0. Code: BSD 3-Clause."),
        "fine_print": t(
            "His other numbers are our assumptions for somebody like him. A half-hour has a limit: there are"
            " only so many shows. Whoever sees you today and buys much later is not in these lines: if you"
            " count on it, put down how many, and by when."
        ),
    }
