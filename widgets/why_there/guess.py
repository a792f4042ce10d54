"""Guess first: what being there leaves in a month, before any number is on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.guess_first import GuessFirst

if TYPE_CHECKING:
    from widgets.session import Session

KEY = "why_guess"
LOW, HIGH = -2000.0, 2000.0


class Guess(GuessFirst):
    """Asks what is left in a month, in EUR, once time and costs are paid; may be a loss.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        t = session.t
        super().__init__(
            session,
            KEY,
            question=t(
                "Take a month: what being there brings you, less the money and the hours that you put in."
                " What is left? With a minus, if you think that it costs you more than it brings."
            ),
            label=t("Your guess: euros left in a month"),
            unit="EUR",
            low=LOW,
            high=HIGH,
            start=0,
            step=50,
        )
