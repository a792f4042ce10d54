"""A few short texts beside each other, each with a heading of its own and perhaps a link."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from traitlets import Dict, List, Unicode

from widgets.assets import script, style
from widgets.lean import LeanWidget
from widgets.panel import text_form
from widgets.texts import check_lang

if TYPE_CHECKING:
    from collections.abc import Sequence


Tone = Literal["yes", "no", "unsure", "plain"]
Arrangement = Literal["deck", "rows"]


@dataclass(frozen=True)
class Card:
    """One of them.

    Attributes:
        title: who speaks, or what it is about.
        headline: the point in a few words, shown large; may be empty.
        text: a few sentences; `**bold**` and empty lines between paragraphs are understood, nothing else is.
        note: small print, such as where a claim comes from; may be empty.
        link: words of a link, or empty.
        href: where it leads, relative to the page.
        tone: the colour at the card's edge; the words say the same.

    Raises:
        ValueError: for another tone, or an address that leaves the course.
    """

    title: str
    headline: str = ""
    text: str = ""
    note: str = ""
    link: str = ""
    href: str = ""
    tone: Tone = "plain"

    def __post_init__(self) -> None:
        if self.tone not in get_args(Tone):
            raise ValueError(f"The tone is {self.tone!r}; it can be {', '.join(get_args(Tone))}.")
        if ":" in self.href or self.href.startswith("/"):
            raise ValueError(f"The link leads to {self.href!r}; one of the course's own pages is accepted.")


class Deck(LeanWidget):
    """Cards beside each other where there is room, one below the other where not; or one line each.

    Args:
        cards: in the order in which they are read.
        lang: "fr" or "en".
        arrangement: "deck", or "rows" for a list whose titles stand before their texts.

    Attributes:
        cards: may be set.

    Raises:
        ValueError: for another language or arrangement.
    """

    _esm = script("deck")
    _css = style("deck")

    lang = Unicode(read_only=True).tag(sync=True)
    _cards = List(Dict(), help="What the page draws.").tag(sync=True)
    _arrangement = Unicode("deck").tag(sync=True)

    def __init__(self, cards: Sequence[Card], *, lang: str, arrangement: Arrangement = "deck") -> None:
        if arrangement not in get_args(Arrangement):
            raise ValueError(f'The arrangement is {arrangement!r}; it can be "deck" or "rows".')
        super().__init__(_arrangement=arrangement)
        self.set_trait("lang", check_lang(lang))
        self.cards = tuple(cards)

    @property
    def cards(self) -> tuple[Card, ...]:
        """What stands on them."""
        return tuple(Card(**card) for card in self._cards)

    @cards.setter
    def cards(self, cards: Sequence[Card]) -> None:
        self._cards = [asdict(card) for card in cards]

    @property
    def sentence(self) -> str:
        """All of it as text, a card a paragraph."""
        said = (
            " ".join(part for part in (card.title, card.headline, card.text) if part) for card in self.cards
        )
        return "\n".join(said).replace("**", "")

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return text_form(self, self.sentence), {}
