"""What a reader is told at the top of the page, about numbers that came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.action_button import ActionButton
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from widgets.session import Session


class Notice(Panel):
    """Sentences about the link's numbers, and about those that the browser kept; nothing where all is well.

    Where a link put numbers over the learner's own, a button brings those back. The card at the end of the
    page says the same, and it is the card that is announced: nothing is to be read out twice.

    Args:
        session: whose numbers.
    """

    def __init__(self, session: Session) -> None:
        self._problems, self._keeper = "\n\n".join(session.problems), session.keeper
        self._said = Passage("", lang=session.lang, kind="note", live=False)
        self._undo = ActionButton(session.t("Bring back my earlier numbers"), lang=session.lang)
        self._undo.on_click(self._bring_back)
        super().__init__()
        self.add_class("hh-notice")
        session.keeper.observe(lambda _: self._follow(offer=True), ["news", "can_undo"])
        self._follow(offer=True)

    def _bring_back(self) -> None:
        self._keeper.bring_back()
        # What could be brought back now is what was just refused.
        self._follow(offer=False)

    def _follow(self, *, offer: bool) -> None:
        news = self._keeper.news
        self.sentence = self._said.text = "\n\n".join(filter(None, [self._problems, news]))
        shown = [self._said] if self.sentence else []
        self.children = [*shown, self._undo] if offer and news and self._keeper.can_undo else shown
