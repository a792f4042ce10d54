"""The Lester case: two crowds of a hundred people, then bookings and euros."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.parse import preset, try_numbers
from case_studies.ranges import likely
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.cover import Cover
from widgets.drawn import chart_of, drawn
from widgets.figures import side_by_side
from widgets.figures.crowds import crowds
from widgets.layout import explorer
from widgets.lester import crowd_text
from widgets.lester.guess import guessed
from widgets.lester.times import TIMES, lester_of
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.texts import N_
from widgets.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipywidgets import Widget

    from case_studies.business import Business
    from case_studies.decision import Decision
    from case_studies.outcome import Outcome
    from widgets.session import Session

# What can be moved here, and how far: nearer ends than the schema's, for a slider that is easy to hit.
CONTROLS: dict[str, tuple[str, float, float]] = {
    "price": (N_("His price for a show"), 50, 3000),
    "share_couples": (N_("Couples planning a wedding, among those who write"), 0, 1),
    "hour_value": (N_("What an hour of his is worth"), 0, 200),
}


class Case(Panel):
    """Lester as the article tells him: move his price, and see who in each crowd could still pay it.

    Stays covered until the learner has guessed, or asks to see it without. What is tried out here is
    Lester's and is not kept; the learner's own numbers are another panel's.

    Args:
        session: gives the business to start from, the texts and the learner's guess.

    Attributes:
        business: Lester's numbers as they stand here.
    """

    def __init__(self, session: Session) -> None:
        self._session, self._t = session, session.t
        self._given = lester_of(session)
        self._from: Business = self._given
        self.business: Business = self._given
        self._verdict = Verdict(self.business, self._t, keys=tuple(CONTROLS), action=False)
        self._moving = False
        self._fields = {key: self._field(key) for key in CONTROLS}
        self._before = {key: field.value for key, field in self._fields.items()}
        self._when = Choice(
            self._t("Which Lester?"),
            [(name, self._t(label)) for name, label in TIMES],
            self._given.name,
            lang=session.lang,
        )
        self._when.observe(lambda change: self._go_to(change["new"]), "value")
        who, guess = crowd_text.counted(self.business, self._t), guessed(session)
        self._crowds = Chart(
            partial(crowds, who[0].crowd, who[1].crowd, session.lang),
            title=self._t("Who could pay his price?"),
            sentence=crowd_text.reading(who, self._t),
            table=crowd_text.table(self.business, who, self._t),
            lang=session.lang,
        )
        self._side = chart_of(
            side_by_side,
            *self._same_minutes(),
            title=self._t("The same minutes, side by side"),
            lang=session.lang,
            guess=guess,
        )
        super().__init__()
        self._cover = Cover(self, session, guessed, self._inside, wide=True)
        self._restored()
        session.observe(lambda _: self._restored(), "restored")
        self._verdict.observe(lambda _: self._say(), "sentence")

    def _field(self, key: str) -> NumberField:
        label, low, high = CONTROLS[key]
        field = fields(self.business)[key]
        now = likely(field.value or 0.0)
        made = NumberField(
            self._t(label),
            now,
            unit=field.quantity.unit,
            low=min(low, now),
            high=max(high, now),
            scale="log" if field.quantity.log else "linear",
            lang=self._session.lang,
            key=f"case {key}",
        )
        made.observe(lambda _: self._moved(), "value")
        return made

    @property
    def decision(self) -> Decision:
        """What follows from the numbers as they stand here."""
        return self._verdict.decision

    def _same_minutes(self) -> tuple[Outcome, Outcome]:
        posting, half_hour = list(self.decision.same_minutes.values())[:2]
        return posting, half_hour

    def _inside(self) -> Sequence[Widget]:
        price, *others = self._fields.values()
        return explorer([price, self._when, *others], [self._crowds, self._side, self._verdict], lead=price)

    def _restored(self) -> None:
        self._cover.look()
        self._draw()

    def _go_to(self, name: str) -> None:
        """Start from Lester today or long ago; what was moved before is given up."""
        self._from = self._given if name == self._given.name else preset(name)
        self._moving = True
        try:
            for key, field in self._fields.items():
                field.value = likely(fields(self._from)[key].value or 0.0)
        finally:
            self._moving = False
        self._before = {key: field.value for key, field in self._fields.items()}
        self._moved()

    def _moved(self) -> None:
        if self._moving:
            return
        # Only what was moved: a number that stays keeps the doubt that the preset has about it.
        moved = {key: field.value for key, field in self._fields.items() if field.value != self._before[key]}
        self.business, _ = try_numbers(self._from, moved)
        self._verdict.follow(self.business)
        self._draw()

    def _draw(self) -> None:
        who = crowd_text.counted(self.business, self._t)
        said = crowd_text.reading(who, self._t)
        self._crowds.show(
            partial(crowds, who[0].crowd, who[1].crowd, self._session.lang),
            said,
            crowd_text.table(self.business, who, self._t),
        )
        lang, guess, minutes = self._session.lang, guessed(self._session), self._same_minutes()
        self._side.show(*drawn(side_by_side, *minutes, lang=lang, guess=guess))
        self._say()

    def _say(self) -> None:
        self.sentence = f"{self._crowds.sentence}\n{self._side.sentence}\n{self._verdict.sentence}"
