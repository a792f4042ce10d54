"""What hides a panel until the learner has guessed, or asks to see it without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.action_button import ActionButton
from widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ipywidgets import Widget

    from widgets.panel import Panel
    from widgets.session import Session


def is_open(session: Session, guessed: Callable[[Session], object | None]) -> bool:
    """Tell whether a page may say what the learner is to guess: they have, or asked to see it without.

    Args:
        session: where the guess is kept.
        guessed: gives the guess, None where there is none.
    """
    return guessed(session) is not None or guessed in session.waived


class Cover:
    """Puts one button in place of all that a panel shows, until it is lifted.

    One press lifts all covers of a page that wait for the same guess; so a second one needs no button.

    Args:
        panel: what is covered.
        session: where the guess is kept.
        guessed: gives the guess, None where there is none.
        inside: gives what the panel shows once it is uncovered.
        wide: whether it then needs more than the column of the prose.
        note: what stands there in place of the button, where another panel of the page has it.
    """

    def __init__(  # noqa: PLR0913 - the last two by name, and seldom
        self,
        panel: Panel,
        session: Session,
        guessed: Callable[[Session], object | None],
        inside: Callable[[], Sequence[Widget]],
        *,
        wide: bool = False,
        note: str = "",
    ) -> None:
        self._panel, self._session, self._guessed, self._wide = panel, session, guessed, wide
        there: Widget
        if note:
            there = Passage(note, lang=session.lang, kind="note", live=False)
        else:
            there = ActionButton(session.t("Show me without a guess"), lang=session.lang)
            there.on_click(self._waive)
        panel.hidden, panel.children, panel.covered = inside, [there], True
        self.is_lifted = False
        session.observe(lambda _: self.look(), "waived")

    def look(self) -> None:
        """Uncover the panel where there is a guess by now, or none is wanted."""
        if is_open(self._session, self._guessed):
            self.lift()

    def _waive(self) -> None:
        self.lift()  # also where somebody else has asked before
        self._session.waived = self._session.waived | {self._guessed}

    def lift(self) -> None:
        """Uncover the panel; once is enough."""
        if self.is_lifted:
            return
        self.is_lifted = True
        for name in ("hh-explorer", "hh-wide") if self._wide else ():
            self._panel.add_class(name)
        inside, self._panel.hidden, self._panel.covered = self._panel.hidden, tuple, False
        self._panel.children = inside()
