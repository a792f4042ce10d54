"""Guess first: what the learner expects the verdict to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from case_studies.stream import Advice
from widgets.choice import Choice
from widgets.figures.three_reasons import ADVICE, in_hours
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from case_studies.weighing import Verdict
    from widgets.figures.three_reasons import Sum
    from widgets.session import Session
    from widgets.texts import Texts

KEY = "verdict_guess"


def guessed(session: Session) -> Advice | None:
    """Give the guess that is kept; None where there is none."""
    kept = session.answers.get(KEY)
    return next((one for one in get_args(Advice) if one == kept), None)


def held_against(guess: Advice | None, together: Sum, verdict: Verdict, t: Texts) -> str:
    """Hold the guess against what the table says in its last row; empty where there is no guess.

    Args:
        guess: what the learner expects.
        together: the row of all reasons together.
        verdict: the one above the table.
        t: the reader's texts.
    """
    if guess is None:
        return ""
    expected, says = t(ADVICE[guess]), in_hours(together.hours, together.told, t)
    if verdict in {"test_first", "cannot_tell"}:
        return t(
            "You expected “{guess}”; the numbers are too unsure to say so: “{says}”.",
            guess=expected,
            says=says,
        )
    if guess == together.told.stance:
        return t("You expected just that: “{says}”.", says=says)
    return t("You expected “{guess}”; all together it says “{says}”.", guess=expected, says=says)


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
