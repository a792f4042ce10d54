"""What it would take: another verdict, posting that pays, and trying it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import count_now
from case_studies.decision import decide
from case_studies.flips import flips
from case_studies.ranges import likely
from case_studies.sweep import per_hour_by_count
from case_studies.trying_again import tries
from widgets.changes_text import changes
from widgets.chart import Chart
from widgets.figures import tipping, what_it_takes
from widgets.figures import tries as three_ways
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

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
        found = self._changes()
        self._tips = Chart(
            tipping.draw(found, lang=session.lang),
            title=session.t("What would tip the verdict"),
            sentence=tipping.reading(found, lang=session.lang),
            table=tipping.table(found, lang=session.lang),
            lang=session.lang,
        )
        self._none = Passage("", lang=session.lang, kind="note")
        self._line = Chart(
            self._line_of(what_it_takes.draw),
            title=session.t("How many of those who write would have to be able to pay?"),
            sentence=self._line_of(what_it_takes.reading),
            table=self._line_of(what_it_takes.table),
            lang=session.lang,
        )
        self._ways = Chart(
            self._ways_of(three_ways.draw),
            title=session.t("Trying again for three months, three ways"),
            sentence=self._ways_of(three_ways.reading),
            table=self._ways_of(three_ways.table),
            lang=session.lang,
        )
        super().__init__([self._tips, self._none, self._line, self._ways])
        self._settle = Settle(self._follow)
        session.observe(lambda _: self._settle(), "business")
        self._follow()

    def _changes(self) -> tuple[Change, ...]:
        business = self._session.business
        return changes(business, flips(business), self._session.t)

    def _line_of(self, make: Callable[..., Any]) -> Any:  # noqa: ANN401 - a figure, a sentence or a table
        business = self._session.business
        # Today's own count is one of the points, so that the picture and the verdict say the same.
        counts = np.union1d(COUNTS, count_now(business, business.question))
        found = per_hour_by_count(business, counts)
        return make(
            counts,
            found.posting,
            found.half_hour,
            likely(business.hour_value),
            found.now,
            lang=self._session.lang,
        )

    def _ways_of(self, make: Callable[..., Any]) -> Any:  # noqa: ANN401 - a figure, a sentence or a table
        business = self._session.business
        return make(tries(business, decide(business)), lang=self._session.lang)

    def _follow(self) -> None:
        found, lang = self._changes(), self._session.lang
        said = tipping.reading(found, lang=lang)
        self._tips.show(tipping.draw(found, lang=lang), said, tipping.table(found, lang=lang))
        self._tips.layout.display = None if found else "none"
        self._none.say("" if found else said)
        self._line.show(
            *(
                self._line_of(make)
                for make in (what_it_takes.draw, what_it_takes.reading, what_it_takes.table)
            )
        )
        self._ways.show(
            *(self._ways_of(make) for make in (three_ways.draw, three_ways.reading, three_ways.table))
        )
        self.sentence = f"{said}\n{self._line.sentence}\n{self._ways.sentence}"
