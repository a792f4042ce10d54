"""What more answers from volunteers can not cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case_studies.survey import figure
from case_studies.volunteers import volunteers
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.figures import panels
from widgets.panel import Panel
from widgets.texts import N_

if TYPE_CHECKING:
    from widgets.chart import Table
    from widgets.session import Session

# How many times as readily firms that spend nothing answer as the others: nobody knows, so three are shown.
READINESS: dict[str, tuple[float, str]] = {
    "third": (1 / 3, N_("A third as readily as the others")),
    "alike": (1.0, N_("Just as readily as the others")),
    "thrice": (3.0, N_("Three times as readily as the others")),
}
_FIRST = "third"
_MORE = (10_000, 1_000_000)


class Volunteers(Panel):
    """The survey's first figure from panels of more and more volunteers.

    Args:
        session: gives the texts.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._ready = Choice(
            t("Suppose that firms that spend nothing join such a panel"),
            [(name, t(words)) for name, (_, words) in READINESS.items()],
            _FIRST,
            lang=session.lang,
        )
        drawn, sentence, table = self._made()
        title = t("More answers, the same error")
        self._chart = Chart(drawn, title=title, sentence=sentence, table=table, lang=session.lang)
        super().__init__([self._ready, self._chart])
        self._ready.observe(lambda _: self._draw(), "value")
        self._draw()

    def _made(self) -> tuple[Any, str, Table]:
        """Have the figure drawn, said and tabulated from the same numbers."""
        seen = figure("spend_zero")
        readiness, _ = READINESS[self._ready.value or _FIRST]
        panel = volunteers(seen.claim.shares[0], readiness, (100, seen.n, *_MORE))
        lang = self._session.lang
        return panels.draw(panel, lang=lang), panels.reading(panel, lang=lang), panels.table(panel, lang=lang)

    def _draw(self) -> None:
        self._chart.show(*self._made())
        self.sentence = self._chart.sentence
