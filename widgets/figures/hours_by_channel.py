"""Where the hours go at best, which channels get none, and what the next hour brings in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import CLEAR, INK, LINE, NOBODY_EDGE, QUIET, house_style
from widgets.figures.labels import counted, euros, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.sharing import Sharing
    from case_studies.split import Split
    from widgets.figures.channel_looks import Look

# One row from its top down, in pixels: name and hours, the bar, then lines on what an hour brings, and why.
_ROW, _BAR = 66, 22
_NAME, _MIDDLE, _BELOW, _LINE = 12, 37, 62, 20
_FULL = 1 - 1e-6
_SOME = 0.05  # hours a month; less is a rounding


class _Line(NamedTuple):
    """One line of a row's text."""

    text: str
    size: int
    colour: str


def draw(
    sharing: Sharing,
    split: Split,
    looks: Mapping[str, Look],
    *,
    lang: str,
    guess: Mapping[str, float] | None = None,
) -> Picture:
    """Draw a bar of hours for each channel, and one for the hours that nobody gets.

    Args:
        sharing: The channels and the hours.
        split: The best split of them.
        looks: How each channel is named and coloured.
        lang: "fr" or "en".
        guess: Hours that the learner would have given, by channel; drawn hollow.

    Returns:
        Trace `hours`, a bar for each channel in order, then one for what is kept where there is any; and
        `guess` where there is one.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    guess = guess or {}
    kept = [("", split.left_over)] if split.left_over > _SOME else []
    rows = [*split.hours.items(), *kept]
    texts = [_channel(sharing, split, key, looks[key], t) if key else _kept(split, t) for key, _ in rows]
    highs = [_ROW + _LINE * (len(lines) - 1) for lines in texts]
    tall = sum(highs)
    tops = [tall - sum(highs[:row]) for row in range(len(rows))]
    on = {"xref": "x domain", "yref": "y", "x": 0}
    notes = [
        note(line.text, line.size, line.colour, y=top - (_BELOW + _LINE * (i - 1) if i else _NAME), **on)
        for lines, top in zip(texts, tops, strict=True)
        for i, line in enumerate(lines)
    ]
    traces = [_bars("hours", [h for _, h in rows], tops, [_colour(key, looks) for key, _ in rows])]
    hollow = [(guess[key], top) for (key, _), top in zip(rows, tops, strict=True) if key in guess]
    if hollow:
        traces.append(_hollow([hours for hours, _ in hollow], [top for _, top in hollow]))
        notes += [_guess_note(hours, top, t) for hours, top in hollow]
    bare = {"visible": False, "automargin": False}
    most = max(sharing.hours, *split.hours.values(), *guess.values(), 0.5)
    layout = house_style(
        height=tall + 4,
        margin={"l": 0, "r": 0, "t": 4, "b": 0, "pad": 0},
        barmode="overlay",
        xaxis=bare | {"range": [-0.004 * most, 1.004 * most]},
        yaxis=bare | {"range": [0, tall]},
        annotations=notes,
        shapes=[_track(top, most) for top in tops],
    )
    return Picture(traces, layout)


def _colour(key: str, looks: Mapping[str, Look]) -> str:
    return looks[key].colour if key else LINE


def _bars(name: str, hours: list[float], tops: list[int], colours: list[str]) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "x": hours,
        "y": [top - _MIDDLE for top in tops],
        "width": _BAR,
        "marker": {"color": colours},
        "hoverinfo": "skip",
    }


def _hollow(hours: list[float], tops: list[int]) -> dict[str, Any]:
    bar = _bars("guess", hours, tops, [])
    return bar | {"marker": {"color": CLEAR, "line": {"color": INK, "width": 2}}}


def _guess_note(hours: float, top: int, t: Texts) -> dict[str, Any]:
    """Say the guess at the end of the name's line: on the bar it would be read against two colours."""
    said = t("your guess: {n}", n=_hours(hours, t))
    return note(said, 15, INK, x=1, xref="x domain", xanchor="right", y=top - _NAME, yref="y")


def _track(top: int, most: float) -> dict[str, Any]:
    """Draw how far all the hours would reach: what is empty is seen to be empty."""
    y = top - _MIDDLE
    ends = {"x0": 0, "x1": most, "y0": y - _BAR / 2, "y1": y + _BAR / 2, "xref": "x", "yref": "y"}
    return ends | {
        "type": "rect",
        "layer": "below",
        "line": {"color": NOBODY_EDGE, "width": 1},
        "fillcolor": CLEAR,
    }


def _channel(sharing: Sharing, split: Split, key: str, look: Look, t: Texts) -> list[_Line]:
    hours = split.hours[key]
    told = (
        _large(_hours(hours, t)) if hours else f'<span style="color:{QUIET}">{t("not this channel")}</span>'
    )
    brings = f"<b>{euros(split.next_hour[key], t.lang)}</b>"
    return [
        _Line(f"{look.marked}  {told}", 16, look.colour),
        _Line(t("One hour more: about {euros}.", euros=brings), 15, INK),
        *([_Line(_average(split, key, t), 14, QUIET)] if hours else []),
        _Line(because(sharing, split, key, t), 14, QUIET),
    ]


def _average(split: Split, key: str, t: Texts) -> str:
    """Say what the hours that a channel has bring: something else than one hour more would."""
    each = euros(split.earnings[key] / split.hours[key], t.lang)
    return t("On average, an hour of it: {euros}.", euros=each)


def _kept(split: Split, t: Texts) -> list[_Line]:
    told = f"<b>{t('Kept for something else')}</b>  {_large(_hours(split.left_over, t))}"
    worth = t("An hour is worth {euros} elsewhere.", euros=f"<b>{euros(split.hour_value, t.lang)}</b>")
    return [_Line(told, 16, INK), *([_Line(worth, 15, INK)] if split.hour_value > 0 else [])]


def _large(text: str) -> str:
    return f'<span style="font-size:1.2em"><b>{text}</b></span>'


def _hours(hours: float, t: Texts) -> str:
    return format_amount(counted(hours), "hours", t.lang)


def because(sharing: Sharing, split: Split, key: str, t: Texts) -> str:
    """Say in a few words why the next hour of a channel brings what it brings; may be empty."""
    numbers, hours = sharing.channels[key], split.hours[key]
    if split.is_full:
        return t("You could not take on more sales.")
    if numbers.sales_a_week == 0:
        return t("Nobody there could become your customer.")
    if hours and hours >= numbers.cap_hours * _FULL:
        return t("There is no more of it to be had.")
    if hours:
        return (
            t("Every hour brings as much.")
            if numbers.again >= 1
            else t("Each hour brings less than the last.")
        )
    most = euros(sharing.at_most(key), t.lang)
    return t("At best, {euros} an hour on average.", euros=most)


def reading(
    sharing: Sharing,
    split: Split,
    looks: Mapping[str, Look],
    *,
    lang: str,
    guess: Mapping[str, float] | None = None,
) -> str:
    """Say in a sentence or two where the hours go; the arguments are those of `draw`."""
    del sharing
    t = Texts(lang)
    used = [f"{looks[key].title} {_hours(hours, t)}" for key, hours in split.hours.items() if hours]
    alone = [looks[key].title for key in split.left_alone]
    said = [
        t("At best: {channels}.", channels=", ".join(used))
        if used
        else t("At best, no channel gets any hour.")
    ]
    if used and alone:
        said.append(t("Not this channel: {channels}.", channels=", ".join(alone)))
    if split.left_over > _SOME:
        said.append(t("Kept for something else: {hours}.", hours=_hours(split.left_over, t)))
    if guess:
        told = ", ".join(f"{looks[key].title} {_hours(hours, t)}" for key, hours in guess.items())
        said.append(t("Your guess: {channels}.", channels=told))
    return " ".join(said)


def table(
    sharing: Sharing,
    split: Split,
    looks: Mapping[str, Look],
    *,
    lang: str,
    guess: Mapping[str, float] | None = None,
) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    del guess
    t = Texts(lang)
    rows = [
        (
            looks[key].title,
            _hours(hours, t) if hours else t("not this channel"),
            euros(split.earnings[key], lang),
            euros(split.next_hour[key], lang),
            because(sharing, split, key, t),
        )
        for key, hours in split.hours.items()
    ]
    return Table(
        t("The best split, channel by channel"),
        (
            t("Channel"),
            t("Hours a month"),
            t("Euros a month, before the time"),
            t("One hour more would bring"),
            t("Why"),
        ),
        tuple(rows),
    )
