"""The one page that the owner prints and keeps."""

from __future__ import annotations

from widgets.print_sheet import PrintSheet
from widgets.your_verdict.follower import Follower
from widgets.your_verdict.sheet_text import sheet


class Page(Follower):
    """The sheet as it will be printed, kept up to date.

    Args:
        session: whose numbers.
    """

    def _build(self) -> None:
        self._paper = PrintSheet(sheet(self._session), lang=self._session.lang)
        self._after_guess(lambda: [self._paper])

    def _follow(self) -> None:
        self._paper.sheet = sheet(self._session)
        self.sentence = self._paper.sentence
