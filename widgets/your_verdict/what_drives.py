"""What drives it, and what knowing more would be worth."""

from __future__ import annotations

from widgets.drawn import drawn
from widgets.figures import doubts
from widgets.measures import show
from widgets.passage import Passage
from widgets.your_verdict.follower import Follower
from widgets.your_verdict.knowing import knowing
from widgets.your_verdict.lent import lent
from widgets.your_verdict.plan_text import unseen


class WhatDrives(Follower):
    """One picture of the numbers in doubt; then what it would be worth to know them, and the cheapest test.

    Args:
        session: whose numbers.
    """

    def _build(self) -> None:
        t, lang = self._session.t, self._session.lang
        self._picture = self._chart(
            t("What moves the answer most"), doubts, self.found.doubts(t), self.found.overall.net
        )
        self._none = Passage("", lang=lang, kind="note")
        self._worth = Passage("", lang=lang, kind="plain")
        self._after_guess(lambda: [self._picture, self._none, self._worth])

    def _follow(self) -> None:
        t, found = self._session.t, self.found
        rows = found.doubts(t)
        self._picture.show(*drawn(doubts, rows, found.overall.net, lang=self._session.lang))
        show(self._picture, bool(rows))
        self._none.say("" if rows else self._picture.sentence)
        first = rows[0].name if rows else ""
        self._worth.say(
            knowing(
                found.business, found.overall, first, t, unseen(found.plan, t), lent=bool(lent(self._session))
            )
        )
        self.sentence = f"{self._picture.sentence}\n{self._worth.sentence}"
