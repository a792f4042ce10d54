"""Guess first: the learner says what they expect, before they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ranges import Range
from widgets.action_button import ActionButton
from widgets.amounts import format_amount
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from case_studies.units import Unit
    from widgets.session import Session
    from widgets.stops import Scale


MOST = 1e9  # more than any question asks for, and still a number that can be written out


def guessed(session: Session, key: str, low: float = 0.0) -> float | None:
    """Give the guess that is kept, not below `low` nor beyond all reason; None where there is none."""
    kept = session.answers.get(key)
    return min(MOST, max(low, float(kept))) if isinstance(kept, int | float) else None


class GuessFirst(Panel):
    """Asks for one number, and says nothing of the answer before the learner has given theirs.

    The guess is kept with the learner's answers (`guessed` reads it); whoever shows the result draws the
    guess beside it. Both can hear of it: a guess that is given counts `session.restored` up.

    Args:
        session: where the guess is kept.
        key: name of the answer, such as ``lester_guess``.
        question: what is asked, in sentences.
        label: what stands at the box.
        unit: what is counted.
        low: the lowest accepted.
        high: the highest accepted.
        start: where the slider stands before there is a guess.
        step: distance between the slider's stops; by default about a hundred round ones.
        scale: "linear", or "log" where plausible guesses span decades.
    """

    def __init__(  # noqa: PLR0913 - a question is described by all of these, and all but two by name
        self,
        session: Session,
        key: str,
        *,
        question: str,
        label: str,
        unit: Unit,
        low: float,
        high: float,
        start: float | None = None,
        step: float | None = None,
        scale: Scale = "linear",
    ) -> None:
        self._session, self._key, self._unit = session, key, unit
        self._low, self._high, self._start = low, high, low if start is None else start
        self._question = Passage(question, lang=session.lang, kind="plain", live=False)
        self._field = NumberField(
            label,
            self._start,
            unit=unit,
            low=low,
            high=high,
            step=step,
            scale=scale,
            lang=session.lang,
            key=key,
        )
        self._done = ActionButton(session.t("That is my guess"), lang=session.lang)
        self._done.on_click(self._keep)
        self._answer = Passage("", lang=session.lang, kind="note")
        self._told = False
        super().__init__([self._question, self._field, self._done, self._answer])
        self.sentence = self._question.sentence
        session.observe(lambda _: self._show(), "restored")
        self._show()

    def _keep(self) -> None:
        if self._field.message:
            return  # what stands in the box could not be read, and the sentence below it says so
        value = self._field.value
        self._session.answer(self._key, float(value.likely if isinstance(value, Range) else value))
        self._session.restored += 1

    def _show(self) -> None:
        kept = guessed(self._session, self._key, self._low)
        if kept is not None:
            self._field.value = min(kept, self._high)
            told = format_amount(kept, self._unit, self._session.lang)
            self._answer.say(
                self._session.t("Noted: {guess}. It is drawn beside the result below.", guess=told)
            )
        else:
            if self._told:  # "start again": a guess that is only typed so far stays
                self._field.value = self._start
            self._answer.say("")
        self._told = kept is not None
