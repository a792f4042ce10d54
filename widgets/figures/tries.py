"""Trying again, three ways: what each costs, and how many bookings it needs and may expect."""

from __future__ import annotations

from math import ceil, isinf
from typing import TYPE_CHECKING, Any

from case_studies.trying_again import MONTHS
from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import POSTING, QUIET, house_style
from widgets.figures.labels import SELDOM, between, counted, euros, note, number, whole
from widgets.picture import Picture
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from case_studies.trying_again import Try, Who

NAMES: dict[Who, str] = {
    "yourself": N_("Yourself"),
    "friend": N_("A friend"),
    "manager": N_("A hired manager"),
}
_BY: dict[Who, str] = {
    "yourself": N_("if you do it yourself"),
    "friend": N_("with a friend"),
    "manager": N_("with a hired manager"),
}
# One way from its foot up, in pixels: what it needs, the bar, its name and price.
_ROW, _BAR = 112, 28
_NEEDS, _MIDDLE, _NAME = 24, 56, 88
_HALF = 0.5


def draw(tries: tuple[Try, ...], *, lang: str) -> Picture:
    """Draw the cost of each way as a bar, with its bookings underneath.

    Args:
        tries: The ways, at least one; the first one on top.
        lang: "fr" or "en".

    Returns:
        One trace `cost`: EUR for the whole try, in the order given.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    feet = [_ROW * place for place in reversed(range(len(tries)))]
    costs = [one.cost for one in tries]
    notes: list[dict[str, Any]] = []
    narrow: dict[str, Any] = {}
    on = {"xref": "x domain", "yref": "y", "x": 0}
    for one, foot in zip(tries, feet, strict=True):
        price = f'<span style="font-size:1.25em"><b>{euros(one.cost, lang)}</b></span>'
        notes.append(note(f"<b>{t(NAMES[one.who])}</b>  {price}", 17, POSTING, y=foot + _NAME, **on))
        narrow[f"annotations[{len(notes)}].text"] = _needs(one, t).replace(", ", ",<br>", 1)
        narrow[f"annotations[{len(notes)}].y"] = foot + _NEEDS - 8
        notes.append(note(_needs(one, t), 16, QUIET, y=foot + _NEEDS, **on))
    bars = {
        "type": "bar",
        "name": "cost",
        "orientation": "h",
        "x": costs,
        "y": [foot + _MIDDLE for foot in feet],
        "width": _BAR,
        "marker": {"color": POSTING},
        "hoverinfo": "skip",
    }
    bare = {"visible": False, "automargin": False}
    height = _ROW * len(tries)
    layout = house_style(
        height=height + 8,
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "pad": 0},
        xaxis=bare | {"range": [0, max(costs) or 1]},
        yaxis=bare | {"range": [0, height]},
        annotations=notes,
        meta={"narrow": narrow | {"height": round(1.15 * height) + 8}},
    )
    return Picture([bars], layout)


def _bookings(value: float, t: Texts) -> str:
    """Print bookings of one try: hundredths below one, for there they decide."""
    return number(counted(value, below_one=2), t.lang)


def _needs(one: Try, t: Texts) -> str:
    """Say under a bar what its try needs and may expect: as short as a phone is narrow."""
    expected = _in_short(one.expected, t)
    if isinf(one.needed):
        return t("no number of sales would cover it, expect {expected}", expected=expected)
    if one.needed == 0:
        return t("costs nothing, expect {expected}", expected=expected)
    if one.needed < 1 and (pays := round(1 / one.needed)) > 1:
        return t("one sale pays for {n} tries, expect {expected}", n=whole(pays, t), expected=expected)
    needed = counted(max(1, one.needed))
    if t.says_otherwise("Sales needed"):
        needed = ceil(needed)  # people are whole
    return t.n(
        "needs {n} sale, expect {expected}",
        "needs {n} sales, expect {expected}",
        n=needed,
        expected=expected,
    )


def reading(tries: tuple[Try, ...], *, lang: str) -> str:
    """Say in one sentence which way costs least and most; the arguments are those of `draw`."""
    t = Texts(lang)
    said = _costs(tries, t)
    if t.says_otherwise("Sales needed"):  # what a sale leaves then counts what comes after it
        said += " " + t("What a new customer buys later is counted in.")
    return said


def _costs(tries: tuple[Try, ...], t: Texts) -> str:
    lang = t.lang
    cheapest, dearest = min(tries, key=_cost), max(tries, key=_cost)
    bookings = _to_expect(cheapest.expected, t)
    least, most = euros(cheapest.cost, lang), euros(dearest.cost, lang)
    if least == most:
        return t(
            "Trying again for {months} months costs {least} in each of these ways;"
            " whoever posts, expect the same: {bookings}.",
            months=MONTHS,
            least=least,
            bookings=bookings,
        )
    return t(
        "Trying again for {months} months costs from {least} ({cheapest}) to {most} ({dearest});"
        " whoever posts, expect the same: {bookings}.",
        months=MONTHS,
        cheapest=t(_BY[cheapest.who]),
        least=least,
        dearest=t(_BY[dearest.who]),
        most=most,
        bookings=bookings,
    )


def _to_expect(value: float, t: Texts) -> str:
    """Say how many bookings a try may expect; less than half a one by how many tries bring one."""
    if 0 < value < MONTHS * SELDOM:
        return t("next to none")
    if 0 < value < _HALF:
        tries = format_amount(round(1 / value), "count", t.lang, decimals=0)
        return t("about one sale in {tries} such tries", tries=tries)
    if value < 1 and (of_ten := round(10 * value)) < 10:  # noqa: PLR2004 - all of ten
        return t("about {n} sales in ten such tries", n=whole(of_ten, t)) if of_ten else t("no sale")
    if ends := between(value):
        low, high = (whole(end, t) for end in ends)
        return t("{low} to {high} sales", low=low, high=high)
    n = round(value)
    return t.n("about {n} sale", "about {n} sales", n=n) if n else t("no sale")


def _in_short(value: float, t: Texts) -> str:
    if 0 < value < MONTHS * SELDOM:
        return t("next to none")
    if 0 < value < _HALF:
        return t("1 in {tries} tries", tries=format_amount(round(1 / value), "count", t.lang, decimals=0))
    if value < 1 and 0 < (of_ten := round(10 * value)) < 10:  # noqa: PLR2004 - all of ten
        return t("{n} in ten tries", n=whole(of_ten, t))
    if t.says_otherwise("Sales needed") and value >= 1:  # whom it counts, the words before have said
        return t("about {n}", n=whole(round(value), t))
    return _to_expect(value, t)


def _cost(one: Try) -> float:
    return one.cost


def table(tries: tuple[Try, ...], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            t(NAMES[one.who]),
            number(counted(one.hours), lang),
            euros(one.cash, lang),
            euros(one.cost, lang),
            "∞" if isinf(one.needed) else _bookings(one.needed, t),
            _bookings(one.expected if one.expected >= MONTHS * SELDOM else 0.0, t),
        )
        for one in tries
    ]
    return Table(
        t("Trying again for {months} months", months=MONTHS),
        (
            t("Who posts"),
            t("Your hours a month"),
            t("Paid a month"),
            t("Cost in all"),
            t("Sales needed"),
            t("Sales to expect"),
        ),
        tuple(rows),
    )
