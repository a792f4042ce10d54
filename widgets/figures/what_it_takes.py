"""What it would take: how many of ten who write must be able to pay before an hour of posting is worth it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from widgets.amounts import format_count_of_ten, say_count_of_ten
from widgets.chart import Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, counted, euros, note, number
from widgets.picture import Picture
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
_FOOT = 0.11  # of the height, below nought: room for the labels of low points
_FEWEST = 0.01  # of ten: beyond a thousand nobody pictures a crowd


@dataclass(frozen=True)
class _Points:
    """The places that matter, as (of ten, EUR an hour); None where the line never gets there."""

    now: tuple[float, float]
    pays: float | None
    matches: float | None
    pays_until: float | None
    matches_until: float | None
    least: float
    most: float

    @property
    def crowd(self) -> float:
        """The smallest count that is named, for all are said of one crowd; 1 in 1,000 at the least."""
        ends = (self.now[0], self.pays, self.pays_until, self.matches, self.matches_until)
        return max(min((x for x in ends if x is not None and x > 0), default=1.0), _FEWEST)


def _points(
    of_ten: NDArray[np.float64],
    posting: NDArray[np.float64],
    half_hour: float,
    hour_value: float,
    now: float,
) -> _Points:
    here = float(np.interp(now, of_ten, posting))
    pays, matches = (_crossing(of_ten, posting, level) for level in (hour_value, half_hour))
    pays_until, matches_until = (_end(of_ten, posting, level) for level in (hour_value, half_hour))
    least, most = map(float, of_ten[[0, -1]])
    return _Points((now, here), pays, matches, pays_until, matches_until, least, most)


def _crossing(of_ten: NDArray[np.float64], posting: NDArray[np.float64], level: float) -> float | None:
    """Give where the line first reaches a level, between two of its points by straight line."""
    there = np.flatnonzero(posting >= level)
    if not there.size:
        return None
    i = int(there[0])
    if i == 0:
        return float(of_ten[0])
    return float(np.interp(level, posting[i - 1 : i + 1], of_ten[i - 1 : i + 1]))


def _end(of_ten: NDArray[np.float64], posting: NDArray[np.float64], level: float) -> float | None:
    """Give where the line, having reached a level, falls below it again; None where it never does."""
    backwards = _crossing(-of_ten[::-1], posting[::-1], level)
    return None if backwards is None or posting[-1] >= level else -backwards


def draw(  # noqa: PLR0913 - five numbers make this picture, and each is drawn
    of_ten: NDArray[np.float64],
    posting: NDArray[np.float64],
    half_hour: float,
    hour_value: float,
    now: float,
    *,
    lang: str,
) -> Picture:
    """Draw what an hour of posting brings, the more of those who write could pay.

    Args:
        of_ten: Of ten who write, how many could pay, rising from 0 to 10, shape (n,).
        posting: EUR that an hour of posting brings then, shape (n,). It may fall where those who can pay
            no longer buy a cheaper product.
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
    foot = min(-_FOOT * top, 1.1 * float(posting.min()))  # below nought where the money spent is not earned
    crossings = _crossings(points, half_hour, hour_value)
    half = [_level("half-hour", half_hour, edge, HALF_HOUR, "solid")] if half_hour > 0 else []
    traces = [
        _level("hour value", hour_value, edge, QUIET, "dash"),
        *half,
        _line(of_ten, posting, t),
        _markers("crossings", [(x, y) for x, y, _ in crossings], CARD, "circle"),
        _markers("now", [points.now], POSTING, "diamond"),
    ]
    names = _names(points, crossings, half_hour, hour_value, t)
    title = t("Of ten whom posting brings, how many could pay")
    layout = house_style(
        height=430,
        margin={"l": 0, "r": 10, "t": 36, "b": 0, "pad": 4},
        xaxis={
            "range": [0, edge],
            "title": {"text": title},
            "nticks": 7,
            "tickformat": "~g",
            "zeroline": False,
            "showline": False,
        },
        title={
            "text": t("Euros that an hour brings"),
            "font": {"size": 15, "color": INK},
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 4},
        },
        yaxis={"range": [foot, top], "tickformat": "$,~r", "nticks": 6, "zerolinewidth": 2},
        annotations=[label for label, _ in names],
        meta={
            "narrow": {"xaxis.title.text": title.replace(", ", ",<br>", 1)},
            "labels": [how for _, how in names],
        },
    )
    return Picture(traces, layout)


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


def _names(
    points: _Points, crossings: list[tuple[float, float, str]], half_hour: float, hour_value: float, t: Texts
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Give each label, and how it finds its place (see `Chart`); the one that matters most comes first."""
    now = t("now: {euros}", euros=f"<b>{euros(points.now[1], t.lang)}</b>")
    names = [_name([now, _two_lines(now)], 16, POSTING, points.now, kind="mark")]
    if half_hour > 0:
        name = f"<b>{t('The half-hour')}</b>"
        texts = [f"{name}  {euros(half_hour, t.lang)}", name]
        names.append(_name(texts, 17, HALF_HOUR, (0, half_hour), kind="level", end="left"))
    worth = euros(hour_value, t.lang)
    brief = t("your hour: {euros}", euros=worth)
    texts = [t("what your hour is worth: {euros}", euros=worth), brief, _two_lines(brief)]
    names.append(_name(texts, 15, QUIET, (0, hour_value), kind="level", end="right"))
    for x, y, kind in crossings:
        n = format_count_of_ten(x, t.lang, beside=points.crowd)
        said = t("pays for itself: {n}", n=n) if kind == "pays" else t("like the half-hour: {n}", n=n)
        names.append(_name([said, _two_lines(said), f"<b>{n}</b>"], 16, INK, (x, y), kind="mark"))
    posting = f"<b>{t('Posting')}</b>"
    return [*names, _name([posting], 17, POSTING, points.now, kind="line", trace="posting")]


def _name(
    texts: list[str], size: int, colour: str, at: tuple[float, float], **how: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    label = note(texts[0], size, colour, x=at[0], y=at[1], bgcolor=CARD)
    return label, {"texts": texts, **how}


def _two_lines(said: str) -> str:
    return said.replace(": ", ":<br>", 1)


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
    paying = say_count_of_ten(now, lang, beside=points.crowd)
    said = {
        "able": (
            t("hardly anybody could pay")
            if paying == t("hardly anybody")
            else t("about {now} could pay", now=paying)
        ),
        "euros": euros(points.now[1], lang),
        "pays": _pays(points, t),
    }
    if half_hour <= 0:
        return t(
            "Today, of those whom posting brings, {able}, and an hour of posting brings {euros}; {pays}.",
            **said,
        )
    return t(
        "Today, of those whom posting brings, {able}, and an hour of posting brings {euros}; {pays}, and"
        " {matches}.",
        matches=_matches(points, t),
        **said,
    )


def _pays(points: _Points, t: Texts) -> str:
    if points.pays is None:
        return t("it would not pay for itself even if all of them could pay")
    if points.pays <= points.least and points.pays_until is None:
        return t("it pays for itself even if nobody can pay")
    if points.pays_until is not None:
        return t(
            "it pays for itself between about {n} and {end}",
            n=format_count_of_ten(points.pays, t.lang, beside=points.crowd),
            end=format_count_of_ten(points.pays_until, t.lang, beside=points.crowd),
        )
    return t(
        "it pays for itself from about {n}", n=format_count_of_ten(points.pays, t.lang, beside=points.crowd)
    )


def _matches(points: _Points, t: Texts) -> str:
    if points.matches is None:
        return t("it would not match the half-hour even if all of them could pay")
    if points.matches <= points.least and points.matches_until is None:
        return t("it matches the half-hour even if nobody can pay")
    if points.matches_until is not None:
        return t(
            "it matches the half-hour between about {n} and {end}",
            n=format_count_of_ten(points.matches, t.lang, beside=points.crowd),
            end=format_count_of_ten(points.matches_until, t.lang, beside=points.crowd),
        )
    return t(
        "it matches the half-hour from about {n}",
        n=format_count_of_ten(points.matches, t.lang, beside=points.crowd),
    )


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
        ("", t("Of ten whom posting brings, could pay"), t("An hour brings")),
        tuple(rows),
    )
