"""Guess first: how many must buy before it is more than luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.sizes import visible_difference
from widgets import guess_first
from widgets.amounts import format_number
from widgets.did_it_work.questions import GUESS, GUESSED_BASE, GUESSED_N

if TYPE_CHECKING:
    from widgets.session import Session


def guessed(session: Session) -> float | None:
    """Give the guess that is kept, buyers of a hundred; None where there is none."""
    return guess_first.guessed(session, GUESS)


def answer() -> int:
    """Give the right one: the first whole number of buyers that would probably show."""
    apart = visible_difference(GUESSED_BASE, GUESSED_N) or 0.0
    return round(GUESSED_N * (GUESSED_BASE + apart))


class Guess(guess_first.GuessFirst):
    """Asks how many of a hundred must buy for a difference to show; `plan` draws the guess beside the answer.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        t = session.t
        buyers = format_number(GUESSED_N * GUESSED_BASE, "count", t.lang)
        super().__init__(
            session,
            GUESS,
            question=t(
                "Of {n} people who never saw your posts, {buyers} buy. You count {n} others, who did see"
                " them. How many of those must buy before you can be fairly sure that it is more than luck?",
                n=format_number(GUESSED_N, "count", t.lang),
                buyers=buyers,
            ),
            label=t("Your guess: buyers among those who saw your posts"),
            unit="count",
            low=0,
            high=GUESSED_N,
            start=GUESSED_N * GUESSED_BASE,
            step=1,
        )
