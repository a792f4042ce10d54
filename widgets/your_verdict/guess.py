"""Guess first: what the learner expects the verdict to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from case_studies.stream import Advice, advice
from widgets.choice import Choice
from widgets.figures.three_reasons import ADVICE
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from case_studies.overall import Overall
    from widgets.session import Session

KEY = "verdict_guess"


def guessed(session: Session) -> Advice | None:
    """Give the guess that is kept; None where there is none."""
    kept = session.answers.get(KEY)
    return next((one for one in get_args(Advice) if one == kept), None)


def advised(found: Overall) -> Advice:
    """Sum the advice up over all reasons: today's hours against the best."""
    return advice(found.hours, sum(one.best_hours for one in found.streams))


class Guess(Panel):
    """Asks what the verdict will be; says nothing of it before the learner has answered.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._choice = Choice(
            t("Your guess: how much social media will your own numbers advise?"),
            [(value, t(label)) for value, label in ADVICE.items()],
            lang=session.lang,
        )
        self._answer = Passage("", lang=session.lang, kind="note")
        self._quiet = False
        super().__init__([self._choice, self._answer])
        self._choice.observe(lambda change: self._keep(change["new"]), "value")
        session.observe(lambda _: self._show(), "restored")
        self._show()

    def _keep(self, value: str | None) -> None:
        if self._quiet or value is None:
            return
        self._session.answer(KEY, value)
        self._session.restored += 1

    def _show(self) -> None:
        kept = guessed(self._session)
        self._quiet = True
        try:
            self._choice.value = kept
        finally:
            self._quiet = False
        self._answer.say(
            self._session.t(
                "Noted: {guess}. It stands beside the verdict below.", guess=self._session.t(ADVICE[kept])
            )
            if kept
            else ""
        )
        self.sentence = self._choice.sentence
