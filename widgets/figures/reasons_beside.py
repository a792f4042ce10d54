"""The chosen reasons side by side: what each brings and costs a month, and what is left of it."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.chart import Table
from widgets.figures.house_style import CARD, CLEAR, HALF_HOUR, INK, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, euros, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

# One reason from its foot up, in pixels: what is open, costs, brings, both in words, its name.
_ROW, _BAR = 142, 17
_SMALL = 13  # letters of the words of both on a phone, so that they fit into one line
_OPEN, _COSTS, _BRINGS, _WORDS, _NAME = 20, 47, 66, 91, 117
# What is left of all of them, the same way.
_SUM, _GUESS_WORDS, _GUESS, _NET, _SUM_NAME = 128, 18, 41, 62, 96


class Row(NamedTuple):
    """One reason.

    Attributes:
        name: in the reader's language.
        brings: EUR a month before hours and cash, 0 or more.
        costs: EUR a month, hours and cash, 0 or more.
        low: EUR a month left; one case in ten is below.
        high: EUR a month left; one case in ten is above.
        left_open: in the reader's language, what the answers leave open; may be empty.
        no_reason: whether nothing can be named that it brings.
    """

    name: str
    brings: float
    costs: float
    low: float
    high: float
    left_open: str
    no_reason: bool = False

    @property
    def net(self) -> float:
        """EUR a month that are left."""
        return self.brings - self.costs


def draw(rows: Sequence[Row], *, lang: str, guess: float | None = None) -> Picture:
    """Draw two bars for each reason, and what is left of all of them.

    Args:
        rows: The reasons, at least one; the first one on top.
        lang: "fr" or "en".
        guess: EUR a month that the learner expected to be left; drawn hollow.

    Returns:
        Traces `brings` and `costs` (hollow), a bar for each reason; `left`, one bar; and `guess` where there
        is one.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    total = sum(row.net for row in rows)
    # Without a guess its place is not kept.
    drop = 0 if guess is not None else _NET - _BAR
    height = _ROW * len(rows) + _SUM - drop
    feet = [height - _ROW * (place + 1) for place in range(len(rows))]
    most = max(max(row.brings, row.costs) for row in rows) or 1
    notes: list[dict[str, Any]] = []
    narrow: dict[str, Any] = {}
    for row, foot in zip(rows, feet, strict=True):
        on: dict[str, Any] = {"xref": "x domain", "yref": "y", "x": 0}
        notes.append(note(f"<b>{row.name}</b>", 17, y=foot + _NAME, **on))
        parts = list(zip(_said(row, t), ((HALF_HOUR, "■ "), (POSTING, "□ ")), strict=False))
        words = "   ".join(
            _coloured(f"{sign if row.brings and row.costs else ''}{said}", colour)
            for said, (colour, sign) in parts
        )
        narrow[f"annotations[{len(notes)}].font.size"] = _SMALL
        notes.append(note(words, 16, y=foot + _WORDS, **on))
        if row.left_open:
            notes.append(note(row.left_open, 15, QUIET, y=foot + _OPEN, **on))
    traces = [
        _bars("brings", [row.brings for row in rows], [foot + _BRINGS for foot in feet], HALF_HOUR),
        _bars("costs", [row.costs for row in rows], [foot + _COSTS for foot in feet], POSTING),
        _bars("left", [total], [_NET - drop], HALF_HOUR if total >= 0 else POSTING, "2"),
    ]
    # What it costs is hollow: beside the other, the two colours alone would not tell them apart.
    traces[1]["marker"] = {"color": CARD, "line": {"color": POSTING, "width": 2}}
    notes.append(_sum_name(total, _SUM_NAME - drop, t))
    if guess is not None:
        hollow = _bars("guess", [guess], [_GUESS], CLEAR, "2")
        traces.append(hollow | {"marker": hollow["marker"] | {"line": {"color": INK, "width": 2}}})
        said = t("your guess: {n}", n=euros(guess, lang))
        notes.append(note(said, 15, INK, xref="x domain", yref="y", x=0, y=_GUESS_WORDS))
    ends = (min(0.0, total, guess or 0.0), max(0.0, total, guess or 0.0))
    pad = (ends[1] - ends[0] or 1) * 0.004  # the outline of a bar at either end
    bare = {"visible": False, "automargin": False}
    zero = {"type": "line", "xref": "x2", "yref": "y", "x0": 0, "x1": 0, "line": {"color": INK, "width": 2}}
    line = {"type": "line", "xref": "x domain", "yref": "y", "x0": 0, "x1": 1, "line": {"color": INK}}
    layout = house_style(
        height=height + 8,
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "pad": 0},
        barmode="overlay",
        xaxis=bare | {"range": [-0.004 * most, 1.004 * most]},
        xaxis2=bare | {"range": [ends[0] - pad, ends[1] + pad], "anchor": "y"},
        yaxis=bare | {"range": [0, height]},
        annotations=notes,
        meta={"narrow": narrow},
        shapes=[
            zero | {"y0": (_NET if guess is None else _GUESS) - drop - 12, "y1": _NET - drop + 12},
            line | {"y0": _SUM - drop - 8, "y1": _SUM - drop - 8},
        ],
    )
    return Picture(traces, layout)


def _bars(name: str, values: list[float], middles: list[int], colour: str, axis: str = "") -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "x": values,
        "y": middles,
        "width": _BAR,
        "marker": {"color": colour},
        "hoverinfo": "skip",
        "xaxis": "x" + axis,
        "yaxis": "y",
    }


def _coloured(text: str, colour: str) -> str:
    return f'<span style="color:{colour}"><b>{text}</b></span>'


def _said(row: Row, t: Texts) -> tuple[str, ...]:
    """Say what a reason brings and what it costs."""
    if row.brings == row.costs == 0:
        return (t("no hours given to it yet"),)
    brings = t("brings {euros}", euros=euros(row.brings, t.lang))
    if row.no_reason:
        brings = t("brings nothing you could name")
    return brings, t("costs {euros}", euros=euros(row.costs, t.lang))


def _sum_name(total: float, y: int, t: Texts) -> dict[str, Any]:
    amount = f'<span style="font-size:1.3em"><b>{euros(total, t.lang)}</b></span>'
    text = f"<b>{t('Left in a month')}</b>  {amount}"
    colour = HALF_HOUR if total >= 0 else POSTING
    return note(text, 17, colour, xref="x domain", yref="y", x=0, y=y)


def reading(rows: Sequence[Row], *, lang: str, guess: float | None = None) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    each = [t("{label}: {value}", label=row.name, value=", ".join(_said(row, t))) for row in rows]
    total = sum(row.net for row in rows)
    left = euros(total, lang)
    if guess is not None:
        left = t("{left} (you guessed {guess})", left=left, guess=euros(guess, lang))
    return t(
        "In a month, {each}; left once time and costs are paid: {left}.",
        each=reduce(lambda one, other: t("{one}; {other}", one=one, other=other), each),
        left=left,
    )


def table(rows: Sequence[Row], *, lang: str, guess: float | None = None) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    lines: list[tuple[str, ...]] = [
        (
            row.name,
            NOTHING if row.no_reason else euros(row.brings, lang),
            euros(row.costs, lang),
            euros(row.net, lang),
            t("{low} to {high}", low=euros(row.low, lang), high=euros(row.high, lang)),
            row.left_open or NOTHING,
        )
        for row in rows
    ]
    if len(rows) > 1:
        sums = [sum(getattr(row, part) for row in rows) for part in ("brings", "costs", "net")]
        lines.append((t("Together"), *(euros(value, lang) for value in sums), NOTHING, NOTHING))
    if guess is not None:
        lines.append((t("Your guess"), NOTHING, NOTHING, euros(guess, lang), NOTHING, NOTHING))
    return Table(
        t("What each reason brings and costs in a month, luck aside"),
        (
            "",
            t("Brings"),
            t("Costs"),
            t("Left, time and costs paid"),
            t("In eight cases of ten"),
            t("Still open"),
        ),
        tuple(lines),
    )


def open_count(n: int, lang: str) -> str:
    """Say how much the answers leave open; nothing where all is answered."""
    t = Texts(lang)
    return t.n("still open: {n} answer", "still open: {n} answers", n=n) if n else ""
