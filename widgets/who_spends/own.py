"""Where do I stand: the learner's hours and euros a month on the scale of the firms and of what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from case_studies.claims import claim
from case_studies.funnel import cost
from case_studies.ranges import likely
from case_studies.resources import needs
from case_studies.survey import nesting, where_do_i_stand
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.figures import ladder
from widgets.figures.labels import dollars
from widgets.layout import explorer
from widgets.numbers_form import NumbersForm
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.plausibility import Plausibility

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.survey import Period
    from widgets.chart import Table
    from widgets.session import Session
    from widgets.texts import Lang

KEYS = ("hours", "cash", "hour_value")
PERIOD = "spends_period"


def period_of(session: Session) -> Period:
    """Give what the learner takes the survey's 100 to be for; a month where they said nothing."""
    found: Literal["month", "year"] = "year" if session.answers.get(PERIOD) == "year" else "month"
    return found


def mine(business: Business, period: Period) -> ladder.Mine:
    """Give what an owner puts in, time at what it is worth, and where the cash stands."""
    hours, cash = likely(business.question.hours), likely(business.question.cash)
    total = float(cost(hours, likely(business.hour_value), cash))
    return ladder.Mine(hours, cash, total, where_do_i_stand(cash, period=period), period)


def standing(business: Business, period: Period, *, lang: Lang) -> str:
    """Say in one sentence where an owner stands."""
    return ladder.reading(nesting(), mine(business, period), needs(business.hour_value), lang=lang)


class Own(Panel):
    """Three numbers, and one scale of euros a month.

    Args:
        session: whose numbers; keeps what the survey's 100 is taken to be for.

    Attributes:
        form: the fields.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self.form = NumbersForm(session, KEYS, more=False)
        limit = dollars(nesting().threshold, session.lang)
        self._period = Choice(
            t("The survey's {limit} is for", limit=limit),
            [("month", t("a month")), ("year", t("a year"))],
            period_of(session),
            help=t("Nobody says which: try both."),
            lang=session.lang,
        )
        drawn, sentence, table = self._made()
        title = t("Euros a month, on one scale")
        self._chart = Chart(drawn, title=title, sentence=sentence, table=table, lang=session.lang)
        self._aside = Passage("", lang=session.lang, kind="note")
        second_look = Plausibility(session)
        controls = [self.form, self._period]
        super().__init__(explorer(controls, [self._chart, self._aside, second_look]))
        for name in ("hh-explorer", "hh-wide"):
            self.add_class(name)
        self._quiet = False
        self._period.observe(lambda change: self._keep(change["new"]), "value")
        session.observe(lambda _: self._draw(), "business")
        session.observe(lambda _: self._restored(), "restored")
        self._draw()

    def _keep(self, period: str) -> None:
        if not self._quiet:
            self._session.answer(PERIOD, period)
        self._draw()

    def _restored(self) -> None:
        self._quiet = True
        try:
            self._period.value = period_of(self._session)
        finally:
            self._quiet = False
        self._draw()

    def _made(self) -> tuple[Any, str, Table]:
        """Have the figure drawn, said and tabulated from the same numbers."""
        business, lang = self._session.business, self._session.lang
        of = (nesting(), mine(business, period_of(self._session)), needs(business.hour_value))
        return ladder.draw(*of, lang=lang), ladder.reading(*of, lang=lang), ladder.table(*of, lang=lang)

    def _draw(self) -> None:
        self._chart.show(*self._made())
        self._aside.say(self._tell())
        self.sentence = f"{self._chart.sentence}\n{self._aside.sentence}"

    def _tell(self) -> str:
        """Say what standing with the many does and does not mean."""
        t, business = self._session.t, self._session.business
        by_month, by_year = (mine(business, period).standing.spending for period in ("month", "year"))
        said = [
            t(
                "To stand where most stand is no fault and no merit: these firms, in the United States in"
                " {year}, did not say whether it paid. The survey counted dollars; on the scale here, a"
                " dollar is as long as a euro.",
                year=claim("myths.spend_zero").year,
            )
        ]
        if by_month != by_year:
            said.insert(
                0,
                t(
                    "You stand elsewhere if the {limit} were for a year and not for a month, and nobody says"
                    " which it is.",
                    limit=dollars(nesting().threshold, t.lang),
                ),
            )
        return "\n\n".join(said)
