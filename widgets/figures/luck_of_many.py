"""A thousand owners with the very same numbers: what luck alone makes of a year, and who gets an article."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from widgets.chart import Table
from widgets.figures.house_style import INK, NOBODY, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, note, whole
from widgets.figures.luck_columns import bookings_that_pay, columns_of
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.luck import Luck
    from widgets.figures.luck_columns import Column, Story

# Where there is room the three stories stand beside the dots, else above them; in pixels.
_SHARE, _HEAD, _STACKED, _FEET, _MOST = 0.6, 44, 246, 78, 400
_STORY, _STORY_STACKED = 84, 58
_APART = 1.25  # from one column to the next, in widths of a column
_LETTERS = 34  # of labels that stand beside each other on a phone
_TALLEST = 500  # owners in a column that still look well ten in a row
_DOT, _INNER = (
    0.78,
    0.6,
)  # across, in places; the second of a dot's inside where its edge is of another colour
_LOOKS: dict[Story, tuple[str, str]] = {
    "none": (INK, INK),
    "between": (NOBODY, NOBODY_EDGE),
    "paid": (POSTING, POSTING),
}


def draw(luck: Luck, *, lang: str) -> Picture:
    """Draw every owner as a dot, standing on their number of bookings.

    Args:
        luck: The owners' years.
        lang: "fr" or "en".

    Returns:
        An image whose paths `none`, `between` and `paid` hold a dot for each owner; no trace has any points.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    columns = columns_of(luck)
    most = max(column.owners for column in columns)
    a_row = 10 if most <= _TALLEST else 20
    step = _APART * a_row
    wide = max(len(columns), 4) * step  # less could not carry its title
    rows = max(
        -(-most // a_row) + 4, ceil(0.55 * wide)
    )  # with room for the counts, and for the stories beside
    heads = _heads(luck, t)
    notes = [*heads, *_counts(columns, a_row, t)]
    ticks = [column.label(t) for column in columns]
    layout = house_style(
        margin={"l": 0, "r": 0, "t": _HEAD, "b": _FEET, "pad": 0},
        xaxis={
            "domain": [0, _SHARE],
            "range": [-step / 2, wide - step / 2],
            "tickvals": [place * step for place in range(len(columns))],
            "ticktext": [tick.replace(" ", "<br>", 1) for tick in ticks],
            "tickfont": {"size": 16, "color": INK},
            "title": {"text": t("Sales in the year"), "standoff": 8},
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
        images=[_owners(columns, a_row, rows)],
        meta={
            "height": _height(rows / wide, _HEAD, _SHARE),
            "narrow": _narrow(
                rows / wide, heads[0]["text"], [column.label(t, short=True) for column in columns]
            ),
        },
    )
    return Picture([{"type": "scatter", "mode": "none", "x": [], "y": [], "hoverinfo": "skip"}], layout)


def _height(shape: float, head: int, share: float) -> dict[str, float]:
    """Let the height follow the width: `shape` is that of the dots, `share` their part of the width."""
    return {"fixed": head + _FEET, "per_width": shape * share, "most": head + _FEET + _MOST}


def _narrow(shape: float, same: str, ticks: list[str]) -> dict[str, Any]:
    """Give the changes for a phone: the stories above the dots, long labels on two lines."""
    two_lines = len(ticks) * (max(map(len, ticks)) + 1) > _LETTERS
    feet = _FEET if two_lines else _FEET - 20
    changes: dict[str, Any] = {
        "xaxis.ticktext": [tick.replace(NOTHING, f"{NOTHING}<br>") for tick in ticks] if two_lines else ticks,
        "xaxis.domain": [0, 1],
        "xaxis.tickfont.size": 13,
        "margin.t": _STACKED,
        "margin.b": feet,
        "meta.height": _height(shape, _STACKED + feet - _FEET, 1),
        "annotations[0].yshift": _STACKED - 4,
        "annotations[0].text": same.replace(": ", ":<br>", 1),
    }
    for place in range(3):
        changes[f"annotations[{place + 1}].x"] = 0
        changes[f"annotations[{place + 1}].yshift"] = _STACKED - 56 - _STORY_STACKED * place
    return changes


def _owners(columns: list[Column], a_row: int, rows: int) -> dict[str, Any]:
    """Give all owners as one image, which lies on the places of the axes.

    A thousand marks of plotly's own take a browser five times as long as the rest of the picture. Here a row
    is one line, dashed into dots by its round ends. The columns are filled row by row, from the foot up.
    """
    wide = len(columns) * _APART * a_row
    paths = "".join(_path(story, columns, a_row, rows) for story in _LOOKS)
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {rows}" preserveAspectRatio="none"'
        f' fill="none" stroke-linecap="round" stroke-dasharray=".001 .999">{paths}</svg>'
    )
    return {
        "source": "data:image/svg+xml," + quote(drawn, safe=" <>=/:'"),
        "xref": "x",
        "yref": "y",
        "x": -_APART * a_row / 2,
        "y": rows,
        "sizex": wide,
        "sizey": rows,
        "sizing": "stretch",
        "layer": "above",
    }


def _path(story: Story, columns: list[Column], a_row: int, rows: int) -> str:
    """Draw the owners of one story, as the text of SVG elements; with an edge, each of two sizes of dots."""
    lines = []
    for place, column in enumerate(columns):
        if column.story == story:
            left = (place * _APART + (_APART - 1) / 2) * a_row + 0.5
            for row, first in enumerate(range(0, column.owners, a_row)):
                dots = min(a_row, column.owners - first)
                # A little longer than to its last dot, which a rounded length could leave out.
                lines.append(f"M{left:g} {rows - row - 0.5:g}h{dots - 0.9:g}")
    fill, edge = _LOOKS[story]
    looks = {edge: _DOT} if fill == edge else {edge: _DOT, fill: _INNER}
    return "".join(
        f'<path class="{story}" d="{"".join(lines)}" stroke="{colour}" stroke-width="{across}"/>'
        for colour, across in looks.items()
    )


def _heads(luck: Luck, t: Texts) -> list[dict[str, Any]]:
    """Give what is the same for all, and the three stories with how many live them."""
    top = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "top"}
    same = t("Each dot is one owner: same numbers, different luck.")
    heads = [note(same, 16, INK, x=0, **top, yshift=_HEAD - 4)]
    for place, (story, text, written, owners) in enumerate(_stories(luck, t)):
        colour = {"none": INK, "between": QUIET, "paid": POSTING}[story]
        number = whole(owners, t)
        large = (
            f'<span style="font-size:1.5em;font-family:Georgia,serif;color:{colour}"><b>{number}</b></span>'
        )
        dot = f'<span style="color:{colour}">{"○" if story == "between" else "●"}</span>'
        said = f"{dot} {text.replace(number, large, 1)}<br>{written}"
        heads.append(note(said, 16, INK, x=_SHARE + 0.03, **top, yshift=-20 - _STORY * place))
    return heads


def _stories(luck: Luck, t: Texts) -> list[tuple[Story, str, str, int]]:
    """Give each story: how many live it, and what is written about them."""
    enough = bookings_that_pay(luck)
    if enough is None:
        pays = t.n("{n} makes it pay", "{n} make it pay", n=luck.paid)
    else:
        least = whole(enough, t)
        pays = t.n(
            "{n} makes it pay ({least} or more)",
            "{n} make it pay ({least} or more)",
            n=luck.paid,
            least=least,
        )
    few = t.n("{n} sells too little to pay", "{n} sell too little to pay", n=luck.between)
    return [
        (
            "none",
            t.n("{n} sells nothing", "{n} sell nothing", n=luck.none),
            t("the article: “A waste of time”"),
            luck.none,
        ),
        ("between", few, t("nobody writes about them"), luck.between),
        ("paid", pays, t("the article: “It works!”"), luck.paid),
    ]


def _counts(columns: list[Column], a_row: int, t: Texts) -> list[dict[str, Any]]:
    """Write on each column how many owners stand in it."""
    on = {"xanchor": "center", "yanchor": "bottom", "align": "center", "yshift": 2}
    return [
        note(whole(column.owners, t), 15, INK, x=place * _APART * a_row, y=-(-column.owners // a_row), **on)
        for place, column in enumerate(columns)
    ]


def reading(luck: Luck, *, lang: str) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    owners = whole(len(luck.bookings), t)
    if luck.paid == len(luck.bookings):
        return t(
            "All {owners} owners with the very same numbers make it pay: luck decides little here.",
            owners=owners,
        )
    if luck.none == len(luck.bookings):
        return t(
            "All {owners} owners with the very same numbers sell nothing: luck decides little here.",
            owners=owners,
        )
    if luck.between == len(luck.bookings):
        return t(
            "All {owners} owners with the very same numbers sell too little to pay for their hours: luck"
            " decides little here.",
            owners=owners,
        )
    return t(
        "Of {owners} owners with the very same numbers, {none}, {between}, and {paid}: by luck alone.",
        owners=owners,
        none=t.n("{n} sells nothing in a year", "{n} sell nothing in a year", n=luck.none),
        between=t.n(
            "{n} sells too little to pay for the hours",
            "{n} sell too little to pay for their hours",
            n=luck.between,
        ),
        paid=t.n("{n} makes it pay", "{n} make it pay", n=luck.paid),
    )


def table(luck: Luck, *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    written: dict[Story, str] = {
        "none": t("“A waste of time”"),
        "between": t("none"),
        "paid": t("“It works!”"),
    }
    rows = [(column.label(t), whole(column.owners, t), written[column.story]) for column in columns_of(luck)]
    return Table(
        t("Owners by their sales in the year"),
        (t("Sales in the year"), t("Owners"), t("The article that gets written")),
        tuple(rows),
    )
