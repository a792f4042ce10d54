"""When it pays: the money earned back less the money spent, month by month."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from widgets.chart import Table
from widgets.figures.house_style import CARD, INK, POSTING, QUIET, house_style
from widgets.figures.labels import euros, note
from widgets.picture import Picture
from widgets.texts import Texts

if TYPE_CHECKING:
    from case_studies.prospect import Prospect

_YEAR = 12
_ROOM = 3  # months after the one in which it pays


def months_shown(found: Prospect) -> int:
    """Give how many months the picture shows: whole years, as far as the owner waits or until it pays."""
    last = max(found.patience, _YEAR)
    if found.path.pays is not None:
        last = max(last, found.path.pays + _ROOM)
    return min(_YEAR * ceil(last / _YEAR), len(found.path.balance))


def draw(found: Prospect, *, lang: str) -> Picture:
    """Draw the balance by the end of each month, and mark where most is out and where it is all back.

    Args:
        found: what a bill needs and is expected to bring.
        lang: "fr" or "en".

    Returns:
        Traces `balance` (EUR, months from 0) and `marks`.

    Raises:
        ValueError: For another language.
    """
    t = Texts(lang)
    last = months_shown(found)
    months, balance = [*range(last + 1)], [0.0, *found.path.balance[:last]]
    marks = _marks(found, last, t)
    low, high = min(balance), max(balance)
    room = 0.16 * ((high - low) or 1)
    layout = house_style(
        height=400,
        margin={"l": 0, "r": 12, "t": 36, "b": 0, "pad": 4},
        xaxis={
            "range": [0, last],
            "title": {"text": t("Months")},
            "dtick": 3 if last <= 2 * _YEAR else _YEAR,
            "zeroline": False,
            "showline": False,
        },
        yaxis={"range": [low - room, high + room], "tickformat": "$,~r", "nticks": 6, "zerolinewidth": 2},
        title={
            "text": t("Earned less spent so far, in euros"),
            "font": {"size": 15, "color": INK},
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 4},
        },
        shapes=[_end(found.patience)] if found.patience < last else [],
        annotations=[note(text, 16, INK, x=x, y=y, bgcolor=CARD) for x, y, text in marks],
        meta={"labels": [{"kind": "mark", "texts": [text, _two_lines(text)]} for _, _, text in marks]},
    )
    line = {
        "type": "scatter",
        "mode": "lines",
        "name": "balance",
        "x": months,
        "y": balance,
        "line": {"color": POSTING, "width": 4},
        "hovertemplate": t("month {n}: {euros}", n="%{x}", euros="%{y:$,.0f}") + "<extra></extra>",
    }
    points = {
        "type": "scatter",
        "mode": "markers",
        "name": "marks",
        "x": [x for x, _, _ in marks],
        "y": [y for _, y, _ in marks],
        "marker": {"color": CARD, "size": 14, "line": {"color": POSTING, "width": 3}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return Picture([line, points], layout)


def _end(patience: int) -> dict[str, Any]:
    """Draw where the owner's patience ends."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": patience,
        "x1": patience,
        "y0": 0,
        "y1": 1,
        "line": {"color": QUIET, "width": 2, "dash": "dash"},
        "layer": "below",
    }


def _marks(found: Prospect, last: int, t: Texts) -> list[tuple[float, float, str]]:
    """Give the places that matter: x, y, and what is said there; the one that matters most first."""
    path, marks = found.path, []
    if path.pays is not None and path.pays <= last:
        said = t("paid back: month {n}", n=path.pays)
        marks.append((float(path.pays), path.balance[path.pays - 1], said))
    else:
        at = path.balance[found.patience - 1]
        said = t("after {n} months: {euros}", n=found.patience, euros=euros(at, t.lang))
        marks.append((float(found.patience), at, said))
    month, out = path.deepest
    if out > 0 and month <= last and path.pays is not None:
        said = t("most out of pocket: {euros}", euros=euros(out, t.lang))
        marks.append((float(month), -out, said))
    return marks


def _two_lines(said: str) -> str:
    return said.replace(": ", ":<br>", 1)


def reading(found: Prospect, *, lang: str) -> str:
    """Say in one sentence when it pays; the argument is that of `draw`."""
    t = Texts(lang)
    path, (_, out) = found.path, found.path.deepest
    if path.pays == 1:
        return t("It pays from the first month.")
    if path.pays is not None and path.covers is not None:
        return t(
            "A month pays for itself from month {covers}; all the money is back in month {pays}. Until then,"
            " up to {out} is out of pocket.",
            covers=path.covers,
            pays=path.pays,
            out=euros(out, lang),
        )
    at = path.balance[found.patience - 1]
    lost = t("after {n} months, {euros} is gone", n=found.patience, euros=euros(-at, lang))
    if path.covers is not None:
        return t(
            "A month pays for itself from month {covers}, but what was spent before is not back within ten"
            " years; {lost}.",
            covers=path.covers,
            lost=lost,
        )
    return t("No month pays for itself, so it is never paid back; {lost}.", lost=lost)


def table(found: Prospect, *, lang: str) -> Table:
    """Give the numbers behind the picture; the argument is that of `draw`."""
    t = Texts(lang)
    last = months_shown(found)
    step = 1 if last <= _YEAR else 3 if last <= 2 * _YEAR else _YEAR
    shown = sorted({*range(step, last + 1, step), *([found.path.pays] if found.path.pays else [])})
    before = (0.0, *found.path.balance)
    rows = [
        (str(n), euros(before[n] - before[n - 1], lang), euros(before[n], lang)) for n in shown if n <= last
    ]
    return Table(
        t("Euros earned less euros spent"),
        (t("Month"), t("In that month"), t("So far")),
        tuple(rows),
    )
