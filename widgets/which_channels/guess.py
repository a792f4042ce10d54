"""Guess first: how many of Lester's ten hours the half-hour should get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets import guess_first
from widgets.amounts import format_amount

if TYPE_CHECKING:
    from widgets.session import Session

KEY, TEN = "channels_guess", 10.0


def guessed(session: Session) -> float | None:
    """Give the guess that is kept, hours of ten; None where there is none."""
    kept = guess_first.guessed(session, KEY)
    return None if kept is None else min(kept, TEN)


class Guess(guess_first.GuessFirst):
    """Asks for a share of ten hours; `case` draws it beside the best one.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        t = session.t
        super().__init__(
            session,
            KEY,
            question=t(
                "Suppose Lester has {hours} a month for three channels: Facebook, Instagram, and his"
                " half-hour after each show. How many of those hours would you give to the half-hour?",
                hours=format_amount(TEN, "hours", session.lang),
            ),
            label=t("Your guess: hours for the half-hour"),
            unit="hours",
            low=0,
            high=TEN,
            step=0.5,
        )
