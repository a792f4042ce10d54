"""Guess first: of a hundred firms on social media, how many spent nothing on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from widgets import guess_first

if TYPE_CHECKING:
    from widgets.session import Session

KEY = "spends_guess"
_ALL = 100.0


def guessed(session: Session) -> float | None:
    """Give the guess that is kept, firms of a hundred; None where there is none."""
    kept = guess_first.guessed(session, KEY)
    return None if kept is None else min(kept, _ALL)


class Guess(guess_first.GuessFirst):
    """Asks how many of a hundred firms spent nothing; `hundred` draws the guess among the firms.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        t = session.t
        super().__init__(
            session,
            KEY,
            question=t(
                "Think of a hundred small firms that used social media, in {year}. How many of them spent no"
                " money on it at all?",
                year=claim("myths.spend_zero").year,
            ),
            label=t("Your guess: firms of a hundred"),
            unit="count",
            low=0,
            high=_ALL,
            step=1,
        )
