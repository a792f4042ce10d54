"""What hides a panel until the learner has guessed, or asks to see it without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.action_button import ActionButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ipywidgets import Widget

    from widgets.panel import Panel
    from widgets.session import Session


class Cover:
    """Puts one button in place of all that a panel shows, until it is lifted.

    Args:
        panel: what is covered.
        session: where the guess is kept.
        guessed: gives the guess, None where there is none.
        inside: gives what the panel shows once it is uncovered.
        wide: whether it then needs more than the column of the prose.
    """

    def __init__(
        self,
        panel: Panel,
        session: Session,
        guessed: Callable[[Session], object | None],
        inside: Callable[[], Sequence[Widget]],
        *,
        wide: bool = False,
    ) -> None:
        self._panel, self._session, self._guessed, self._wide = panel, session, guessed, wide
        button = ActionButton(session.t("Show me without a guess"), lang=session.lang)
        button.on_click(self.lift)
        panel.hidden, panel.children, panel.covered = inside, [button], True
        self.is_lifted = False

    def look(self) -> None:
        """Uncover the panel where there is a guess by now."""
        if self._guessed(self._session) is not None:
            self.lift()

    def lift(self) -> None:
        """Uncover the panel; once is enough."""
        if self.is_lifted:
            return
        self.is_lifted = True
        for name in ("hh-explorer", "hh-wide") if self._wide else ():
            self._panel.add_class(name)
        inside, self._panel.hidden, self._panel.covered = self._panel.hidden, tuple, False
        self._panel.children = inside()
