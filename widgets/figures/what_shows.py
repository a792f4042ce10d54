"""What so many people can show: from how many on a difference would probably be more than luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.amounts import format_amount, format_number
from widgets.chart import Table
from widgets.figures.house_style import CARD, CLEAR, INK, LINE, QUIET, house_style
from widgets.figures.labels import NOTHING, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.showing import Shown, Size

_ROW, _HEAD, _FOOT = 62, 34, 8  # pixels
_TICK, _MIDDLE = 15, 42
_HUNDRED = 100
_NEAR = 0.3  # of the width: a label beyond stands on the other side


def draw(what: Shown, *, lang: str) -> Picture:
    """Draw a row for each size: a pale zone in which nobody can tell, and the point where it ends.

    Returns:
        Traces `luck` (the zones), `shows` (the points) and `guess` where there is one.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    height = _HEAD + _ROW * len(what.sizes) + _FOOT
    rises = what.base <= 1 / 2
    edge = 1.0 if rises else 0.0
    ends = [edge if size.shows is None else size.shows for size in what.sizes]
    most = max([*ends, what.base, what.guess or 0.0]) if rises else 1.0
    least = 0.0 if rises else min([*ends, what.base, what.guess or 1.0])
    pad = 0.02 * (most - least)
    reach = [least - pad, most + (most - least) * (0.2 if rises else 0.02)]
    if not rises:
        reach[0] -= (most - least) * 0.2
    notes: list[dict[str, Any]] = []
    zones: tuple[list[float | None], list[float | None]] = ([], [])
    points: list[tuple[float, float, str]] = []
    narrow: dict[str, Any] = {"xaxis.range": [reach[0], reach[1] + 0.12 * (most - least) * rises]}
    for place, (size, end) in enumerate(zip(what.sizes, ends, strict=True)):
        top = height - _HEAD - _ROW * place
        y = top - _MIDDLE
        zones[0].extend([what.base, end, None])
        zones[1].extend([y, y, None])
        colour = INK if size.own else QUIET
        name, short = _people(size, t)
        narrow[f"annotations[{len(notes)}].text"] = f"<b>{short}</b>" if size.own else short
        notes.append(
            note(f"<b>{name}</b>" if size.own else name, 15, colour, x=0, y=top - 15, xref="paper", yref="y")
        )
        side: dict[str, Any] = (
            {"xanchor": "left", "xshift": 13} if rises else {"xanchor": "right", "xshift": -13}
        )
        said = t("not even all") if size.shows is None and rises else t("not even nobody")
        if size.shows is not None:
            said = format_amount(size.shows, "share", lang, decimals=0)
            points.append((end, y, colour))
        notes.append(note(f"<b>{said}</b>", 15, colour, x=end, y=y, xref="x", yref="y", **side))
    # Beside the bars only, so that it goes through no text.
    shapes = [
        _line(what.base, top - _MIDDLE - _TICK, top - _MIDDLE + _TICK)
        for top in (height - _HEAD - _ROW * place for place in range(len(what.sizes)))
    ]
    anyway = t("{share} anyway", share=format_amount(what.base, "share", lang))
    notes.append(
        note(
            anyway,
            15,
            QUIET,
            x=what.base,
            y=height - 14,
            xref="x",
            yref="y",
            xanchor="left" if what.base < reach[0] + _NEAR * (reach[1] - reach[0]) else "center",
        )
    )
    traces: list[dict[str, Any]] = [
        _marks("luck", *zones, mode="lines", line={"color": LINE, "width": 16}),
        _points("shows", points),
    ]
    if what.guess is not None:
        traces.append(_guess(what, height))
        notes.append(_guess_note(what, height, t))
    layout = house_style(
        height=height,
        margin={"l": 4, "r": 4, "t": 0, "b": 0, "pad": 0},
        xaxis={"visible": False, "automargin": False, "range": reach},
        yaxis={"visible": False, "automargin": False, "range": [0, height]},
        annotations=notes,
        shapes=shapes,
        meta={"narrow": narrow},
    )
    return Picture(traces, layout)


def _people(size: Size, t: Texts) -> tuple[str, str]:
    """Name a row, in full and for a phone."""
    n = format_amount(size.people, "count", t.lang)
    if size.own:
        return t("{n} in each group: yours", n=n), t("{n} each: yours", n=n)
    return t("{n} in each group", n=n), t("{n} each", n=n)


def _line(x: float, low: float, high: float) -> dict[str, Any]:
    ends = {"x0": x, "x1": x, "y0": low, "y1": high, "xref": "x", "yref": "y"}
    return ends | {"type": "line", "layer": "below", "line": {"color": INK, "width": 2}}


def _marks(name: str, x: object, y: object, **look: object) -> dict[str, Any]:
    on = {"type": "scatter", "name": name, "x": x, "y": y, "hoverinfo": "skip", "cliponaxis": False}
    return on | look


def _points(name: str, places: list[tuple[float, float, str]]) -> dict[str, Any]:
    made = _marks(name, [x for x, *_ in places], [y for _, y, _ in places], mode="markers")
    look = {"size": 15, "color": [colour for *_, colour in places], "line": {"color": CARD, "width": 2}}
    return made | {"marker": look}


def _row_of_guess(what: Shown, height: float) -> float:
    place = next(i for i, size in enumerate(what.sizes) if size.people == what.guessed_of)
    return height - _HEAD - _ROW * place - _MIDDLE


def _guess(what: Shown, height: float) -> dict[str, Any]:
    made = _marks("guess", [what.guess], [_row_of_guess(what, height)], mode="markers")
    ring = {"size": 19, "color": CLEAR, "line": {"color": INK, "width": 2}}
    return made | {"marker": ring}


def _guess_note(what: Shown, height: float, t: Texts) -> dict[str, Any]:
    """Write the guess at the right of its row, where no name stands."""
    said = t("your guess: {n}", n=format_number(_HUNDRED * (what.guess or 0.0), "count", t.lang))
    y = _row_of_guess(what, height) + _MIDDLE - 15
    return note(f"○ {said}", 15, INK, x=1, y=y, xref="paper", yref="y", xanchor="right")


def reading(what: Shown, *, lang: str) -> str:
    """Say in one sentence what the learner's own size can show; the arguments are those of `draw`."""
    t = Texts(lang)
    own = next(size for size in what.sizes if size.own)
    people = format_amount(own.people, "count", lang)
    base = format_amount(what.base, "share", lang)
    if own.shows is None:
        return t(
            "With {people} people in each group, of whom {base} do it anyway, no difference at all would"
            " probably show.",
            people=people,
            base=base,
        )
    return t(
        "With {people} people in each group, of whom {base} do it anyway, only {shows} or more in the other"
        " group would probably be more than luck."
        if own.shows > what.base
        else "With {people} people in each group, of whom {base} do it anyway, only {shows} or fewer in the"
        " other group would probably be more than luck.",
        people=people,
        base=base,
        shows=format_amount(own.shows, "share", lang, decimals=0),
    )


def table(what: Shown, *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            format_amount(size.people, "count", lang),
            format_amount(what.base, "share", lang),
            NOTHING if size.shows is None else format_amount(size.shows, "share", lang, decimals=1),
            NOTHING
            if size.shows is None
            else format_amount(abs(size.shows - what.base) * _HUNDRED, "plain", lang, decimals=1),
        )
        for size in what.sizes
    ]
    return Table(
        t("What so many people can show"),
        (
            t("People in each group"),
            t("Do it anyway"),
            t("Shows probably from"),
            t("Difference, in points"),
        ),
        tuple(rows),
    )
