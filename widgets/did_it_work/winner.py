"""Look at enough measures, and one of them wins by luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.selection import FalseWinner, false_winner
from widgets.amounts import format_amount
from widgets.chart import Chart, Table
from widgets.figures import dots_of_hundred
from widgets.layout import explorer
from widgets.number_field import NumberField
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.session import Session

_MOST, _ALIKE = 20, 0.2


class Winner(Panel):
    """The learner moves how many measures are looked at; nothing of it is kept.

    Args:
        session: gives the reader's language.
    """

    def __init__(self, session: Session) -> None:
        self._t = session.t
        self._metrics = NumberField(
            self._t("Measures that you look at"),
            float(claim("myths.five_metrics").values[0]),
            unit="count",
            low=1,
            high=_MOST,
            step=1,
            lang=session.lang,
            key="test_measures",
        )
        found = self._found()
        self._chart = Chart(
            dots_of_hundred.draw(round(found.share * 100)),
            title=self._t("A hundred comparisons of two groups that are exactly alike"),
            sentence=self._reading(found),
            table=self._table(found),
            lang=session.lang,
        )
        self._metrics.observe(lambda _: self._draw(), "value")
        super().__init__(explorer([self._metrics], [self._chart], lead=self._metrics))
        self.sentence = self._chart.sentence

    def _found(self) -> FalseWinner:
        return false_winner(round(self._metrics.value), alike=_ALIKE)

    def _reading(self, found: FalseWinner) -> str:
        return self._t.n(
            "With {n} measure, {share} of a hundred comparisons find a difference that is not there.",
            "With {n} measures, {share} of a hundred comparisons find a difference in at least one of them,"
            " though there is none.",
            n=found.metrics,
            share=format_amount(round(found.share * 100), "count", self._t.lang),
        )

    def _table(self, found: FalseWinner) -> Table:
        t = self._t
        return Table(
            t("How many measures seem to differ, by luck alone"),
            (t("Measures that differ"), t("Of a hundred comparisons")),
            tuple(
                (
                    format_amount(count, "count", t.lang),
                    format_amount(100 * share, "plain", t.lang, decimals=1),
                )
                for count, share in enumerate(found.by_count)
                if share > 0
            ),
        )

    def _draw(self) -> None:
        found = self._found()
        self._chart.show(
            dots_of_hundred.draw(round(found.share * 100)), self._reading(found), self._table(found)
        )
        self.sentence = self._chart.sentence
