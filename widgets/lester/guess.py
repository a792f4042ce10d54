"""Guess first: how many bookings a year of posting brings Lester."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.units import MONTHS_A_YEAR
from widgets import guess_first
from widgets.amounts import format_amount
from widgets.judged import decide
from widgets.lester.times import lester_of

if TYPE_CHECKING:
    from widgets.session import Session

KEY = "lester_guess"


def guessed(session: Session) -> float | None:
    """Give the guess that is kept, bookings a year, 0 or more; None where there is none."""
    return guess_first.guessed(session, KEY)


class Guess(guess_first.GuessFirst):
    """Asks how many bookings a year of posting brings; `case` draws the guess beside the result.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        t = session.t
        posted = decide(lester_of(session)).question
        messages = round(posted.contacts * MONTHS_A_YEAR)
        super().__init__(
            session,
            KEY,
            question=t(
                "Suppose he posts for {hours} a month, for a whole year. About {messages} people write to"
                " him. How many of them book a show?",
                hours=format_amount(posted.hours, "hours", session.lang),
                messages=format_amount(messages, "count", session.lang),
            ),
            label=t("Your guess: bookings in the year"),
            unit="count",
            low=0,
            high=max(1.0, float(messages)),
            step=1,
        )
