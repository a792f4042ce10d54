"""A workbook's questions to check oneself with, below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.self_check import SelfCheck
    from widgets.session import Session


class SelfChecks(Panel):
    """The base of a workbook's questions: a subclass gives them in `_asked`.

    Args:
        session: keeps the answers; gives the learner's own numbers for what is said back.

    Attributes:
        checks: the questions, in order.
    """

    def __init__(self, session: Session) -> None:
        self._session, self._t = session, session.t
        self.checks = tuple(self._asked())
        super().__init__(self.checks)
        for check in self.checks:
            check.observe(lambda _: self._say(), "sentence")
        self._say()

    def _asked(self) -> Sequence[SelfCheck]:
        """Make the questions."""
        raise NotImplementedError

    def _say(self) -> None:
        self.sentence = "\n".join(check.sentence for check in self.checks)
