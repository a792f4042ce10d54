"""What it would take: how many of ten must be able to become customers before a channel gets any hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.amounts import format_count_of_ten, say_count_of_ten
from widgets.chart import Table
from widgets.figures.house_style import CARD, INK, LINE, NOBODY_EDGE, QUIET, house_style
from widgets.figures.labels import note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from widgets.figures.channel_looks import Look

# One row from its top down, in pixels: the name, today, what would change it, and the way from nought to ten.
_HEAD, _ROW = 30, 112
_NAME, _NOW, _CHANGE, _WAY = 12, 35, 55, 86
_TICK = 13
_MARGIN = 10  # half a dot
_VIEWS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_ROOM = 1.2


class Join(NamedTuple):
    """One channel, and what lets it join.

    Attributes:
        key: the channel.
        now: of ten, how many could become customers.
        at: from how many of ten the best split gives it hours; None where even ten would not do.
        used: whether it has hours now.
    """

    key: str
    now: float
    at: float | None
    used: bool


def draw(joins: Sequence[Join], looks: Mapping[str, Look], *, lang: str) -> Picture:
    """Draw the way from nought to ten of ten for each channel: today, and where it joins.

    Args:
        joins: The channels, the first on top.
        looks: How each is named and coloured.
        lang: "fr" or "en".

    Returns:
        Traces `joins` (a mark where a channel joins; None where it never does) and `now`.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    tall = _HEAD + _ROW * len(joins)
    tops = [tall - _HEAD - _ROW * row for row in range(len(joins))]
    ways = [top - _WAY for top in tops]
    far = max([one.now for one in joins] + [one.at for one in joins if one.at is not None])
    edge = next((view for view in _VIEWS if view >= far * _ROOM), _VIEWS[-1])
    on = {"xref": "paper", "yref": "y", "x": 0, "xshift": -_MARGIN}
    notes = [
        note(t("nobody"), 14, QUIET, y=tall - 14, **on),
        note(
            format_count_of_ten(edge, lang),
            14,
            QUIET,
            y=tall - 14,
            **on | {"x": 1, "xanchor": "right", "xshift": _MARGIN},
        ),
    ]
    for one, top in zip(joins, tops, strict=True):
        look = looks[one.key]
        notes.append(note(look.marked, 16, look.colour, y=top - _NAME, **on))
        # Two short lines: one that holds both is cut on a phone.
        today, change = _said(one, t)
        notes.append(note(today, 14, INK, y=top - _NOW, **on))
        notes.append(note(change, 14, INK, y=top - _CHANGE, **on))
    bare = {"visible": False, "automargin": False}
    layout = house_style(
        height=tall + 4,
        margin={"l": _MARGIN, "r": _MARGIN, "t": 4, "b": 0, "pad": 0},
        xaxis=bare | {"range": [0, edge]},
        yaxis=bare | {"range": [0, tall]},
        annotations=notes,
        shapes=[shape for way, one in zip(ways, joins, strict=True) for shape in _marks(way, one, edge)],
    )
    colours = [looks[one.key].colour for one in joins]
    return Picture(
        [
            _points("joins", [one.at for one in joins], ways, [CARD] * len(joins), colours),
            _points("now", [min(one.now, edge) for one in joins], ways, colours, colours),
        ],
        layout,
    )


def _points(
    name: str, x: Sequence[float | None], y: list[int], fill: list[str], edge: list[str]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": list(x),
        "y": y,
        "marker": {
            "symbol": "circle" if name == "joins" else "diamond",
            "size": 15 if name == "joins" else 13,
            "opacity": 1,
            "color": fill,
            "line": {"color": edge, "width": 3},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _marks(way: int, one: Join, edge: float) -> list[dict[str, Any]]:
    """Draw the whole way, thin, and from where the channel has hours, thick."""
    marks = [_stroke((0, edge), way, LINE, 3)]
    if one.at is not None and one.at < edge:
        marks.append(_stroke((one.at, edge), way, NOBODY_EDGE, 6))
    return marks


def _stroke(x: tuple[float, float], y: int, colour: str, width: int) -> dict[str, Any]:
    ends = {"x0": x[0], "x1": x[1], "y0": y, "y1": y, "xref": "x", "yref": "y"}
    return ends | {"type": "line", "layer": "below", "line": {"color": colour, "width": width}}


def _said(one: Join, t: Texts) -> tuple[str, str]:
    """Say how many it is now, and what would change it."""
    if one.at is None:
        now = format_count_of_ten(one.now, t.lang)
        return t("now {now}", now=now), t("even all of them would not do")
    now, at = (format_count_of_ten(value, t.lang, beside=other) for value, other in _pair(one.now, one.at))
    change = t("loses its hours below {at}", at=at) if one.used else t("gets hours from about {at}", at=at)
    return t("now {now}", now=now), change


def _pair(now: float, at: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (now, at), (at, now)


def nearest(joins: Sequence[Join]) -> Join | None:
    """Give the channel that is nearest to joining or leaving, as a ratio; None where none can."""
    able = [one for one in joins if one.at and one.now > 0]
    return min(able, key=lambda one: max(one.now / (one.at or 1), (one.at or 1) / one.now), default=None)


def reading(joins: Sequence[Join], looks: Mapping[str, Look], *, lang: str) -> str:
    """Say which channel is nearest to joining or leaving; the arguments are those of `draw`."""
    t = Texts(lang)
    one = nearest(joins)
    if one is None or one.at is None:
        return t("However many could become customers, it would not change which channels get hours.")
    now = say_count_of_ten(one.now, lang, beside=one.at)
    at = format_count_of_ten(one.at, lang, beside=one.now)
    said = {"channel": looks[one.key].title, "now": now, "at": at}
    if one.used:
        return t(
            "The nearest to a change is {channel}: it would lose its hours if fewer than about {at} of the"
            " people there could become customers (now {now}).",
            **said,
        )
    return t(
        "The nearest to a change is {channel}: it would get hours if about {at} of the people there could"
        " become customers (now {now}).",
        **said,
    )


def table(joins: Sequence[Join], looks: Mapping[str, Look], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            looks[one.key].title,
            t("yes") if one.used else t("no"),
            format_count_of_ten(one.now, lang),
            t("even all of them would not do") if one.at is None else format_count_of_ten(one.at, lang),
        )
        for one in joins
    ]
    return Table(
        t("From how many of ten a channel gets hours"),
        (t("Channel"), t("Has hours now"), t("Could become customers, now"), t("Gets hours from about")),
        tuple(rows),
    )
