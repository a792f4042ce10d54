"""Which marks of a picture its reader could tell apart by their colour alone, from the picture's plain data.

Two marks of different colours are told apart by their form (a bar, a line and its dashes, a point and its
symbol, full or hollow, a pattern, an outline around it), by a contrast of three to one between their colours
(WCAG 2.2, G183), or by words: each has a text that stands nearer to it than to any other mark that it could
be taken for, or stands in a part of the picture that has words of its own. Other shapes are axes and tracks
in our pictures, drawn in neutral colours: they are left out.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import combinations, pairwise
from math import hypot, inf, isfinite
from typing import Any, NamedTuple

from tests.colours import contrast
from widgets.palette import COLOURS

WIDTHS = {False: 700, True: 330}
"""How wide a picture is, in pixels; whether the changes for a phone apply."""

TOLD_APART = 3.0
NEAR, SAME = 90.0, 3.0  # pixels: how far from a mark its words may stand, and what is the same place
_PIECE = 12.0
_HOLLOW = {"rgba(0,0,0,0)", COLOURS["card"].light}
_EM, _LINE = 0.5, 1.3  # of a letter's size: how wide it is, and a line of it high
_ABOVE, _ACROSS = 6, 0.1  # a text is rather that of what stands below it, and a row is read across

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Mark(NamedTuple):
    """A bar, a point, or a whole line or area.

    Attributes:
        form: what tells it apart beside its colour.
        colour: of its fill, or of its edge where it has none.
        parts: what it covers, in pixels from the left and from the foot.
        axis: the part of the picture that it stands in.
        name: its trace's, for the report.
    """

    form: tuple[str, ...]
    colour: str
    parts: tuple[Box, ...]
    axis: str
    name: str


def by_colour_alone(figure: dict[str, Any]) -> list[str]:
    """Give one line for each two marks that only their colours tell apart, on a laptop or on a phone.

    Args:
        figure: its `data` and `layout`, as `Picture.written` has them.
    """
    found: dict[str, None] = {}
    for narrow, width in WIDTHS.items():
        drawn = _narrow(figure) if narrow else figure
        marks = [mark for trace in drawn["data"] for mark in _marks(trace, drawn["layout"], width)]
        pairs = [pair for pair in combinations(marks, 2) if _alike(*pair)]
        texts = _texts(drawn["layout"], width) if pairs else []
        for one, other in pairs:
            if one.axis != other.axis and {one.axis, other.axis} <= {axis for axis, _ in texts}:
                continue
            if not all(_words(mark, marks, texts) for mark in (one, other)):
                told = f"{one.name} {one.colour} and {other.name} {other.colour}"
                found[f"{told}, at {width} pixels"] = None
    return list(found)


def _alike(one: Mark, other: Mark) -> bool:
    """Tell whether two marks differ, and by nothing but their colour."""
    if one.form != other.form or one.colour == other.colour:
        return False
    return all(map(_plain, (one.colour, other.colour))) and contrast(one.colour, other.colour) < TOLD_APART


def _plain(colour: str) -> bool:
    return bool(re.fullmatch(r"#[0-9a-f]{6}", colour))


def _narrow(figure: dict[str, Any]) -> dict[str, Any]:
    """Give the figure with its changes for a phone, as `widgets/js/chart.js` makes them."""
    made = deepcopy({"data": list(figure["data"]), "layout": figure["layout"]})
    for path, value in (made["layout"].get("meta", {}).get("narrow") or {}).items():
        steps = [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path)]
        within: Any = made if steps[0] == "data" else made["layout"]
        for step, after in pairwise(steps):
            if isinstance(step, str):
                within = within.setdefault(step, [] if isinstance(after, int) else {})
            else:
                within = within[step]
        within[steps[-1]] = value
    return made


def _each(value: Any, count: int) -> list[Any]:  # noqa: ANN401 - plotly takes one for all, or a list
    return list(value) if isinstance(value, list | tuple) else [value] * count


def _scale(layout: dict[str, Any], letter: str, axis: str, width: float) -> tuple[float, float, float, float]:
    """Give where an axis begins and ends, in pixels and in its own numbers."""
    name = f"{letter}axis{axis[1:]}"
    kept, margin = layout.get(name, {}), layout.get("margin", {})
    tall = float(layout.get("height", 420))
    low, high = (margin.get("l", 0), width - margin.get("r", 0))
    if letter == "y":
        low, high = margin.get("b", 0), tall - margin.get("t", 0)
    start, end = kept.get("domain", (0, 1))
    first, last = kept.get("range", (0, 1))
    return low + start * (high - low), low + end * (high - low), float(first), float(last)


def _at(value: float, scale: tuple[float, float, float, float]) -> float:
    start, end, first, last = scale
    return start + (float(value) - first) / ((last - first) or 1) * (end - start)


def _marks(trace: dict[str, Any], layout: dict[str, Any], width: float) -> list[Mark]:
    name, paint = str(trace.get("name", trace["type"])), trace.get("marker", {})
    if trace["type"] not in {"bar", "scatter"} or trace.get("mode") == "none" or not len(trace.get("y", ())):
        return []
    axis = trace.get("xaxis", "x")
    across = _scale(layout, "x", axis, width)
    up = _scale(layout, "y", trace.get("yaxis", "y"), width)
    x, y = list(trace["x"]), list(trace["y"])
    if trace["type"] == "bar":
        starts = _each(trace.get("base", 0), len(x))
        spans = [(_at(base, across), _at(base + long, across)) for base, long in zip(starts, x, strict=True)]
        half = _at(trace.get("width", 1), up) - _at(0, up)
        boxes = [
            (min(span), _at(middle, up) - half / 2, max(span), _at(middle, up) + half / 2)
            for span, middle in zip(spans, y, strict=True)
        ]
        return _painted("bar", boxes, paint, (axis, name))
    points = [
        (_at(one, across), _at(other, up)) if None not in {one, other} and isfinite(one + other) else None
        for one, other in zip(x, y, strict=True)
    ]
    if trace.get("fill") == "toself":
        around = [point for point in points if point]
        box = (*map(min, zip(*around, strict=True)), *map(max, zip(*around, strict=True)))
        within = str(any(_around(shape, float(x[0]), float(y[0])) for shape in layout.get("shapes", [])))
        return [Mark(("area", within), str(trace["fillcolor"]), (box,), axis, name)]
    found: list[Mark] = []
    if "lines" in trace["mode"]:
        line = trace["line"]
        parts = tuple(piece for a, b in pairwise(points) if a and b for piece in _pieces(a, b))
        if parts:
            form = ("line", str(line.get("dash", "solid")))
            found.append(Mark(form, str(line["color"]), parts, axis, name))
    if "markers" in trace["mode"] and paint.get("opacity") != 0:
        boxes = [(*point, *point) if point else (inf,) * 4 for point in points]
        found += _painted("point", boxes, paint, (axis, name))
    return found


def _around(shape: dict[str, Any], x: float, y: float) -> bool:
    """Tell whether a shape is an outline that is drawn around a place."""
    if shape["type"] != "path" or not shape["path"].endswith("Z"):
        return False
    corners = [tuple(map(float, pair)) for pair in re.findall(r"([-\d.]+),([-\d.]+)", shape["path"])]
    inside = False
    for (left, low), (right, high) in pairwise([*corners, corners[0]]):
        if (low > y) != (high > y) and x < left + (y - low) / (high - low) * (right - left):
            inside = not inside
    return inside


def _pieces(start: Point, end: Point) -> list[Box]:
    """Cut a straight line into pieces that fill their boxes."""
    many = max(1, round(hypot(end[0] - start[0], end[1] - start[1]) / _PIECE))
    cuts = [
        tuple(a + (b - a) * place / many for a, b in zip(start, end, strict=True))
        for place in range(many + 1)
    ]
    return [(*a, *b) for a, b in pairwise(cuts)]


def _painted(kind: str, boxes: list[Any], paint: dict[str, Any], where: tuple[str, str]) -> list[Mark]:
    """Give the bars or points of one trace; `where` is its axis and its name."""
    pattern = paint.get("pattern", {})
    told = ((paint, "symbol"), (pattern, "shape"), (paint, "color"), (paint.get("line", {}), "color"))
    inks = _each(pattern.get("fgcolor"), len(boxes))
    looks = zip(*(_each(of.get(key, ""), len(boxes)) for of, key in told), inks, strict=True)
    made = []
    for box, (symbol, shape, fill, edge, ink) in zip(boxes, looks, strict=True):
        hollow = fill in _HOLLOW
        form = (kind, str(symbol), str(shape), "hollow" if hollow else "full")
        colour = ink if shape and ink else edge if hollow else fill
        if isfinite(box[0]) and (kind == "point" or box[2] > box[0]):
            made.append(Mark(form, str(colour), (box,), *where))
    return made


def _words(mark: Mark, marks: list[Mark], texts: list[tuple[str, Box]]) -> set[int]:
    """Give the texts that are nearest to a mark; a point on a line of its colour has that line's too."""
    rivals = [one for one in marks if _alike(one, mark) and not _meet(one, mark)]
    found = {
        place
        for place, (_, text) in enumerate(texts)
        if (far := _far(text, mark)) <= NEAR and all(far + SAME < _far(text, one) for one in rivals)
    }
    if mark.form[0] == "point":
        for line in marks:
            if line.form[0] == "line" and line.colour == mark.colour and _meet(mark, line):
                found |= _words(line, marks, texts)
    return found


def _texts(layout: dict[str, Any], width: float) -> list[tuple[str, Box]]:
    """Give for each annotation the part of the picture that it is written in, and its room."""
    found: list[tuple[str, Box]] = []
    for text in layout.get("annotations", []):
        lines = re.sub(r"<(?!br)[^>]*>", "", text["text"]).split("<br>")
        size = text.get("font", {}).get("size", 15)
        wide, tall = _EM * size * max(map(len, lines)), _LINE * size * len(lines)
        x, y = (_anchor(layout, letter, text, width) for letter in "xy")
        left = {"left": 0.0, "center": 0.5, "right": 1.0}[text.get("xanchor", "center")] * wide
        foot = {"bottom": 0.0, "middle": 0.5, "top": 1.0}[text.get("yanchor", "middle")] * tall
        room = (x - left, y - foot, x - left + wide, y - foot + tall)
        found.append((str(text.get("xref", "x")).partition(" ")[0], room))
    return found


def _anchor(layout: dict[str, Any], letter: str, text: dict[str, Any], width: float) -> float:
    axis, _, domain = str(text.get(f"{letter}ref", letter)).partition(" ")
    scale = _scale(layout, letter, letter if axis == "paper" else axis, width)
    if axis == "paper":
        whole = _scale({**layout, f"{letter}axis": {}}, letter, letter, width)
        place = whole[0] + float(text[letter]) * (whole[1] - whole[0])
    elif domain:
        place = scale[0] + float(text[letter]) * (scale[1] - scale[0])
    else:
        place = _at(text[letter], scale)
    return place + float(text.get(f"{letter}shift", 0))


def _far(text: Box, mark: Mark) -> float:
    """Give how far a text stands from a mark; what stands below its mark stands further."""
    return min(
        hypot(
            _ACROSS * max(min(part[0], part[2]) - text[2], text[0] - max(part[0], part[2]), 0.0),
            max(text[1] - max(part[1], part[3]), _ABOVE * (min(part[1], part[3]) - text[3]), 0.0),
        )
        for part in mark.parts
    )


def _meet(one: Mark, other: Mark) -> bool:
    """Tell whether two points or lines lie on each other, so that one text is that of both."""
    if "bar" in {one.form[0], other.form[0]}:
        return False
    return all(any(_gap(part, beside) <= SAME for beside in other.parts) for part in one.parts)


def _gap(one: Box, other: Box) -> float:
    """Give how far two boxes are from each other."""
    ways = []
    for way in (0, 1):
        (start, end), (first, last) = (sorted(box[way::2]) for box in (one, other))
        ways.append(max(first - end, start - last, 0.0))
    return hypot(*ways)
