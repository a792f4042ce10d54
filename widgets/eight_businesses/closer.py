"""One of the eight, closely: what the author says, what our numbers give, where that turns, and why these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.gallery import EIGHT, row, turns
from case_studies.parse import preset, try_numbers
from case_studies.ranges import likely
from case_studies.why import plausible
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.choice import Choice
from widgets.eight_businesses import closer_text, words
from widgets.eight_businesses.reasons_list import ReasonsList
from widgets.figures import turning
from widgets.folded import Folded
from widgets.form_groups import label
from widgets.layout import explorer
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle

if TYPE_CHECKING:
    from case_studies.flips import Flip
    from widgets.chart import Table
    from widgets.picture import Picture
    from widgets.session import Session

CHOSEN = "eight_chosen"
FIRST = "maker_on_a_marketplace"


class Closer(Panel):
    """Choose one of the eight, move its numbers, see it turn. Nothing that is moved here is kept.

    Args:
        session: gives the texts, keeps which one is looked at, and takes a start from here.

    Attributes:
        key: the business that is looked at.
        business: its numbers as they stand here.
        flips: where each of its numbers turns the answer.
    """

    def __init__(self, session: Session) -> None:
        self._session, self._t = session, session.t
        kept = session.answers.get(CHOSEN)
        self.key = kept if isinstance(kept, str) and kept in EIGHT else FIRST
        self._which = Choice(
            self._t("Which one?"),
            [(key, self._t(words.SHORT[key])) for key in EIGHT],
            self.key,
            lang=session.lang,
        )
        self._which.observe(lambda change: self._choose(change["new"]), "value")
        self._card = Passage("", lang=session.lang, kind="verdict")
        self._start = ActionButton("", lang=session.lang)
        self._start.on_click(self._start_here)
        self._started = Passage("", lang=session.lang, kind="note")
        self._settle = Settle(self._look_around)
        super().__init__()
        for name in ("hh-explorer", "hh-wide"):
            self.add_class(name)
        self._build()
        session.observe(lambda _: self._restored(), "restored")

    def _build(self) -> None:
        """Make everything that belongs to the chosen business."""
        t, lang = self._t, self._session.lang
        self._row = row(self.key)
        self.business = preset(self.key)
        ends = closer_text.controls(self.key)
        self._fields = {key: self._field(key, low, high) for key, (low, high) in ends.items()}
        self._before = {key: made.value for key, made in self._fields.items()}
        self.flips: tuple[Flip, ...] = turns(self.business, self._row.asked)
        drawn = self._drawn()
        self._turns = Chart(drawn[0], title=t("Where it turns"), sentence=drawn[1], table=drawn[2], lang=lang)
        self._whys = Folded(
            self._session,
            t("Every number is our assumption, with a plausible range and a reason."),
            lambda: ReasonsList(self._session, self.key),
        )
        self._start.label = t("Start from this business in every workbook")
        first, *others = self._fields.values()
        columns = explorer([first, *others], [self._card, self._turns], lead=first)
        self.children = [self._which, *columns, self._start, self._started, self._whys]
        self._say_started()
        self._say()

    def _field(self, key: str, low: float, high: float) -> NumberField:
        field, span = fields(self.business)[key], plausible(self.key).get(key)
        made = NumberField(
            label(field, self._t),
            likely(field.value or 0.0),
            unit=field.quantity.unit,
            low=low,
            high=high,
            scale="log" if low > 0 and high > closer_text.DECADE * low else "linear",
            lang=self._session.lang,
            key=f"{self.key} {key}",
        )
        if span is not None:
            made.note = closer_text.span_note(span, field.quantity.unit, self._t)
        made.observe(lambda _: self._moved(), "value")
        return made

    def _choose(self, key: str | None) -> None:
        if key is None or key == self.key:
            return
        self.key = key
        self._session.answer(CHOSEN, key)
        self._build()

    def _restored(self) -> None:
        kept = self._session.answers.get(CHOSEN)
        if isinstance(kept, str) and kept in EIGHT and kept != self.key:
            self._which.value = kept
        self._say_started()

    def _moved(self) -> None:
        moved = {key: made.value for key, made in self._fields.items() if made.value != self._before[key]}
        self.business, _ = try_numbers(preset(self.key), moved)
        self._say(waiting=True)
        self._settle()

    def _look_around(self) -> None:
        self.flips = turns(self.business, self._row.asked)
        self._turns.show(*self._drawn())
        self._say()

    def _drawn(self) -> tuple[Picture, str, Table]:
        lang = self._session.lang
        found, spans = closer_text.turns_of(self.key, self.business, self.flips, self._t)
        return (
            turning.draw(found, lang=lang),
            turning.reading(found, lang=lang),
            turning.table(found, spans, lang=lang),
        )

    def _say(self, *, waiting: bool = False) -> None:
        said = closer_text.card(self.key, self.business, self._t)
        self._card.say(said.text, headline=said.headline, tone=said.tone)
        self.sentence = "\n".join(
            [self._which.sentence, self._card.sentence, *([] if waiting else [self._turns.sentence])]
        )

    def _start_here(self) -> None:
        self._session.answer(CHOSEN, self.key)
        self._session.start_from(self.key)

    def _say_started(self) -> None:
        here = self._session.start.name == self.key
        self._start.disabled = here
        title = words.title(self._session.start.name, self._t)
        self._started.say(self._t("Your numbers start from: {business}.", business=title))
