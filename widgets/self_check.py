"""A question to check oneself with; what is said back depends on the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from widgets.choice import Choice
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from traitlets import Bunch

    from widgets.session import Session

State = Literal["open", "right", "wrong"]


class Option(NamedTuple):
    """One answer.

    Attributes:
        value: what is kept when it is chosen, such as ``both``.
        label: what the learner reads.
        feedback: what is said when it is chosen: why it is right, or what it overlooks. A function where it
            depends on the learner's numbers; it is then asked anew when they change.
        right: whether it is a right answer.
    """

    value: str
    label: str
    feedback: str | Callable[[], str]
    right: bool = False


class SelfCheck(Panel):
    """Asks one question with a few answers. Nobody is graded: an answer can be changed as often as one likes.

    A question that nobody answered is open, which is not the same as wrong; nothing is said then.

    Args:
        session: where the answer is kept.
        key: name of the answer, such as ``cost_check_margin``.
        question: what is asked.
        options: the answers, in order; at least one is right, at least one is not.

    Attributes:
        state: `open`, `right` or `wrong`.

    Raises:
        ValueError: where no answer is right, or none is wrong.
    """

    def __init__(self, session: Session, key: str, question: str, options: Sequence[Option]) -> None:
        if len({option.right for option in options}) < 2:  # noqa: PLR2004 - right and wrong
            raise ValueError(f"{question} needs a right answer and a wrong one.")
        self._session, self._key = session, key
        self._options = {option.value: option for option in options}
        self._choice = Choice(
            question, [(option.value, option.label) for option in options], lang=session.lang
        )
        self._said = Passage("", lang=session.lang, kind="note")
        super().__init__([self._choice, self._said])
        self.add_class("hh-self-check")
        self._quiet = False
        self._choice.observe(self._answered, "value")
        session.observe(lambda _: self._say(), ["business", "waived"])
        session.observe(lambda _: self._show(), "restored")
        self._show()

    @property
    def state(self) -> State:
        """Tell whether the question is open, or answered and how."""
        chosen = self._options.get(self._choice.value or "")
        if chosen is None:
            return "open"
        return "right" if chosen.right else "wrong"

    def _answered(self, change: Bunch) -> None:
        if not self._quiet and change["new"] is not None:
            self._session.answer(self._key, change["new"])
        self._say()

    def _show(self) -> None:
        """Show the answer that is kept, if any; one that is no answer here is left alone."""
        kept = self._session.answers.get(self._key)
        self._quiet = True
        try:
            self._choice.value = kept if kept in self._options else None
        finally:
            self._quiet = False
        self._say()

    def _say(self) -> None:
        t, chosen = self._session.t, self._options.get(self._choice.value or "")
        if chosen is None:
            self._said.say("", tone="plain")
        else:
            feedback = chosen.feedback if isinstance(chosen.feedback, str) else chosen.feedback()
            lead = t("Yes.") if chosen.right else t("Not quite.")
            # Nobody is graded: what is not right yet is unsure, not wrong in red.
            self._said.say(f"**{lead}** {feedback}", tone="yes" if chosen.right else "unsure")
        self.sentence = "\n".join(filter(None, [self._choice.sentence, self._said.sentence]))
