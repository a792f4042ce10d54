"""The same hours shared out in several ways: sales in a year, and what is left in euros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from case_studies.units import MONTHS_A_YEAR
from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import INK, NOBODY_EDGE, QUIET, house_style
from widgets.figures.labels import counted, euros, note, number
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.split import Split

Kind = Literal["even", "one", "guess", "best"]

# One panel from its top down, in pixels: its title, then for each way a label, a bar, and hours left over.
_TITLE, _ROW, _BAR = 34, 84, 26
_LABEL, _MIDDLE, _ASIDE = 14, 44, 67
_SOME = 0.05  # hours a month; less is a rounding
_COLOURS: dict[Kind, str] = {"even": NOBODY_EDGE, "one": NOBODY_EDGE, "guess": NOBODY_EDGE, "best": INK}


class Way(NamedTuple):
    """One way of sharing the hours out.

    Attributes:
        kind: which.
        split: the hours and what they bring.
        where: for `one`, the channel that gets them all, as the learner reads it.
    """

    kind: Kind
    split: Split
    where: str = ""

    def title(self, t: Texts) -> str:
        """Say which way it is, as a label."""
        titles = {
            "even": t("Spread evenly"),
            "one": t("All in one place"),
            "guess": t("Your guess"),
            "best": t("The best split"),
        }
        return titles[self.kind]

    def phrase(self, t: Texts) -> str:
        """Say which way it is, at the head of a sentence."""
        phrases = {
            "even": t("Spread evenly"),
            "one": t("All in one place ({channel})", channel=self.where),
            "guess": t("As you guessed"),
            "best": t("Shared out at best"),
        }
        return phrases[self.kind]

    def aside(self, t: Texts) -> str:
        """Say how many hours it has no use for, or gives to nothing; may be empty."""
        if self.split.idle > _SOME:
            return t("idle: {hours}", hours=_hours(self.split.idle, t))
        if self.split.left_over > _SOME:
            return t("kept for something else: {hours}", hours=_hours(self.split.left_over, t))
        return ""


def draw(ways: Sequence[Way], *, lang: str) -> Picture:
    """Draw sales in a year and euros a month, a bar for each way.

    Args:
        ways: At least one, the first on top.
        lang: "fr" or "en".

    Returns:
        Traces `sales` and `euros`, a bar for each way, in order.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    tall = _TITLE + _ROW * len(ways)
    middles: list[float] = [tall - _TITLE - _ROW * row - _MIDDLE for row in range(len(ways))]
    sales = [MONTHS_A_YEAR * way.split.total_sales for way in ways]
    nets = [way.split.net for way in ways]
    panels = (
        ("", t("Sales in a year"), sales, [number(counted(value), lang) for value in sales]),
        ("2", t("Euros a month, time and costs paid"), nets, [euros(value, lang) for value in nets]),
    )
    traces, notes, shapes = [], [], []
    axes: dict[str, Any] = {}
    for axis, title, values, printed in panels:
        traces.append(_bars("euros" if axis else "sales", axis, values, middles, ways))
        on = {"xref": f"x{axis} domain", "yref": f"y{axis}", "x": 0}
        notes.append(note(title, 15, QUIET, y=tall - 14, **on))
        for way, said, middle in zip(ways, printed, middles, strict=True):
            colour = INK if way.kind == "best" else QUIET
            text = f'<b>{way.title(t)}</b>  <span style="font-size:1.3em"><b>{said}</b></span>'
            notes.append(note(text, 16, colour, y=middle + _MIDDLE - _LABEL, **on))
            if aside := way.aside(t):
                notes.append(note(aside, 14, QUIET, y=middle + _MIDDLE - _ASIDE, **on))
        ends = (min(0.0, *values), max(0.0, *values))
        pad = (ends[1] - ends[0] or 1) * 0.004
        bare = {"visible": False, "automargin": False}
        domain = [0.54, 1] if axis else [0, 0.46]
        axes["xaxis" + axis] = bare | {
            "domain": domain,
            "range": [ends[0] - pad, ends[1] + pad],
            "anchor": "y" + axis,
        }
        axes["yaxis" + axis] = bare | {"range": [0, tall], "anchor": "x" + axis}
        shapes += [_zero(axis, middle) for middle in middles]
    layout = house_style(
        height=tall + 8,
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "pad": 0},
        annotations=notes,
        shapes=shapes,
        meta={"narrow": _narrow(tall)},
        **axes,
    )
    return Picture(traces, layout)


def _bars(
    name: str, axis: str, values: list[float], middles: list[float], ways: Sequence[Way]
) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "x": values,
        "y": middles,
        "width": _BAR,
        "marker": {"color": [_COLOURS[way.kind] for way in ways]},
        "hoverinfo": "skip",
        "xaxis": "x" + axis,
        "yaxis": "y" + axis,
    }


def _zero(axis: str, y: float) -> dict[str, Any]:
    on = {"type": "line", "xref": f"x{axis}", "yref": f"y{axis}", "line": {"color": INK, "width": 2}}
    return on | {"x0": 0, "x1": 0, "y0": y - _BAR / 2 - 4, "y1": y + _BAR / 2 + 4}


def _narrow(tall: int) -> dict[str, Any]:
    """Give the changes that set one panel above the other."""
    gap = 24
    height = 2 * tall + gap
    return {
        "height": height + 8,
        "xaxis.domain": [0, 1],
        "xaxis2.domain": [0, 1],
        "yaxis.domain": [1 - tall / height, 1],
        "yaxis2.domain": [0, tall / height],
    }


def reading(ways: Sequence[Way], *, lang: str) -> str:
    """Say what each way brings, a sentence each; the arguments are those of `draw`."""
    t = Texts(lang)
    split = ways[0].split
    hours = sum(split.hours.values()) + split.left_over
    head = t(
        "{hours} a month over {n} channels.",
        hours=format_amount(counted(hours), "hours", lang),
        n=format_amount(len(split.hours), "count", lang),
    )
    return " ".join([head, *(_told(way, t) for way in ways)])


def _told(way: Way, t: Texts) -> str:
    said = {"way": way.phrase(t), "sales": _sales(way, t), "euros": euros(way.split.net, t.lang)}
    if aside := way.aside(t):
        return t("{way}: {sales}, {euros} a month; {aside}.", aside=aside, **said)
    return t("{way}: {sales}, {euros} a month.", **said)


def _hours(hours: float, t: Texts) -> str:
    return format_amount(counted(hours), "hours", t.lang)


def _sales(way: Way, t: Texts) -> str:
    n = counted(MONTHS_A_YEAR * way.split.total_sales)
    return t.n("about {n} sale a year", "about {n} sales a year", n=n) if n else t("no sale at all")


def table(ways: Sequence[Way], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            way.title(t),
            _hours(sum(way.split.hours.values()), t),
            _hours(way.split.idle, t),
            number(counted(MONTHS_A_YEAR * way.split.total_sales), lang),
            euros(way.split.total_earnings, lang),
            euros(way.split.net, lang),
        )
        for way in ways
    ]
    return Table(
        t("The same hours, shared out in several ways"),
        (
            t("Way"),
            t("Hours given"),
            t("Of those, idle"),
            t("Sales in a year"),
            t("Euros a month, before the time"),
            t("Euros a month, time and costs paid"),
        ),
        tuple(rows),
    )
