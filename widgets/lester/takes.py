"""What it would take: another verdict, posting that pays, and trying it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import count_now
from case_studies.flips import flips
from case_studies.ranges import mean
from case_studies.sweep import per_hour_by_count
from case_studies.trying_again import tries
from widgets.changes_text import changes
from widgets.chart import Chart
from widgets.drawn import drawn
from widgets.figures import tipping, what_it_takes
from widgets.figures import tries as three_ways
from widgets.judged import decide
from widgets.measures import show
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle

if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from case_studies.trying_again import Try
    from widgets.changes_text import Change
    from widgets.session import Session

COUNTS = np.linspace(0, 10, 41)


class Takes(Panel):
    """Shows what would tip the verdict, from where posting would pay, and the price of trying again.

    Where no number tips it, a plain sentence stands for the first picture.

    Args:
        session: whose numbers.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tips = self._chart(session.t("What would tip the verdict"), tipping, (self._changes(),))
        self._none = Passage("", lang=session.lang, kind="note")
        self._line = self._chart(
            session.t("How many of those who write would have to be able to pay?"),
            what_it_takes,
            self._swept(),
        )
        self._ways = self._chart(
            session.t("Trying again for three months, three ways"), three_ways, (self._tries(),)
        )
        super().__init__([self._tips, self._none, self._line, self._ways])
        self._settle = Settle(self._follow)
        session.observe(lambda _: self._settle(), "business")
        self._tell()

    def _chart(self, title: str, figure: ModuleType, found: tuple[Any, ...]) -> Chart:
        picture, sentence, table = self._made(figure, found)
        return Chart(picture, title=title, sentence=sentence, table=table, lang=self._lang)

    def _made(self, figure: ModuleType, found: tuple[Any, ...]) -> tuple[Any, Any, Any]:
        return drawn(figure, *found, lang=self._session.t.tongue)

    @property
    def _lang(self) -> str:
        return self._session.lang

    def _changes(self) -> tuple[Change, ...]:
        business = self._session.business
        return changes(business, flips(business), self._session.t)

    def _tries(self) -> tuple[Try, ...]:
        business = self._session.business
        return tries(business, decide(business))

    def _swept(self) -> tuple[Any, ...]:
        """Give what the picture of counts is drawn from."""
        business = self._session.business
        # Today's own count is one of the points, so that the picture and the verdict say the same.
        counts = np.union1d(COUNTS, count_now(business, business.question))
        found = per_hour_by_count(business, counts)
        return counts, found.posting, found.half_hour, mean(business.hour_value), found.now

    def _follow(self) -> None:
        self._tips.show(*self._made(tipping, (self._changes(),)))
        self._line.show(*self._made(what_it_takes, self._swept()))
        self._ways.show(*self._made(three_ways, (self._tries(),)))
        self._tell()

    def _tell(self) -> None:
        some = bool(self._tips.table.rows)
        show(self._tips, bool(some))
        self._none.say("" if some else self._tips.sentence)
        self.sentence = f"{self._tips.sentence}\n{self._line.sentence}\n{self._ways.sentence}"
