"""Looking ahead: what it comes to, month after month, and when the verdict turns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from widgets.chart import Table
from widgets.figures.house_style import HALF_HOUR, INK, POSTING, QUIET, house_style
from widgets.figures.labels import euros, note, number
from widgets.palette import light
from widgets.picture import Picture
from widgets.texts import N_, Texts, typeset

if TYPE_CHECKING:
    from case_studies.horizon import Horizon

# What a look so many months ahead would say; the keys are the verdicts of `weighing`.
SAYS: dict[str, str] = {
    "worth_it": N_("keep it"),
    "redirect": N_("the hours do more elsewhere"),
    "not_worth_it": N_("it does not pay"),
    "test_first": N_("try it first"),
    "cannot_tell": N_("nobody can tell"),
}
_TALL = 300
_SOME = 1.0  # EUR: less is no difference
_NARROW = 24  # letters of a note that a phone's picture has room for, its numbers on the left taken off
_TOLD = (3, 6, 12, 24, 36, 48, 60)


def draw(ahead: Horizon, _monthly: float | None = None, *, lang: str) -> Picture:
    """Draw the euros from the beginning to the end of each month, with the stretch of eight cases in ten.

    Args:
        ahead: The months.
        lang: "fr" or "en".

    Returns:
        Traces `spread` (one closed shape) and `total`.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    months = [int(month) for month in ahead.months]
    total, low, high = (list(map(float, part)) for part in (ahead.total, ahead.low, ahead.high))
    last = total[-1]
    colour = POSTING if last < 0 else HALF_HOUR
    spread = {
        "type": "scatter",
        "mode": "lines",
        "name": "spread",
        "x": [*months, *reversed(months)],
        "y": [*high, *reversed(low)],
        "fill": "toself",
        "fillcolor": light("band"),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    line = {
        "type": "scatter",
        "mode": "lines",
        "name": "total",
        "x": months,
        "y": total,
        "line": {"color": colour, "width": 4},
        "hoverinfo": "skip",
    }
    bottom, top = min(0.0, *low, *total), max(0.0, *high, *total)
    pad = (top - bottom or 1) * 0.16
    said = t("after {n} months: {money}", n=number(months[-1], lang), money=euros(last, lang))
    notes: list[dict[str, Any]] = [
        note(
            f"<b>{said}</b>",
            15,
            colour,
            x=1,
            xref="paper",
            y=low[-1] if last < 0 else high[-1],
            yref="y",
            xanchor="right",
            yanchor="top" if last < 0 else "bottom",
            yshift=-4 if last < 0 else 4,
        )
    ]
    # On a phone the sentence is as wide as the picture, and would cross its axis.
    narrow_notes = [notes[0] | {"text": f"<b>{said.replace(': ', ':<br>', 1)}</b>", "align": "right"}]
    if ahead.earned_back and ahead.earned_back > 1:
        notes.append(_paid(ahead.earned_back, months[-1], math.inf, t))
        narrow_notes.append(_paid(ahead.earned_back, months[-1], _NARROW, t))
    layout = house_style(
        height=_TALL,
        margin={"l": 8, "r": 12, "t": 8, "b": 44, "pad": 4},
        xaxis={
            "range": [0, months[-1]],
            "tickvals": _ticks(months[-1]),
            "title": {"text": t("months from today")},
        },
        yaxis={
            "range": [bottom - pad, top + pad],
            "tickformat": "$,.0f",
            "nticks": 5,
            "zeroline": True,
            "zerolinewidth": 2,
            "zerolinecolor": QUIET,
        },
        annotations=notes,
        meta={
            "narrow": {
                "annotations": narrow_notes,
                "yaxis.range": [bottom - (2 if last < 0 else 1) * pad, top + (1 if last < 0 else 2) * pad],
            }
        },
    )
    return Picture([spread, line], layout)


def _paid(month: int, last: int, width: float, t: Texts) -> dict[str, Any]:
    """Write the month in which it is paid back beside the line of nought, where the picture has room for it.

    Args:
        month: which one.
        last: the last month of the picture.
        width: letters that the picture has room for; where neither side of the month has enough, the text
            stands at the picture's edge.
        t: the reader's texts.
    """
    text = t("paid back in month {n}", n=number(month, t.lang))
    right = month > last / 2
    room = width * (month / last if right else 1 - month / last)
    place: dict[str, Any] = {"x": month, "xref": "x", "xanchor": "right" if right else "left"}
    if room < len(text):
        place = {"x": 0 if right else 1, "xref": "paper", "xanchor": "left" if right else "right"}
    return note(
        f"<b>{text}</b>",
        15 if math.isinf(width) else 13,
        INK,
        y=0,
        yref="y",
        yanchor="bottom" if right else "top",
        yshift=6 if right else -6,
        **place,
    )


def _ticks(last: int) -> list[int]:
    step = next(step for step in (1, 2, 3, 6, 12) if last / step <= 6 or step == 12)  # noqa: PLR2004 - as many as a phone has room for
    return list(range(0, last + 1, step))


def reading(ahead: Horizon, monthly: float | None = None, *, lang: str) -> str:
    """Say when it is paid back, how that goes with a month once all is running, and one turn of the verdict.

    Args:
        ahead: The months.
        monthly: EUR that a month leaves once all is running, where the page says that elsewhere.
        lang: "fr" or "en".
    """
    t = Texts(lang)
    last = int(ahead.months[-1])
    if ahead.earned_back is None:
        paid = t.n(
            "Within {n} month it does not pay for itself.",
            "Within {n} months it does not pay for itself.",
            n=last,
        )
    elif ahead.earned_back == 1:
        paid = t("It pays for itself from the first month on.")
    else:
        paid = t(
            "Going on from today, with pages that run already, it has paid for itself by month {n};"
            " “The cost of free” begins from nothing, so its month can be another one.",
            n=number(ahead.earned_back, lang),
        )
    says = {word for _, word in ahead.verdicts}
    beside = ""
    if ahead.earned_back is not None and says != {"worth_it"}:
        beside = t("The verdict asks more: whether these hours would do more elsewhere.")
    return " ".join(filter(None, (slow_start(ahead, monthly, t), paid, beside, turns(ahead, t))))


def slow_start(ahead: Horizon, monthly: float | None, t: Texts) -> str:
    """Say why the sum is less than so many good months; empty where it is not, or no month is good."""
    last = int(ahead.months[-1])
    deepest = int(ahead.total.argmin())
    if monthly is None or monthly < _SOME or ahead.total[-1] > monthly * last - _SOME or deepest == 0:
        return ""
    return t(
        "Once all is running, a month leaves about {monthly}, as above. The first months leave less:"
        " setting up and what customers buy only later count here when they come. By month {n}, about"
        " {out} are out.",
        monthly=euros(monthly, t.lang),
        n=number(deepest, t.lang),
        out=euros(-float(ahead.total[deepest]), t.lang),
    )


def turns(ahead: Horizon, t: Texts) -> str:
    """Say the verdict of a near look and of the furthest one; what lies between stands in the table."""
    first, (since, last) = ahead.verdicts[0][1], ahead.verdicts[-1]
    if ahead.flips_at is None:
        return t(
            "Whether you look one month ahead or {n}, the verdict stays the same: {says}.",
            n=number(int(ahead.months[-1]), t.lang),
            says=t(SAYS[first]),
        )
    said = t(
        "Judged on its first month alone: {first}, because setting up is paid at once and what comes later is"
        " still to come; {others}. The verdict above is about a month once all is running: both are true.",
        first=t(SAYS[first]),
        others=t("from {n} months ahead: {says}", n=number(since, t.lang), says=t(SAYS[last])),
    )
    return typeset(said, t.lang)


def table(ahead: Horizon, _monthly: float | None = None, *, lang: str) -> Table:
    """Give the numbers behind the picture."""
    t = Texts(lang)
    rows = []
    last = int(ahead.months[-1])
    for month in sorted(
        {month for month in (*_TOLD, *(since for since, _ in ahead.verdicts)) if month <= last}
    ):
        verdict = [word for since, word in ahead.verdicts if since <= month][-1]
        rows.append(
            (
                number(month, lang),
                euros(float(ahead.total[month]), lang),
                t(
                    "{low} to {high}",
                    low=euros(float(ahead.low[month]), lang),
                    high=euros(float(ahead.high[month]), lang),
                ),
                t(SAYS[verdict]),
            )
        )
    return Table(
        t("What it comes to, looking ahead"),
        (
            t("Months ahead"),
            t("Euros in all, expected"),
            t("In eight cases of ten"),
            t("Then the verdict is"),
        ),
        tuple(rows),
    )
