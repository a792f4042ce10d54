"""Looking ahead: does the verdict change if one waits long enough?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.drawn import drawn
from widgets.figures import months_ahead
from widgets.your_verdict.follower import Follower

if TYPE_CHECKING:
    from case_studies.horizon import Horizon


class Ahead(Follower):
    """What it comes to over the next years, and how far one must look for another verdict.

    Args:
        session: whose numbers.
    """

    def _build(self) -> None:
        self._picture = self._chart(
            self._session.t("If you go on as today: the next years"), months_ahead, *self._shown()
        )
        self._after_guess(lambda: [self._picture])

    def _follow(self) -> None:
        self._picture.show(*drawn(months_ahead, *self._shown(), lang=self._session.lang))
        self.sentence = self._picture.sentence

    def _shown(self) -> tuple[Horizon, float]:
        return self.found.ahead, self.found.overall.net
