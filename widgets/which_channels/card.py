"""One channel on a card: its line of result, and behind a press the few numbers that make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.errors import FieldErrors
from widgets.action_button import ActionButton
from widgets.amounts import format_amount
from widgets.card_head import CardHead
from widgets.choice import Choice
from widgets.field_sentences import sentence
from widgets.figures.labels import counted, euros
from widgets.lean import Stack
from widgets.measures import show
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.text_field import TextField
from widgets.texts import N_
from widgets.which_channels.slots import LIMITS, LONGEST_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.split import Split
    from case_studies.units import Unit
    from widgets.figures.channel_looks import Look
    from widgets.session import Session
    from widgets.which_channels.slots import Slots

AGAIN = (
    (1.0, N_("twice as many")),
    (0.5, N_("half as many again")),
    (0.2, N_("hardly more")),
)
_MAIN: tuple[tuple[str, str, Unit, float], ...] = (
    ("people", N_("With an hour a week there, how many people get in touch in a month?"), "count", 100),
    ("right_of_ten", N_("Of ten of them, how many could become your customers?"), "of_ten", 10),
)
# Of a channel that one stands in, such as the half-hour.
_SPEAK = N_("With an hour a week of it, how many people do you speak with in a month?")
_DIGITS = {  # after the point
    "people": 1,
    "right_of_ten": 2,
    "closing": 3,
    "setup_hours": 2,
    "cap_hours": 2,
    "cash": 2,
}
_BRIEF: tuple[tuple[str, str, Unit], ...] = (
    ("closing", N_("Of those who could, the share who buy"), "share"),
    ("setup_hours", N_("Hours before anything comes of it"), "hours"),
    ("cap_hours", N_("Hours at the most"), "hours"),
    ("cash", N_("Euros a month beside your time"), "EUR"),
)


class Card(Panel):
    """One channel.

    The fields are made when the card is first opened: most cards stay closed.

    Args:
        session: gives texts and language.
        slots: where the channel's numbers are.
        slot: which place it is in.
        on_remove: called when the learner takes it away.
    """

    def __init__(self, session: Session, slots: Slots, slot: str, on_remove: Callable[[str], object]) -> None:
        self._session, self._slots, self.slot = session, slots, slot
        self._on_remove = on_remove
        self.head = CardHead(slots.title(slot), colour=slots.looks()[slot].colour, lang=session.lang)
        self._body = Stack([])
        self._body.add_class("hh-card-body")
        show(self._body, shown=False)
        self._fields: dict[str, NumberField] = {}
        self._quiet = False
        super().__init__([self.head, self._body])
        self.add_class("hh-card")
        self.head.observe(lambda change: self._open(is_open=change["new"]), "is_open")

    def __getitem__(self, name: str) -> NumberField:
        """Give the field of one number; the card is opened for it.

        Raises:
            KeyError: for a number that a channel has not.
        """
        self.head.is_open = True
        return self._fields[name]

    @property
    def name(self) -> TextField:
        """The field of the name; the card is opened for it."""
        self.head.is_open = True
        return self._name

    @property
    def again(self) -> Choice:
        """What twice the hours bring; the card is opened for it."""
        self.head.is_open = True
        return self._again

    def follow(self, split: Split, look: Look, *, can_go: bool) -> None:
        """Show what follows from the numbers, and numbers that came from elsewhere.

        Args:
            split: the best split.
            look: how the channel is named and coloured.
            can_go: whether it may be taken away.
        """
        t, lang = self._session.t, self._session.lang
        hours, brings = split.hours[self.slot], euros(split.next_hour[self.slot], lang)
        told = format_amount(counted(hours), "hours", lang) if hours else t("Not this channel")
        line = t("{hours}; one hour more would bring about {euros}", hours=told, euros=brings)
        self.head.say(look.title, line, used=hours > 0, colour=look.colour)
        self.sentence = self.head.sentence
        if self._fields:
            self._remove.disabled = not can_go
            self._show()

    def _open(self, *, is_open: bool) -> None:
        if is_open and not self._fields:
            self._make()
        show(self._body, bool(is_open))

    def _make(self) -> None:
        t, lang, slots = self._session.t, self._session.lang, self._slots
        self._name = TextField(
            t("What you call it"),
            slots.title(self.slot),
            lang=lang,
            max_length=LONGEST_NAME,
            placeholder=slots.own_title(self.slot),
        )
        self._name.observe(lambda change: self._typed("title", change["new"]), "value")
        for name, label, unit, high in _MAIN:
            asked = _SPEAK if name == "people" and slots.is_half_hour(self.slot) else label
            self._fields[name] = self._field(name, t(asked), unit, high)
        again = [(_word(value), t(label)) for value, label in AGAIN]
        self._again = Choice(t("And with twice the hours?"), again, self._nearest(), lang=lang)
        self._again.observe(lambda change: self._chosen(change["new"]), "value")
        for name, label, unit in _BRIEF:
            self._fields[name] = self._field(name, t(label), unit, LIMITS[name].high)
        brief = Stack([self._fields[name] for name, _, _ in _BRIEF])
        brief.add_class("hh-card-brief")
        self._remove = ActionButton(t("Take this channel away"), lang=lang)
        self._remove.add_class("hh-quiet-press")
        self._remove.on_click(lambda: self._on_remove(self.slot))
        main = [self._fields[name] for name, *_ in _MAIN]
        self._body.children = [self._name, *main, self._again, brief, self._remove]

    def _field(self, name: str, label: str, unit: Unit, high: float) -> NumberField:
        now = self._now(name)
        made = NumberField(
            label,
            now,
            unit=unit,
            low=LIMITS[name].low,
            high=LIMITS[name].high,
            scale="log" if LIMITS[name].high > high else "linear",
            lang=self._session.lang,
            key=f"channel {self.slot} {name}",
        )
        made.observe(lambda change: self._typed(name, change["new"]), "value")
        return made

    def _now(self, name: str) -> float:
        """Give a number as its field can hold it."""
        low, high = LIMITS[name]
        return min(max(round(float(getattr(self._slots.numbers(self.slot), name)), _DIGITS[name]), low), high)

    def _nearest(self) -> str:
        now = self._slots.numbers(self.slot).again
        return _word(min((value for value, _ in AGAIN), key=lambda value: abs(value - now)))

    def _chosen(self, word: str | None) -> None:
        if word is not None:
            self._typed("again", float(word))

    def _typed(self, name: str, value: float | str) -> None:
        if self._quiet:
            return
        try:
            self._slots.change(self.slot, name, value)
        except FieldErrors as wrong:
            t = self._session.t
            self._fields[name].message = " ".join(sentence(error, t) for error in wrong.errors)

    def _show(self) -> None:
        """Put in what came from elsewhere; what was typed here is there already."""
        self._quiet = True
        try:
            for name, field in self._fields.items():
                now = self._now(name)
                if round(float(field.value), _DIGITS[name]) != now:
                    field.value = now
            if self._name.value.strip() != self._slots.title(self.slot):
                self._name.value = self._slots.title(self.slot)
            self._again.value = self._nearest()
        finally:
            self._quiet = False


def _word(value: float) -> str:
    return f"{value:g}"
