"""The verdict on two groups, and the picture of the five measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.chart import Chart, Table
from widgets.did_it_work.differences import answer, figure, possible, rows
from widgets.did_it_work.questions import METRICS
from widgets.figures import apart
from widgets.measures import show
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.metrics import Metric
    from case_studies.telling import Finding
    from widgets.did_it_work.study import Study
    from widgets.did_it_work.words import Words


class Findings(Panel):
    """Says what two groups tell, wherever they were counted.

    Args:
        study: gives the reader's language.
    """

    def __init__(self, study: Study) -> None:
        self._t, lang = study.session.t, study.session.lang
        self._verdict = Passage("", lang=lang, kind="verdict")
        self._chart: Chart | None = None
        super().__init__([self._verdict])

    def show(self, said: Words, findings: Mapping[Metric, Finding]) -> None:
        """Show a verdict, and a picture where there are findings; the first one decides."""
        self._verdict.say("\n\n".join(said.paragraphs), headline=said.headline, tone=said.tone)
        told = [self._verdict.sentence]
        if findings:
            told.append(self._picture(list(findings.values())))
        if self._chart is not None:
            show(self._chart, bool(findings))
        self.sentence = "\n".join(told)

    def _picture(self, found: list[Finding]) -> str:
        t = self._t
        figure_ = apart.draw(
            rows(found, t),
            less=t("worse with social media"),
            more=t("better with social media"),
            lang=t.lang,
        )
        sentence, table = self._reading(found), self._table(found)
        if self._chart is None:
            self._chart = Chart(
                figure_,
                title=t("The measures, and the one that decides"),
                sentence=sentence,
                table=table,
                lang=t.lang,
            )
            self.children = [self._verdict, self._chart]
        else:
            self._chart.show(figure_, sentence, table)
        return sentence

    def _reading(self, found: list[Finding]) -> str:
        t = self._t
        clear = sum(one.first_is_better is not None for one in found)
        first = found[0]
        lead = t(
            "{measure}, which decides: {answer}.",
            measure=t(METRICS[first.metric]),
            answer=answer(first, t),
        )
        rest = clear - (first.first_is_better is not None)
        if not rest:
            return t("{lead} A bar that reaches across the middle can go either way.", lead=lead)
        return t.n(
            "{lead} Of the other measures {n} does not reach across the middle: a hint, no more, for with"
            " {all} measures one often does so by luck.",
            "{lead} Of the other measures {n} do not reach across the middle: hints, no more, for with {all}"
            " measures one often does so by luck.",
            n=rest,
            lead=lead,
            all=len(found),
        )

    def _table(self, found: list[Finding]) -> Table:
        t = self._t
        return Table(
            t("Two groups, measure by measure"),
            (
                t("Measure"),
                t("With social media"),
                t("Without social media"),
                t("The difference could be"),
                t("What can be said"),
            ),
            tuple(
                (
                    t(METRICS[one.metric]),
                    t("not shown") if one.too_few else figure(one.metric, one.first, t),
                    t("not shown") if one.too_few else figure(one.metric, one.second, t),
                    possible(one, t) or t("not known"),
                    answer(one, t),
                )
                for one in found
            ),
        )
