"""The learner's own channels, and what the ways of sharing their hours out would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ranges import Range
from widgets.figures.labels import euros
from widgets.layout import explorer
from widgets.lean import Stack
from widgets.number_field import NumberField
from widgets.numbers_form import NumbersForm
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.plausibility import Plausibility
from widgets.which_channels.cards import Cards
from widgets.which_channels.pictures import Pictures
from widgets.which_channels.slots import HOURS_KEY, LEAST_HOURS, MOST_HOURS

if TYPE_CHECKING:
    from widgets.session import Session
    from widgets.which_channels.slots import Slots

KEYS = ("price", "margin_ratio", "hour_value")


class Own(Panel):
    """Hours to share out, a card for each channel, and the pictures that follow at once.

    Args:
        session: whose numbers.
        slots: the channels.

    Attributes:
        cards: the channels' cards.
        form: what a sale leaves and what an hour is worth.
    """

    def __init__(self, session: Session, slots: Slots) -> None:
        self._session, self._slots, t = session, slots, session.t
        self.hours = NumberField(
            t("Hours a month that you can share out"),
            slots.hours,
            unit="hours",
            low=LEAST_HOURS,
            high=MOST_HOURS,
            scale="log",
            lang=session.lang,
            key=HOURS_KEY,
        )
        self._quiet = False
        self.hours.observe(lambda change: self._typed(change["new"]), "value")
        self._strip = Passage("", lang=session.lang, kind="note")
        self.cards = Cards(session, slots)
        self.form = NumbersForm(session, KEYS, more=False)
        self.form.add_class("hh-card-brief")
        self._pictures = Pictures(slots.sharing(), slots.looks(), t)
        # The models of this workbook know one product.
        self._one = Passage("", lang=session.lang, kind="note")
        strip = Stack([self._strip])
        strip.add_class("hh-strip")
        channels = Stack([strip, self.cards])
        channels.add_class("hh-channels")
        super().__init__(
            explorer(
                [self.hours, channels, self.form],
                [self._pictures.ways, self._pictures.hours, self._one, Plausibility(session)],
                lead=self.hours,
            )
        )
        for name in ("hh-explorer", "hh-wide", "hh-long"):
            self.add_class(name)
        slots.observe(lambda _: self._follow(), "version")
        self._follow()

    def _typed(self, value: float | Range) -> None:
        if not self._quiet:
            self._slots.share_out(float(value.likely if isinstance(value, Range) else value))

    def _follow(self) -> None:
        slots, lang = self._slots, self._session.lang
        self._quiet = True
        try:
            if self.hours.value != slots.hours:
                self.hours.value = slots.hours
        finally:
            self._quiet = False
        best = self._pictures.follow(slots.sharing(), slots.looks())
        self.cards.follow(best)
        second = self._session.business.second.on
        self._one.say(self._session.t("Your cheaper product is left out here.") if second else "")
        even = self._pictures.all_ways[0].split
        self._strip.say(
            self._session.t(
                "Best split: **{best}** a month. Spread evenly: {even}.",
                best=euros(best.net, lang),
                even=euros(even.net, lang),
            )
        )
        self.sentence = f"{self._pictures.sentence}\n{self.cards.sentence}"
