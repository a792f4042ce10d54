"""Where the published bill comes from: the article, its original, the prices of 2011, one price list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.chart import Chart
from widgets.cost_of_free.guess import bill_guessed
from widgets.cover import Cover
from widgets.drawn import drawn
from widgets.figures import published_prices
from widgets.number_field import NumberField
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.session import Session

AS_PUBLISHED = 1.0  # the article took a dollar for a euro


class Published(Panel):
    """The published prices on one scale, and what a dollar is taken for.

    Stays covered until the learner has guessed, or asks to see it without. The rate is tried out here and not
    kept: it is no number of the learner's.

    Args:
        session: the texts and the learner's guess.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self.rate = NumberField(
            t("Euros for one dollar"),
            AS_PUBLISHED,
            unit="plain",
            low=0.5,
            high=1.5,
            step=0.01,
            help=t("The article took them one for one. Which rate would you take?"),
            lang=session.lang,
            key="published_rate",
        )
        self.rate.observe(lambda _: self._draw(), "value")
        picture, sentence, table = self._made()
        self._chart = Chart(
            picture,
            title=t("Where does that price come from?"),
            sentence=sentence,
            table=table,
            lang=session.lang,
        )
        super().__init__()
        self._cover = Cover(self, session, bill_guessed, lambda: [self._chart, self.rate])
        session.observe(lambda _: self._restored(), "restored")
        self._restored()

    def _made(self) -> tuple[Any, str, Any]:
        rate, lang, guess = float(self.rate.value), self._session.lang, bill_guessed(self._session)
        return drawn(published_prices, rate, lang=lang, guess=guess)

    def _restored(self) -> None:
        self._cover.look()
        self._draw()

    def _draw(self) -> None:
        self._chart.show(*self._made())
        self.sentence = self._chart.sentence
