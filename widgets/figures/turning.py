"""Where it turns: for each number its plausible range, where we stand in it, and where the answer turns."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Any

from widgets.chart import Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, LINE, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import broken, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 10.0  # times our number, or as small a part of it: what lies beyond stands at the edge
_MARGIN = 12
_LINE, _WAY, _AIR, _HEAD, _STEP = 1.4, 34, 18, 60, 24
_WIDE, _NARROW = (15, 58, 66), (14, 34, 38)  # size of letters, and how many of name and numbers fit


@dataclass(frozen=True)
class Turn:
    """One number.

    Attributes:
        name: what it is, in the reader's language.
        now: our number, as it prints.
        at: where it turns, as it prints.
        low: lowest plausible, as a ratio to our number, above 0.
        high: highest plausible, as a ratio.
        ratio: where it turns, as a ratio, 0 or more.
        pays: whether it then pays.
        beats: whether it is the better half-hour that it then beats.
    """

    name: str
    now: str
    at: str
    low: float
    high: float
    ratio: float
    pays: bool
    beats: bool = False

    @property
    def inside(self) -> bool:
        """Whether it turns within what is plausible."""
        return self.low <= self.ratio <= self.high


def draw(turns: Sequence[Turn], *, lang: str) -> Picture:
    """Draw a way for each number: a band for what is plausible, a dot where it turns.

    Args:
        turns: the first on top.
        lang: "fr" or "en".

    Returns:
        Traces `bands` (lines parted by None) and `turns` (one mark a row); x is the decimal logarithm of the
        ratio to our number, kept between -1 and 1.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    height, notes, ways = _laid(turns, _WIDE, t)
    small, narrow_notes, narrow_ways = _laid(turns, _NARROW, t)
    bare = {"visible": False, "automargin": False}
    layout = house_style(
        height=height,
        margin={"l": _MARGIN, "r": _MARGIN, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": [-1, 1]},
        yaxis=bare | {"range": [0, height]},
        annotations=notes,
        shapes=_strokes(ways),
        meta={
            "narrow": {
                "height": small,
                "yaxis.range": [0, small],
                "annotations": narrow_notes,
                "shapes": _strokes(narrow_ways),
                "data[0].y": _doubled(narrow_ways),
                "data[1].y": narrow_ways,
            }
        },
    )
    on = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    bands = {
        "name": "bands",
        "mode": "lines",
        "x": [place for turn in turns for place in (_at(turn.low), _at(turn.high), None)],
        "y": _doubled(ways),
        "line": {"color": NOBODY_EDGE, "width": 12},
        "opacity": 0.45,
    }
    marks = {
        "name": "turns",
        "mode": "markers",
        "x": [_at(turn.ratio) for turn in turns],
        "y": ways,
        "marker": {
            "size": 16,
            "opacity": 1,
            "symbol": [_symbol(turn.ratio) for turn in turns],
            "color": [_colour(turn) if turn.inside else CARD for turn in turns],
            "line": {"color": [_colour(turn) for turn in turns], "width": 3},
        },
    }
    return Picture([on | bands, on | marks], layout)


def _at(ratio: float) -> float:
    return log10(min(max(ratio, 1 / MOST), MOST))


def _symbol(ratio: float) -> str:
    if 1 / MOST <= ratio <= MOST:
        return "circle"
    return "triangle-right" if ratio > 1 else "triangle-left"


def _colour(turn: Turn) -> str:
    return HALF_HOUR if turn.pays else POSTING


def _doubled(ways: Sequence[float]) -> list[float | None]:
    return [place for way in ways for place in (way, way, None)]


def _laid(
    turns: Sequence[Turn], room: tuple[int, int, int], t: Texts
) -> tuple[int, list[dict[str, Any]], list[float]]:
    """Give the height, what is written, and where the ways are, in pixels from the foot up."""
    size, name_fits, said_fits = room
    written = []
    for turn in turns:
        then = t("then it does not pay")
        if turn.pays:
            then = t("then it beats the half-hour") if turn.beats else t("then it pays")
        said = t("ours {now}, turns at about {at}: {then}", now=turn.now, at=turn.at, then=then)
        quiet = [f'<span style="color:{_colour(turn)}">{line}</span>' for line in broken(said, said_fits)]
        written.append([*(f"<b>{line}</b>" for line in broken(turn.name, name_fits)), *quiet])
    line = round(_LINE * size)
    tall = [line * len(lines) + _WAY + _AIR for lines in written]
    # On a phone the outer steps have no room beside the inner two, nor beside our number.
    outer = 38 + (_STEP if room is _NARROW else 0)
    head_room = _HEAD + outer - 38
    height = head_room + sum(tall)
    tops = [height - head_room - sum(tall[:place]) for place in range(len(tall))]
    ways = [top - line * len(lines) - _WAY / 2 for top, lines in zip(tops, written, strict=True)]
    at = {"xref": "paper", "yref": "y", "x": 0, "xshift": -_MARGIN, "yanchor": "top"}
    notes = [
        note("<br>".join(lines), size, INK, y=top, **at) for lines, top in zip(written, tops, strict=True)
    ]
    head = {"xref": "x", "yref": "y", "xanchor": "center"}
    notes += [
        note(f"<b>{t('our number')}</b>", 15, INK, x=0, y=height - 14, **head),
        note(t("half"), 14, QUIET, x=log10(0.5), y=height - 38, **head),
        note(t("twice"), 14, QUIET, x=log10(2), y=height - 38, **head),
        note(t("a tenth"), 14, QUIET, x=-1, y=height - outer, **head | {"xanchor": "left"}),
        note(t("ten times"), 14, QUIET, x=1, y=height - outer, **head | {"xanchor": "right"}),
    ]
    return height, notes, ways


def _strokes(ways: Sequence[float]) -> list[dict[str, Any]]:
    marks = []
    for way in ways:
        marks.append(_stroke((-1, 1), (way, way), LINE, 3))
        marks += [_stroke((log10(s), log10(s)), (way - 4, way + 4), LINE, 2) for s in (0.1, 0.5, 2, 10)]
        marks.append(_stroke((0, 0), (way - 13, way + 13), INK, 2))
    return marks


def _stroke(x: tuple[float, float], y: tuple[float, float], colour: str, width: int) -> dict[str, Any]:
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "xref": "x", "yref": "y"}
    return ends | {"type": "line", "layer": "below", "line": {"color": colour, "width": width}}


def reading(turns: Sequence[Turn], *, lang: str) -> str:
    """Say how many numbers turn it within what is plausible; the arguments are those of `draw`."""
    t = Texts(lang)
    if not turns:
        return t("None of these numbers turns it by itself.")
    inside = [turn for turn in turns if turn.inside]
    if not inside:
        return t("Within what is plausible, none of these numbers turns it by itself.")
    return t.n(
        "{n} of {all} numbers turns it by itself within what is plausible: {names}.",
        "{n} of {all} numbers turn it, each by itself, within what is plausible; the nearest: {names}.",
        n=len(inside),
        all=len(turns),
        names=inside[0].name,
    )


def table(turns: Sequence[Turn], plausible: Sequence[str], *, lang: str) -> Table:
    """Give the numbers behind the picture.

    Args:
        turns: those of `draw`.
        plausible: the plausible range of each, as it prints.
        lang: "fr" or "en".
    """
    t = Texts(lang)
    rows = (
        (turn.name, turn.now, span, turn.at, t("yes") if turn.inside else t("no"))
        for turn, span in zip(turns, plausible, strict=True)
    )
    return Table(
        t("Where it turns"),
        (t("Number"), t("Ours"), t("Plausible"), t("Turns at about"), t("Within what is plausible")),
        tuple(rows),
    )
