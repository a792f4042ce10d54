"""Owners against consumers: as the article sets them, and like with like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case_studies.survey import figures, offers_gap
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.figures import two_questions
from widgets.layout import explorer
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from widgets.chart import Table
    from widgets.figures.two_questions import View
    from widgets.session import Session

MOST = 100_000


class Compared(Panel):
    """Two ways of comparing; the learner changes how many answered.

    What is tried out here is the survey's, and is not kept.

    Args:
        session: gives the texts.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._view = Choice(
            t("What is compared?"),
            [("article", t("As the article does")), ("alike", t("Like with like"))],
            "article",
            lang=session.lang,
        )
        found = figures()
        self._owners = self._count(t("Owners who answered"), found["offers_owners"].n, "compared_owners")
        self._consumers = self._count(t("Consumers who answered"), found["offers"].n, "compared_consumers")
        drawn, sentence, table = self._made()
        title = t("Who names what as the best way to reach customers")
        self._chart = Chart(drawn, title=title, sentence=sentence, table=table, lang=session.lang)
        self._why = Passage("", lang=session.lang, kind="note")
        super().__init__(explorer([self._view, self._owners, self._consumers], [self._chart, self._why]))
        for name in ("hh-explorer", "hh-wide"):
            self.add_class(name)
        for control in (self._view, self._owners, self._consumers):
            control.observe(lambda _: self._draw(), "value")
        self._draw()

    def _count(self, label: str, n: int, key: str) -> NumberField:
        kind = {"unit": "count", "low": 1, "high": MOST, "step": 1, "scale": "log"}
        return NumberField(label, n, lang=self._session.lang, key=key, **kind)  # type: ignore[arg-type]

    def _made(self) -> tuple[Any, str, Table]:
        """Have the figure drawn, said and tabulated from the same numbers."""
        view: View = "alike" if self._view.value == "alike" else "article"
        owners, consumers = (max(1, round(field.value)) for field in (self._owners, self._consumers))
        counted = {"wall_posts": owners, "offers_owners": owners, "offers": consumers}
        of = (figures(counted), offers_gap(owners, consumers), view)
        lang = self._session.lang
        return (
            two_questions.draw(*of, lang=lang),
            two_questions.reading(*of, lang=lang),
            two_questions.table(*of, lang=lang),
        )

    def _draw(self) -> None:
        self._chart.show(*self._made())
        self._why.say(self._tell())
        self.sentence = f"{self._chart.sentence}\n{self._why.sentence}"

    def _tell(self) -> str:
        t = self._session.t
        if self._view.value == "alike":
            return t(
                "So the disconnect that the article sees is there, and larger than its own two figures show:"
                " consumers probably come for offers far more often than owners think. Both had volunteered"
                " for an online panel, so the true range is wider."
            )
        return t(
            "One sentence, two kinds of people and two ways to reach them: from these two figures nobody can"
            " tell whether owners and customers disagree. Choose “Like with like”."
        )
