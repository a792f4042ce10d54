"""The question that comes first: why are you there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.panel import Panel
from widgets.passage import Passage
from widgets.several import Several
from widgets.why_there.chosen import LABELS, keep_reasons, reasons_of

if TYPE_CHECKING:
    from traitlets import Bunch

    from widgets.session import Session


class Ask(Panel):
    """Asks for the learner's reasons, any number of them, before any number.

    Args:
        session: where they are kept, see `chosen`.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._several = Several(
            t("Why are you on social media?"),
            [(why, t(label)) for why, label in LABELS.items()],
            lang=session.lang,
            style="big",
            help=t("Choose what is true for you, one answer or several. You can change it at any time."),
        )
        self._said = Passage("", lang=session.lang, kind="note")
        super().__init__([self._several, self._said])
        self._quiet = False
        self._several.observe(self._chosen, "value")
        session.observe(lambda _: self._show(), "restored")
        self._show()

    def _chosen(self, change: Bunch) -> None:
        if not self._quiet:
            keep_reasons(self._session, change["new"])

    def _show(self) -> None:
        self._quiet = True
        try:
            self._several.value = list(reasons_of(self._session))
        finally:
            self._quiet = False
        n = len(self._several.value)
        self._said.say(
            self._session.t.n(
                "{n} reason chosen. What it asks of you stands further down.",
                "{n} reasons chosen. What each asks of you stands further down.",
                n=n,
            )
            if n
            else ""
        )
        self.sentence = self._several.sentence
