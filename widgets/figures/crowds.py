"""The picture of the kit: two crowds of a hundred people, and who in them could pay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import numpy as np

from widgets.amounts import format_amount, format_own
from widgets.figures.house_style import INK, NOBODY, NOBODY_EDGE, QUIET, SERIF, house_style
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

PEOPLE, A_ROW = 100, 10
_HEADING = 128  # pixels above a crowd
_LINE = 19  # pixels from one line to the next, on a phone

# One person: a head and shoulders, in hundredths of a place, each closed and drawn as a smooth curve;
# no number ends a curve.
_TURN = np.linspace(0, 2 * np.pi, 9)
_HEAD = np.column_stack([50 + 19 * np.sin(_TURN), 67 - 19 * np.cos(_TURN)])
_ARM = [(77, 0), (85, 2), (88, 9), (86, 21), (78, 34), (62, 41)]
_BODY = [(50, 0), *_ARM, *((100 - x, y) for x, y in reversed(_ARM)), (50, 0)]
_END = [(np.nan, np.nan)]
_PERSON = np.vstack([_HEAD, _END, _BODY, _END])
_STEP = 104  # from one place to the next
_ACROSS, _UP = (10, 9 * _STEP + 90), (-2, 9 * _STEP + 88)

# The front row comes first, from the left.
_PLACES = np.column_stack([np.arange(PEOPLE) % A_ROW, np.arange(PEOPLE) // A_ROW]) * _STEP
_OUTLINES = (_PLACES[:, None, :] + _PERSON).astype("float32")  # shape (person, point, x and y)


@dataclass(frozen=True, eq=False)
class Crowd:
    """A hundred people that one activity reaches.

    Attributes:
        title: What reaches them, in the reader's language; about 25 letters fit a phone.
        subtitle: Who they are; about 40 letters.
        able: How many of them can pay `price`, 0 to 100; a whole number.
        colour: Of those who can, as `#rrggbb`.
        willingness: EUR that each would pay at most, shape (100,), highest first.
        price: EUR.

    Raises:
        ValueError: If `able` or `willingness` is something else.
    """

    title: str
    subtitle: str
    able: int
    colour: str
    willingness: NDArray[np.float64]
    price: float

    def __post_init__(self) -> None:
        if self.able not in range(PEOPLE + 1):
            raise ValueError(f"{self.able} people can pay; it must be a whole number from 0 to {PEOPLE}.")
        if np.shape(self.willingness) != (PEOPLE,) or np.any(np.diff(self.willingness) > 0):
            raise ValueError(f"Willingness must be {PEOPLE} amounts, the highest first.")


def crowds(left: Crowd, right: Crowd, lang: str) -> Picture:
    """Draw two crowds side by side, also where there is little room.

    Those able to pay stand in front, filled with their crowd's colour; the others are outlines. Pointing at a
    person tells what they would pay.

    Args:
        left: The first crowd.
        right: The second one.
        lang: "fr" or "en".

    Returns:
        Six traces, three a crowd: `others` and `able` (a closed head and closed shoulders each), and the
        `places` where a pointer meets a person.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    axes: dict[str, Any] = {}
    for axis, domain in (("", [0, 0.47]), ("2", [0.53, 1])):
        bare = {"visible": False, "constrain": "domain", "automargin": False}
        left_edge = {"domain": domain, "range": _ACROSS, "constraintoward": "left"}
        front_row = {"range": _UP, "scaleanchor": "x" + axis, "anchor": "x" + axis, "constraintoward": "top"}
        axes |= {"xaxis" + axis: bare | left_edge, "yaxis" + axis: bare | front_row}
    layout = house_style(
        margin={"l": 0, "r": 0, "t": _HEADING, "b": 4, "pad": 0},
        annotations=[*_heading(left, "", t), *_heading(right, "2", t)],
        meta={
            "height": {"fixed": _HEADING + 4, "per_width": 0.47, "most": 600},
            "narrow": _narrow(left, right, t),
        },
        **axes,
    )
    return Picture([*_people(left, "", t), *_people(right, "2", t)], layout)


def _people(crowd: Crowd, axis: str, t: Texts) -> list[dict[str, Any]]:
    """Give a crowd's three traces, as dicts: plotly then checks them once and not twice."""
    on = {"type": "scatter", "xaxis": "x" + axis, "yaxis": "y" + axis}
    shape = {"mode": "lines", "fill": "toself", "hoverinfo": "skip"}
    curve = {"shape": "spline", "smoothing": 1, "simplify": False, "width": 1.2}
    others = {"name": "others", "fillcolor": NOBODY, "line": curve | {"color": NOBODY_EDGE}}
    able = {"name": "able", "fillcolor": crowd.colour, "line": curve | {"color": crowd.colour}}
    return [
        on | shape | others | _points(_OUTLINES[crowd.able :]),
        on | shape | able | _points(_OUTLINES[: crowd.able]),
        {
            "name": "places",
            "mode": "markers",
            "marker": {"size": 24, "opacity": 0},
            "text": [_amount(float(most), t.lang) for most in crowd.willingness],
            "hovertemplate": t("would pay up to {price}", price="%{text}") + "<extra></extra>",
        }
        | on
        | _points(_PLACES.astype("float32") + 50),
    ]


def _points(places: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    return {"x": places[..., 0].ravel(), "y": places[..., 1].ravel()}


@lru_cache(maxsize=1000)
def _amount(euros: float, lang: str) -> str:
    """Print an amount; kept, because while a price moves the crowd stays the same."""
    return format_amount(euros, "EUR", lang)


def _heading(crowd: Crowd, axis: str, t: Texts) -> list[dict[str, Any]]:
    """Give a crowd's title, subtitle and count, standing on its people."""
    base = {
        "xref": f"x{axis} domain",
        "yref": f"y{axis} domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }
    return [
        base | _text(f"<b>{escape(crowd.title)}</b>", 20, crowd.colour, family=SERIF) | {"yshift": 96},
        base | _text(escape(crowd.subtitle), 15, QUIET) | {"yshift": 73},
        base | _text(_large(_count(crowd, t), crowd), 18, INK) | {"yshift": 10},
    ]


def _count(crowd: Crowd, t: Texts) -> str:
    price = format_own(crowd.price, t.lang)
    return t.n("{n} of 100 can pay {price}", "{n} of 100 can pay {price}", n=crowd.able, price=price)


def _large(count: str, crowd: Crowd) -> str:
    """Set the number that a count begins with in large figures."""
    figures = (
        f'<span style="font-size:2.6em;font-family:Georgia,serif;color:{crowd.colour}"><b>\\1</b></span>'
    )
    return re.sub(r"^(\S+)", figures, count)


def _text(text: str, size: int, colour: str, **font: str) -> dict[str, Any]:
    return {"text": text, "font": {"size": size, "color": colour, **font}}


def _narrow(left: Crowd, right: Crowd, t: Texts) -> dict[str, Any]:
    """Give what changes on a phone: still side by side, for only the two together tell; in narrower words."""
    words = [
        (wrap(crowd.title, 15), wrap(crowd.subtitle, 17), _lines(_count(crowd, t))) for crowd in (left, right)
    ]
    titles, subtitles, counts = (max(map(len, lines)) for lines in zip(*words, strict=True))
    count = 8 + 39 + (counts - 1) * _LINE  # the large figures, then lines
    subtitle = count + subtitles * _LINE + 4
    title = subtitle + titles * _LINE + 6
    changes: dict[str, Any] = {
        "margin.t": title,
        "meta.height": {"fixed": title + 4, "per_width": 0.47, "most": 600},
    }
    for first, crowd, (name, who, able) in zip((0, 3), (left, right), words, strict=True):
        texts = (f"<b>{_broken(name)}</b>", _broken(who), _large(_broken(able), crowd))
        for place, text, size in zip(range(first, first + 3), texts, (16, 14, 14), strict=True):
            changes |= {f"annotations[{place}].text": text, f"annotations[{place}].font.size": size}
        for place, top in ((first, title), (first + 1, subtitle)):
            changes |= {f"annotations[{place}].yanchor": "top", f"annotations[{place}].yshift": top}
        changes |= {f"annotations[{first + 2}].yshift": 6, f"data[{first + 2}].marker.size": 13}
        changes |= {f"data[{place}].line.width": 0.9 for place in (first, first + 1)}
    return changes


def _lines(count: str) -> list[str]:
    """Break a count: beside its large number there is room for very few letters."""
    number, of, hundred, *rest = count.split(" ")
    return [f"{number} {of} {hundred}", *wrap(" ".join(rest), 17)]


def _broken(lines: list[str]) -> str:
    return "<br>".join(map(escape, lines))
