"""How far two groups are apart: a bar for what is still possible, and whether it crosses "no difference"."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.figures.house_style import CARD, INK, LINE, QUIET, house_style
from widgets.figures.labels import broken, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.proportions import Estimate


class _Room(NamedTuple):
    """Where things stand, in pixels from a row's top, and how long a line may be, in characters.

    Title and figures take a line each; a row with more of them is taller.
    """

    head: int
    row: int
    answer: int
    said: int
    track: int
    name: int
    line: int


_WIDE = _Room(head=44, row=104, answer=20, said=45, track=76, name=200, line=200)
_NARROW = _Room(head=64, row=120, answer=42, said=64, track=93, name=30, line=34)
_LINE = 21
_TITLE, _FOOT, _TICK = 20, 10, 15


@dataclass(frozen=True)
class Gap:
    """One row of the picture.

    Attributes:
        title: what is compared.
        said: both figures and what the difference can be, in a few words.
        answer: what can be said, such as "nobody can tell".
        difference: the first less the second; None where it is not known.
        main: whether it is the row that decides.
    """

    title: str
    said: str
    answer: str
    difference: Estimate | None
    main: bool = True


def draw(gaps: Sequence[Gap], *, less: str, more: str, lang: str, alike: bool = False) -> Picture:
    """Draw each difference as a bar on one line of "no difference".

    Args:
        gaps: the rows, from above; at least one.
        less: what the left side means.
        more: what the right side means.
        lang: "fr" or "en".
        alike: whether all rows share one scale; else each has its own.

    Returns:
        Traces `possible` (the bars), `seen` (the dots) and `beyond` (where a bar has no end), on a scale from
        -1 to 1.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    reach = [_reach(gap.difference) for gap in gaps]
    if alike:
        reach = [max(reach)] * len(gaps)
    wide, narrow = (_placed_in(room, gaps, reach, less, more, t) for room in (_WIDE, _NARROW))
    layout = house_style(
        height=wide.height,
        margin={"l": 6, "r": 6, "t": 0, "b": 0, "pad": 0},
        xaxis={"visible": False, "automargin": False, "range": [-1.03, 1.03]},
        yaxis={"visible": False, "automargin": False, "range": [0, wide.height]},
        annotations=wide.notes,
        shapes=wide.shapes,
        meta={"narrow": _changes(narrow)},
    )
    return Picture(wide.traces, layout)


class _Drawn(NamedTuple):
    """All of the picture, for one room."""

    height: int
    notes: list[dict[str, Any]]
    shapes: list[dict[str, Any]]
    traces: list[dict[str, Any]]


def _placed_in(  # noqa: PLR0913, PLR0917 - what `draw` was given
    room: _Room, gaps: Sequence[Gap], reach: list[float], less: str, more: str, t: Texts
) -> _Drawn:
    written = [_Written(broken(gap.title, room.name), broken(gap.said, room.line) or [""]) for gap in gaps]
    height = room.head + sum(room.row + one.more for one in written) + _FOOT
    notes = _head(height, room, less, more, t)
    shapes: list[dict[str, Any]] = []
    bars: tuple[list[float | None], list[float | None]] = ([], [])
    dots: list[tuple[float, float, str]] = []
    ends: list[tuple[float, float, str]] = []
    top = height - room.head
    for gap, most, lines in zip(gaps, reach, written, strict=True):
        y = top - room.track - lines.more
        shapes += [_stroke((-1, 1), (y, y), LINE, 3), _stroke((0, 0), (y - _TICK, y + _TICK), INK, 2)]
        colour = INK if gap.difference and gap.difference.clear else QUIET
        notes += _row_notes(gap, lines, top, colour, room)
        top -= room.row + lines.more
        if gap.difference is None:
            continue
        low, high = (_within(end, most) for end in (gap.difference.low, gap.difference.high))
        bars[0].extend([low, high, None])
        bars[1].extend([y, y, None])
        if isfinite(gap.difference.estimate):
            dots.append((_within(gap.difference.estimate, most), y, colour))
        ends += [
            (side, y, "triangle-right" if side > 0 else "triangle-left")
            for side, end in ((-1.0, gap.difference.low), (1.0, gap.difference.high))
            if not isfinite(end)
        ]
    possible = _marks("possible", *bars, mode="lines", line={"color": QUIET, "width": 9})
    beyond = _points("beyond", ends) | {
        "marker": {"size": 16, "color": QUIET, "symbol": [symbol for *_, symbol in ends]}
    }
    seen = _points("seen", dots) | {
        "marker": {"size": 17, "color": [c for *_, c in dots], "line": {"color": CARD, "width": 2}}
    }
    return _Drawn(height, notes, shapes, [possible, beyond, seen])


class _Written(NamedTuple):
    """A row's title and figures, in lines."""

    title: list[str]
    said: list[str]

    @property
    def more(self) -> int:
        """Pixels that the row is taller than one with a line of each."""
        return _LINE * (len(self.title) + len(self.said) - 2)


def _row_notes(gap: Gap, lines: _Written, top: float, colour: str, room: _Room) -> list[dict[str, Any]]:
    """Write the title, what can be said (at the right where there is room) and what was seen."""
    at = {"xref": "x domain", "yref": "y", "x": 0}
    size = 17 if gap.main else 16
    right = {} if room is _NARROW else {"x": 1, "xanchor": "right", "align": "right"}
    title = "<br>".join(f"<b>{line}</b>" if gap.main else line for line in lines.title)
    names, figures = (_LINE * (len(some) - 1) for some in lines)
    said = top - names - room.said - figures / 2
    return [
        note(title, size, INK, y=top - _TITLE - names / 2, **at),
        note(f"<b>{gap.answer}</b>", 16, colour, y=top - names - room.answer, **at | right),
        note("<br>".join(lines.said), 15, QUIET, y=said, **at),
    ]


def _changes(narrow: _Drawn) -> dict[str, Any]:
    """Give what is another on a phone, as paths with values."""
    changes: dict[str, Any] = {"height": narrow.height, "yaxis.range": [0, narrow.height]}
    for i, one in enumerate(narrow.notes):
        keys = ("x", "y", "text", "xanchor", "align", "visible")
        changes |= {f"annotations[{i}].{key}": one[key] for key in keys if key in one}
    for i, one in enumerate(narrow.shapes):
        changes |= {f"shapes[{i}].{end}": one[end] for end in ("y0", "y1")}
    return changes | {f"data[{i}].y": one["y"] for i, one in enumerate(narrow.traces)}


def _head(height: int, room: _Room, less: str, more: str, t: Texts) -> list[dict[str, Any]]:
    """Name both sides and the middle; on a phone the sides stand one below the other, and say it alone."""
    at = {"xref": "x domain", "yref": "y", "y": height - 16}
    lower = {"y": height - 40} if room is _NARROW else {}
    return [
        note(f"← {less}", 15, QUIET, x=0, **at),
        note(f"{more} →", 15, QUIET, x=1, **at | {"xanchor": "right"} | lower),
        note(f"<b>{t('alike')}</b>", 15, INK, x=0.5, **at | {"xanchor": "center"})
        | {"visible": room is _WIDE},
    ]


def _reach(gap: Estimate | None) -> float:
    """Give the largest finite end, with some room."""
    ends = [abs(end) for end in (gap.low, gap.estimate, gap.high) if isfinite(end)] if gap else []
    return 1.06 * max(ends, default=0.0) or 1.0


def _within(value: float, most: float) -> float:
    return max(-1.0, min(1.0, value / most))


def _stroke(x: tuple[float, float], y: tuple[float, float], colour: str, width: int) -> dict[str, Any]:
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "xref": "x", "yref": "y"}
    return ends | {"type": "line", "layer": "below", "line": {"color": colour, "width": width}}


def _marks(name: str, x: object, y: object, **look: object) -> dict[str, Any]:
    on = {"type": "scatter", "name": name, "x": x, "y": y, "hoverinfo": "skip", "cliponaxis": False}
    return on | look


def _points(name: str, places: list[tuple[float, float, str]]) -> dict[str, Any]:
    return _marks(name, [x for x, *_ in places], [y for _, y, _ in places], mode="markers")
