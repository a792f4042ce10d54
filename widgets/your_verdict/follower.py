"""The base of this workbook's panels: one that follows numbers and answers when the hand rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.cover import Cover
from widgets.drawn import chart_of, drawn
from widgets.panel import Panel
from widgets.settle import Settle
from widgets.your_verdict.findings import Findings, findings
from widgets.your_verdict.guess import guessed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from ipywidgets import Widget

    from widgets.chart import Chart
    from widgets.session import Session

__all__ = ["Follower", "drawn"]


class Follower(Panel):
    """Calls `_follow` a moment after a number or an answer changed, and once when it is made.

    Args:
        session: whose numbers.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cover: Cover | None = None
        self._build()
        self._settle = Settle(self._go_on)
        session.observe(lambda _: self._settle(), ["business", "restored", "changes"])
        self._go_on()

    def _go_on(self) -> None:
        if self._cover:
            self._cover.look()
        self._follow()

    def _after_guess(
        self, inside: Callable[[], Sequence[Widget]], *, wide: bool = False, button: bool = False
    ) -> None:
        """Show `inside` once the learner has guessed the verdict, or asks to see it without.

        Args:
            inside: gives the children.
            wide: whether they need more than the column of the prose.
            button: whether the press that asks for it stands here.
        """
        note = self._session.t(
            "This opens once you have guessed at the top of the page, or pressed “Show me without a guess”"
            " under “The verdict”."
        )
        self._cover = Cover(self, self._session, guessed, inside, wide=wide, note="" if button else note)

    def _build(self) -> None:
        """Make the children; what they show comes with `_follow`."""
        raise NotImplementedError

    def _follow(self) -> None:
        """Show what the models say, and set `sentence`."""
        raise NotImplementedError

    @property
    def found(self) -> Findings:
        """What the models say about the numbers as they stand."""
        return findings(self._session.business)

    def _chart(self, title: str, figure: ModuleType, *shown: Any) -> Chart:  # noqa: ANN401 - each figure has its own
        return chart_of(figure, *shown, title=title, lang=self._session.lang)
