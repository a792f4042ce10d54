"""Eight businesses at a glance: what the author says, what was guessed, and what comes back for one euro."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Any

from widgets.chart import Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, LINE, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, broken, euros, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST, MOST = 0.05, 5.0  # EUR back for one; what lies beyond stands at the edge
_STEPS = (0.1, 0.5, 1, 2, 5)
_MARGIN = 10

# Where there is room: columns, as parts of the width, and pixels.
_AUTHOR, _YOU, _TRACK = 0.31, 0.46, 0.56
_ROW, _HEAD, _FOOT = 62, 66, 34
_OURS_FITS = 38
# Where there is not: name, author and guess, our words, the way; pixels from the row's top.
_TALL, _NARROW_HEAD, _SECOND, _THIRD, _WAY = 118, 30, 30, 54, 88


@dataclass(frozen=True)
class Eighth:
    """One row.

    Attributes:
        name: of the business, in the reader's language.
        author: what the author says, in a few words.
        author_yes: whether that is a yes.
        ours: what our numbers say, in a few words.
        low: EUR back for one; one case in ten is below.
        likely: EUR back for one, on average.
        high: one case in ten is above.
        same: whether our numbers and the author say the same.
        is_open: whether our numbers can not settle it.
        guess: whether the learner thought that it pays; None where there is no guess.
    """

    name: str
    author: str
    author_yes: bool
    ours: str
    low: float
    likely: float
    high: float
    same: bool
    is_open: bool
    guess: bool | None = None


def draw(rows: Sequence[Eighth], *, lang: str) -> Picture:
    """Draw a row for each business.

    Args:
        rows: the first on top.
        lang: "fr" or "en".

    Returns:
        Traces `ranges` (lines parted by None) and `likely` (one mark a row); x is the decimal logarithm of
        EUR back for one, kept within the picture.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    height, small = _HEAD + _ROW * len(rows) + _FOOT, _NARROW_HEAD + _TALL * len(rows) + _FOOT
    ways = [height - _HEAD - _ROW * (place + 0.5) for place in range(len(rows))]
    narrow_ways = [float(small - _NARROW_HEAD - _TALL * place - _WAY) for place in range(len(rows))]
    bare = {"visible": False, "automargin": False}
    ends = [log10(LEAST), log10(MOST)]
    layout = house_style(
        height=height,
        margin={"l": _MARGIN, "r": _MARGIN, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": ends, "domain": [_TRACK, 1]},
        yaxis=bare | {"range": [0, height]},
        annotations=_wide(rows, ways, height, t),
        shapes=_strokes(ways, (height - _HEAD + 24, _FOOT - 6), rules=True),
        meta={
            "narrow": {
                "height": small,
                "xaxis.domain": [0, 1],
                "yaxis.range": [0, small],
                "annotations": _narrow(rows, narrow_ways, small, t),
                "shapes": _strokes(narrow_ways, None, rules=False),
                "data[0].y": _parted(narrow_ways, narrow_ways),
                "data[1].y": narrow_ways,
            }
        },
    )
    on = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    colours = [_colour(row.likely >= 1) for row in rows]
    ranges = {
        "name": "ranges",
        "mode": "lines",
        "x": _parted([_at(row.low) for row in rows], [_at(row.high) for row in rows]),
        "y": _parted(ways, ways),
        "line": {"color": QUIET, "width": 8},
        "opacity": 0.4,
    }
    likely = {
        "name": "likely",
        "mode": "markers",
        "x": [_at(row.likely) for row in rows],
        "y": ways,
        "marker": {
            "size": 17,
            "opacity": 1,
            # What can not be settled is a ring.
            "color": [CARD if row.is_open else colour for row, colour in zip(rows, colours, strict=True)],
            "line": {"color": colours, "width": 3},
        },
    }
    return Picture([on | ranges, on | likely], layout)


def _at(back: float) -> float:
    return log10(min(max(back, LEAST), MOST))


def _parted(starts: Sequence[float], ends: Sequence[float]) -> list[float | None]:
    return [point for each in zip(starts, ends, strict=True) for point in (*each, None)]


def _colour(yes: bool) -> str:  # noqa: FBT001 - the one thing it is of
    return HALF_HOUR if yes else POSTING


def _wide(rows: Sequence[Eighth], ways: Sequence[float], height: float, t: Texts) -> list[dict[str, Any]]:
    top = {"xref": "paper", "yref": "y", "y": height - 22}
    notes = [
        note(f"<b>{t('What our numbers say')}</b>", 15, INK, x=0, xshift=-_MARGIN, **top),
        note(f"<b>{t('The author')}</b>", 15, INK, x=_AUTHOR, **top),
        note(f"<b>{t('What comes back for €1')}</b>", 15, INK, x=_TRACK, **top),
    ]
    if any(row.guess is not None for row in rows):
        notes.append(note(f"<b>{t('Your guess')}</b>", 15, INK, x=_YOU, **top))
    for row, way in zip(rows, ways, strict=True):
        at = {"xref": "paper", "yref": "y"}
        quiet = (
            f'<span style="color:{QUIET};font-size:14px">{"<br>".join(broken(row.ours, _OURS_FITS))}</span>'
        )
        notes.append(note(f"<b>{row.name}</b><br>{quiet}", 16, INK, x=0, y=way, xshift=-_MARGIN, **at))
        notes.append(note(f"<b>{row.author}</b>", 15, _colour(row.author_yes), x=_AUTHOR, y=way, **at))
        if row.guess is not None:
            said = t("pays") if row.guess else t("does not pay")
            notes.append(note(said, 15, _colour(row.guess), x=_YOU, y=way, **at))
    pays = {"xref": "x", "yref": "y", "x": 0, "xshift": 8, "y": height - _HEAD + 14}
    return [*notes, note(t("it pays →"), 14, HALF_HOUR, **pays), *_scale(t)]


def _narrow(rows: Sequence[Eighth], ways: Sequence[float], height: float, t: Texts) -> list[dict[str, Any]]:
    at = {"xref": "paper", "yref": "y", "x": 0, "xshift": -_MARGIN, "yanchor": "middle"}
    notes = [note(f"<b>{t('What comes back for €1')}</b>", 15, INK, y=height - 14, **at)]
    for row, way in zip(rows, ways, strict=True):
        top = way + _WAY
        said = _coloured(t("{label}: {value}", label=t("The author"), value=row.author), yes=row.author_yes)
        if row.guess is not None:
            guess = t("you: yes") if row.guess else t("you: no")
            said = f"{said} · {_coloured(guess, yes=row.guess)}"
        notes += [
            note(f"<b>{row.name}</b>", 16, INK, y=top - 10, **at),
            note(said, 14, QUIET, y=top - _SECOND - 2, **at),
            note(row.ours, 14, QUIET, y=top - _THIRD, **at),
        ]
    return [*notes, *_scale(t)]


def _coloured(text: str, *, yes: bool) -> str:
    return f'<span style="color:{_colour(yes)}">{text}</span>'


def _scale(t: Texts) -> list[dict[str, Any]]:
    at = {"xref": "x", "yref": "y", "y": 12}
    middle = [
        note(_step(step, t.lang), 14, QUIET, x=log10(step), **at | {"xanchor": "center"})
        for step in _STEPS[:-1]
    ]
    return [
        *middle,
        note(_step(_STEPS[-1], t.lang), 14, QUIET, x=log10(_STEPS[-1]), **at | {"xanchor": "right"}),
    ]


def _step(step: float, lang: str) -> str:
    text = euros(step, lang, 2 if step < 1 else 0)
    return f"<b>{text}</b>" if step == 1 else text


def _strokes(
    ways: Sequence[float], upright: tuple[float, float] | None, *, rules: bool
) -> list[dict[str, Any]]:
    """Give the ways, the place where a euro comes back, and quiet rules between wide rows."""
    marks = [_stroke((log10(LEAST), log10(MOST)), (way, way), LINE, 3) for way in ways]
    marks += [_stroke((log10(s), log10(s)), (way - 4, way + 4), LINE, 2) for way in ways for s in _STEPS]
    if upright is not None:
        marks.append(_stroke((0, 0), upright, INK, 2))
    else:
        marks += [_stroke((0, 0), (way - 14, way + 14), INK, 2) for way in ways]
    if rules:
        marks += [
            _stroke((0, 1), (way - _ROW / 2, way - _ROW / 2), LINE, 1) | {"xref": "paper"}
            for way in ways[:-1]
        ]
    return marks


def _stroke(x: tuple[float, float], y: tuple[float, float], colour: str, width: int) -> dict[str, Any]:
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "xref": "x", "yref": "y"}
    return ends | {"type": "line", "layer": "below", "line": {"color": colour, "width": width}}


def reading(rows: Sequence[Eighth], *, lang: str) -> str:
    """Say how author, our numbers and the guess compare; the arguments are those of `draw`."""
    t = Texts(lang)
    said = t(
        "Of {n} businesses, our numbers and the author say the same of {same}.",
        n=len(rows),
        same=sum(row.same for row in rows),
    )
    open_rows = [row.name for row in rows if row.is_open]
    if open_rows:
        said += " " + t("Too close to call: {names}.", names=", ".join(open_rows))
    guessed = [row for row in rows if row.guess is not None]
    if guessed:
        hits = sum(row.guess == row.author_yes for row in guessed)
        said += " " + t("You guessed as the author does for {hits} of {n}.", hits=hits, n=len(guessed))
    return said


def table(rows: Sequence[Eighth], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    guess = {True: t("pays"), False: t("does not pay"), None: NOTHING}
    return Table(
        t("Eight businesses: the author, your guess, our numbers"),
        (
            t("Business"),
            t("The author"),
            t("Your guess"),
            t("What comes back for €1"),
            t("In most cases"),
            t("Our numbers"),
        ),
        tuple(
            (
                row.name,
                row.author,
                guess[row.guess],
                euros(row.likely, lang, 2),
                t("{low} to {high}", low=euros(row.low, lang, 2), high=euros(row.high, lang, 2)),
                row.ours,
            )
            for row in rows
        ),
    )
