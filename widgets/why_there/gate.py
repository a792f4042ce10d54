"""What is shown only once a reason is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from widgets.panel import Panel
from widgets.passage import Passage
from widgets.why_there.chosen import reasons_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from case_studies.diagnosis import Why
    from widgets.session import Session

P = TypeVar("P", bound=Panel)


class Gate(Panel, Generic[P]):
    """Holds a panel back until the learner has chosen a reason; it is made when it is first shown.

    Args:
        session: where the reasons are kept.
        make: makes the panel.
        only: the reasons that open it; any reason where none is named.
        closed: what is said in its place once a reason is chosen that does not open it.
    """

    def __init__(
        self,
        session: Session,
        make: Callable[[Session], P],
        *,
        only: Collection[Why] = (),
        closed: str = "",
    ) -> None:
        super().__init__()
        self.remove_class("hh-panel")  # the panel inside is one
        self._session, self._make, self._only, self._elsewise = session, make, only, closed
        self._note = Passage("", lang=session.lang, kind="note", live=False)
        self.inside: P | None = None
        session.observe(lambda _: self._look(), "restored")
        self._look()

    def _look(self) -> None:
        chosen = reasons_of(self._session)
        if not (set(chosen) & set(self._only) if self._only else chosen):
            self._note.say(
                self._elsewise
                if chosen
                else self._session.t("This opens once you have chosen a reason at the top of the page.")
            )
            self.children, self.sentence = [self._note], self._note.sentence
            return
        if self.inside is None:
            self.inside = self._make(self._session)
            self.inside.observe(lambda change: self._say(change["new"]), "sentence")
        self.children = [self.inside]
        self._say(self.inside.sentence)

    def _say(self, sentence: str) -> None:
        if self.inside in self.children:
            self.sentence = sentence
