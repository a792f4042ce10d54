"""Sales in a year with the hours of posting: on each network that matters, and in the half-hour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from widgets.chart import Table
from widgets.figures.house_style import HALF_HOUR, POSTING, QUIET, house_style
from widgets.figures.labels import counted, note, number
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

# One way from its foot up, in pixels: who gets in touch, the bar, its name and sales.
_ROW, _BAR = 104, 22
_CONTACTS, _MIDDLE, _NAME = 22, 48, 77
_ONE_LINE, _TWO_LINES = 24, 82  # letters of name and sales that a phone has in one line; else both stand here


class Bar(NamedTuple):
    """One way of reaching people.

    Attributes:
        name: in the reader's language.
        contacts: people who get in touch or are spoken with, in a year.
        sales: sales from them.
        half_hour: whether it is no network.
    """

    name: str
    contacts: float
    sales: float
    half_hour: bool


def draw(bars: Sequence[Bar], *, lang: str) -> Picture:
    """Draw one bar for each way.

    Args:
        bars: The ways, at least one; the first one on top.
        lang: "fr" or "en".

    Returns:
        One trace `sales`, a bar for each way, in the order given.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    feet = [_ROW * place for place in reversed(range(len(bars)))]
    colours = [HALF_HOUR if bar.half_hour else POSTING for bar in bars]
    on = {"xref": "x domain", "yref": "y", "x": 0}
    notes: list[dict[str, Any]] = []
    narrow: dict[str, Any] = {}
    for bar, foot, colour in zip(bars, feet, colours, strict=True):
        sales = f'<span style="font-size:1.25em"><b>{_sales(bar, t)}</b></span>'
        at, is_long = f"annotations[{len(notes)}]", len(bar.name) + len(_sales(bar, t)) > _ONE_LINE
        narrow[f"{at}.text"] = f"<b>{bar.name}{'<br>' if is_long else '  '}{_sales(bar, t)}</b>"
        if is_long:
            narrow[f"{at}.y"] = foot + _TWO_LINES
        notes.append(note(f"<b>{bar.name}</b>  {sales}", 17, colour, y=foot + _NAME, **on))
        notes.append(note(_contacts(bar, t), 15, QUIET, y=foot + _CONTACTS, **on))
    trace = {
        "type": "bar",
        "name": "sales",
        "orientation": "h",
        "x": [bar.sales for bar in bars],
        "y": [foot + _MIDDLE for foot in feet],
        "width": _BAR,
        "marker": {"color": colours},
        "hoverinfo": "skip",
    }
    bare: dict[str, Any] = {"visible": False, "automargin": False}
    layout = house_style(
        height=_ROW * len(bars) + 8,
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "pad": 0},
        xaxis=bare | {"range": [0, max(bar.sales for bar in bars) or 1]},
        yaxis=bare | {"range": [0, _ROW * len(bars)]},
        annotations=notes,
        meta={"narrow": narrow},
    )
    return Picture([trace], layout)


def _sales(bar: Bar, t: Texts) -> str:
    n = counted(bar.sales, below_one=2)
    return t.n("{n} sale", "{n} sales", n=n)


def _contacts(bar: Bar, t: Texts) -> str:
    n = counted(bar.contacts)
    if bar.half_hour:
        return t.n("you speak with {n} person", "you speak with {n} people", n=n)
    return t.n("{n} person gets in touch", "{n} people get in touch", n=n)


def reading(bars: Sequence[Bar], *, lang: str) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    each = ", ".join(f"{bar.name} {number(counted(bar.sales, below_one=2), lang)}" for bar in bars)
    return t(
        "Sales to expect in a year with your hours for posting, as far as there is room: {each}.", each=each
    )


def table(bars: Sequence[Bar], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    return Table(
        t("What your hours for posting would bring in a year"),
        ("", t("People who get in touch, or whom you speak with"), t("Sales to expect")),
        tuple(
            (
                bar.name,
                number(counted(bar.contacts), lang),
                number(counted(bar.sales, below_one=2), lang),
            )
            for bar in bars
        ),
    )
