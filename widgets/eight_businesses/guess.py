"""Guess first: which of the eight does it pay for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.gallery import EIGHT
from widgets.action_button import ActionButton
from widgets.eight_businesses.words import SHORT
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.several import Several

if TYPE_CHECKING:
    from widgets.session import Session

KEY = "eight_guess"
_NONE = "none"


def guessed(session: Session) -> frozenset[str] | None:
    """Give the businesses that the learner thinks it pays for; None where there is no guess."""
    kept = session.answers.get(KEY)
    if not isinstance(kept, str):
        return None
    return frozenset(kept.split(",")) & frozenset(EIGHT)


class Guess(Panel):
    """Eight businesses to choose from, any number of them; the guess is drawn beside the result.

    Args:
        session: keeps the guess.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._which = Several(
            t("For which of these eight does social media pay, do you think?"),
            [(key, t(SHORT[key])) for key in EIGHT],
            lang=session.lang,
            help=t("Choose as many as you like; you may also choose none."),
        )
        self._done = ActionButton(t("That is my guess"), lang=session.lang)
        self._done.on_click(self._keep)
        self._answer = Passage("", lang=session.lang, kind="note")
        super().__init__([self._which, self._done, self._answer])
        self._told = False
        session.observe(lambda _: self._show(), "restored")
        self._show()

    def _keep(self) -> None:
        self._session.answer(KEY, ",".join(self._which.value) or _NONE)
        self._session.restored += 1

    def _show(self) -> None:
        kept = guessed(self._session)
        if kept is not None:
            self._which.value = [key for key in EIGHT if key in kept]
            self._answer.say(
                self._session.t(
                    "Noted: {n} of {all}. Your guess is drawn beside the answer below.",
                    n=len(kept),
                    all=len(EIGHT),
                )
            )
        else:
            if self._told:  # "start again"
                self._which.value = []
            self._answer.say("")
        self._told = kept is not None
        self.sentence = "\n".join(filter(None, [self._which.sentence, self._answer.sentence]))
