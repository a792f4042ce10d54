"""A second look at the learner's own numbers, in plain sentences; it never stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.plausible import findings
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.plausibility_text import said
from widgets.settle import Settle

if TYPE_CHECKING:
    from case_studies.finding import Finding
    from widgets.session import Session


class Plausibility(Panel):
    """Says of each number that looks like a slip why, and on whose word; one quiet line where none does.

    Only what the learner typed is looked at, when their hand rests.

    Args:
        session: whose numbers.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._note = Passage("", lang=session.lang, kind="note")
        super().__init__([self._note])
        self._settle = Settle(self._look)
        session.observe(lambda _: self._settle(), ["business", "restored"])
        self._look()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What looks like a slip at the moment."""
        return findings(self._session.business, self._session.typed)

    def _look(self) -> None:
        t, found = self._session.t, self.findings
        if not self._session.typed:
            text = t("Once you have put in numbers of your own, a second look at them stands here.")
        elif not found:
            text = t("Your numbers: nothing looks like a slip at first sight.")
        else:
            head = t(
                "Your numbers: please look at these once more. You may well be right; nothing is changed."
            )
            text = "\n".join([head, *(f"- {said(one, self._session.business, t)}" for one in found)])
        self._note.say(text)
        self.sentence = self._note.sentence
