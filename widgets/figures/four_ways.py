"""Four ways of having the pages run, side by side: what each costs, what that holds, what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from case_studies.outsourcing import PUBLISHED_LEFT_OUT
from widgets.chart import Table
from widgets.figures.house_style import CARD, CLEAR, INK, POSTING, house_style
from widgets.figures.labels import NOTHING, euros
from widgets.figures.rows import BARE, NARROW, WIDE, Row, Rows
from widgets.figures.way_names import LINES, WAYS, heading, listed
from widgets.picture import Picture
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.outsourcing import Bill, BillLine, Way
    from case_studies.ranges import Range

# Whose number it is, told by fill: what is striped may be replaced.
ORIGINS: dict[str, str] = {
    "published": N_("published"),
    "assumed": N_("our assumption"),
    "given": N_("your number"),
}
_FILLS: dict[str, dict[str, Any]] = {
    "published": {"color": POSTING},
    "assumed": {
        "color": CARD,
        "pattern": {"shape": "/", "fgcolor": POSTING, "bgcolor": CARD, "size": 7, "solidity": 0.42},
        "line": {"color": POSTING, "width": 1.5},
    },
    "given": {"color": INK},
}
_LEGEND, _LEGEND_HIGH = 44, 88
_GAP = 0.0035  # of the axis, between two parts of a bar


class _Part(NamedTuple):
    """One part of one bar."""

    row: int
    start: float
    line: BillLine


def draw(
    bills: Mapping[Way, Bill], *, lang: str, who: Way | None = None, guess: float | None = None
) -> Picture:
    """Draw the likeliest cost of a month as a bar for each way.

    Args:
        bills: the ways, the first one on top.
        lang: "fr" or "en".
        who: the learner's own way, which is marked.
        guess: EUR a month that the learner expected; a hollow bar above the others.

    Returns:
        A trace for each of `ORIGINS`, parts of bars in EUR a month, and `guess` where there
        is one.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    rows = [_row(bill, t, mine=way == who) for way, bill in bills.items()]
    if guess is not None:
        price = t("{month} a month", month=_large(guess, t))
        rows.insert(0, Row(f"<b>{t('Your guess')}</b>", lead=price))
    kinds = {_kind(line) for bill in bills.values() for line in bill.lines if line.state != "left_out"}
    # Side by side where there is room; on a phone three stand below each other.
    wide = Rows(rows, replace(WIDE, head=_LEGEND))
    narrow = Rows(rows, replace(NARROW, head=_LEGEND if len(kinds) < len(ORIGINS) else _LEGEND_HIGH))
    most = max(*(bill.month.likely for bill in bills.values()), guess or 0) or 1
    parts = _parts(bills, len(rows) - len(bills))
    sorted_parts = [[part for part in parts if _kind(part.line) == kind] for kind in ORIGINS]
    traces = [_bars(kind, found, most, t) for kind, found in zip(ORIGINS, sorted_parts, strict=True)]
    places = [[part.row for part in found] for found in sorted_parts]
    if guess is not None:
        traces.append(_guessed(guess))
        places.append([0])
    for trace, where in zip(traces, places, strict=True):
        trace["y"] = [wide.middles[row] for row in where]
    layout = house_style(
        height=wide.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        showlegend=True,
        legend={
            "x": 0,
            "y": 1,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "traceorder": "normal",
        },
        # The outline of a bar at the end.
        xaxis=BARE | {"range": [-0.003 * most, 1.003 * most]},
        yaxis=BARE | {"range": [0, wide.height]},
        annotations=wide.notes,
        meta={
            "narrow": {
                "height": narrow.height,
                "yaxis.range": [0, narrow.height],
                "annotations": narrow.notes,
                **{
                    f"data[{at}].y": [narrow.middles[row] for row in where] for at, where in enumerate(places)
                },
                **{f"data[{at}].width": NARROW.bar for at in range(len(traces))},
            }
        },
    )
    return Picture(traces, layout)


def _row(bill: Bill, t: Texts, *, mine: bool) -> Row:
    name = f"<b>{t(WAYS[bill.way])}</b>"
    if mine:
        name += f" {t('(your way)')}"
    price = t(
        "{month} a month · {year} a year",
        month=_large(bill.month.likely, t),
        year=euros(bill.year.likely, t.lang),
    )
    below = []
    if added := [line for line in bill.lines if line.state == "extra"]:
        each = ", ".join(
            t("{what} {euros}", what=t(LINES[line.name]), euros=euros(line.price.likely, t.lang))
            for line in added
        )
        below.append(t("with: {list}", list=each))
    if bill.left_out:
        below.append(t("without: {list}", list=listed(bill.left_out, t)))
    span = _between(bill.month, t)
    return Row(
        name,
        lead=price,
        above=(span,) if span else (),
        below=tuple(below),
        colour=POSTING if mine else INK,
    )


def _large(value: float, t: Texts) -> str:
    return f'<span style="font-size:1.2em"><b>{euros(value, t.lang)}</b></span>'


def _between(span: Range, t: Texts) -> str:
    low, high = euros(span.low, t.lang), euros(span.high, t.lang)
    return "" if low == high else t("perhaps {low} to {high}", low=low, high=high)


def _parts(bills: Mapping[Way, Bill], first: int) -> list[_Part]:
    """Give the parts of all bars; the first bill stands in row `first`."""
    found = []
    for row, bill in enumerate(bills.values(), start=first):
        start = 0.0
        for line in bill.lines:
            if line.state != "left_out" and line.price.likely > 0:
                found.append(_Part(row, start, line))
                start += line.price.likely
    return found


def _kind(line: BillLine) -> str:
    return line.origin if line.origin in ("assumed", "given") else "published"


def _bars(kind: str, parts: list[_Part], most: float, t: Texts) -> dict[str, Any]:
    gap = _GAP * most
    return {
        "type": "bar",
        "name": t(ORIGINS[kind]),
        "orientation": "h",
        # At least a hair of each part stays to be seen.
        "x": [max(part.line.price.likely - gap, gap / 2) for part in parts],
        "base": [part.start for part in parts],
        "width": WIDE.bar,
        "marker": _FILLS[kind],
        "showlegend": True,
        "text": [heading(part.line.name, t) for part in parts],
        "textposition": "none",
        "customdata": [euros(part.line.price.likely, t.lang) for part in parts],
        "hovertemplate": "%{text}: %{customdata}<extra></extra>",
    }


def _guessed(guess: float) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": "guess",
        "orientation": "h",
        "x": [guess],
        "width": WIDE.bar,
        "marker": {"color": CLEAR, "line": {"color": INK, "width": 2}},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def reading(
    bills: Mapping[Way, Bill], *, lang: str, who: Way | None = None, guess: float | None = None
) -> str:
    """Say in one sentence what each way costs; the arguments are those of `draw`."""
    t = Texts(lang)
    del who
    said = t(
        "A month costs about {own_time} if you do it yourself, {in_house} with an employee, {freelance} with"
        " a freelancer, {agency} with an agency.",
        **{way: euros(bill.month.likely, lang) for way, bill in bills.items()},
    )
    if guess is None:
        return said
    return t("{said} You guessed {guess}.", said=said, guess=euros(guess, lang))


def table(
    bills: Mapping[Way, Bill], *, lang: str, who: Way | None = None, guess: float | None = None
) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    del who, guess
    rows = []
    for way, bill in bills.items():
        rows += [
            (f"{t(WAYS[way])}: {t(LINES[line.name])}", *_cells(line, t), _whose(way, line, t))
            for line in bill.lines
        ]
        year = t("{euros} a year", euros=euros(bill.year.likely, lang))
        rows.append((f"{t(WAYS[way])}: {t('in all')}", *_money(bill.month, t), year, ""))
    return Table(
        t("What each way costs a month"),
        ("", t("Most likely"), t("From ... to"), t("Part of it?"), t("Whose number")),
        tuple(rows),
    )


_STATES = {"included": N_("included"), "extra": N_("added"), "left_out": N_("left out")}


def _cells(line: BillLine, t: Texts) -> tuple[str, str, str]:
    return (*_money(line.price, t), t(_STATES[line.state]))


def _money(span: Range, t: Texts) -> tuple[str, str]:
    low, high = euros(span.low, t.lang), euros(span.high, t.lang)
    return euros(span.likely, t.lang), NOTHING if low == high else t("{low} to {high}", low=low, high=high)


def _whose(way: Way, line: BillLine, t: Texts) -> str:
    said = t(ORIGINS[_kind(line)])
    if line.name in PUBLISHED_LEFT_OUT.get(way, ()):
        return t("{whose}; left out, says the article", whose=said)
    if way == "freelance" and line.state == "left_out" and line.name != "supervision":
        return t("{whose}; the price list does not say what it holds", whose=said)
    return said
