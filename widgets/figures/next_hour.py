"""What one more hour brings in each channel, the more hours it has: the next hour, not the average."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.channel_looks import Look
from widgets.figures.house_style import CARD, INK, QUIET, house_style
from widgets.figures.labels import broken, counted, euros, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.channel import Channel
    from case_studies.sharing import Sharing
    from case_studies.split import Split

_POINTS = 81
_DASH = 10  # pixels
_LETTERS = 12
_RING, _AROUND = 14, 10  # pixels
_FOOT = 0.06  # of the height, below nought: room for a dot that stands on it


def draw(sharing: Sharing, split: Split, looks: Mapping[str, Look], *, lang: str) -> Picture:
    """Draw a line for each channel, and a dot on it where the best split stands.

    Args:
        sharing: The channels and the hours.
        split: The best split of them.
        looks: How each channel is named and coloured.
        lang: "fr" or "en".

    Returns:
        Traces `hour value` (where an hour is worth something), a line for each channel, named as it is (those
        that are alike share one, in dashes of their colours), and `here`, a ring for each channel.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    curves = {curve.name: curve for curve in sharing.curves}
    most = max(sharing.hours, 1.0)
    hours = np.linspace(0, most, _POINTS)
    lines = {key: _next(curves[key], hours) for key in curves}
    top = (max(float(line.max()) for line in lines.values()) or 1) * 1.16
    top = max(top, sharing.hour_value * 1.3)
    alike = _alike(sharing)
    traces: list[dict[str, Any]] = []
    labels: list[tuple[dict[str, Any], dict[str, Any]]] = []
    if sharing.hour_value > 0:
        traces.append(_level(sharing.hour_value, most))
        worth = euros(sharing.hour_value, lang)
        texts = [
            t("what your hour is worth: {euros}", euros=worth),
            t("your hour: {euros}", euros=worth),
            f"<b>{worth}</b>",
        ]
        place = note(texts[0], 15, QUIET, x=0, y=sharing.hour_value, bgcolor=CARD)
        labels.append((place, {"texts": texts, "kind": "level", "end": "right"}))
    for keys in alike:
        line = lines[keys[0]]
        colours = [looks[key].colour for key in keys]
        name = ", ".join(looks[key].title for key in keys)
        traces += [
            _line(name, hours, line, colour, t, dash=_dashes(place, len(keys)))
            for place, colour in enumerate(colours)
        ]
        end = int(np.flatnonzero(line >= line.max() * (1 - 1e-9))[-1])
        marked = [f'<span style="color:{looks[key].colour}">{looks[key].marked}</span>' for key in keys]
        texts = [" · ".join(marked), "<br>".join(marked)]
        if len(keys) == 1:  # in two lines, where one finds no room
            lines_of = (Look(part, colours[0]).marked for part in broken(looks[keys[0]].title, _LETTERS))
            texts = [marked[0], "<br>".join(lines_of)]
        at = note(texts[0], 16, colours[0], x=float(hours[end]), y=float(line[end]), bgcolor=CARD)
        labels.append((at, {"texts": texts, "kind": "mark"}))
    traces.append(_dots(split, looks))
    layout = house_style(
        height=400,
        margin={"l": 0, "r": 10, "t": 36, "b": 0, "pad": 4},
        xaxis={
            "range": [-0.02 * most, most],
            "title": {"text": t("Hours a month it has already")},
            "nticks": 7,
            "tickformat": "~g",
            "zeroline": False,
            "showline": False,
        },
        title={
            "text": t("Euros that one more hour brings"),
            "font": {"size": 15, "color": INK},
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 4},
        },
        yaxis={"range": [-_FOOT * top, top], "tickformat": "$,~r", "nticks": 6, "zerolinewidth": 2},
        annotations=[place for place, _ in labels],
        meta={"labels": [how for _, how in labels]},
    )
    return Picture(traces, layout)


def _next(curve: Channel, hours: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.array([curve.next_hour(float(one)) for one in hours])


def _alike(sharing: Sharing) -> list[list[str]]:
    """Group the channels whose numbers are the same: one line would hide the other."""
    groups: dict[Any, list[str]] = {}
    for key, numbers in sharing.channels.items():
        groups.setdefault(numbers, []).append(key)
    return list(groups.values())


def _dashes(place: int, of: int) -> str:
    """Give the dashes of one of several lines that lie on each other: each shows between the others."""
    if of == 1:
        return "solid"
    # A dash without length first: the one that is seen then stands after those of the lines before it.
    return f"0px,{_DASH * place}px,{_DASH}px,{_DASH * (of - 1 - place)}px"


def _line(  # noqa: PLR0913 - by name
    name: str,
    hours: np.ndarray[Any, Any],
    line: np.ndarray[Any, Any],
    colour: str,
    t: Texts,
    *,
    dash: str = "solid",
) -> dict[str, Any]:
    said = t("after {n} h: {euros}", n="%{x:.1~f}", euros="%{y:$,.0f}")
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": hours,
        "y": line,
        "line": {"color": colour, "width": 4, "dash": dash},
        "hovertemplate": said + "<extra></extra>",
    }


def _level(euros_an_hour: float, most: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "hour value",
        "x": [0, most],
        "y": [euros_an_hour] * 2,
        "line": {"color": QUIET, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _dots(split: Split, looks: Mapping[str, Look]) -> dict[str, Any]:
    """Give a ring for each channel; those at one place stand around each other."""
    places = [(split.hours[key], split.next_hour[key], looks[key].colour) for key in split.hours]
    seen: list[tuple[float, float]] = []
    sizes = []
    for x, y, _ in places:
        at = (round(x, 3), round(y, 3))
        sizes.append(_RING + _AROUND * seen.count(at))
        seen.append(at)
    # The widest first: the others are drawn upon it.
    order = sorted(range(len(places)), key=lambda i: -sizes[i])
    places, sizes = [places[i] for i in order], [sizes[i] for i in order]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "here",
        "x": [x for x, _, _ in places],
        "y": [y for _, y, _ in places],
        "marker": {
            "color": CARD,
            "size": sizes,
            "opacity": 1,
            "line": {"color": [colour for _, _, colour in places], "width": 3},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def reading(sharing: Sharing, split: Split, looks: Mapping[str, Look], *, lang: str) -> str:
    """Say what the next hour brings in each channel; the arguments are those of `draw`."""
    del sharing
    t = Texts(lang)
    each = ", ".join(f"{looks[key].title} {euros(brings, lang)}" for key, brings in split.next_hour.items())
    return t("With the best split, one hour more would bring about: {each}.", each=each)


def table(sharing: Sharing, split: Split, looks: Mapping[str, Look], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    steps = [0.0, *(sharing.hours * part for part in (0.1, 0.25, 0.5, 0.75))]
    rows = []
    for curve in sharing.curves:
        had = split.hours[curve.name]
        average = curve.earnings(had) / had if had else 0.0
        rows.append(
            (
                looks[curve.name].title,
                euros(average, lang) if had else "\N{EN DASH}",
                *(euros(curve.next_hour(step), lang) for step in steps),
            )
        )
    heads = (t("One hour more, after {n} h", n=format_amount(counted(step), "plain", lang)) for step in steps)
    return Table(
        t("What one hour more would bring, and what the hours that a channel has bring on average"),
        (t("Channel"), t("Its hours now, each on average"), *heads),
        tuple(rows),
    )
