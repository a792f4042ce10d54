"""How channels are named and coloured in every picture of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from widgets.figures.house_style import HALF_HOUR, POSTING
from widgets.palette import light

if TYPE_CHECKING:
    from collections.abc import Mapping

# All have a contrast of 4.5 or more on the card, and differ for the colour-blind in lightness too.
_OTHERS = (POSTING, *map(light, ("violet", "blue", "rose", "olive", "slate")))


class Look(NamedTuple):
    """One channel's name as a picture shows it, and its colour."""

    title: str
    colour: str

    @property
    def marked(self) -> str:
        """The name, bold and safe where a picture reads tags."""
        return f"<b>{escape(self.title, quote=False)}</b>"


def looks(titles: Mapping[str, str], half_hour: str | None) -> dict[str, Look]:
    """Give every channel its look: the half-hour its own colour, the others theirs in order.

    Args:
        titles: key -> name, as the learner reads it.
        half_hour: key of the half-hour, where it is among them.
    """
    others = iter(_OTHERS * 2)
    return {
        key: Look(title, HALF_HOUR if key == half_hour else next(others)) for key, title in titles.items()
    }
