"""Somebody else's reasons first: what the author says of a business, and what our numbers for it give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.gallery import EIGHT
from case_studies.parse import preset
from case_studies.reasons import reasons
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.figures import reasons_beside
from widgets.figures.reasons_beside import Row
from widgets.lean import Stack
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.texts import typeset
from widgets.why_there.question_text import TITLES

if TYPE_CHECKING:
    from traitlets import Bunch

    from widgets.session import Session

# Of the businesses that come with the kit those that were there for one reason each, and the claim with the
# author's word on each.
EXAMPLES = {
    name: EIGHT[name]
    for name in ("restaurant", "house_seller", "b2b_software", "internet_provider", "small_firm_support")
}


class Case(Panel):
    """One business of the article at a time; the learner may start from its numbers.

    The article gives no figures: all numbers are our assumptions, and where they disagree with the author
    they are left to.

    Args:
        session: the reader's texts; takes the business to start from.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._choice = Choice(
            t("Whose reasons do you want to see?"),
            [(name, t(preset(name).title)) for name in EXAMPLES],
            lang=session.lang,
        )
        self._choice.observe(self._chosen, "value")
        self._said = Passage("", lang=session.lang, kind="plain")
        self._start = ActionButton(t("Start from these numbers"), lang=session.lang)
        self._start.on_click(self._take)
        self._chart: Chart | None = None
        self._shown = Stack([])
        super().__init__([self._choice, self._shown])
        self.sentence = self._choice.sentence
        if session.start.name in EXAMPLES:  # started from here: it stays in sight
            self._choice.value = session.start.name

    def _chosen(self, change: Bunch) -> None:
        if (name := change["new"]) is None:
            return
        t, lang = self._session.t, self._session.lang
        rows = self._rows(name)
        drawn = (
            reasons_beside.draw(rows, lang=lang),
            reasons_beside.reading(rows, lang=lang),
            reasons_beside.table(rows, lang=lang),
        )
        if self._chart is None:
            self._chart = Chart(
                drawn[0],
                title=t("What its reasons bring and cost in a month, as we assume"),
                sentence=drawn[1],
                table=drawn[2],
                lang=lang,
            )
        self._chart.show(*drawn)
        verdict = typeset(claim(EXAMPLES[name]).prose(lang).says, lang)
        self._said.say(f"**{t('The author')}**. {verdict}")
        self._start.disabled = self._session.start.name == name
        self._start.label = (
            t("You start from these numbers") if self._start.disabled else t("Start from these numbers")
        )
        self._shown.children = [self._said, self._chart, self._start]
        self.sentence = f"{self._choice.sentence}\n{self._said.sentence}\n{self._chart.sentence}"

    def _rows(self, name: str) -> list[Row]:
        """Give the reasons that the author speaks of, on the numbers that we assume."""
        spoken = claim(EXAMPLES[name]).reasons
        return [
            Row(self._session.t(TITLES[one.reason]), one.brings, one.costs, one.low, one.high, "")
            for one in reasons(preset(name))
            if one.reason in spoken
        ]

    def _take(self) -> None:
        if self._choice.value:
            self._session.start_from(self._choice.value)
