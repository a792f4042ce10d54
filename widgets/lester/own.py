"""The learner's own numbers, and the verdict on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ranges import likely
from case_studies.yields import likely_able
from widgets.amounts import format_amount
from widgets.chart import Chart
from widgets.figures import side_by_side
from widgets.lester.layout import explorer
from widgets.numbers_form import NumbersForm
from widgets.panel import Panel
from widgets.passage import Passage
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
        self.verdict.add_class("hh-stays")
        self._side = Chart(
            side_by_side.draw(*self._both(), lang=session.lang),
            title=session.t("Your posting and your half-hour, the same minutes"),
            sentence=side_by_side.reading(*self._both(), lang=session.lang),
            table=side_by_side.table(*self._both(), lang=session.lang),
            lang=session.lang,
        )
        self._lent = Passage("", lang=session.lang, kind="note")
        super().__init__(explorer([self.form], [self.verdict, self._side, self._lent]))
        self.add_class("hh-explorer")
        self.add_class("hh-wide")
        # After the verdict, which watches the same and was there first; and once more when it has said all.
        session.observe(lambda _: self._follow(), "business")
        self.verdict.observe(lambda _: self._say(), "sentence")
        self._follow()

    def _both(self) -> tuple[Outcome, Outcome]:
        posting, half_hour = list(self.verdict.decision.same_minutes.values())[:2]
        return posting, half_hour

    def _say_what_is_lent(self) -> str:
        """Say that the half-hour is still an example's, while the learner has said nothing about theirs."""
        t, lang, business = self._session.t, self._session.lang, self._session.business
        if any(key.startswith("half_hour_") for key in self._session.typed):
            return ""
        half_hour = business.activities[1]
        return t(
            "For your half-hour we still reckon with Lester's: {people} people in an hour, {able} of whom"
            " could pay, and {hours} a month at the most. Put in yours under “Show more numbers”.",
            people=format_amount(likely(half_hour.contacts_per_hour), "count", lang),
            able=format_amount(likely_able(business, half_hour) * 10, "of_ten", lang),
            hours=format_amount(likely(half_hour.cap_hours), "hours", lang),
        )

    def _follow(self) -> None:
        lang = self._session.lang
        self._lent.say(self._say_what_is_lent())
        self._side.show(
            side_by_side.draw(*self._both(), lang=lang),
            side_by_side.reading(*self._both(), lang=lang),
            side_by_side.table(*self._both(), lang=lang),
        )
        self._say()

    def _say(self) -> None:
        self.sentence = f"{self.verdict.sentence}\n{self._side.sentence}"
