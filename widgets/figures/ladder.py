"""Euros a month on one scale: what firms put in, what you put in, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from case_studies.units import MONTHS_A_YEAR
from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import HALF_HOUR, INK, NOBODY, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import broken, dollars, euros, note
from widgets.picture import Picture
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.outsourcing import Way
    from case_studies.resources import Need
    from case_studies.survey import Nesting, Period, Standing

WAYS: dict[Way, str] = {
    "own_time": N_("You, as many hours as we assume it takes"),
    "freelance": N_("A freelancer, by one French price list"),
    "in_house": N_("One of your people, the same hours"),
    "agency": N_("Somebody else, by the article (its English original: in dollars)"),
}
_BAR, _HEAD = 16, 40


@dataclass(frozen=True)
class Mine:
    """What the learner puts in.

    Attributes:
        hours: a month.
        cash: EUR a month.
        total: EUR a month, the hours at what they are worth.
        standing: where the cash stands among the firms.
        period: what the survey's 100 is taken to be for.
    """

    hours: float
    cash: float
    total: float
    standing: Standing
    period: Period

    def limit(self, parts: Nesting) -> float:
        """Give the survey's 100 as an amount a month."""
        return parts.threshold / (1 if self.period == "month" else MONTHS_A_YEAR)


@dataclass(frozen=True)
class _Row:
    name: str
    amount: float
    said: str
    fill: str
    edge: str
    ink: str
    most: float | None = None  # end of its range


def _rows(parts: Nesting, mine: Mine, needs: Sequence[Need], t: Texts) -> list[tuple[str, list[_Row]]]:
    """Give the three groups, each with its heading."""
    limit, shown = mine.limit(parts), dollars(parts.threshold, t.lang)
    per = t("a month") if mine.period == "month" else t("a year")
    zero, some, more = (f"{100 * share:.0f}" for share in (parts.zero, parts.some, parts.more))
    theirs = [
        _Row(t("{n} of a hundred firms", n=zero), 0, dollars(0, t.lang), POSTING, POSTING, POSTING),
        _Row(
            t("{n} of a hundred firms", n=some),
            limit,
            t("less than {limit} {per}", limit=shown, per=per),
            POSTING,
            POSTING,
            POSTING,
        ),
        _Row(
            t("{n} of a hundred firms", n=more),
            limit,
            t("{limit} {per} or more, how much nobody says", limit=shown, per=per),
            NOBODY,
            NOBODY_EDGE,
            QUIET,
        ),
    ]
    own = [
        _Row(t("Your money"), mine.cash, euros(mine.cash, t.lang), HALF_HOUR, HALF_HOUR, HALF_HOUR),
        _Row(
            t("Your money and your {hours}", hours=format_amount(mine.hours, "hours", t.lang)),
            mine.total,
            euros(mine.total, t.lang),
            HALF_HOUR,
            HALF_HOUR,
            HALF_HOUR,
        ),
    ]
    takes = [_need(need, t) for need in needs]
    return [
        (t("What firms put in"), theirs),
        (t("What you put in"), own),
        (t("What it takes, without strategy or content"), takes),
    ]


def _need(need: Need, t: Texts) -> _Row:
    low, likely, high = (euros(end, t.lang) for end in need.euros)
    # The high end of the published bill is a sum of other prices; the article itself gives one number.
    one = need.way == "agency" or low == high
    said = (
        t("about {n}", n=likely)
        if one
        else t("{likely} ({low} to {high})", likely=likely, low=low, high=high)
    )
    return _Row(t(WAYS[need.way]), need.euros.likely, said, INK, INK, INK, None if one else need.euros.high)


def draw(parts: Nesting, mine: Mine, needs: Sequence[Need], *, lang: str) -> Picture:
    """Draw every amount as a bar on one scale of euros a month.

    Args:
        parts: what the firms spent.
        mine: what the learner puts in.
        needs: what the ways of doing it take.
        lang: "fr" or "en".

    Returns:
        Trace `euros`: one bar a row, from the top down.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    groups = _rows(parts, mine, needs, t)
    rows = [row for _, group in groups for row in group]
    most = 1.02 * max(max(row.amount, row.most or 0) for row in rows)
    tall, notes, ways = _laid(groups, t, 62, 16)
    small, narrow_notes, narrow_ways = _laid(groups, t, 33, 14)
    bare = {"visible": False, "automargin": False}
    bars = {
        "type": "bar",
        "name": "euros",
        "orientation": "h",
        "x": [row.amount for row in rows],
        "y": ways,
        "width": _BAR,
        "marker": {
            "color": [row.fill for row in rows],
            "line": {"color": [row.edge for row in rows], "width": 1},
        },
        "hoverinfo": "skip",
    }
    layout = house_style(
        height=tall,
        margin={"l": 2, "r": 8, "t": 0, "b": 0, "pad": 0},
        xaxis=bare | {"range": [0, most]},
        yaxis=bare | {"range": [0, tall]},
        annotations=notes,
        shapes=_marks(rows, ways),
        meta={
            "narrow": {
                "height": small,
                "yaxis.range": [0, small],
                "annotations": narrow_notes,
                "shapes": _marks(rows, narrow_ways),
                "data[0].y": narrow_ways,
            }
        },
    )
    return Picture([bars], layout)


def _laid(
    groups: list[tuple[str, list[_Row]]], t: Texts, most: int, size: int
) -> tuple[int, list[dict[str, Any]], list[float]]:
    """Give the height, what is written, and the middles of the bars, in pixels from the foot up."""
    line = round(1.4 * size)
    texts = [[_lines(row, t, most) for row in rows] for _, rows in groups]
    height = sum(_HEAD + sum(line * len(lines) + _BAR + 18 for lines in group) for group in texts)
    height += sum(line * (len(broken(title, most)) - 1) for title, _ in groups)
    notes, ways, top = [], [], float(height)
    on = {"x": 0, "xref": "paper", "yref": "y", "yanchor": "top"}
    for (title, _), group in zip(groups, texts, strict=True):
        notes.append(note("<br>".join(broken(title, most)), size, QUIET, y=top - 4, **on))
        top -= _HEAD - 8 + line * (len(broken(title, most)) - 1)
        for lines in group:
            notes.append(note("<br>".join(lines), size, INK, y=top, **on))
            ways.append(top - line * len(lines) - 4 - _BAR / 2)
            top -= line * len(lines) + _BAR + 18
        top -= 8
    return height, notes, ways


def _lines(row: _Row, t: Texts, most: int) -> list[str]:
    """Give a row's words: name and amount in one line where they fit."""
    said = f"<b>{row.said}</b>"
    colour = f'<span style="color:{row.ink}">'
    both = t("{label}: {value}", label=row.name, value=row.said)
    if len(both) <= most:
        return [f"{colour}{t('{label}: {value}', label=row.name, value=said)}</span>"]
    names = [f"{colour}{line}</span>" for line in broken(row.name, most)]
    return [*names, *(f"{colour}<b>{line}</b></span>" for line in broken(row.said, most))]


def _marks(rows: list[_Row], ways: list[float]) -> list[dict[str, Any]]:
    """Give where each bar starts, and how far its range goes."""
    marks = []
    for row, way in zip(rows, ways, strict=True):
        start = {"x0": 0, "x1": 0, "y0": way - _BAR / 2 - 3, "y1": way + _BAR / 2 + 3}
        marks.append(_stroke(start, INK, 2))
        if row.most is not None:
            marks.append(_stroke({"x0": row.amount, "x1": row.most, "y0": way, "y1": way}, row.ink, 3))
    return marks


def _stroke(ends: dict[str, float], colour: str, width: int) -> dict[str, Any]:
    return ends | {"type": "line", "xref": "x", "yref": "y", "line": {"color": colour, "width": width}}


def reading(parts: Nesting, mine: Mine, needs: Sequence[Need], *, lang: str) -> str:  # noqa: ARG001 - as `draw`
    """Say in one sentence where the learner stands; the arguments are those of `draw`."""
    t, stand = Texts(lang), mine.standing
    values = {
        "cash": euros(mine.cash, lang),
        "total": euros(mine.total, lang),
        "hours": format_amount(mine.hours, "hours", lang),
        "alike": f"{100 * stand.alike.rate:.0f}",
        "less": f"{100 * stand.less:.0f}",
        "limit": dollars(parts.threshold, lang),
    }
    if stand.spending == "nothing":
        place = t("In money you are with the {alike} of 100 firms that spend nothing", **values)
    elif stand.spending == "under_100":
        place = t(
            "With {cash} a month you are with the {alike} of 100 firms that spend something, but less than"
            " {limit}",
            **values,
        )
    else:
        place = t(
            "With {cash} a month you are with the {alike} of 100 firms that spend {limit} or more", **values
        )
    if mine.total > mine.cash:
        return t(
            "{place}; but your {hours} count too, and then it is {total} a month.", place=place, **values
        )
    return t("{place}.", place=place)


def table(parts: Nesting, mine: Mine, needs: Sequence[Need], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [(row.name, title, row.said) for title, group in _rows(parts, mine, needs, t) for row in group]
    return Table(t("Euros a month"), (t("Who"), t("What"), t("A month")), tuple(rows))
