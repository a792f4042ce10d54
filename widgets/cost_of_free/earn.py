"""What it takes to earn the bill back: further sales a month, and the month in which it pays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.chart import Chart
from widgets.cost_of_free.answers import MOST_MONTHS, PATIENCE, RAMP, SALES
from widgets.cost_of_free.earn_text import earn_text
from widgets.cost_of_free.kept_field import KeptField
from widgets.figures import money_back, sales_needed
from widgets.figures.labels import SELDOM, counted
from widgets.layout import explorer
from widgets.numbers_form import NumbersForm
from widgets.own_numbers import brief
from widgets.panel import Panel
from widgets.passage import Passage

if TYPE_CHECKING:
    from case_studies.outsourcing import Way
    from case_studies.prospect import Prospect
    from widgets.cost_of_free.answers import Answers
    from widgets.texts import Texts

_MOST_SALES = 1000.0  # as far as the slider goes


class Earn(Panel):
    """Price, margin, the sales expected and how long they take; what each way needs, and when it pays.

    Args:
        answers: the bills and the learner's expectations.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers, session = answers, answers.session
        self._session, t = session, session.t
        self.sales = KeptField(
            answers,
            SALES,
            lambda: _shown(answers),
            label=t("Further sales a month that you expect of it"),
            help=t(
                "Once it is under way; only those that would not have come anyway. What new customers buy"
                " later is added by itself."
            ),
            unit="plain",
            low=0,
            high=_MOST_SALES,
            scale="log",
        )
        self.ramp = KeptField(
            answers,
            RAMP,
            lambda: answers.ramp,
            label=t("Months until it is under way"),
            help=t("Followers come slowly; until then sales grow evenly. Our assumption, yours to change."),
            unit="count",
            low=0,
            high=MOST_MONTHS,
            step=1,
        )
        self.patience = KeptField(
            answers,
            PATIENCE,
            lambda: answers.patience,
            label=t("Months that you would give it"),
            unit="count",
            low=1,
            high=MOST_MONTHS,
            step=1,
            assumed=True,
        )
        self.form = NumbersForm(session, ["price", "margin_ratio"], more=False)
        self._card = Passage("", lang=session.lang, kind="verdict")
        self._card.add_class("hh-stays")
        found, who = answers.prospects, answers.who
        self._needed = self._chart(
            t("How many further sales a month would pay for it?"), _needed(found, who, t)
        )
        self._back = self._chart(t("When is the money back?"), _back(found[who], t))
        super().__init__(
            explorer(
                [self.sales, self.ramp, self.patience, self.form],
                [self._card, self._needed, self._back],
                lead=self.sales,
            )
        )
        self.add_class("hh-explorer")
        self.add_class("hh-wide")
        session.observe(lambda _: self._follow(), ["business", "restored"])
        answers.observe(lambda _: self._follow(), "changed")
        self._follow()

    def _chart(self, title: str, made: tuple[Any, str, Any]) -> Chart:
        drawn, sentence, table = made
        return Chart(drawn, title=title, sentence=sentence, table=table, lang=self._session.lang)

    def _follow(self) -> None:
        for field in (self.sales, self.ramp, self.patience):
            field.follow()
        found, who, t = self._answers.prospects, self._answers.who, self._session.t
        said = earn_text(self._answers, found[who])
        whose = brief(self._answers.session, said.headline)
        self._card.say(said.text, headline=said.headline, tone=said.tone, brief=whose)
        self._needed.show(*_needed(found, who, t))
        self._back.show(*_back(found[who], t))
        self.sentence = f"{said.sentence}\n{self._needed.sentence}\n{self._back.sentence}"


def _shown(answers: Answers) -> float:
    """Give the sales that stand in the field: none, where nobody typed them and they are next to none."""
    few = answers.expected < SELDOM and not answers.expected_is_own
    return 0.0 if few else counted(answers.expected, below_one=2)


def _needed(found: dict[Way, Prospect], who: Way, t: Texts) -> tuple[Any, str, Any]:
    """Draw, say and tabulate the sales that each way needs."""
    return (
        sales_needed.draw(found, who=who, lang=t.tongue),
        sales_needed.reading(found, who=who, lang=t.tongue),
        sales_needed.table(found, who=who, lang=t.tongue),
    )


def _back(found: Prospect, t: Texts) -> tuple[Any, str, Any]:
    """Draw, say and tabulate when the money is back."""
    return (
        money_back.draw(found, lang=t.tongue),
        money_back.reading(found, lang=t.tongue),
        money_back.table(found, lang=t.tongue),
    )
