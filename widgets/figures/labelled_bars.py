"""Bars under their names and figures, in one or more blocks, all on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from widgets.figures.house_style import CARD, CLEAR, INK, QUIET, house_style
from widgets.figures.labels import broken, note
from widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD, _ROW, _GAP, _BAR = 34, 68, 14, 28  # pixels
_LINE, _LETTERS = 22, 34  # of a heading: a longer one is cut on a phone
_LONG = 0.7  # of the longest: beyond, there is no room beside it


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its figure in words, and how long it is (infinite: to the edge, hollow)."""

    name: str
    said: str
    value: float
    colour: str = INK


@dataclass(frozen=True)
class Block:
    """Bars under one heading."""

    title: str
    bars: tuple[Bar, ...]


def draw(blocks: Sequence[Block]) -> Picture:
    """Draw the blocks one below the other.

    Returns:
        Trace `bars`, in the order given; those without an end reach the edge and are hollow.
    """
    bars = [bar for block in blocks for bar in block.bars]
    most = max((abs(bar.value) for bar in bars if isfinite(bar.value)), default=0.0) or 1.0
    titles = [broken(block.title, _LETTERS) for block in blocks]
    heads = [_HEAD + _LINE * (len(lines) - 1) for lines in titles]
    height = sum(heads) + sum(_ROW * len(block.bars) for block in blocks) + _GAP * len(blocks)
    notes, places, top = [], list[float](), float(height)
    at: dict[str, Any] = {"xref": "x domain", "yref": "y", "x": 0}
    for block, lines, head in zip(blocks, titles, heads, strict=True):
        notes.append(note("<br>".join(lines), 16, QUIET, y=top - head / 2, **at))
        top -= head
        for bar in block.bars:
            notes.append(note(f"<b>{bar.name}</b>", 16, bar.colour, y=top - 15, **at))
            notes.append(_figure(bar, most, top - 46))
            places.append(top - 46)
            top -= _ROW
        top -= _GAP
    bare = {"visible": False, "automargin": False}
    trace = {
        "type": "bar",
        "name": "bars",
        "orientation": "h",
        "x": [bar.value if isfinite(bar.value) else most for bar in bars],
        "y": places,
        "width": _BAR,
        "marker": {
            "color": [bar.colour if isfinite(bar.value) else CLEAR for bar in bars],
            "line": {"color": [bar.colour for bar in bars], "width": 2},
        },
        "hoverinfo": "skip",
    }
    layout = house_style(
        height=height,
        margin={"l": 2, "r": 4, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": [0, most * 1.01]},
        yaxis=bare | {"range": [0, height]},
        annotations=notes,
    )
    return Picture([trace], layout)


def _figure(bar: Bar, most: float, y: float) -> dict[str, Any]:
    """Write a bar's figure at its end: beside it, or within where it is long or has no end."""
    text, on = f"<b>{bar.said}</b>", {"xref": "x", "yref": "y", "y": y}
    if not isfinite(bar.value):
        return note(text, 16, bar.colour, x=0, xshift=10, **on)
    if bar.value > _LONG * most:
        return note(text, 18, CARD, x=bar.value, xanchor="right", xshift=-10, **on)
    return note(text, 18, bar.colour, x=bar.value, xshift=10, **on)
