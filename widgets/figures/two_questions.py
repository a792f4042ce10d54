"""Two kinds of people, two ways to reach them: what the article compares, and what can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from widgets.chart import Table
from widgets.figures.house_style import (
    HALF_HOUR,
    INK,
    LINE,
    NOBODY_EDGE,
    POSTING,
    QUIET,
    SERIF,
    house_style,
)
from widgets.figures.labels import NOTHING, broken, note, of_100
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.proportions import Estimate
    from case_studies.survey import Figure

View = Literal["article", "alike"]

# Where each answer stands: column (who) and row (what). Nobody published what consumers say of wall posts.
_CELLS = {"wall_posts": (0, 0), "offers_owners": (0, 1), "offers": (1, 1), None: (1, 0)}
_COMPARED: dict[View, tuple[str, str]] = {
    "article": ("wall_posts", "offers"),
    "alike": ("offers_owners", "offers"),
}
_COLOURS = {"wall_posts": POSTING, "offers_owners": POSTING, "offers": HALF_HOUR}
_DIM = NOBODY_EDGE
_LEFT = (0.0, 114.0)  # of the two columns, each a hundred wide
_BAR, _FOOT = 20, 14  # pixels


class _Room(NamedTuple):
    """How it is written, in pixels from the top down, and how many letters fit where."""

    size: int
    head: int  # the heads of the columns
    words: int  # the words of a cell
    cell: int
    letters: int  # of a cell's words
    foot: int  # the sentence below
    sentence: int  # letters of it in a line


_WIDE = _Room(16, 40, 24, 142, 30, 30, 62)
_NARROW = _Room(14, 34, 42, 152, 16, 66, 32)


def draw(figures: Mapping[str, Figure], gap: Estimate, view: View, *, lang: str) -> Picture:
    """Draw the four cells, the two that are compared in full colour and joined by a line.

    Args:
        figures: name -> figure; of them `wall_posts`, `offers_owners` and `offers` are drawn.
        gap: how far apart owners and consumers are on offers.
        view: which two are compared: as the article does, or like with like.
        lang: "fr" or "en".

    Returns:
        Traces `shares` (a bar a cell, of a hundred) and `ranges` (what sampling allows).

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    seen = {name: figures[name] for name in _COLOURS}
    compared = [(_LEFT[_CELLS[name][0]], name, seen[name].interval) for name in _COMPARED[view]]
    ends = [
        None if share is None else x + 100 * share
        for x, _, found in compared
        for share in (found.low, found.high, None)
    ]
    bars = {
        "type": "bar",
        "name": "shares",
        "orientation": "h",
        "base": [_LEFT[_CELLS[name][0]] for name in seen],
        "x": [100 * one.claim.shares[0] for one in seen.values()],
        "width": _BAR,
        "marker": {"color": [_COLOURS[name] if name in _COMPARED[view] else LINE for name in seen]},
        "hoverinfo": "skip",
    }
    ranges = {
        "type": "scatter",
        "mode": "lines",
        "name": "ranges",
        "hoverinfo": "skip",
        "line": {"color": INK, "width": 2},
        "x": ends,
    }
    wide, narrow = (_laid(seen, gap, view, room, t) for room in (_WIDE, _NARROW))
    bare = {"visible": False, "automargin": False}
    layout = house_style(
        height=wide["height"],
        margin={"l": 2, "r": 2, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        xaxis=bare | {"range": [0, 214]},
        yaxis=bare | {"range": wide["yaxis.range"]},
        annotations=wide["annotations"],
        shapes=wide["shapes"],
        meta={"narrow": narrow},
    )
    return Picture([bars | {"y": wide["data[0].y"]}, ranges | {"y": wide["data[1].y"]}], layout)


def _laid(seen: Mapping[str, Figure], gap: Estimate, view: View, room: _Room, t: Texts) -> dict[str, Any]:
    """Give all that depends on the room, by its path in the figure."""
    foot = broken(_between(gap, view, t), room.sentence)
    height = room.head + 2 * room.cell + _FOOT + round(1.4 * room.size) * len(foot)
    tops = [height - room.head, height - room.head - room.cell]
    ways = {name: tops[cell[1]] - room.words - 52 for name, cell in _CELLS.items()}
    notes = [
        note(f"<b>{name}</b>", room.size + 1, colour, x=x, y=height - 12)
        for x, name, colour in (
            (_LEFT[0], t("Owners say"), POSTING),
            (_LEFT[1], t("Consumers say"), HALF_HOUR),
        )
    ]
    for name in _CELLS:
        notes += _cell(name, seen, view, room, tops, t)
    sentence = "<br>".join(f"<b>{line}</b>" for line in foot)
    notes.append(note(sentence, room.size, INK, x=0, xref="paper", y=4, yref="y", yanchor="bottom"))
    return {
        "height": height,
        "yaxis.range": [0, height],
        "annotations": notes,
        "shapes": [*_tracks(ways), _join(view, ways)],
        "data[0].y": [ways[name] for name in seen],
        "data[1].y": [place for name in _COMPARED[view] for place in (ways[name], ways[name], None)],
    }


def _cell(  # noqa: PLR0913, PLR0917 - private, and all of it is needed
    name: str | None, seen: Mapping[str, Figure], view: View, room: _Room, tops: list[int], t: Texts
) -> list[dict[str, Any]]:
    """Give one cell's words, number and range."""
    column, row = _CELLS[name]
    on, top = name in _COMPARED[view], tops[row]
    place = {"x": _LEFT[column], "xref": "x", "yref": "y", "yanchor": "top"}
    what = t("“Wall posts are best”") if row == 0 else t("“Special offers are best”")
    words = "<br>".join(broken(what, room.letters))
    notes = [note(words, room.size - 1, INK if on else QUIET, y=top, **place)]
    if name is None:
        said = "<br>".join(broken(t("not published, as far as we know"), room.letters + 4))
        return [*notes, note(said, room.size - 2, QUIET, y=top - room.words - 6, **place)]
    found = seen[name]
    n = of_100(found.claim.shares[0], t.lang)
    large = f'<span style="font-size:1.6em;font-family:{SERIF.replace(chr(34), "")}"><b>{n}</b></span>'
    text = t("{n} of 100", n=large)
    notes.append(note(text, room.size, _COLOURS[name] if on else _DIM, y=top - room.words, **place))
    if on:
        low, high = (of_100(end, t.lang, 1) for end in found.interval[1:])
        luck = t("{low} to {high}", low=low, high=high)
        notes.append(note(luck, room.size - 2, QUIET, y=top - room.words - 66, **place))
    return notes


def _between(gap: Estimate, view: View, t: Texts) -> str:
    """Say what the two have between them."""
    if view == "article":
        return t("Other people, about another thing: these two do not compare.")
    return t(
        "The same question: {n} of 100 apart ({low} to {high}).",
        n=of_100(gap.estimate, t.lang),
        low=of_100(gap.low, t.lang, 1),
        high=of_100(gap.high, t.lang, 1),
    )


def _tracks(ways: Mapping[str | None, float]) -> list[dict[str, Any]]:
    marks = []
    for name, (column, _) in _CELLS.items():
        way, x = ways[name], _LEFT[column]
        if name is not None:
            marks.append(_line((x, way), (x + 100, way), LINE, 3) | {"layer": "below"})
            marks.append(_line((x, way - 13), (x, way + 13), INK, 2))
    return marks


def _join(view: View, ways: Mapping[str | None, float]) -> dict[str, Any]:
    """Join the two that are compared: across for the article, level where like meets like."""
    one, other = _COMPARED[view]
    line = _line((_LEFT[0] + 101, ways[one]), (_LEFT[1] - 1, ways[other]), INK, 2)
    return line | {"line": line["line"] | ({"dash": "dot"} if view == "article" else {})}


def _line(start: tuple[float, float], end: tuple[float, float], colour: str, width: int) -> dict[str, Any]:
    ends = {"x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1], "xref": "x", "yref": "y"}
    return ends | {"type": "line", "line": {"color": colour, "width": width}}


def reading(figures: Mapping[str, Figure], gap: Estimate, view: View, *, lang: str) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    values = {
        name: of_100(figures[name].claim.shares[0], lang)
        for name in ("wall_posts", "offers_owners", "offers")
    }
    if view == "article":
        return t(
            "The article sets {wall_posts} of 100 owners, on wall posts, against {offers} of 100 consumers,"
            " on special offers: other people, another thing.",
            **values,
        )
    return t(
        "On special offers alone, {offers_owners} of 100 owners and {offers} of 100 consumers name them:"
        " {gap} apart, {low} to {high} with the luck of who answered.",
        **values,
        gap=of_100(gap.estimate, lang),
        low=of_100(gap.low, lang, 1),
        high=of_100(gap.high, lang, 1),
    )


def table(figures: Mapping[str, Figure], gap: Estimate, view: View, *, lang: str) -> Table:  # noqa: ARG001 - as `draw`
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    wall, owners, consumers = (
        of_100(figures[name].claim.shares[0], lang) for name in ("wall_posts", "offers_owners", "offers")
    )
    apart = t(
        "{n} ({low} to {high})",
        n=of_100(gap.estimate, lang),
        low=of_100(gap.low, lang, 1),
        high=of_100(gap.high, lang, 1),
    )
    rows = (
        (t("Posts on the wall"), wall, NOTHING, NOTHING),
        (t("Special offers"), owners, consumers, apart),
    )
    headers = (t("Best way to reach customers"), t("Of the owners"), t("Of the consumers"), t("Apart"))
    return Table(t("Of a hundred, who names what"), headers, rows)
