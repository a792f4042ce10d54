"""Rows of a picture: a few lines of text, a bar or a line, a few lines of text, one row below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from widgets.figures.house_style import INK, QUIET
from widgets.figures.labels import note

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEADING = 1.38  # a line as a multiple of its letters


@dataclass(frozen=True)
class Room:
    """How rows are written where there is so much room.

    Attributes:
        name: size of the first line's letters, pixels.
        size: size of the others.
        fits: how many letters of that size stand in one line, in the widest font that a page may have.
        lead: how many of the first lines' size do.
        bar: height of the bar.
        air: pixels between rows.
        head: pixels above all rows.
    """

    name: int = 17
    size: int = 15
    fits: int = 66
    lead: int = 56
    bar: int = 24
    air: int = 26
    head: int = 8


WIDE = Room()
NARROW = Room(name=16, size=14, fits=37, lead=32, bar=22)


SPLIT = " · "
BARE = {"visible": False, "automargin": False}
"""An axis that only gives places."""


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        name: first line, as plotly's HTML; it must fit as it is.
        lead: second line, written as large, or empty; where it is too long it is broken at `SPLIT`.
        above: texts between the first line and the bar; a long one is broken.
        below: texts under the bar.
        colour: of the first line.
    """

    name: str
    lead: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    colour: str = INK


class Rows:
    """Where rows stand, in pixels from the foot of the picture up, and what is written there.

    Attributes:
        height: of the whole picture.
        middles: the middle of each bar, first row first.
        notes: all texts, as plotly's annotations; the x axis is `x domain`, the y axis `y`.
    """

    def __init__(self, rows: Sequence[Row], room: Room) -> None:
        line = round(_LEADING * room.size)
        written = [
            (
                self._broken(row.above, room),
                self._broken(row.below, room),
                [row.name, *_leads(row.lead, room)],
            )
            for row in rows
        ]
        large = round(_LEADING * room.name) + 2
        tall = [large * len(c) + line * (len(a) + len(b)) + room.bar + 10 for a, b, c in written]
        self.height = room.head + sum(tall) + room.air * (len(rows) - 1) + 4
        self.middles: list[float] = []
        self.notes: list[dict[str, Any]] = []
        top = float(self.height - room.head)
        for row, (above, below, names), high in zip(rows, written, tall, strict=True):
            self._write("<br>".join(names), room.name, row.colour, top)
            first = large * len(names)
            bar = top - first - line * len(above) - 4
            if above:
                self._write("<br>".join(above), room.size, QUIET, top - first)
            if below:
                self._write("<br>".join(below), room.size, QUIET, bar - room.bar - 5)
            self.middles.append(bar - room.bar / 2)
            top -= high + room.air

    def _write(self, text: str, size: int, colour: str, y: float) -> None:
        place = {"x": 0, "y": y, "xref": "x domain", "yref": "y", "yanchor": "top"}
        self.notes.append(note(text, size, colour, **place))

    @staticmethod
    def _broken(texts: Sequence[str], room: Room) -> list[str]:
        return [line for text in texts for line in wrap(text, room.fits, break_on_hyphens=False)]


def _leads(lead: str, room: Room) -> list[str]:
    """Break the second line where it would be too long; what stands between < and > takes no room."""
    seen = re.sub("<[^>]*>", "", lead)
    if not lead:
        return []
    return lead.split(SPLIT) if len(seen) > room.lead else [lead]
