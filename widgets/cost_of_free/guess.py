"""Guess first: what a month costs that somebody else runs the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.cost_of_free.answers import GUESS
from widgets.guess_first import GuessFirst, guessed

if TYPE_CHECKING:
    from widgets.session import Session

MOST = 10_000.0


def bill_guessed(session: Session) -> float | None:
    """Give the guess that is kept, EUR a month; None where there is none."""
    return guessed(session, GUESS)


class Guess(GuessFirst):
    """Asks for the bill of a month; the published prices and the four ways draw the guess beside them.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        t = session.t
        super().__init__(
            session,
            GUESS,
            question=t(
                "A small business has its Facebook and Twitter pages run by somebody else. What does it pay"
                " for a month?"
            ),
            label=t("Your guess: euros a month"),
            unit="EUR",
            low=0,
            high=MOST,
            step=50,
        )
