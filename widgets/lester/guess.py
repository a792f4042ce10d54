"""Guess first: the learner says what they expect, before they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.decision import decide
from case_studies.units import MONTHS_A_YEAR
from widgets.action_button import ActionButton
from widgets.amounts import format_amount
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from widgets.session import Session

KEY = "lester_guess"


def guessed(session: Session) -> float | None:
    """Give the guess that is kept, bookings a year, 0 or more; None where there is none."""
    kept = session.answers.get(KEY)
    return max(0.0, float(kept)) if isinstance(kept, int | float) else None


class Guess(Panel):
    """Asks how many bookings a year of posting brings; says nothing before the learner has answered.

    The guess is kept with the learner's answers; `case` draws it beside the result.

    Args:
        session: where the guess is kept.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        posted = decide(session.start).question
        messages = format_amount(round(posted.contacts * MONTHS_A_YEAR), "count", session.lang)
        hours = format_amount(posted.hours, "hours", session.lang)
        self._question = Passage(
            t(
                "Suppose he posts for {hours} a month, for a whole year. About {messages} people write to"
                " him. How many of them book a show?",
                hours=hours,
                messages=messages,
            ),
            lang=session.lang,
            kind="plain",
            live=False,
        )
        self._most = max(1.0, float(round(posted.contacts * MONTHS_A_YEAR)))
        self._field = NumberField(
            t("Your guess: bookings in the year"),
            0,
            unit="count",
            low=0,
            high=self._most,
            step=1,
            lang=session.lang,
        )
        self._done = ActionButton(t("That is my guess"), lang=session.lang)
        self._done.on_click(self._keep)
        self._answer = Passage("", lang=session.lang, kind="note")
        self._told = False
        super().__init__([self._question, self._field, self._done, self._answer])
        self.sentence = self._question.sentence
        session.observe(lambda _: self._show(), "restored")

    def _keep(self) -> None:
        if self._field.message:
            return  # what stands in the box could not be read, and the sentence below it says so
        value = self._field.value
        self._session.answer(KEY, float(value) if isinstance(value, int | float) else float(value.likely))
        self._session.restored += 1

    def _show(self) -> None:
        kept = guessed(self._session)
        if kept is not None:
            self._field.value = min(kept, self._most)
            told = format_amount(kept, "count", self._session.lang)
            self._answer.say(
                self._session.t("Noted: {guess}. It is drawn beside the result below.", guess=told)
            )
        else:
            if self._told:  # "start again": a guess that is only typed so far stays
                self._field.value = 0
            self._answer.say("")
        self._told = kept is not None
