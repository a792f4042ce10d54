"""What drives it: one row a number in doubt, and the euros a month between its two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.chart import Table
from widgets.figures.house_style import CARD, INK, NOBODY_EDGE, QUIET, house_style
from widgets.figures.labels import broken, euros, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 5  # more would be a list to work through, not a picture
_LINE, _WAY, _AIR, _HEAD = 21, 24, 24, 12
_WIDE, _NARROW = 62, 34  # letters in a line


class Doubt(NamedTuple):
    """A number in doubt.

    Attributes:
        name: what it is.
        low: its lowest, as it prints.
        high: its highest, as it prints.
        net_at_low: EUR a month there.
        net_at_high: EUR a month there.
    """

    name: str
    low: str
    high: str
    net_at_low: float
    net_at_high: float


def draw(doubts: Sequence[Doubt], net: float, *, lang: str) -> Picture:
    """Draw for each number the way from its lowest to its highest, in euros a month.

    Args:
        doubts: The furthest first; only the first `ROWS` are drawn.
        net: EUR a month with all as it is reckoned today, the line they are held against.
        lang: "fr" or "en".

    Returns:
        Traces `ways` (lines, parted by None) and `ends` (two marks a row: hollow for the lowest).

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    doubts = doubts[:ROWS]
    wide, narrow = (_Rows(doubts, most, t) for most in (_WIDE, _NARROW))
    reach = [0.0, net, *(end for doubt in doubts for end in (doubt.net_at_low, doubt.net_at_high))]
    pad = (max(reach) - min(reach) or 1) * 0.03
    bare = {"visible": False, "automargin": False}
    span = (min(reach) - pad, max(reach) + pad)
    heads = _heads(wide, net, t)
    layout = house_style(
        height=wide.height,
        margin={"l": 8, "r": 8, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": list(span)},
        yaxis=bare | {"range": [0, wide.height]},
        annotations=[*heads, *wide.notes],
        shapes=_marks(wide, net),
        meta={
            "narrow": {
                "height": narrow.height,
                "yaxis.range": [0, narrow.height],
                "annotations": [*_heads(narrow, net, t), *narrow.notes],
                "shapes": _marks(narrow, net),
                "data[0].y": _parted(narrow.ways),
                "data[1].y": _twice(narrow.ways),
            }
        },
    )
    ends = [end for doubt in doubts for end in (doubt.net_at_low, doubt.net_at_high)]
    ways = {
        "type": "scatter",
        "mode": "lines",
        "name": "ways",
        "x": [x for doubt in doubts for x in (doubt.net_at_low, doubt.net_at_high, None)],
        "y": _parted(wide.ways),
        "line": {"color": NOBODY_EDGE, "width": 8},
        "hoverinfo": "skip",
    }
    marks = {
        "type": "scatter",
        "mode": "markers",
        "name": "ends",
        "x": ends,
        "y": _twice(wide.ways),
        "marker": {
            "size": 14,
            "opacity": 1,
            "color": [CARD, INK] * len(doubts),
            "line": {"color": INK, "width": 3},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return Picture([ways, marks], layout)


class _Rows:
    """Where the rows are, in pixels from the foot up, and what is written above each way."""

    def __init__(self, doubts: Sequence[Doubt], most: int, t: Texts) -> None:
        texts = [self._text(doubt, most, t) for doubt in doubts]
        tall = [_LINE * len(lines) + _WAY + _AIR for lines in texts]
        self.head = _LINE if most == _WIDE else 2 * _LINE
        self.height = _HEAD + self.head + sum(tall)
        tops = [self.height - _HEAD - self.head - sum(tall[:row]) for row in range(len(tall))]
        self.ways = [top - _LINE * len(lines) - _WAY / 2 for top, lines in zip(tops, texts, strict=True)]
        self.notes = [
            note("<br>".join(lines), 15, INK, x=0, xref="paper", xshift=-8, y=top, yref="y", yanchor="top")
            for lines, top in zip(texts, tops, strict=True)
        ]

    @staticmethod
    def _text(doubt: Doubt, most: int, t: Texts) -> list[str]:
        names = [f"<b>{line}</b>" for line in broken(doubt.name, most)]
        low, high = (euros(net, t.lang) for net in (doubt.net_at_low, doubt.net_at_high))
        ends = [
            t("{label}: {value}", label=f"○ {doubt.low}", value=low),
            t("{label}: {value}", label=f"● {doubt.high}", value=high),
        ]
        return [*names, "     ".join(ends)] if most == _WIDE else [*names, *ends]


def _marks(rows: _Rows, net: float) -> list[dict[str, Any]]:
    """Give nought and today as strokes across each way: beside the texts, not through them."""
    marks = []
    for way in rows.ways:
        for x, colour, width in ((0.0, NOBODY_EDGE, 2), (net, INK, 3)):
            on = {"type": "line", "xref": "x", "yref": "y", "layer": "below"}
            ends = {"x0": x, "x1": x, "y0": way - 13, "y1": way + 13}
            marks.append(on | ends | {"line": {"color": colour, "width": width}})
    return marks


def _heads(rows: _Rows, net: float, t: Texts) -> list[dict[str, Any]]:
    """Say what the two strokes are: today, and nought; one above the other where there is little room."""
    today = (
        f'<span style="color:{INK}"><b>|</b></span> {t("today: {money} a month", money=euros(net, t.lang))}'
    )
    nought = f'<span style="color:{NOBODY_EDGE}"><b>|</b></span> {euros(0, t.lang)}'
    both = ("<br>" if rows.head > _LINE else "     ").join((today, nought))
    place = {"x": 0, "xref": "paper", "xshift": -8, "y": rows.height, "yref": "y", "yanchor": "top"}
    return [note(both, 15, QUIET, **place)]


def _parted(ways: Sequence[float]) -> list[float | None]:
    return [y for way in ways for y in (way, way, None)]


def _twice(ways: Sequence[float]) -> list[float]:
    return [y for way in ways for y in (way, way)]


def reading(doubts: Sequence[Doubt], net: float, *, lang: str) -> str:
    """Name the number that moves the answer most; the arguments are those of `draw`."""
    del net
    t = Texts(lang)
    if not doubts:
        return t("You gave every number as sure, so none of them is in doubt. Are they?")
    first = doubts[0]
    said = t(
        "Of all that nobody knows for sure, this moves the answer most: “{name}”. Between {low} and {high}, a"
        " month goes from {net_low} to {net_high}.",
        name=first.name,
        low=first.low,
        high=first.high,
        net_low=euros(first.net_at_low, lang),
        net_high=euros(first.net_at_high, lang),
    )
    ends = [end for doubt in doubts for end in (doubt.net_at_low, doubt.net_at_high)]
    if all(end < 0 for end in ends):
        return f"{said} {t('None of them alone takes it out of the red.')}"
    if all(end > 0 for end in ends):
        return f"{said} {t('None of them alone takes it into the red.')}"
    return said


def table(doubts: Sequence[Doubt], net: float, *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (doubt.name, doubt.low, euros(doubt.net_at_low, lang), doubt.high, euros(doubt.net_at_high, lang))
        for doubt in doubts[:ROWS]
    ]
    return Table(
        t("Today: {money} a month. How far each number alone would move it", money=euros(net, lang)),
        (t("Number"), t("At its lowest"), t("Then a month"), t("At its highest"), t("Then a month")),
        tuple(rows),
    )
