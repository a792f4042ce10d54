"""Two authors on one line: how many later sales it takes for the second one to be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from widgets.amounts import format_number
from widgets.changes_text import rounded
from widgets.chart import Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, NOBODY, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import broken, note
from widgets.picture import Picture
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.weighing import Verdict
    from case_studies.zones import Zone

Side = Literal["against", "open", "for"]
SIDES: dict[Verdict, Side] = {
    "worth_it": "for",
    "redirect": "against",
    "not_worth_it": "against",
    "test_first": "open",
    "cannot_tell": "open",
}
# As in the rows above it on the page: green keeps, orange warns.
_FILLS: dict[Side, str] = {"against": POSTING, "open": NOBODY, "for": HALF_HOUR}
_WORDS: dict[Side, str] = {"against": POSTING, "open": QUIET, "for": HALF_HOUR}
_SAYS: dict[Side, str] = {
    "against": N_("the first author is right: the hours do more elsewhere"),
    "open": N_("nobody can tell without trying"),
    "for": N_("the second author is right: keep posting"),
}
AGREED = N_("by the rule of either author: keep it, even if nobody ever came later")

# From the foot up, in pixels: a line a stretch, the numbers of the axis, the band, the mark of today.
_HOURS = 100
_LINE, _BAND, _AXIS, _HEAD, _AIR = 22, 40, 34, 40, 8
_WIDE, _NARROW = 64, 32  # letters in a line


class Stretch(NamedTuple):
    """A part of the line on which one of the authors is right, or nobody can tell."""

    low: float
    high: float
    side: Side


def stretches(zones: Sequence[Zone]) -> tuple[Stretch, ...]:
    """Join neighbouring zones that take the same side."""
    found: list[Stretch] = []
    for zone in zones:
        side = SIDES[zone.verdict]
        if found and found[-1].side == side:
            found[-1] = found[-1]._replace(high=zone.high)
        else:
            found.append(Stretch(zone.low, zone.high, side))
    return tuple(found)


def draw(zones: Sequence[Zone], now: float, *, lang: str) -> Picture:
    """Draw the line of later sales, coloured by who is right, with a mark where the learner is.

    Args:
        zones: Verdicts along the number of later sales from a hundred hours of posting.
        now: What the learner believes.
        lang: "fr" or "en".

    Returns:
        Traces `band` (one bar a stretch, end to end) and `you`.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    parts, most = stretches(zones), zones[-1].high
    wide, narrow = _Places(parts, _WIDE, t), _Places(parts, _NARROW, t)
    band = {
        "type": "bar",
        "name": "band",
        "orientation": "h",
        "base": [part.low for part in parts],
        "x": [part.high - part.low for part in parts],
        "y": [wide.band] * len(parts),
        "width": _BAND,
        "marker": {
            "color": [_FILLS[part.side] for part in parts],
            "line": {"color": NOBODY_EDGE, "width": 1},
        },
        "hoverinfo": "skip",
    }
    you = {
        "type": "scatter",
        "mode": "markers",
        "name": "you",
        "x": [min(now, most)],
        "y": [wide.you],
        "marker": {"symbol": "triangle-down", "size": 16, "color": INK, "line": {"color": CARD, "width": 1}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    layout = house_style(
        height=wide.height,
        margin={"l": 10, "r": 10, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        xaxis={"visible": False, "range": [0, most], "automargin": False},
        yaxis={"visible": False, "range": [0, wide.height], "automargin": False},
        annotations=wide.notes(now, most, t),
        meta={
            "narrow": {
                "height": narrow.height,
                "yaxis.range": [0, narrow.height],
                "annotations": narrow.notes(now, most, t),
                "data[0].y": [narrow.band] * len(parts),
                "data[1].y": [narrow.you],
            }
        },
    )
    return Picture([band, you], layout)


class _Places:
    """Where things are, in pixels from the foot up: the stretches in words, the axis, the band, the learner.

    Args:
        parts: The stretches.
        letters: In a line.
        t: The reader's texts.
    """

    def __init__(self, parts: Sequence[Stretch], letters: int, t: Texts) -> None:
        self._texts = [
            (_WORDS[part.side], lines) for part, lines in zip(parts, _lines(parts, letters, t), strict=True)
        ]
        self._foot = sum(_LINE * len(lines) + _AIR for _, lines in self._texts)
        self.band = self._foot + _AXIS + _BAND / 2
        self.you = self.band + _BAND / 2 + 8
        self.height = self._foot + _AXIS + _BAND + _HEAD

    def notes(self, now: float, most: float, t: Texts) -> list[dict[str, Any]]:
        """Give all that is written."""
        found, top = [], self._foot
        for colour, lines in self._texts:
            found.append(
                note("<br>".join(lines), 15, colour, x=0, xref="paper", y=top, yref="y", yanchor="top")
            )
            top -= _LINE * len(lines) + _AIR
        right = now > most / 2
        place: dict[str, Any] = {"x": min(now, most), "y": self.height - 12, "xref": "x", "yref": "y"}
        side: dict[str, Any] = (
            {"xanchor": "right", "xshift": 12} if right else {"xanchor": "left", "xshift": -8}
        )
        said = t("you: {n}", n=_sales(now, t.lang))
        return [
            note(f"<b>{said}</b>", 15, **place, **side),
            *_ticks(most, self._foot + _AXIS - 14, t.lang),
            *found,
        ]


def _lines(parts: Sequence[Stretch], letters: int, t: Texts) -> list[list[str]]:
    """Give each stretch in words: where it is, and who is right there."""
    if len(parts) == 1 and parts[0].side == "for":
        return [[f"<b>{line}</b>" for line in broken(t(AGREED), letters)]]
    return [
        [
            t("{label}: {value}", label=where, value="").strip(),
            *(f"<b>{line}</b>" for line in broken(t(_SAYS[part.side]), letters)),
        ]
        for part, where in zip(parts, _wheres(parts, t), strict=True)
    ]


def _wheres(parts: Sequence[Stretch], t: Texts) -> list[str]:
    found = []
    for row, part in enumerate(parts):
        low, high = _sales(part.low, t.lang), _sales(part.high, t.lang)
        if row == len(parts) - 1:
            found.append(t("from {low}", low=low) if row else t("up to {high} at least", high=high))
        else:
            found.append(
                t("from {low} to {high}", low=low, high=high) if row else t("up to {high}", high=high)
            )
    return found


def _ticks(most: float, y: float, lang: str) -> list[dict[str, Any]]:
    places = [0, most / 2, most]
    anchors = ("left", "center", "right")
    return [
        note(_sales(place, lang), 14, QUIET, x=place, y=y, xref="x", yref="y", xanchor=anchor)
        for place, anchor in zip(places, anchors, strict=True)
    ]


def _sales(value: float, lang: str) -> str:
    return format_number(rounded(value), "count", lang)


def reading(zones: Sequence[Zone], now: float, *, lang: str) -> str:
    """Say from where the second author is right; the arguments are those of `draw`."""
    t = Texts(lang)
    parts = stretches(zones)
    here = _sales(now, lang)
    if parts[0].side == "for":
        return t("It earns its place even if nobody ever came later: by the rule of either author, keep it.")
    ahead = next((part for part in parts if part.side == "for"), None)
    if ahead is None:
        return t(
            "You reckon with {now}. Even {most} later sales from a hundred hours would not make posting the"
            " better use of them.",
            now=here,
            most=_sales(zones[-1].high, lang),
        )
    often = (
        t("one in every {hours} hours", hours=_sales(_HOURS / ahead.low, lang))
        if ahead.low < _HOURS
        else t("{n} in each hour", n=_sales(ahead.low / _HOURS, lang))
    )
    return t.n(
        "You reckon with {n} later sale from a hundred hours of posting. From about {low}, {often}, the"
        " second author is right.",
        "You reckon with {n} later sales from a hundred hours of posting. From about {low}, {often}, the"
        " second author is right.",
        n=rounded(now),
        low=_sales(ahead.low, lang),
        often=often,
    )


def table(zones: Sequence[Zone], now: float, *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    parts = stretches(zones)
    agreed = len(parts) == 1 and parts[0].side == "for"
    rows = [
        (_sales(part.low, lang), _sales(part.high, lang), t(AGREED) if agreed else t(_SAYS[part.side]))
        for part in parts
    ]
    rows.append((t("you: {n}", n=_sales(now, lang)), "", ""))
    return Table(
        t("Later sales from a hundred hours of posting"),
        (t("From so many"), t("To so many"), t("Who is right")),
        tuple(rows),
    )
