"""What would tip it: how far each number would have to move before the verdict is another one."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.amounts import format_amount
from widgets.changes_text import rounded
from widgets.chart import Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, LINE, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, broken, note
from widgets.picture import Picture
from widgets.texts import N_, Texts
from widgets.verdict_text import HEADLINES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from case_studies.weighing import Verdict
    from widgets.changes_text import Change

ROWS = 7  # more would be a list to work through, not a picture
MOST = 10  # times today, or as small a part of it: what lies beyond stands at the edge
_TOLD = 1000  # times as much as now: beyond, a percentage says nothing
# What speaks for neither posting nor anything else is an open ring.
_COLOURS: dict[Verdict, str] = {
    "worth_it": POSTING,
    "redirect": HALF_HOUR,
    "not_worth_it": INK,
    "test_first": QUIET,
    "cannot_tell": QUIET,
}
_OPEN = {"test_first", "cannot_tell"}
_SCALE = ((0.1, N_("a tenth")), (0.5, N_("half")), (2, N_("twice")), (10, N_("ten times")))

# One row from its top down, in pixels: lines of text, the way, and air; above all rows the scale.
_LINE, _WAY, _AIR = 1.4, 28, 20  # a line as a multiple of its letters
_HEAD, _SIDES, _STEPS = 72, 12, 38
_TICK = 13
_MARGIN = 10  # half a dot


class _Room(NamedTuple):
    """How a row is written: the size of its letters, and how many of them fit into one line.

    They fit in the narrowest picture of the kind, in the widest of the fonts that a page may have.
    """

    size: int
    name: int
    moves: int
    then: int
    both: int  # the two in one line; 0 where each has its own


_WIDE = _Room(15, name=54, moves=54, then=54, both=62)
_NARROW = _Room(14, name=32, moves=36, then=35, both=0)


def draw(changes: Sequence[Change], *, lang: str, says: Mapping[Verdict, str] | None = None) -> Picture:
    """Draw the way from today to each flip, as a ratio, one row a number.

    Args:
        changes: What would change the verdict, nearest first; only the first `ROWS` are drawn.
        lang: "fr" or "en".
        says: What is said of each verdict that a number would tip to, marked for the catalogues; what the
            changes say themselves where not given.

    Returns:
        Traces `ways` (lines from today, parted by None) and `tips` (one mark a row); x is the decimal
        logarithm of the ratio to today, kept between -1 and 1.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    changes = changes[:ROWS]
    ends = [log10(min(max(change.ratio, 1 / MOST), MOST)) for change in changes]
    places, notes = _rows(changes, _WIDE, t, says)
    small, shorter = _rows(changes, _NARROW, t, says)
    bare = {"visible": False, "automargin": False}
    layout = house_style(
        height=places.height,
        margin={"l": _MARGIN, "r": _MARGIN, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": [-1, 1]},
        yaxis=bare | {"range": [0, places.height]},
        annotations=notes,
        shapes=_marks(places),
        meta={
            "narrow": {
                "height": small.height,
                "yaxis.range": [0, small.height],
                "annotations": shorter,
                "shapes": _marks(small),
                "data[0].y": _parted(small.ways, small.ways),
                "data[1].y": small.ways,
            }
        },
    )
    ways = {
        "type": "scatter",
        "mode": "lines",
        "name": "ways",
        "x": _parted([0.0] * len(ends), ends),
        "y": _parted(places.ways, places.ways),
        "line": {"color": NOBODY_EDGE, "width": 3},
        "hoverinfo": "skip",
    }
    return Picture([ways, _tips(changes, ends, places.ways)], layout)


class _Places:
    """Where the rows are, in pixels from the foot of the picture up.

    Args:
        texts: The lines of each row.
        room: How they are written.

    Attributes:
        height: Of the whole picture.
        tops: Where each row's text begins.
        ways: The middle of each row's line.
    """

    def __init__(self, texts: Sequence[Sequence[str]], room: _Room) -> None:
        line = round(_LINE * room.size)
        tall = [line * len(lines) + _WAY + _AIR for lines in texts]
        self.height = _HEAD + sum(tall)
        self.tops = [self.height - _HEAD - sum(tall[:row]) for row in range(len(tall))]
        self.ways = [top - line * len(lines) - _WAY / 2 for top, lines in zip(self.tops, texts, strict=True)]


def _rows(
    changes: Sequence[Change], room: _Room, t: Texts, says: Mapping[Verdict, str] | None
) -> tuple[_Places, list[dict[str, Any]]]:
    """Give where the rows are, and all that is written: the scale, then one text a row."""
    texts = _texts(changes, room, t, says)
    places = _Places(texts, room)
    rows = (
        _at_left("<br>".join(lines), room.size, INK, y=top, yref="y", yanchor="top")
        for lines, top in zip(texts, places.tops, strict=True)
    )
    return places, [*_scale(places, room, t), *rows]


def _parted(starts: Sequence[float], ends: Sequence[float]) -> list[float | None]:
    return [point for each in zip(starts, ends, strict=True) for point in (*each, None)]


def _tips(changes: Sequence[Change], ends: list[float], ways: list[float]) -> dict[str, Any]:
    colours = [_COLOURS[change.verdict] for change in changes]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "tips",
        "x": ends,
        "y": ways,
        "marker": {
            "symbol": [_symbol(change) for change in changes],
            "size": 15,
            "opacity": 1,
            "color": [
                CARD if change.verdict in _OPEN else colour
                for change, colour in zip(changes, colours, strict=True)
            ],
            "line": {"color": colours, "width": 3},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _symbol(change: Change) -> str:
    if 1 / MOST <= change.ratio <= MOST:
        return "circle"
    return "triangle-right" if change.ratio > 1 else "triangle-left"


def _marks(places: _Places) -> list[dict[str, Any]]:
    """Give the track of each row, and today as a stroke across it: beside the texts, not through them.

    All strokes of a kind are one path: one shape each would be half of the time that the picture takes.
    """
    tracks = [f"M-1,{way:g}H1" for way in places.ways]
    steps = [f"M{log10(at):g},{way - 4:g}V{way + 4:g}" for way in places.ways for at, _ in _SCALE]
    today = [f"M0,{way - _TICK:g}V{way + _TICK:g}" for way in places.ways]
    return [_strokes(tracks, LINE, 3), _strokes(steps, LINE, 2), _strokes(today, INK, 2)]


def _strokes(paths: list[str], colour: str, width: int) -> dict[str, Any]:
    strokes = {"type": "path", "path": "".join(paths), "xref": "x", "yref": "y", "layer": "below"}
    return strokes | {"line": {"color": colour, "width": width}}


def _scale(places: _Places, room: _Room, t: Texts) -> list[dict[str, Any]]:
    """Give the head: which side is less and which is more, and how much."""
    upper, lower = ({"yref": "y", "y": places.height - down} for down in (_SIDES, _STEPS))
    least, half, twice, most = (t(name) for _, name in _SCALE)
    middle = {"xref": "x", "xanchor": "center"}
    head = [
        note(f"<b>{t('today')}</b>", 15, INK, x=0, **middle | upper),
        note(half, 14, QUIET, x=log10(0.5), **middle | lower),
        note(twice, 14, QUIET, x=log10(2), **middle | lower),
    ]
    if room is _NARROW:  # the outer two have no room beside the inner two
        return [*head, _at_left(least, 14, QUIET, **upper), _at_right(most, 14, QUIET, **upper)]
    return [
        *head,
        _at_left(least, 14, QUIET, **lower),
        _at_right(most, 14, QUIET, **lower),
        _at_left(t("← less than today"), 15, QUIET, **upper),
        _at_right(t("more than today →"), 15, QUIET, **upper),
    ]


def _at_left(text: str, size: int, colour: str, **place: object) -> dict[str, Any]:
    return note(text, size, colour, x=0, xref="paper", xshift=-_MARGIN, **place)


def _at_right(text: str, size: int, colour: str, **place: object) -> dict[str, Any]:
    return note(text, size, colour, x=1, xref="paper", xshift=_MARGIN, **place | {"xanchor": "right"})


def _texts(
    changes: Sequence[Change], room: _Room, t: Texts, says: Mapping[Verdict, str] | None
) -> list[list[str]]:
    """Break the rows' words into lines: the name, the numbers, and what would be said.

    The last two stand in one line where they fit so in every row, for rows that are alike read faster.
    """
    names = [[f"<b>{line}</b>" for line in broken(change.name, room.name)] for change in changes]
    moves = [t("now {now} → {at}", now=change.now, at=change.at) for change in changes]
    thens = [t(says[change.verdict] if says else change.then) for change in changes]
    both = [t("{label}: {value}", label=move, value=then) for move, then in zip(moves, thens, strict=True)]
    is_short = max(map(len, both), default=0) <= room.both
    rows = []
    for change, name, move, then in zip(changes, names, moves, thens, strict=True):
        said = [_coloured(line, change.verdict) for line in broken(then, room.then)]
        if is_short:
            rows.append([*name, t("{label}: {value}", label=move, value=said[0])])
        else:
            rows.append([*name, *broken(move, room.moves), *said])
    return rows


def _coloured(text: str, verdict: Verdict) -> str:
    return f'<span style="color:{_COLOURS[verdict]}"><b>{text}</b></span>'


def reading(changes: Sequence[Change], *, lang: str) -> str:
    """Say how many numbers could change the verdict, and which most easily; the arguments of `draw`."""
    t = Texts(lang)
    if not changes:
        return t("None of the main numbers would change the verdict by itself.")
    return t.n(
        "{n} number could change the verdict by itself: if {condition}, {then}.",
        "Each of these {n} numbers could change the verdict by itself. The nearest to it: if {condition},"
        " {then}.",
        n=len(changes[:ROWS]),
        condition=changes[0].condition,
        then=t(changes[0].then),
    )


def table(changes: Sequence[Change], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            change.name,
            change.now,
            change.at,
            format_amount(rounded(change.ratio), "share", lang) if 0 < change.ratio <= _TOLD else NOTHING,
            t(HEADLINES[change.verdict]),
        )
        for change in changes[:ROWS]
    ]
    return Table(
        t("What would tip the verdict"),
        (
            t("Number"),
            t("Now"),
            t("Tips at about"),
            t("Compared with now"),
            t("Then the verdict would be"),
        ),
        tuple(rows),
    )
