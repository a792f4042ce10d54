"""The verdict on the learner's numbers, kept up to date as they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.decision import decide
from case_studies.flips import flips
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle
from widgets.verdict_text import words

if TYPE_CHECKING:
    from traitlets import Bunch

    from case_studies.decision import Decision
    from case_studies.flips import Flip
    from widgets.session import Session


class Verdict(Panel):
    """Says: with these numbers, probably ..., because ...; it would change if ... .

    The first two follow every move of a slider. What would change it takes longer to find, so it is said
    when the learner's hand rests.

    Attributes:
        decision: the verdict and its figures, as they stand.
        flips: what would change it, nearest first.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.decision: Decision = decide(session.business)
        self.flips: tuple[Flip, ...] = flips(session.business)
        self._card = Passage("", lang=session.lang, kind="verdict")
        super().__init__([self._card])
        self._settle = Settle(self._look_around)
        session.observe(self._decide_anew, "business")
        self._say()

    def _decide_anew(self, _: Bunch) -> None:
        self.decision = decide(self._session.business)
        self.flips = ()
        self._say(waiting=True)
        self._settle()

    def _look_around(self) -> None:
        self.flips = flips(self._session.business)
        self._say()

    def _say(self, *, waiting: bool = False) -> None:
        said = words(self._session.business, self.decision, self.flips, self._session.t)
        if waiting:
            said = said._replace(change="…")  # not yet "none of these numbers would change that"
        paragraphs = [said.because, said.change, said.action]
        self._card.say(
            "\n\n".join(part for part in paragraphs if part), headline=said.headline, tone=said.tone
        )
        self.sentence = f"{said.headline}. {said.sentence}"
