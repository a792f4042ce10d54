"""The learner's own numbers, and the verdict on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.chart import Chart
from widgets.figures import side_by_side
from widgets.numbers_form import NumbersForm
from widgets.panel import Panel
from widgets.verdict import Verdict

if TYPE_CHECKING:
    from case_studies.outcome import Outcome
    from widgets.session import Session


class Own(Panel):
    """Five fields, the rest behind "more", the verdict, and posting beside the half-hour.

    Args:
        session: whose numbers.

    Attributes:
        form: the fields.
        verdict: the verdict, kept up to date.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.form = NumbersForm(session)
        self.verdict = Verdict(session)
        self._side = Chart(
            side_by_side.draw(*self._both(), lang=session.lang),
            title=session.t("Your posting and your half-hour, the same minutes"),
            sentence=side_by_side.reading(*self._both(), lang=session.lang),
            table=side_by_side.table(*self._both(), lang=session.lang),
            lang=session.lang,
        )
        super().__init__([self.form, self.verdict, self._side])
        self.add_class("hh-explorer")
        self.verdict.observe(lambda _: self._follow(), "sentence")
        self._follow()

    def _both(self) -> tuple[Outcome, Outcome]:
        posting, half_hour = list(self.verdict.decision.same_minutes.values())[:2]
        return posting, half_hour

    def _follow(self) -> None:
        lang = self._session.lang
        self._side.show(
            side_by_side.draw(*self._both(), lang=lang),
            side_by_side.reading(*self._both(), lang=lang),
            side_by_side.table(*self._both(), lang=lang),
        )
        self.sentence = "\n".join((self.verdict.sentence, self._side.sentence))
