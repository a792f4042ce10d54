"""Treat it as any channel: a budget, somebody who sees to it, and a day on which it is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from traitlets import TraitError

from case_studies.earning_back import sales_to_earn_back
from case_studies.prospect import customer_margin
from widgets.cost_of_free.answers import BUDGET, WATCHER
from widgets.cost_of_free.kept_field import KeptField
from widgets.figures.labels import euros, whole_euros
from widgets.figures.sales_needed import sales_a_month
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.text_field import TextField

if TYPE_CHECKING:
    from widgets.cost_of_free.answers import Answers

_MOST = 50_000.0


class Channel(Panel):
    """Three lines that make a channel of it; says what the budget must bring, and holds it against the bill.

    Args:
        answers: the bill, and where the lines are kept.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers, session = answers, answers.session
        self._session, t = session, session.t
        self.budget = KeptField(
            answers,
            BUDGET,
            self._budget,
            label=t("My budget: euros a month, my own hours counted"),
            unit="EUR",
            low=0,
            high=_MOST,
            scale="log",
        )
        self.watcher = TextField(
            t("Who sees to it"),
            lang=session.lang,
            placeholder=t("for example: me, on the first Monday of the month"),
            max_length=80,
        )
        self._quiet = False
        self.watcher.observe(lambda change: self._named(change["new"]), "value")
        self._said = Passage("", lang=session.lang, kind="plain")
        super().__init__([self.budget, self.watcher, self._said])
        session.observe(lambda _: self._follow(), "business")
        session.observe(lambda _: self._restored(), "restored")
        answers.observe(lambda _: self._follow(), "changed")
        self._restored()

    def _bill(self) -> float:
        return self._answers.bills[self._answers.who].month.likely

    def _budget(self) -> float:
        kept = self._answers.number(BUDGET, 0, _MOST)
        return whole_euros(self._bill()) if kept is None else kept

    def _named(self, who: str) -> None:
        if not self._quiet:
            self._answers.give(WATCHER, who)

    def _restored(self) -> None:
        self._quiet = True
        try:
            # A file may hold a longer line: the box stays empty then.
            self.watcher.value = str(self._session.answers.get(WATCHER, ""))
        except TraitError:
            self.watcher.value = ""
        finally:
            self._quiet = False
        self._follow()

    def _follow(self) -> None:
        self.budget.follow()
        t, lang, budget = self._session.t, self._session.lang, self._budget()
        needed = sales_to_earn_back(budget, customer_margin(self._session.business, self._answers.new_share))
        sales = sales_a_month(needed, t.tongue)
        plan = t(
            "I give it **{budget}** a month. {who} sees to it. It must bring **{sales}** further sales a"
            " month; if after {months} months it does not, it stops.",
            budget=euros(budget, lang),
            who=self.watcher.value or "___",
            sales=sales,
            months=self._answers.patience,
        )
        short = ""
        if euros(budget, lang) != euros(self._bill(), lang) and budget < self._bill():
            short = t(
                "That is less than the {bill} a month that you reckoned with above: something has to go.",
                bill=euros(self._bill(), lang),
            )
        self._said.say("\n\n".join(filter(None, [plan, short])))
        self.sentence = self._said.sentence
