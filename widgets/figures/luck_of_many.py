"""A thousand owners with the very same numbers: what luck alone makes of a year, and who gets an article."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from math import ceil, inf, isfinite
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import plotly.graph_objects as go

from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import INK, NOBODY, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, note
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case_studies.luck import Luck

Story = Literal["none", "between", "paid"]

_COLUMNS = ((100, 8), (1000, 5), (inf, 3))  # at the most, for bookings below: labels get longer
_TAIL = 0.99  # owners that columns of their own are for; the luckiest share the last one
_A_ROW, _STEP = 10, 12.5  # owners in a row of a column, and from one column to the next
# Where there is room the three stories stand beside the dots, else above them; in pixels.
_SHARE, _HEAD, _STACKED, _FEET, _MOST = 0.6, 44, 246, 78, 400
_STORY, _STORY_STACKED = 84, 58
_LOOKS: dict[Story, tuple[str, str]] = {
    "none": (INK, INK),
    "between": (NOBODY, NOBODY_EDGE),
    "paid": (POSTING, POSTING),
}


@dataclass(frozen=True)
class _Column:
    """Owners with `first` to `last` bookings; `last` is None for that and more."""

    first: int
    last: int | None
    owners: int
    story: Story

    def label(self, t: Texts, *, short: bool = False) -> str:
        if self.last is None and short:
            return _whole(self.first, t) + "+"
        if self.last is None:
            return t("{n} or more", n=_whole(self.first, t))
        if self.last == self.first:
            return _whole(self.first, t)
        return f"{_whole(self.first, t)}{NOTHING}{_whole(self.last, t)}"


def _whole(n: int, t: Texts) -> str:
    return format_amount(n, "count", t.lang, decimals=0)


def _enough(luck: Luck) -> int | None:
    """Give the first whole number of bookings that pays, or None where no number does."""
    return max(1, ceil(luck.needed)) if isfinite(luck.needed) else None


def _columns(luck: Luck) -> list[_Column]:
    """Sort the owners into a few columns, none of which mixes those who made it pay with others."""
    most = int(luck.bookings[-1])
    enough = _enough(luck) or most + 1
    shown = max(int(np.quantile(luck.bookings, _TAIL, method="lower")), min(enough, most), 1)
    room = next(columns for below, columns in _COLUMNS if shown < below)
    starts = next(found for width in _widths() if len(found := _starts(enough, shown, width)) <= room)
    if not luck.between:  # an empty stretch needs one column, not several
        starts = [start for start in starts if start <= 1 or start >= enough]
    columns = []
    for first, after in zip(starts, [*starts[1:], None], strict=True):
        last = after - 1 if after is not None else (first if most <= first else None)
        inside = (luck.bookings >= first) & (luck.bookings <= (most if last is None else last))
        story: Story = "none" if first == 0 else "paid" if first >= enough else "between"
        columns.append(_Column(first, last, int(inside.sum()), story))
    return columns


def _widths() -> Iterator[int]:
    return (step * 10**power for power in count() for step in (1, 2, 5))


def _starts(enough: int, shown: int, width: int) -> list[int]:
    between = range(1, min(enough, shown + 1), width)
    return [0, *between, *range(enough, shown + 1, width)]


def draw(luck: Luck, *, lang: str) -> go.Figure:
    """Draw every owner as a dot, standing on their number of bookings.

    Args:
        luck: The owners' years.
        lang: "fr" or "en".

    Returns:
        Traces `none`, `between` and `paid`: a dot for each owner, its hover text the column's.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    columns = _columns(luck)
    rows = 4 + max(2, -(-max(column.owners for column in columns) // _A_ROW))  # with room for the counts
    wide = max(len(columns), 4) * _STEP  # less could not carry its title
    pitch = {place: min(width / wide, _MOST / rows) for place, width in (("wide", 600), ("narrow", 290))}
    traces = [_dots(story, columns, pitch["wide"]) for story in _LOOKS]
    heads = _heads(luck, t)
    notes = [*heads, *_counts(columns, t)]
    ticks = [column.label(t) for column in columns]
    layout = house_style(
        margin={"l": 0, "r": 0, "t": _HEAD, "b": _FEET, "pad": 0},
        xaxis={
            "domain": [0, _SHARE],
            "range": [-_STEP / 2, wide - _STEP / 2],
            "tickvals": [place * _STEP for place in range(len(columns))],
            "ticktext": [tick.replace(" ", "<br>", 1) for tick in ticks],
            "tickfont": {"size": 16, "color": INK},
            "title": {"text": t("Bookings in the year"), "standoff": 8},
            "tickangle": 0,
            "zeroline": False,
            "constrain": "domain",
            "constraintoward": "left",
            "automargin": False,
        },
        yaxis={
            "visible": False,
            "range": [-1, rows - 1],
            "scaleanchor": "x",
            "constrain": "domain",
            "constraintoward": "bottom",
            "automargin": False,
        },
        annotations=notes,
        meta={
            "height": _height(rows / wide, _HEAD, _SHARE),
            "narrow": _narrow(rows / wide, pitch["narrow"], heads[0]["text"])
            | {"xaxis.ticktext": [column.label(t, short=True) for column in columns]},
        },
    )
    return go.Figure(traces, layout)


def _height(shape: float, head: int, share: float) -> dict[str, float]:
    """Let the height follow the width: `shape` is that of the dots, `share` their part of the width."""
    return {"fixed": head + _FEET, "per_width": shape * share, "most": head + _FEET + _MOST}


def _narrow(shape: float, pitch: float, same: str) -> dict[str, Any]:
    """Give the changes for a phone: the stories above the dots, the dots smaller."""
    changes: dict[str, Any] = {
        "xaxis.domain": [0, 1],
        "xaxis.tickfont.size": 13,
        "data[1].marker.line.width": 0.6,
        "margin.t": _STACKED,
        "meta.height": _height(shape, _STACKED, 1),
        "annotations[0].yshift": _STACKED - 4,
        "annotations[0].text": same.replace(": ", ":<br>", 1),
    }
    for place in range(3):
        changes[f"data[{place}].marker.size"] = _size(pitch)
        changes[f"annotations[{place + 1}].x"] = 0
        changes[f"annotations[{place + 1}].yshift"] = _STACKED - 56 - _STORY_STACKED * place
    return changes


def _size(pitch: float) -> float:
    return round(max(2.2, 0.74 * pitch), 1)


def _dots(story: Story, columns: list[_Column], pitch: float) -> dict[str, Any]:
    """Fill the columns of one story, ten owners a row, from the foot up."""
    fill, edge = _LOOKS[story]
    x, y = [], []
    for place, column in enumerate(columns):
        if column.story == story:
            owners = np.arange(column.owners)
            x.append(place * _STEP + owners % _A_ROW - (_A_ROW - 1) / 2)
            y.append(owners // _A_ROW + 0.5)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": story,
        "x": np.concatenate([*x, []]).astype("float32"),
        "y": np.concatenate([*y, []]).astype("float32"),
        "marker": {
            "color": fill,
            "size": _size(pitch),
            "line": {"color": edge, "width": 1 if fill != edge else 0},
        },
        "hoverinfo": "skip",
    }


def _heads(luck: Luck, t: Texts) -> list[dict[str, Any]]:
    """Give what is the same for all, and the three stories with how many live them."""
    top = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "top"}
    same = t("Each dot is one owner: same true numbers, different luck.")
    heads = [note(same, 16, INK, x=0, **top, yshift=_HEAD - 4)]
    for place, (story, text, written, owners) in enumerate(_stories(luck, t)):
        colour = {"none": INK, "between": QUIET, "paid": POSTING}[story]
        whole = _whole(owners, t)
        large = (
            f'<span style="font-size:1.5em;font-family:Georgia,serif;color:{colour}"><b>{whole}</b></span>'
        )
        dot = f'<span style="color:{colour}">{"○" if story == "between" else "●"}</span>'
        said = f"{dot} {text.replace(whole, large, 1)}<br>{written}"
        heads.append(note(said, 16, INK, x=_SHARE + 0.03, **top, yshift=-20 - _STORY * place))
    return heads


def _stories(luck: Luck, t: Texts) -> list[tuple[Story, str, str, int]]:
    """Give each story: how many live it, and what is written about them."""
    enough = _enough(luck)
    if enough is None:
        pays = t.n("{n} makes it pay", "{n} make it pay", n=luck.paid)
    else:
        least = _whole(enough, t)
        pays = t.n(
            "{n} makes it pay ({least} or more)",
            "{n} make it pay ({least} or more)",
            n=luck.paid,
            least=least,
        )
    few = t.n("{n} books too little to pay", "{n} book too little to pay", n=luck.between)
    return [
        (
            "none",
            t.n("{n} books nothing", "{n} book nothing", n=luck.none),
            t("the article: “A waste of time”"),
            luck.none,
        ),
        ("between", few, t("nobody writes about them"), luck.between),
        ("paid", pays, t("the article: “It works!”"), luck.paid),
    ]


def _counts(columns: list[_Column], t: Texts) -> list[dict[str, Any]]:
    """Write on each column how many owners stand in it."""
    on = {"xanchor": "center", "yanchor": "bottom", "align": "center", "yshift": 2}
    return [
        note(_whole(column.owners, t), 15, INK, x=place * _STEP, y=-(-column.owners // _A_ROW), **on)
        for place, column in enumerate(columns)
    ]


def reading(luck: Luck, *, lang: str) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    owners = _whole(len(luck.bookings), t)
    if luck.paid == len(luck.bookings):
        return t(
            "All {owners} owners with the very same numbers make it pay: luck decides little here.",
            owners=owners,
        )
    if luck.none == len(luck.bookings):
        return t(
            "All {owners} owners with the very same numbers book nothing: luck decides little here.",
            owners=owners,
        )
    return t(
        "Of {owners} owners with the very same numbers, {none} book nothing in a year, {between} book"
        " too little to pay for their hours, and {paid} make it pay: by luck alone.",
        owners=owners,
        none=_whole(luck.none, t),
        between=_whole(luck.between, t),
        paid=_whole(luck.paid, t),
    )


def table(luck: Luck, *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    written: dict[Story, str] = {
        "none": t("“A waste of time”"),
        "between": t("none"),
        "paid": t("“It works!”"),
    }
    rows = [(column.label(t), _whole(column.owners, t), written[column.story]) for column in _columns(luck)]
    return Table(
        t("Owners by their bookings in the year"),
        (t("Bookings in the year"), t("Owners"), t("The article that gets written")),
        tuple(rows),
    )
