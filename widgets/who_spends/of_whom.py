"""Each figure of the survey: who asked whom, when, how many, and what luck alone allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case_studies.survey import bases, figure, figures
from widgets.amounts import format_amount
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.cover import Cover
from widgets.figures import six_figures
from widgets.figures.labels import of_100
from widgets.layout import explorer
from widgets.measures import show
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.texts import typeset
from widgets.who_spends.guess import guessed

if TYPE_CHECKING:
    from case_studies.survey import Figure
    from widgets.chart import Table
    from widgets.lean import Stack
    from widgets.session import Session

MOST = 100_000
_FIRST = "spend_zero"


class OfWhom(Panel):
    """Six figures on one scale; the learner changes how many answered, and of whom it is a share.

    Covered until the learner has guessed.

    What is tried out here is the survey's, and is not kept.

    Args:
        session: gives the texts and the guess.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._figures = figures()
        self._which = Choice(
            t("Which figure?"),
            [(name, self._name(one)) for name, one in self._figures.items()],
            _FIRST,
            lang=session.lang,
        )
        self._bases = {name: self._base(name) for name in self._figures if len(bases(name)) > 1}
        self._n = NumberField(
            t("How many answered"),
            self._figures[_FIRST].n,
            unit="count",
            low=1,
            high=MOST,
            step=1,
            scale="log",
            lang=session.lang,
            key="of_whom_answered",
        )
        drawn, sentence, table = self._made()
        title = t("Six figures, each with what luck alone allows")
        self._chart = Chart(drawn, title=title, sentence=sentence, table=table, lang=session.lang)
        self._card = Passage("", lang=session.lang, kind="note")
        super().__init__()
        # Its first figure is the one that is guessed.
        self._cover = Cover(self, session, guessed, self._inside, wide=True)
        session.observe(lambda _: self._cover.look(), "restored")
        self._cover.look()
        self._quiet = False
        self._which.observe(lambda _: self._turn(), "value")
        self._n.observe(lambda _: self._count(), "value")
        self._turn()

    def _inside(self) -> list[Stack]:
        return explorer([self._which, *self._bases.values(), self._n], [self._chart, self._card])

    def _name(self, one: Figure) -> str:
        t, n = self._session.t, of_100(one.claim.shares[0], self._session.lang)
        return t("{n} of 100: {what}", n=n, what=six_figures.what(one.name, t))

    def _base(self, name: str) -> Choice:
        t = self._session.t
        made = Choice(
            t("Of whom?"),
            [(one.id, t(six_figures.OF[one.id])) for one in bases(name)],
            bases(name)[0].id,
            lang=self._session.lang,
        )
        made.observe(lambda change: self._rebase(change["new"]), "value")
        return made

    @property
    def _chosen(self) -> str:
        return self._which.value or _FIRST

    def _turn(self) -> None:
        """Look at another figure, with the base and the count that it has by now."""
        for name, choice in self._bases.items():
            show(choice, name == self._chosen)
        self._put(self._figures[self._chosen].n)
        self._draw()

    def _rebase(self, base: str) -> None:
        self._figures[self._chosen] = figure(self._chosen, base=base)
        self._put(self._figures[self._chosen].n)
        self._draw()

    def _put(self, n: int) -> None:
        self._quiet = True
        try:
            self._n.value = n
        finally:
            self._quiet = False

    def _count(self) -> None:
        if self._quiet:
            return
        now = self._figures[self._chosen]
        self._figures[self._chosen] = figure(now.name, base=now.base.id, n=max(1, round(self._n.value)))
        self._draw()

    def _draw(self) -> None:
        self._chart.show(*self._made())
        self._card.say(self._tell(self._figures[self._chosen]))
        self.sentence = f"{self._chart.sentence}\n{self._card.sentence}"

    def _made(self) -> tuple[Any, str, Table]:
        """Have the figure drawn, said and tabulated from the same numbers."""
        of = (self._figures, self._chosen)
        lang = self._session.lang
        return (
            six_figures.draw(*of, lang=lang),
            six_figures.reading(*of, lang=lang),
            six_figures.table(*of, lang=lang),
        )

    def _tell(self, one: Figure) -> str:
        """Say who asked whom and when, and why the true doubt is larger."""
        t, lang = self._session.t, self._session.lang
        prose = one.claim.prose(lang)
        asked = t(
            "Asked by {who} in the United States, published in {year}. {population}",
            who=one.claim.asked,
            year=one.claim.year,
            population=typeset(prose.population, lang),
        )
        return "\n".join(
            [
                f"**{typeset(prose.says, lang)}**",
                f"- {asked}",
                f"- {self._counted(one)}",
                "- "
                + t(
                    "The firms and consumers were not drawn by lot: they had volunteered for an online panel."
                    " **The true error is larger** than the range, and no formula knows by how much."
                ),
                f"- {typeset(prose.hides, lang)}",
            ]
        )

    def _counted(self, one: Figure) -> str:
        t, lang = self._session.t, self._session.lang
        low, high = (of_100(end, lang, 1) for end in one.interval[1:])
        values = {
            "n": format_amount(one.n, "count", lang, decimals=0),
            "whom": t(six_figures.OF[one.base.id]),
            "low": low,
            "high": high,
        }
        if one == figure(one.name):
            return t("About {n} {whom}, in our reading: luck alone allows {low} to {high} of 100.", **values)
        if one == figure(one.name, base=one.base.id):
            return t(
                "If it were a share of {whom}, {n} of them: luck alone would allow {low} to {high} of 100.",
                **values,
            )
        return t("If {n} had answered: luck alone would allow {low} to {high} of 100.", **values)
