"""What it would take: how many of ten who write must be able to pay before an hour of posting is worth it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

from widgets.amounts import format_count_of_ten
from widgets.chart import Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, counted, euros, note, number
from widgets.texts import Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_VIEWS = (
    0.5,
    1.0,
    1.5,
    2.0,
    3.0,
    4.0,
    5.0,
    6.0,
    8.0,
    10.0,
)  # of ten; the first that shows all points with room to spare
_ROOM = 1.25
_FOOT = 0.09  # of the height, below nought: room for the labels of low points
_LOW, _TALL = 0.1, 310  # of the height above nought; all of it in pixels, roughly
_NEAR = 0.09  # of the picture's width: two labels would touch


@dataclass(frozen=True)
class _Points:
    """The places that matter, as (of ten, EUR an hour); None where the line never gets there."""

    now: tuple[float, float]
    pays: float | None
    matches: float | None
    least: float
    most: float


def _points(
    of_ten: NDArray[np.float64],
    posting: NDArray[np.float64],
    half_hour: float,
    hour_value: float,
    now: float,
) -> _Points:
    here = float(np.interp(now, of_ten, posting))
    pays, matches = (_crossing(of_ten, posting, level) for level in (hour_value, half_hour))
    return _Points((now, here), pays, matches, *map(float, of_ten[[0, -1]]))


def _crossing(of_ten: NDArray[np.float64], posting: NDArray[np.float64], level: float) -> float | None:
    """Give where the line first reaches a level, between two of its points by straight line."""
    there = np.flatnonzero(posting >= level)
    if not there.size:
        return None
    i = int(there[0])
    if i == 0:
        return float(of_ten[0])
    return float(np.interp(level, posting[i - 1 : i + 1], of_ten[i - 1 : i + 1]))


def draw(  # noqa: PLR0913 - five numbers make this picture, and each is drawn
    of_ten: NDArray[np.float64],
    posting: NDArray[np.float64],
    half_hour: float,
    hour_value: float,
    now: float,
    *,
    lang: str,
) -> go.Figure:
    """Draw what an hour of posting brings, the more of those who write could pay.

    Args:
        of_ten: Of ten who write, how many could pay, rising from 0 to 10, shape (n,).
        posting: EUR that an hour of posting brings then, shape (n,), never falling.
        half_hour: EUR that an hour of the half-hour brings; 0 where there is none.
        hour_value: EUR that an hour is worth.
        now: Of ten, how many can pay now.
        lang: "fr" or "en".

    Returns:
        Traces `hour value`, `half-hour` (where there is one), `posting`, `crossings` and `now`.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    points = _points(of_ten, posting, half_hour, hour_value, now)
    edge = _edge(points, half_hour > 0)
    end = float(np.interp(edge, of_ten, posting))
    top = (max(end, half_hour, hour_value, points.now[1]) or 1) * 1.14
    crossings = _crossings(points, half_hour, hour_value)
    half = [_level("half-hour", half_hour, edge, HALF_HOUR, "solid")] if half_hour > 0 else []
    traces = [
        _level("hour value", hour_value, edge, QUIET, "dash"),
        *half,
        _line(of_ten, posting, t),
        _markers("crossings", [(x, y) for x, y, _ in crossings], CARD, "circle"),
        _markers("now", [points.now], POSTING, "diamond"),
    ]
    notes, narrow = _notes(points, crossings, edge, top, t)
    free = edge * (0.94 if now < 0.6 * edge else 0.4)  # where no other label stands on the line
    names, brief = _names(points, half_hour, hour_value, edge, top, t)
    shorter = dict(enumerate(brief[: len(names)], start=len(notes)))
    narrow |= {f"annotations[{place}].text": text for place, text in shorter.items()}
    notes += [*names, *_titles(free, float(np.interp(free, of_ten, posting)), t)]
    title = t("Of ten who write, how many could pay")
    layout = house_style(
        height=430,
        margin={"l": 0, "r": 4, "t": 36, "b": 0, "pad": 4},
        xaxis={
            "range": [0, edge],
            "title": {"text": title},
            "nticks": 7,
            "tickformat": "~g",
            "zeroline": False,
            "showline": False,
        },
        yaxis={"range": [-_FOOT * top, top], "tickformat": "$,~r", "nticks": 6, "zerolinewidth": 2},
        annotations=notes,
        meta={"narrow": narrow | {"xaxis.title.text": title.replace(", ", ",<br>", 1)}},
    )
    return go.Figure(traces, layout)


def _edge(points: _Points, other: bool) -> float:  # noqa: FBT001 - private, and named where it is called
    ends = [points.pays, *([points.matches] if other else [])]
    if None in ends:
        return points.most  # the whole way, to show that it does not get there
    far = max(points.now[0], *(x for x in ends if x is not None)) * _ROOM
    return min(next((view for view in _VIEWS if view >= far), points.most), points.most)


def _crossings(points: _Points, half_hour: float, hour_value: float) -> list[tuple[float, float, str]]:
    """Give the crossings that are on the line; one that is there from the start is none."""
    found = ((points.pays, hour_value, "pays"), (points.matches, half_hour, "matches"))
    return [(x, y, kind) for x, y, kind in found if x is not None and x > points.least]


def _level(name: str, euros_an_hour: float, edge: float, colour: str, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [0, edge],
        "y": [euros_an_hour] * 2,
        "line": {"color": colour, "width": 3 if dash == "solid" else 2, "dash": dash},
        "hoverinfo": "skip",
    }


def _line(of_ten: NDArray[np.float64], posting: NDArray[np.float64], t: Texts) -> dict[str, Any]:
    said = t("{n} of ten: {euros} an hour", n="%{x:.1~f}", euros="%{y:$,.0f}")
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "posting",
        "x": of_ten,
        "y": posting,
        "line": {"color": POSTING, "width": 4},
        "hovertemplate": said + "<extra></extra>",
    }


def _markers(name: str, places: list[tuple[float, float]], fill: str, symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {"color": fill, "size": 14, "symbol": symbol, "line": {"color": POSTING, "width": 3}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _notes(
    points: _Points, crossings: list[tuple[float, float, str]], edge: float, top: float, t: Texts
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Give the labels of the points, below the line where it rises, and shorter ones for a phone."""
    notes: list[dict[str, Any]] = []
    narrow: dict[str, Any] = {}
    for x, y, kind in crossings:
        n = format_count_of_ten(x, t.lang)
        said = t("pays for itself: {n}", n=n) if kind == "pays" else t("like the half-hour: {n}", n=n)
        place = (x / edge, y / top)
        narrow |= _changed(len(notes), {"text": f"<b>{n}</b>"} | _beside(place, 0.9))
        notes.append(note(said, 16, INK, x=x, y=y, **_beside(place, 0.7)))
    x, y = points.now
    place = (x / edge, y / top)
    # Further off, where a crossing's label stands.
    taken = any(
        abs(x - other) < _NEAR * edge and abs(y - level) < _NEAR * top for other, level, _ in crossings
    )
    taken |= place[1] < _LOW and any(level < _LOW * top for _, level, _ in crossings)
    away = _away(place) if taken else {}
    narrow |= _changed(len(notes), _beside(place, 0.45) | away | {"font.size": 15})
    said = t("now: {euros}", euros=f"<b>{euros(y, t.lang)}</b>")
    return [*notes, note(said, 16, POSTING, x=x, y=y, bgcolor=CARD, **_beside(place, 0.7) | away)], narrow


def _changed(index: int, changes: dict[str, Any]) -> dict[str, Any]:
    return {f"annotations[{index}].{key}": value for key, value in changes.items()}


def _beside(place: tuple[float, float], last: float) -> dict[str, Any]:
    """Place a text below and right of a point, or above and left of it where it stands beyond `last`.

    Args:
        place: Of the point, as shares of the picture's width and height.
        last: Share of the width.
    """
    across, up = place
    if across >= last:
        return {"xanchor": "right", "xshift": -12, "yshift": 18}
    # Below nought where it is low, so that the line of nought does not strike it out.
    return {"xanchor": "left", "xshift": 12, "yshift": -14 - round(_TALL * up) if up < _LOW else -16}


def _away(place: tuple[float, float]) -> dict[str, Any]:
    """Place a text above a low point; under any other, at the end of a thin line."""
    across, up = place
    if up < 0.3:  # noqa: PLR2004 - less than the line, the text and another label need
        return {"yshift": 26}
    line = {"showarrow": True, "ax": 0, "ay": 66, "arrowhead": 0, "arrowwidth": 1.5, "arrowcolor": POSTING}
    return line | {"xshift": 0, "yshift": 0, "xanchor": "right" if across > 0.5 else "left"}  # noqa: PLR2004 - half


def _names(  # noqa: PLR0913, PLR0917 - what stands where depends on all of them
    points: _Points, half_hour: float, hour_value: float, edge: float, top: float, t: Texts
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Give each level's name, on its line and at the end that posting's line leaves free; also shorter."""
    on: dict[str, Any] = {"yanchor": "bottom", "yshift": 3, "bgcolor": CARD}
    under = on | {"yanchor": "top", "yshift": -3}
    left, right = {"x": 0, "xshift": 6}, {"x": edge, "xanchor": "right"}
    worth = euros(hour_value, t.lang)
    close = half_hour > 0 and abs(half_hour - hour_value) < _NEAR * top
    place = left if points.pays is not None and points.pays > 0.5 * edge else right
    place = place | (under if close and hour_value < half_hour else on)
    notes = [note(t("what your hour is worth: {euros}", euros=worth), 15, QUIET, y=hour_value, **place)]
    if half_hour > 0:
        name = f"<b>{t('The half-hour')}</b>  {euros(half_hour, t.lang)}"
        place = right if points.matches is not None and points.matches < 0.5 * edge else left
        below = half_hour <= hour_value if close else place is right
        place = place | (under if below else on)
        notes.append(note(name, 17, HALF_HOUR, y=half_hour, **place))
    return notes, (t("your hour: {euros}", euros=worth), f"<b>{t('The half-hour')}</b>")


def _titles(at: float, height: float, t: Texts) -> list[dict[str, Any]]:
    """Give what the axis of euros counts, above it, and the name of posting's line, above that place."""
    title = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "yanchor": "bottom", "yshift": 14}
    name = {"x": at, "y": height, "xanchor": "right", "yanchor": "bottom", "yshift": 6}
    return [
        note(t("Euros that an hour brings"), 15, INK, **title),
        note(f"<b>{t('Posting')}</b>", 17, POSTING, **name),
    ]


def reading(  # noqa: PLR0913 - five numbers make this picture, and each is drawn
    of_ten: NDArray[np.float64],
    posting: NDArray[np.float64],
    half_hour: float,
    hour_value: float,
    now: float,
    *,
    lang: str,
) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    points = _points(of_ten, posting, half_hour, hour_value, now)
    said = {
        "now": format_count_of_ten(now, lang),
        "euros": euros(points.now[1], lang),
        "pays": _pays(points, t),
    }
    if half_hour <= 0:
        return t(
            "Today, about {now} who write could pay, and an hour of posting brings {euros}; {pays}.", **said
        )
    return t(
        "Today, about {now} who write could pay, and an hour of posting brings {euros}; {pays},"
        " and {matches}.",
        matches=_matches(points, t),
        **said,
    )


def _pays(points: _Points, t: Texts) -> str:
    if points.pays is None:
        return t("it would not pay for itself even if all of them could pay")
    if points.pays <= points.least:
        return t("it pays for itself even if nobody can pay")
    return t("it pays for itself from about {n}", n=format_count_of_ten(points.pays, t.lang))


def _matches(points: _Points, t: Texts) -> str:
    if points.matches is None:
        return t("it would not match the half-hour even if all of them could pay")
    if points.matches <= points.least:
        return t("it matches the half-hour even if nobody can pay")
    return t("it matches the half-hour from about {n}", n=format_count_of_ten(points.matches, t.lang))


def table(  # noqa: PLR0913 - five numbers make this picture, and each is drawn
    of_ten: NDArray[np.float64],
    posting: NDArray[np.float64],
    half_hour: float,
    hour_value: float,
    now: float,
    *,
    lang: str,
) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    points = _points(of_ten, posting, half_hour, hour_value, now)

    def row(name: str, x: float | None, y: float) -> tuple[str, str, str]:
        return name, NOTHING if x is None else number(counted(x), lang), euros(y, lang)

    rows = [row(t("Now"), *points.now), row(t("Pays for itself"), points.pays, hour_value)]
    if half_hour > 0:
        rows.append(row(t("Matches the half-hour"), points.matches, half_hour))
    steps = range(0, int(points.most) + 1, 2)
    rows += [row(t("Posting"), x, float(np.interp(x, of_ten, posting))) for x in steps]
    return Table(
        t("What an hour of posting brings"),
        ("", t("Of ten who write, could pay"), t("An hour brings")),
        tuple(rows),
    )
