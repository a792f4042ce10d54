"""The learner's own numbers: the plain ones, and the rest behind "more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ability import mean_able
from case_studies.counts import count_in_doubt
from case_studies.errors import FieldErrors
from case_studies.flat import fields
from case_studies.funnel import contribution_margin
from case_studies.ranges import Range, likely
from widgets.amounts import format_amount, format_number, format_own
from widgets.field_sentences import sentence
from widgets.form_groups import SECOND, groups, label, plain_keys
from widgets.lean import Stack
from widgets.measures import show
from widgets.number_field import NumberField
from widgets.own_numbers import own_keys
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from traitlets import Bunch

    from case_studies.business import Activity
    from case_studies.flat import Field
    from widgets.form_groups import Group
    from widgets.session import Session

# Ours, and without any doubt of theirs to tell that by.
_SURE = frozenset({"hours", "hours_each", "hour_value"})


class NumbersForm(Panel):
    """Fields for a business's numbers, one for each key, made from the schema.

    Args:
        session: whose numbers; a good number goes there, a saved one comes back from there.
        keys: flat keys to show at once; the schema's plain ones where none are named.
        more: whether the other numbers can be opened.
    """

    def __init__(self, session: Session, keys: Sequence[str] = (), *, more: bool = True) -> None:
        super().__init__()
        self.add_class("hh-form")
        self._session, self._t = session, session.t
        self._fields: dict[str, NumberField] = {}
        self._quiet = False
        known = fields(session.business)
        first = Stack([self._field(known[key]) for key in keys or plain_keys(session.business)])
        first.add_class("hh-fields")
        self._rest, self._cheaper = Stack([]), Stack([])
        self._more = Switch(self._t("Show more numbers"), lang=session.lang)
        self._more.observe(self._open, "value")
        self._second = Switch(
            self._t("Also sell a cheaper product to those who cannot pay this price"),
            value=session.business.second.on,
            lang=session.lang,
        )
        self._second.observe(self._switch_second, "value")
        self.children = [first, *([self._more, self._rest] if more else [])]
        session.observe(self._follow, ["business", "restored"])
        self._follow(None)

    def __getitem__(self, key: str) -> NumberField:
        """Give the field of one flat key.

        Raises:
            KeyError: where that number is not on show.
        """
        return self._fields[key]

    def _field(self, field: Field) -> NumberField:
        quantity = field.quantity
        made = NumberField(
            label(field, self._t),
            self._shown(field),
            unit=quantity.unit,
            low=quantity.low,
            high=quantity.high,
            help=self._t(quantity.help) if quantity.help else "",
            scale="log" if quantity.log else "linear",
            ranged=not quantity.chosen,
            lang=self._session.lang,
            key=field.key,
        )
        made.observe(lambda change: self._typed(field.key, change["new"]), "value")
        self._fields[field.key] = made
        return made

    def _shown(self, field: Field) -> float | Range:
        """Give what a field shows: what was typed, else the likeliest value, else what others make of it."""
        typed = self._session.typed.get(field.key)
        if isinstance(typed, list) and isinstance(field.value, Range) and not field.quantity.chosen:
            return field.value
        if field.value is None or self._asked_at(field) is not None:
            return round(self._count(field), 2)
        return likely(field.value)

    def _asked_at(self, field: Field) -> float | None:
        """Give the other price that a count was made at; None where it was made at today's, or not at all."""
        asked = self._session.typed.get(field.key.removesuffix("able_of_ten") + "able_at_price")
        here = field.path[-1] == "able_of_ten" and field.key in own_keys(self._session)
        return asked if here and isinstance(asked, float) and asked != self._price else None

    @property
    def _price(self) -> float:
        return likely(self._session.business.offer.price)

    def _activity(self, field: Field) -> Activity:
        return self._session.business.activities[int(field.path[1])]

    def _count(self, field: Field) -> float:
        """Of ten contacts, how many could pay today's price, at the likeliest numbers."""
        return mean_able(self._session.business, self._activity(field)) * 10

    def _typed(self, key: str, value: float | Range) -> None:
        if self._quiet:
            return
        opened = isinstance(value, Range) and value.low == value.high
        if opened and not isinstance(self._session.typed.get(key), list) and (ours := self._doubt(key)):
            # "Not sure?" was pressed where we reckon with a range already: begin with that one, for three
            # equal numbers would say that there is no doubt at all.
            value = ours
            self._show(key, value)
        try:
            self._session.put(key, value)
        except FieldErrors as wrong:
            self._fields[key].message = " ".join(sentence(error, self._t) for error in wrong.errors)

    def _doubt(self, key: str) -> Range | None:
        """Give the range that we reckon with, of a number that the learner has said nothing unsure about."""
        field = fields(self._session.business)[key]
        if field.value is None:
            in_doubt = count_in_doubt(self._session.business, self._activity(field))
            return Range(*(round(point, 2) for point in in_doubt))
        return field.value if isinstance(field.value, Range) else None

    def _show(self, key: str, value: float | Range) -> None:
        """Put a value into a field that nobody typed there."""
        before, self._quiet = self._quiet, True
        try:
            self._fields[key].value = value
        finally:
            self._quiet = before

    def _open(self, change: Bunch) -> None:
        """Make the further fields when they are first asked for: most learners never need them."""
        if change["new"] and not self._rest.children:
            made = (self._group(group) for group in groups(self._session.business, self._t))
            self._rest.children = [box for box in made if box]
            self._follow(None)
        show(self._rest, change["new"])

    def _group(self, group: Group) -> Stack | None:
        """Make the fields of a group that are not on show yet; nothing where all are."""
        members = [field for field in group.fields if field.key not in self._fields]
        if not members:
            return None
        inside = Stack([self._field(field) for field in members])
        inside.add_class("hh-fields")
        if group.part == SECOND:
            self._cheaper = inside
            return Stack([self._second, inside])
        heading = Passage(f"**{group.title}**", lang=self._session.lang, kind="plain", live=False)
        return Stack([heading, inside] if group.title else [inside])

    def _switch_second(self, change: Bunch) -> None:
        if not self._quiet:
            self._session.put("second_on", bool(change["new"]))

    def _follow(self, change: Bunch | None) -> None:
        """Show what came from elsewhere (a link, a file, another panel) and what follows from the numbers."""
        known = fields(self._session.business)
        self._quiet = True
        try:
            for key, made in self._fields.items():
                shown = self._shown(known[key])
                if made.value != shown and (
                    change is None
                    or key not in self._session.typed
                    # A count that was made at another price follows it, as one that nobody made.
                    or (known[key].path[-1] == "able_of_ten" and not isinstance(made.value, Range))
                    or self._came_back(change)
                ):
                    made.value = shown
                made.note = self._note(known[key])
            self._second.value = self._session.business.second.on
            # Two numbers of a product that is not sold would only be in the way.
            show(self._cheaper, self._second.value)
        finally:
            self._quiet = False
        self.sentence = "\n".join(made.sentence for made in self._fields.values())

    @staticmethod
    def _came_back(change: Bunch) -> bool:
        return bool(change["name"] == "restored")

    def _note(self, field: Field) -> str:
        business, lang = self._session.business, self._session.lang
        if field.path == ("offer", "price"):
            margin = float(
                contribution_margin(likely(business.offer.price), likely(business.offer.margin_ratio))
            )
            return self._t(
                "{margin} of it stays with you ({ratio}).",
                margin=format_amount(margin, "EUR", lang),
                ratio=format_amount(likely(business.offer.margin_ratio), "share", lang),
            )
        if field.path[-1] == "able_of_ten":
            return self._note_on_count(field)
        mine = field.key in own_keys(self._session)
        doubt = field.value if isinstance(field.value, Range) and field.value.low < field.value.high else None
        if doubt and not self._ranged(field):
            # An amount of money wears its sign on both ends, other units only once.
            low = format_amount if field.quantity.unit == "EUR" else format_number
            if field.path[-1] == "repeat_purchases" and not mine:
                return self._t(
                    "Our assumption, until you give your own: {low} to {high}.",
                    low=low(doubt.low, field.quantity.unit, lang),
                    high=format_amount(doubt.high, field.quantity.unit, lang),
                )
            return self._t(
                "How far off your number may be is our assumption: {low} to {high}."
                if mine
                else "Nobody knows it exactly: we reckon with {low} to {high}.",
                low=low(doubt.low, field.quantity.unit, lang),
                high=format_amount(doubt.high, field.quantity.unit, lang),
            )
        if field.path[-1] in _SURE and field.value and not mine:
            return self._t("Our assumption, until you give your own.")
        return ""

    def _ranged(self, field: Field) -> bool:
        """Say whether the doubt about a number is the learner's own, and none that we lend to it."""
        if field.key not in own_keys(self._session):
            return False
        told = self._session.typed.get(field.key, self._session.given_numbers.get(field.key))
        return isinstance(field.quantity.read(told), Range)

    def _note_on_count(self, field: Field) -> str:
        """Say where a count comes from, and what becomes of it at another price."""
        lang = self._session.lang
        if field.key not in own_keys(self._session):
            return self._t(
                "Our assumption for your price: it moves with it, until you give your own count."
                if "price" in own_keys(self._session)
                else "Our assumption, until you give your own count."
            )
        asked = self._asked_at(field)
        if asked is None:
            return ""
        told = {"asked": format_own(asked, lang), "price": format_own(self._price, lang)}
        if isinstance(field.value, Range):
            return self._t(
                "You said so for {asked}. At {price}, we reckon with {now}.",
                now=format_amount(self._count(field), "of_ten", lang),
                **told,
            )
        return self._t(
            "For {asked} you said {count}. At {price}, that comes to the number above.",
            count=format_amount(likely(field.value or 0.0), "of_ten", lang),
            **told,
        )
