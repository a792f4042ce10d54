"""The learner's channels, a card each, one open at a time; channels come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.action_button import ActionButton
from widgets.lean import Stack
from widgets.panel import Panel
from widgets.which_channels.card import Card
from widgets.which_channels.slots import FEWEST, MOST

if TYPE_CHECKING:
    from case_studies.split import Split
    from widgets.session import Session
    from widgets.which_channels.slots import Slots


class Cards(Panel):
    """A list of cards, and a press that adds one.

    Args:
        session: gives texts and language.
        slots: the channels.
    """

    def __init__(self, session: Session, slots: Slots) -> None:
        self._session, self._slots = session, slots
        self._made: dict[str, Card] = {}
        self._list = Stack([])
        self._list.add_class("hh-cards")
        self._add = ActionButton(session.t("Add a channel"), lang=session.lang)
        self._add.add_class("hh-quiet-press")
        self._add.on_click(self._more)
        super().__init__([self._list, self._add])

    def __getitem__(self, slot: str) -> Card:
        """Give the card of one place.

        Raises:
            KeyError: where no card was made for it.
        """
        return self._made[slot]

    def follow(self, split: Split) -> None:
        """Have every card show what follows from the numbers."""
        shown, seen = self._slots.shown, self._slots.looks()
        for slot in shown:
            if slot not in self._made:
                self._made[slot] = Card(self._session, self._slots, slot, self._slots.remove)
                self._made[slot].head.observe(
                    lambda change, slot=slot: self._alone(slot, is_open=change["new"]), "is_open"
                )
            self._made[slot].follow(split, seen[slot], can_go=len(shown) > FEWEST)
        cards = [self._made[slot] for slot in shown]
        if list(self._list.children) != cards:
            self._list.children = cards
        self._add.disabled = len(shown) >= MOST
        self.sentence = "\n".join(card.sentence for card in cards)

    def _alone(self, slot: str, *, is_open: bool) -> None:
        """Close the others: on a phone two open cards are a page each."""
        if is_open:
            for other, card in self._made.items():
                if other != slot:
                    card.head.is_open = False

    def _more(self) -> None:
        added = self._slots.add()
        if added is not None:
            self._made[added].head.is_open = True
