"""Rows that read from the top down: a name, a quiet line, and a way from nought to a hundred with a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.figures.house_style import CARD, INK, LINE, QUIET, house_style
from widgets.figures.labels import broken, note
from widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.texts import Texts

_MARGIN = 12
_LINE, _WAY, _AIR = 1.4, 30, 14  # a line as a multiple of its letters; pixels
_FOOT = 30  # the scale
_FACE = 9  # pixels of a stroke across a way


@dataclass(frozen=True)
class Track:
    """One row.

    Attributes:
        name: what it is, in bold.
        said: one quiet line more; may be empty.
        value: of a hundred.
        low: lowest of its range, of a hundred; `value` where there is none.
        high: highest.
        colour: of the mark and its range.
    """

    name: str
    said: str
    value: float
    low: float
    high: float
    colour: str = INK


class _Room(NamedTuple):
    """How a row is written: the size of its letters, and how many fit into one line."""

    size: int
    name: int
    said: int


_WIDE, _NARROW = _Room(16, 52, 58), _Room(15, 30, 36)
_SMALLER = 1


def draw_tracks(
    tracks: Sequence[Track], t: Texts, *, upright: tuple[float, str] | None = None, dot: int = 15
) -> Picture:
    """Draw the rows, the first on top.

    Args:
        tracks: at least one.
        t: the reader's texts.
        upright: a place of a hundred that a dashed line goes through, and what stands at its top.
        dot: pixels across a mark; small where the ranges tell the story.

    Returns:
        Traces `ranges` (lines parted by None) and `values` (one mark a row).
    """
    tall, wide_notes, ways = _laid(tracks, _WIDE, t, upright)
    small, narrow_notes, narrow_ways = _laid(tracks, _NARROW, t, upright)
    bare = {"visible": False, "automargin": False}
    layout = house_style(
        height=tall,
        margin={"l": _MARGIN, "r": _MARGIN, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": [0, 100]},
        yaxis=bare | {"range": [0, tall]},
        annotations=wide_notes,
        shapes=_strokes(ways, tall, upright),
        meta={
            "narrow": {
                "height": small,
                "yaxis.range": [0, small],
                "annotations": narrow_notes,
                "shapes": _strokes(narrow_ways, small, upright),
                "data[0].y": _ends(narrow_ways),
                "data[1].y": narrow_ways,
                "data[1].marker.size": round(0.75 * dot),
            }
        },
    )
    on = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    marks = {
        "name": "values",
        "mode": "markers",
        "x": [row.value for row in tracks],
        "y": ways,
        "marker": {
            "size": dot,
            "color": [row.colour for row in tracks],
            "line": {"color": CARD, "width": 2},
            "opacity": 1,
        },
    }
    bands = {
        "name": "ranges",
        "mode": "lines",
        "x": [place for row in tracks for place in (row.low, row.high, None)],
        "y": _ends(ways),
        "line": {"color": QUIET, "width": 9},
        "opacity": 0.45,
    }
    return Picture([on | bands, on | marks], layout)


def _ends(ways: Sequence[float]) -> list[float | None]:
    return [place for way in ways for place in (way, way, None)]


def _laid(
    tracks: Sequence[Track], room: _Room, t: Texts, upright: tuple[float, str] | None
) -> tuple[int, list[dict[str, Any]], list[float]]:
    """Give the height, what is written, and where the ways are, in pixels from the foot up."""
    head = 34 if upright else 0
    rows = []
    for row in tracks:
        lines = [
            f'<span style="color:{row.colour}"><b>{line}</b></span>' for line in broken(row.name, room.name)
        ]
        lines += [
            f'<span style="color:{QUIET};font-size:{room.size - _SMALLER}px">{line}</span>'
            for line in (broken(row.said, room.said) if row.said else [])
        ]
        rows.append(lines)
    line = round(_LINE * room.size)
    tall = [line * len(lines) + _WAY + _AIR for lines in rows]
    height = head + sum(tall) + _FOOT
    tops = [height - head - sum(tall[:place]) for place in range(len(tall))]
    ways = [top - line * len(lines) - _WAY / 2 for top, lines in zip(tops, rows, strict=True)]
    notes = [
        note(
            "<br>".join(lines),
            room.size,
            INK,
            x=0,
            xshift=-_MARGIN,
            xref="paper",
            y=top,
            yref="y",
            yanchor="top",
        )
        for lines, top in zip(rows, tops, strict=True)
    ]
    notes += _scale(t if room is _WIDE else None)
    if upright:
        notes.append(_upright_note(upright, height))
    return height, notes, ways


def _upright_note(upright: tuple[float, str], height: float) -> dict[str, Any]:
    at, said = upright
    side = "right" if at > 50 else "left"  # noqa: PLR2004 - the middle
    return note(
        f"<b>{said}</b>",
        15,
        INK,
        x=at,
        xref="x",
        y=height - 12,
        yref="y",
        xanchor=side,
        xshift=6 if side == "left" else -6,
    )


def _scale(t: Texts | None) -> list[dict[str, Any]]:
    """Give the numbers at the foot; without texts, where there is no room for words."""
    at = {"y": 12, "yref": "y", "xref": "x"}
    middle = [note(f"{place}", 14, QUIET, x=place, **at | {"xanchor": "center"}) for place in (25, 50, 75)]
    first = note("0", 14, QUIET, x=0, **at)
    last = note(t("100 of 100") if t else "100", 14, QUIET, x=100, **at | {"xanchor": "right"})
    return [first, *middle, last]


def _strokes(ways: Sequence[float], height: float, upright: tuple[float, str] | None) -> list[dict[str, Any]]:
    """Give the ways, their ticks, and the dashed line."""
    marks = [_stroke((0, 100), (way, way), LINE, 3) for way in ways]
    marks += [_stroke((at, at), (way - 4, way + 4), LINE, 2) for way in ways for at in (0, 25, 50, 75, 100)]
    if upright:
        # Beside the ways only: a line through the texts would be in the way of reading them.
        at = upright[0]
        for way in ways:
            line = _stroke((at, at), (way - _FACE - 4, way + _FACE + 4), INK, 2)
            marks.append(line | {"layer": "above", "line": {"color": INK, "width": 2, "dash": "dot"}})
        marks.append(_stroke((at, at), (height - 24, height), INK, 2))
    return marks


def _stroke(x: tuple[float, float], y: tuple[float, float], colour: str, width: int) -> dict[str, Any]:
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "xref": "x", "yref": "y"}
    return ends | {"type": "line", "layer": "below", "line": {"color": colour, "width": width}}
