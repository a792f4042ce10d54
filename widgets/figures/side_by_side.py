"""The same minutes, side by side: what posting and the half-hour bring in bookings and in euros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case_studies.units import MONTHS_A_YEAR
from widgets.chart import Table
from widgets.figures.house_style import CLEAR, HALF_HOUR, INK, POSTING, QUIET, house_style
from widgets.figures.labels import NOTHING, SELDOM, between, counted, euros, in_years, note, number, whole
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.outcome import Outcome


# One panel from its foot up, in pixels: two rows, each a bar under its label, and the panel's title.
_TALL, _BAR = 208, 30
_ROWS = {"posting": 118, "half_hour": 20}  # where the middle of a bar is
_LABEL, _GUESS = 33, -31
_COLOURS = {"posting": POSTING, "half_hour": HALF_HOUR}


def draw(posting: Outcome, half_hour: Outcome, *, lang: str, guess: float | None = None) -> Picture:
    """Draw bookings in a year and euros a month, each as two bars.

    Args:
        posting: What a month of posting brings.
        half_hour: What the same hours in the better half-hour bring.
        lang: "fr" or "en".
        guess: Bookings in a year that the learner expected of posting, 0 or more; drawn hollow.

    Returns:
        Traces `bookings` and `euros`, two bars each (posting, then the half-hour), and `guess` where there
        is one.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    both = {"posting": posting, "half_hour": half_hour}
    names = {"posting": t("Posting"), "half_hour": t("The half-hour")}
    bookings = {who: MONTHS_A_YEAR * outcome.bookings for who, outcome in both.items()}
    nets = {who: outcome.net for who, outcome in both.items()}
    booked = {who: _brief(value, t) for who, value in bookings.items()}
    earned = {who: euros(value, lang) for who, value in nets.items()}

    traces = [_bars("bookings", "", bookings), _bars("euros", "2", nets)]
    notes = [
        *_labels("", t("Sales in a year"), names, booked),
        *_labels("2", t("Euros a month, time and costs paid"), names, earned),
    ]
    most = max(*bookings.values(), guess or 0) or 1
    if guess is not None:
        traces.append(_hollow(guess))
        right = guess > 0.45 * most  # else it would reach beyond the left edge
        said = t("your guess: {n}", n=number(counted(guess), lang))
        place = {"x": guess, "y": _ROWS["posting"] + _GUESS, "xanchor": "right" if right else "left"}
        notes.append(note(said, 15, INK, xref="x", yref="y", **place))
    axes: dict[str, Any] = {}
    for axis, domain, ends in (
        ("", [0, 0.46], (0.0, most)),
        ("2", [0.54, 1], (min(0.0, *nets.values()), max(0.0, *nets.values()))),
    ):
        bare = {"visible": False, "automargin": False}
        pad = (ends[1] - ends[0] or 1) * 0.004  # the outline of a bar at either end
        reach = {"domain": domain, "range": [ends[0] - pad, ends[1] + pad]}
        axes["xaxis" + axis] = bare | reach | {"anchor": "y" + axis}
        axes["yaxis" + axis] = bare | {"range": [0, _TALL], "anchor": "x" + axis}
    layout = house_style(
        height=_TALL + 8,
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "pad": 0},
        barmode="overlay",
        annotations=notes,
        shapes=[_zero(axis, y) for axis in ("", "2") for y in _ROWS.values()],
        meta={"narrow": _narrow()},
        **axes,
    )
    return Picture(traces, layout)


def _narrow() -> dict[str, Any]:
    """Give the changes that set one panel above the other."""
    height, gap = 2 * _TALL + 28, 28 / (2 * _TALL + 28)
    half = (1 - gap) / 2
    return {
        "height": height + 8,
        "xaxis.domain": [0, 1],
        "xaxis2.domain": [0, 1],
        "yaxis.domain": [1 - half, 1],
        "yaxis2.domain": [0, half],
    }


def _bars(name: str, axis: str, values: dict[str, float]) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "x": list(values.values()),
        "y": [_ROWS[who] for who in values],
        "width": _BAR,
        "marker": {"color": [_COLOURS[who] for who in values]},
        "hoverinfo": "skip",
        "xaxis": "x" + axis,
        "yaxis": "y" + axis,
    }


def _hollow(guess: float) -> dict[str, Any]:
    bar = _bars("guess", "", {"posting": guess})
    return bar | {"marker": {"color": CLEAR, "line": {"color": INK, "width": 2}}}


def _zero(axis: str, y: int) -> dict[str, Any]:
    """Mark where a bar starts, beside the bar only: the texts above it stay free."""
    on = {"type": "line", "xref": f"x{axis}", "yref": f"y{axis}", "line": {"color": INK, "width": 2}}
    return on | {"x0": 0, "x1": 0, "y0": y - _BAR / 2 - 4, "y1": y + _BAR / 2 + 4}


def _labels(axis: str, title: str, names: dict[str, str], values: dict[str, str]) -> list[dict[str, Any]]:
    on = {"xref": f"x{axis} domain", "yref": f"y{axis}", "x": 0}
    # On one line the longer title reaches beyond its panel, on a phone and on paper.
    notes = [note(title.replace(", ", ",<br>", 1), 16, QUIET, y=_TALL, **on | {"yanchor": "top"})]
    for who, y in _ROWS.items():
        text = f'<b>{names[who]}</b>  <span style="font-size:1.35em"><b>{values[who]}</b></span>'
        notes.append(note(text, 17, _COLOURS[who], y=y + _LABEL, **on))
    return notes


def reading(posting: Outcome, half_hour: Outcome, *, lang: str, guess: float | None = None) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    brings = _bookings(MONTHS_A_YEAR * posting.bookings, t)
    if guess is not None:
        brings = t("{bookings} (you guessed {guess})", bookings=brings, guess=number(counted(guess), lang))
    other = t("there is no half-hour to hold against it")
    if half_hour.hours > 0:
        other = t(
            "with the same minutes, the half-hour brings {bookings} and {money}",
            bookings=_bookings(MONTHS_A_YEAR * half_hour.bookings, t),
            money=_money(half_hour.net, t),
        )
    return t.n(
        "With {n} hour a month, posting brings {bookings} and {money}; {other}.",
        "With {n} hours a month, posting brings {bookings} and {money}; {other}.",
        n=counted(posting.hours),
        bookings=brings,
        money=_money(posting.net, t),
        other=other,
    )


def _bookings(a_year: float, t: Texts) -> str:
    if counted(a_year) == 0:
        return t("no sale at all")
    if a_year < MONTHS_A_YEAR * SELDOM:
        return t("next to no sales")
    if a_year < 1:
        sales, years = in_years(a_year)
        if years > 1 and sales == 1:
            return t("about one sale in {years} years", years=whole(years, t))
        if years > 1:
            return t("about {n} sales in ten years", n=whole(sales, t))
    elif ends := between(a_year):
        low, high = (whole(end, t) for end in ends)
        return t("{low} to {high} sales in a year", low=low, high=high)
    return t.n("about {n} sale in a year", "about {n} sales in a year", n=round(a_year))


def _brief(a_year: float, t: Texts) -> str:
    """Print sales in a year on their bar."""
    if MONTHS_A_YEAR * SELDOM <= a_year < 1:
        sales, years = in_years(a_year)
        if years > 1:
            return t("{n} in {years} years", n=whole(sales, t), years=whole(years, t))
    return _number(a_year, t.lang)


def _number(a_year: float, lang: str) -> str:
    """Print sales in a year as a number; none, where nobody lives to see one."""
    return number(0 if a_year < MONTHS_A_YEAR * SELDOM else counted(a_year), lang)


def _money(net: float, t: Texts) -> str:
    if euros(net, t.lang) == euros(0, t.lang):
        return t("neither earns nor loses money")
    amount = euros(abs(net), t.lang)
    if net < 0:
        return t("loses about {euros} a month", euros=amount)
    return t("leaves about {euros} a month", euros=amount)


def table(posting: Outcome, half_hour: Outcome, *, lang: str, guess: float | None = None) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (
            name,
            _number(MONTHS_A_YEAR * outcome.bookings, lang),
            euros(outcome.net, lang),
            t("{low} to {high}", low=euros(outcome.low, lang), high=euros(outcome.high, lang)),
            number(round(100 * outcome.p_pays), lang),
        )
        for name, outcome in ((t("Posting"), posting), (t("The half-hour"), half_hour))
    ]
    if guess is not None:
        guessed = number(counted(guess), lang)
        rows.insert(1, (t("Your guess for posting"), guessed, NOTHING, NOTHING, NOTHING))
    return Table(
        t("What the same minutes bring, luck aside"),
        (
            "",
            t("Sales in a year"),
            t("Euros a month, time and costs paid"),
            t("In eight cases of ten"),
            t("Pays for itself, of a hundred cases"),
        ),
        tuple(rows),
    )
