"""Three reasons for being there: what each leaves in a month, and how many hours it deserves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import HALF_HOUR, INK, LINE, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, broken, euros, note, number
from widgets.picture import Picture
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.instruction import Stance, Told
    from case_studies.stream import Advice, Reason, Stream

NAMES: dict[Reason, str] = {
    "reach": N_("To win new customers"),
    "keep": N_("To keep the customers you have"),
    "serve": N_("To help those who need it"),
}
ADVICE: dict[Advice, str] = {
    "more": N_("More of it"),
    "same": N_("As much as today"),
    "less": N_("Less of it"),
    "none": N_("None at all"),
}
# What a row says; a guess is one of the four above.
SAYS: dict[Stance, str] = {
    "more": ADVICE["more"],
    "same": ADVICE["same"],
    "less": ADVICE["less"],
    "none": ADVICE["none"],
    "half_hour": N_("It pays, but your half-hour would probably bring more"),
    "half_hour_if": N_("It pays; if your half-hour is like our example's, that would bring more"),
    "other": N_("It pays, but the hours do more for another reason"),
    "open": N_("Open: as today"),
    "trial": N_("To be tried, with a limit"),
    "pause": N_("Not while you try the rest"),
}
# Where the hours differ all the same.
ABOUT: dict[Stance, str] = SAYS | {"same": N_("About as much as today")}
UNUSED = N_("not used today")
# Of what was not put in nobody can say that there is nothing to gain.
_NOT_WEIGHED = {
    "keep": N_("Not weighed: no customers are put in yet"),
    "serve": N_("Not weighed: no questions for help are put in yet"),
}

# One row from its top down, in pixels: lines of text, the bar where there is one, air.
_LINE, _BAR, _AIR = 23, 22, 26
_WIDE, _NARROW = 62, 34  # letters in a line
_COLOURS: dict[Stance, str] = {
    "more": HALF_HOUR,
    "same": HALF_HOUR,
    "half_hour": HALF_HOUR,
    "half_hour_if": HALF_HOUR,
    "other": HALF_HOUR,
    "less": POSTING,
    "none": POSTING,
}


class Sum(NamedTuple):
    """All reasons together, a month.

    Attributes:
        net: EUR expected.
        low: EUR; one case in ten is below.
        high: EUR; one case in ten is above.
        hours: hours today.
        told: what to do from now on.
    """

    net: float
    low: float
    high: float
    hours: float
    told: Told


class Row(NamedTuple):
    """One reason, and what to do about it from now on."""

    stream: Stream
    told: Told


def draw(rows: Sequence[Row], together: Sum, *, lang: str) -> Picture:
    """Draw what each reason leaves in a month as a bar, with the stretch of eight cases in ten.

    Args:
        rows: The reasons, in the order in which they are read from the top.
        together: All of them.
        lang: "fr" or "en".

    Returns:
        Traces `nets` (bars) and `spread` (lines, parted by None), one each for a reason that has hours today;
        the sum last, where more than one has.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    used = [row.stream for row in rows if row.stream.hours > 0]
    shown: list[Stream | Sum] = [*used, together] if len(used) > 1 else [*used]
    texts = [_said(row, t) for row in rows]
    if len(used) > 1:
        texts.append(
            _Said(
                t("All together"),
                euros(together.net, lang),
                in_hours(together.hours, together.told, t),
                QUIET,
                has_bar=True,
            )
        )
    wide, narrow = _Rows(texts, _WIDE), _Rows(texts, _NARROW)
    reach = (min([0.0, *(row.low for row in shown)]), max([0.0, *(row.high for row in shown)]))
    pad = (reach[1] - reach[0] or 1) * 0.02
    bare = {"visible": False, "automargin": False}
    layout = house_style(
        height=wide.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": [reach[0] - pad, reach[1] + pad]},
        yaxis=bare | {"range": [0, wide.height]},
        annotations=wide.notes,
        shapes=wide.shapes(summed=len(used) > 1),
        meta={
            "narrow": {
                "height": narrow.height,
                "yaxis.range": [0, narrow.height],
                "annotations": narrow.notes,
                "shapes": narrow.shapes(summed=len(used) > 1),
                "data[0].y": narrow.bars,
                "data[1].y": _parted(narrow.bars),
            }
        },
    )
    nets = [row.net for row in shown]
    bars = {
        "type": "bar",
        "name": "nets",
        "orientation": "h",
        "x": nets,
        "y": wide.bars,
        "width": _BAR,
        "marker": {"color": [POSTING if net < 0 else HALF_HOUR for net in nets]},
        "hoverinfo": "skip",
    }
    spread = {
        "type": "scatter",
        "mode": "lines",
        "name": "spread",
        "x": [x for row in shown for x in (row.low, row.high, None)],
        "y": _parted(wide.bars),
        "line": {"color": INK, "width": 3},
        "hoverinfo": "skip",
    }
    return Picture([bars, spread], layout)


class _Said(NamedTuple):
    """What is written in a row: a name, an amount, and what follows from it, in its colour."""

    name: str
    value: str
    below: str
    colour: str
    has_bar: bool


class _Rows:
    """Where the rows are, in pixels from the foot up, and what is written there.

    Args:
        texts: What is written in each.
        most: Letters in a line; in a narrow place the amount has a line of its own.

    Attributes:
        height: Of the whole picture.
        bars: The middle of each bar.
        notes: All texts.
    """

    def __init__(self, texts: Sequence[_Said], most: int) -> None:
        rows = [_lines(said, most) for said in texts]
        bar = [_BAR if said.has_bar else 0 for said in texts]
        tall = [_LINE * len(lines) + 6 + each + _AIR for lines, each in zip(rows, bar, strict=True)]
        self.height = sum(tall)
        tops = [self.height - sum(tall[:row]) for row in range(len(tall))]
        self._last = tops[-1]
        self.bars = [
            top - _LINE * len(lines) - 6 - _BAR / 2
            for top, lines, each in zip(tops, rows, bar, strict=True)
            if each
        ]
        self.notes = [
            note("<br>".join(lines), 16, INK, xref="paper", yref="y", x=0, y=top, yanchor="top")
            for top, lines in zip(tops, rows, strict=True)
        ]

    def shapes(self, *, summed: bool) -> list[dict[str, Any]]:
        """Give where each bar starts, and the rule above a sum."""
        return [*map(_zero, self.bars), *([_rule(self._last + _AIR / 2)] if summed else [])]


def _said(row: Row, t: Texts) -> _Said:
    stream = row.stream
    value = euros(stream.net, t.lang) if stream.hours > 0 else t(UNUSED)
    return _Said(t(NAMES[stream.reason]), value, advised(row, t), _colour(row), has_bar=stream.hours > 0)


def _lines(said: _Said, most: int) -> list[str]:
    value = f'<span style="font-size:1.2em">{said.value}</span>' if said.has_bar else said.value
    head = [f"<b>{said.name}</b>  {value}"] if most == _WIDE else [f"<b>{said.name}</b>", value]
    style = f"color:{said.colour};font-size:0.95em"
    bold = "{}" if said.colour == QUIET else "<b>{}</b>"
    return [
        *head,
        *(f'<span style="{style}">{bold.format(line)}</span>' for line in broken(said.below, most)),
    ]


def _parted(places: Sequence[float]) -> list[float | None]:
    return [y for place in places for y in (place, place, None)]


def _colour(row: Row) -> str:
    if row.stream.hours == 0 and row.told.stance == "none":
        return QUIET
    return _COLOURS.get(row.told.stance, QUIET)


def _zero(middle: float) -> dict[str, Any]:
    on = {
        "type": "line",
        "xref": "x",
        "yref": "y",
        "layer": "above",
        "line": {"color": NOBODY_EDGE, "width": 2},
    }
    return on | {"x0": 0, "x1": 0, "y0": middle - _BAR / 2 - 4, "y1": middle + _BAR / 2 + 4}


def _rule(y: float) -> dict[str, Any]:
    on = {"type": "line", "xref": "paper", "yref": "y", "line": {"color": LINE, "width": 2}}
    return on | {"x0": 0, "x1": 1, "y0": y, "y1": y}


def advised(row: Row, t: Texts) -> str:
    """Say how many hours a reason gets from now on: `None: 4 h a month → 0 h`."""
    stream, told = row
    if stream.hours > 0:
        return in_hours(stream.hours, told, t)
    if told.stance == "none":
        return t("Nothing to gain there with these numbers" if stream.asked else _NOT_WEIGHED[stream.reason])
    if told.stance in {"open", "pause"}:
        return t("Open: nothing today, nothing for now")
    best = _hours(told.hours, t)
    if told.stance == "trial":
        return t("{advice}: {now} a month", advice=t(SAYS["trial"]), now=best)
    return t(
        "Worth a try: {best} a month would leave about {money}",
        best=best,
        money=euros(stream.net_at_best, t.lang),
    )


def in_hours(today: float, told: Told, t: Texts) -> str:
    """Say what to do, and the hours of both: `None at all: 4 h a month → 0 h`."""
    now, best = _hours(today, t), _hours(told.hours, t)
    if now == best:
        return t("{advice}: {now} a month", advice=t(SAYS[told.stance]), now=now)
    return t("{advice}: {now} a month → {best}", advice=t(ABOUT[told.stance]), now=now, best=best)


def _hours(value: float, t: Texts) -> str:
    return format_amount(round(value, 1), "hours", t.lang)


def reading(rows: Sequence[Row], together: Sum, *, lang: str) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    amount = euros(abs(together.net), lang)
    if together.hours == 0:
        money = t("No hours go into it today")
    elif together.net < 0:
        money = t("All together, it loses about {money} a month", money=amount)
    else:
        money = t("All together, it leaves about {money} a month", money=amount)
    works = _named(rows, {"more", "same", "less"}, t)
    if together.told.stance == "open":
        return t("{money}. The rest is open: go on as today, and count.", money=money)
    if together.told.stance == "trial":
        return t("{money}; to be tried: {works}.", money=money, works=_named(rows, {"trial"}, t))
    if works:
        return t("{money}; what deserves hours: {works}.", money=money, works=works)
    if pays := _named(rows, {"half_hour", "half_hour_if", "other"}, t):
        return t(
            "{money}; it pays, but the hours would probably bring more elsewhere: {works}.",
            money=money,
            works=pays,
        )
    return t("{money}; none of the three reasons carries it with these numbers.", money=money)


def _named(rows: Sequence[Row], stances: set[Stance], t: Texts) -> str:
    found = [t(NAMES[row.stream.reason]) for row in rows if row.told.stance in stances]
    return t(" and ").join(t("“{reason}”", reason=name) for name in found)


def table(rows: Sequence[Row], together: Sum, *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)

    def money(each: Stream | Sum) -> tuple[str, str]:
        spread = t("{low} to {high}", low=euros(each.low, lang), high=euros(each.high, lang))
        return euros(each.net, lang), spread

    told = [
        (
            t(NAMES[stream.reason]),
            _hours(stream.hours, t),
            _hours(ahead.hours, t),
            *money(stream),
            number(round(100 * stream.p_pays), lang) if stream.hours > 0 else NOTHING,
        )
        for stream, ahead in rows
    ]
    told.append(
        (
            t("All together"),
            _hours(together.hours, t),
            _hours(together.told.hours, t),
            *money(together),
            NOTHING,
        )
    )
    return Table(
        t("What each reason leaves in a month, luck aside"),
        (
            t("Reason for being there"),
            t("Hours a month now"),
            t("Hours from now on"),
            t("Euros a month, time and costs paid"),
            t("In eight cases of ten"),
            t("Pays for itself, of a hundred cases"),
        ),
        tuple(told),
    )
