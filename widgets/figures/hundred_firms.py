"""A hundred firms as small shops, by what they spent: those at nothing are drawn among those under 100."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from widgets.chart import Table
from widgets.figures.house_style import (
    CARD,
    INK,
    LINE,
    NOBODY,
    NOBODY_EDGE,
    POSTING,
    QUIET,
    SERIF,
    house_style,
)
from widgets.figures.labels import NOTHING, broken, counted, dollars, note, number
from widgets.palette import light
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.survey import Nesting

FIRMS, A_ROW = 100, 10
SOME = light("some")  # a paler posting: less than 100, yet not nothing
_EDGE = light("some-edge")

# One shop: an awning above a front, in tenths of a place; each closed.
_AWNING = [(1.2, 5.6), (2.1, 8.6), (7.9, 8.6), (8.8, 5.6), (1.2, 5.6)]
_FRONT = [(2, 5.1), (2, 1.2), (8, 1.2), (8, 5.1), (2, 5.1)]
_END = [(np.nan, np.nan)]
_SHOP = np.array([*_AWNING, *_END, *_FRONT, *_END]) / 10
_PLACES = np.column_stack([np.arange(FIRMS) % A_ROW, A_ROW - 1 - np.arange(FIRMS) // A_ROW])
_SHOPS = (_PLACES[:, None, :] + _SHOP).astype("float32")  # shape (firm, point, x and y); the top row first

_HALF = 0.48  # of the width, for the shops
_STEP = 44  # pixels from one line of the list to the next
_NARROW_STEP = 38


class Counts(NamedTuple):
    """Whole firms of a hundred; they make up the hundred."""

    zero: int
    some: int
    more: int
    outside: int

    @property
    def under_100(self) -> int:
        """Those at nothing and those at little, together."""
        return self.zero + self.some


def counts(parts: Nesting) -> Counts:
    """Round the parts to whole firms, so that they add up, those under 100 included."""
    ends = np.cumsum([parts.zero, parts.some, parts.more, parts.outside])
    whole = np.rint(FIRMS * ends).astype(int)
    return Counts(*(int(n) for n in np.diff(whole, prepend=0)))


def draw(parts: Nesting, *, lang: str, guess: float | None = None) -> Picture:
    """Draw a hundred shops, and beside them (on a phone below) what they spent.

    Args:
        parts: shares of the firms.
        lang: "fr" or "en".
        guess: of a hundred, how many the learner thought spend nothing; a dotted line stands below them.

    Returns:
        Traces `zero`, `some`, `more` and, where there are any, `outside`: shops, an awning and a front each.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    found = counts(parts)
    looks = (
        ("zero", found.zero, POSTING, POSTING),
        ("some", found.some, SOME, _EDGE),
        ("more", found.more, NOBODY, NOBODY_EDGE),
        ("outside", found.outside, CARD, LINE),
    )
    traces, start = [], 0
    for name, many, fill, edge in looks:
        if many or name != "outside":
            traces.append(_shops(name, _SHOPS[start : start + many], fill, edge))
        start += many
    bare = {"visible": False, "automargin": False, "constrain": "domain"}
    shapes = [_around(found.under_100)]
    if guess is not None:
        shapes.append(_below_the_first(round(guess)))
    lines = _list(found, parts, guess, t)
    shorter = _list(found, parts, guess, t, most=34)
    below = sum(_NARROW_STEP + 19 * (len(texts) - 1) for _, texts, _, _ in shorter) + 12
    tall = {"fixed": 8, "per_width": _HALF, "most": 400}
    layout = house_style(
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "pad": 0},
        xaxis=bare | {"domain": [0, _HALF], "range": [-0.06, 10.06], "constraintoward": "left"},
        yaxis=bare | {"range": [-0.06, 10.06], "scaleanchor": "x", "anchor": "x", "constraintoward": "top"},
        annotations=_beside(lines),
        shapes=shapes,
        meta={
            "height": tall,
            "narrow": {
                "xaxis.domain": [0, 1],
                "margin.b": below,
                "meta.height": {"fixed": below + 8, "per_width": 1, "most": 700},
                "annotations": _below(shorter),
            },
        },
    )
    return Picture(traces, layout)


def _shops(name: str, outlines: NDArray[np.float32], fill: str, edge: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "fill": "toself",
        "hoverinfo": "skip",
        "fillcolor": fill,
        "line": {"color": edge, "width": 1.2},
        "x": outlines[..., 0].ravel(),
        "y": outlines[..., 1].ravel(),
    }


def _around(many: int) -> dict[str, Any]:
    """Draw a line around the first shops."""
    full, rest = divmod(many, A_ROW)
    floor = A_ROW - full
    corners = [(0, A_ROW), (A_ROW, A_ROW), (A_ROW, floor), (rest, floor)]
    corners += [(rest, floor - 1), (0, floor - 1)] if rest else [(0, floor)]
    return _path(corners, "Z") | {"line": {"color": INK, "width": 2.5}}


def _below_the_first(many: int) -> dict[str, Any]:
    """Draw a dotted line below the first shops; around them, two lines would lie on each other."""
    full, rest = divmod(many, A_ROW)
    floor = A_ROW - full
    corners = [(A_ROW, floor), (rest, floor), (rest, floor - 1), (0, floor - 1)] if rest else []
    corners = corners or [(A_ROW, floor), (0, floor)]
    return _path(corners) | {"line": {"color": INK, "width": 2.5, "dash": "dot"}}


def _path(corners: list[tuple[int, int]], end: str = "") -> dict[str, Any]:
    return {"type": "path", "path": "M" + "L".join(f"{x},{y}" for x, y in corners) + end}


_Line = tuple[str, list[str], str, int]


def _list(found: Counts, parts: Nesting, guess: float | None, t: Texts, most: int = 28) -> list[_Line]:
    """Give the lines of the list: the number, its words broken, its colour, and how far it is indented."""
    limit = dollars(parts.threshold, t.lang)
    lines = [
        (found.under_100, t("spent less than {limit}", limit=limit), INK, 0),
        (found.zero, t("of these, in our reading, nothing at all"), POSTING, 1),
        (found.some, t("of these, a little"), _EDGE, 1),
        (found.more, t("spent {limit} or more", limit=limit), QUIET, 0),
    ]
    if found.outside:
        lines.append((found.outside, t("not on social media at all"), QUIET, 0))
    made: list[_Line] = [
        (str(n), broken(words, most - 4 * indent), colour, indent) for n, words, colour, indent in lines
    ]
    if guess is not None:
        said = t("your guess for nothing: {n}", n=number(counted(guess), t.lang))
        made.append(("", broken(said, most + 6), QUIET, 0))
    return made


def _written(line: _Line) -> str:
    n, words, colour, _ = line
    large = (
        f'<span style="font-size:1.7em;font-family:{SERIF.replace(chr(34), "")}"><b>{n}</b></span> '
        if n
        else "┅ "
    )
    return f'<span style="color:{colour}">{large}{"<br>".join(words)}</span>'


def _beside(lines: list[_Line]) -> list[dict[str, Any]]:
    """Give the list as it stands beside the shops, from the top down."""
    notes, down = [], 2
    for line in lines:
        notes.append(
            note(
                _written(line),
                16,
                INK,
                x=_HALF + 0.04 + 0.04 * line[3],
                xref="paper",
                y=1,
                yref="paper",
                yanchor="top",
                yshift=-down,
            )
        )
        down += _STEP + 20 * (len(line[1]) - 1)
    return notes


def _below(lines: list[_Line]) -> list[dict[str, Any]]:
    """Give the list as it stands below them on a phone."""
    notes, down = [], 6
    for line in lines:
        notes.append(
            note(
                _written(line),
                15,
                INK,
                x=0.07 * line[3],
                xref="paper",
                y=0,
                yref="paper",
                yanchor="top",
                yshift=-down,
            )
        )
        down += _NARROW_STEP + 19 * (len(line[1]) - 1)
    return notes


def reading(parts: Nesting, *, lang: str, guess: float | None = None) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t, found = Texts(lang), counts(parts)
    values = {
        "zero": found.zero,
        "under": found.under_100,
        "limit": dollars(parts.threshold, lang),
        "outside": found.outside,
    }
    if found.outside:
        said = t(
            "Of a hundred firms asked, {outside} were not on social media at all; {under} were and spent less"
            " than {limit}, {zero} of these nothing.",
            **values,
        )
    else:
        said = t(
            "Of a hundred firms that used social media, {under} spent less than {limit}; in our reading the"
            " {zero} that spent nothing are among them.",
            **values,
        )
    if guess is None:
        return said
    return f"{said} {t('You guessed {n} that spent nothing.', n=number(counted(guess), lang))}"


def table(parts: Nesting, *, lang: str, guess: float | None = None) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t, found = Texts(lang), counts(parts)
    limit = dollars(parts.threshold, lang)
    rows = [
        (t("Nothing"), str(found.zero)),
        (t("Something, but less than {limit}", limit=limit), str(found.some)),
        (t("Less than {limit}: both together, never added again", limit=limit), str(found.under_100)),
        (t("{limit} or more", limit=limit), str(found.more)),
        (t("Not on social media"), str(found.outside) if found.outside else NOTHING),
    ]
    if guess is not None:
        rows.insert(1, (t("Your guess for nothing"), number(counted(guess), lang)))
    return Table(t("What a hundred firms spent"), (t("Spent"), t("Firms of a hundred")), tuple(rows))
