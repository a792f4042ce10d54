"""What one more hour brings in each channel, the more hours it has: the next hour, not the average."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import CARD, INK, QUIET, house_style
from widgets.figures.labels import counted, euros, note
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.channel import Channel
    from case_studies.sharing import Sharing
    from case_studies.split import Split
    from widgets.figures.channel_looks import Look

_POINTS = 81
_FOOT = 0.06  # of the height, below nought: room for a dot that stands on it


def draw(sharing: Sharing, split: Split, looks: Mapping[str, Look], *, lang: str) -> go.Figure:
    """Draw a line for each channel, and a dot on it where the best split stands.

    Args:
        sharing: The channels and the hours.
        split: The best split of them.
        looks: How each channel is named and coloured.
        lang: "fr" or "en".

    Returns:
        Traces `hour value` (where an hour is worth something), a line for each channel, named as it is (those
        that are alike share one), and `here`, a dot for each channel.

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
        look, line = looks[keys[0]], lines[keys[0]]
        name = ", ".join(looks[key].title for key in keys)
        traces.append(_line(name, hours, line, look.colour, t))
        end = int(np.flatnonzero(line >= line.max() * (1 - 1e-9))[-1])
        marked = "<br>".join(looks[key].marked for key in keys)
        short = " · ".join(looks[key].marked for key in keys)
        place = note(short, 16, look.colour, x=float(hours[end]), y=float(line[end]), bgcolor=CARD)
        labels.append((place, {"texts": [short, marked], "kind": "mark"}))
    dots = [(split.hours[keys[0]], split.next_hour[keys[0]], looks[keys[0]].colour) for keys in alike]
    traces.append(_dots(dots))
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
    return go.Figure(traces, layout)


def _next(curve: Channel, hours: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.array([curve.next_hour(float(one)) for one in hours])


def _alike(sharing: Sharing) -> list[list[str]]:
    """Group the channels whose numbers are the same: one line would hide the other."""
    groups: dict[Any, list[str]] = {}
    for key, numbers in sharing.channels.items():
        groups.setdefault(numbers, []).append(key)
    return list(groups.values())


def _line(
    name: str, hours: np.ndarray[Any, Any], line: np.ndarray[Any, Any], colour: str, t: Texts
) -> dict[str, Any]:
    said = t("after {n} h: {euros}", n="%{x:.1~f}", euros="%{y:$,.0f}")
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": hours,
        "y": line,
        "line": {"color": colour, "width": 4},
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


def _dots(places: list[tuple[float, float, str]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "here",
        "x": [x for x, _, _ in places],
        "y": [y for _, y, _ in places],
        "marker": {
            "color": CARD,
            "size": 14,
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
    return t("With the best split, the next hour brings about: {each}.", each=each)


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
    heads = (t("after {n} h", n=format_amount(counted(step), "plain", lang)) for step in steps)
    return Table(
        t("What one more hour brings, and what the hours so far brought on average"),
        (t("Channel"), t("Average so far"), *heads),
        tuple(rows),
    )
