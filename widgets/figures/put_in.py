"""What it takes against what a hundred firms put in: money, somebody to do it, hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from case_studies.claims import claim
from widgets.amounts import format_amount
from widgets.chart import Table
from widgets.figures.house_style import CARD, HALF_HOUR, INK, NOBODY, NOBODY_EDGE, POSTING, QUIET, house_style
from widgets.figures.labels import broken, dollars, euros, note
from widgets.picture import Picture
from widgets.texts import N_, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.ranges import Range
    from case_studies.resources import Enough, Kind, Need, Part, PutIn

TITLES: dict[Kind, str] = {
    "money": N_("Money"),
    "staff": N_("Somebody to do it"),
    "hours": N_("Hours (another survey, {year})"),
}
PARTS: dict[str, str] = {
    "nothing": N_("nothing"),
    "under_100": N_("less than {limit}"),
    "100_or_more": N_("{limit} or more, how much nobody says"),
    "nobody": N_("nobody for it alone"),
    "part_time": N_("somebody part-time"),
    "full_time": N_("somebody full-time"),
    "no_answer": N_("not told"),
    "under_6_a_week": N_("less than {hours} h a week, how little nobody says"),
    "6_a_week_or_more": N_("{hours} h a week or more"),
}
_FILL: dict[Enough, tuple[str, str]] = {
    "short": (POSTING, POSTING),
    "some": (HALF_HOUR, HALF_HOUR),
    "untold": (NOBODY, NOBODY_EDGE),
}
_WORDS: dict[Enough, str] = {"short": POSTING, "some": HALF_HOUR, "untold": QUIET}

_BAR, _AIR = 26, 26


class _Room(NamedTuple):
    """How it is written: the size of the letters, and how many fit into one line."""

    size: int
    letters: int


_WIDE, _NARROW = _Room(16, 56), _Room(14, 32)


def draw(kinds: Sequence[PutIn], needs: Sequence[Need], *, lang: str) -> Picture:
    """Draw a bar of a hundred firms for each kind, below what that kind takes.

    Args:
        kinds: what firms put in.
        needs: what the ways of doing it take.
        lang: "fr" or "en".

    Returns:
        Traces `short`, `some` and `untold`: bars, of a hundred, with their starts as `base`.

    Raises:
        ValueError: for another language.
    """
    t = Texts(lang)
    tall, notes, feet = _laid(kinds, needs, t, _WIDE)
    small, narrow_notes, narrow_feet = _laid(kinds, needs, t, _NARROW)
    bare = {"visible": False, "automargin": False}
    traces: list[dict[str, Any]] = []
    changes: dict[str, Any] = {}
    for state in _FILL:
        bars = [
            (start, part.share, place)
            for place, kind in enumerate(kinds)
            for start, part in _starts(kind)
            if part.enough == state
        ]
        changes[f"data[{len(traces)}].y"] = [narrow_feet[place] for *_, place in bars]
        traces.append(_bars(state, bars, feet))
    layout = house_style(
        height=tall,
        margin={"l": 2, "r": 2, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        xaxis=bare | {"range": [0, 100]},
        yaxis=bare | {"range": [0, tall]},
        annotations=notes,
        meta={"narrow": {"height": small, "yaxis.range": [0, small], "annotations": narrow_notes} | changes},
    )
    return Picture(traces, layout)


def _starts(kind: PutIn) -> list[tuple[float, Part]]:
    done, found = 0.0, []
    for part in kind.parts:
        found.append((done, part))
        done += part.share
    return found


def _bars(state: Enough, bars: list[tuple[float, float, int]], feet: list[float]) -> dict[str, Any]:
    fill, edge = _FILL[state]
    return {
        "type": "bar",
        "name": state,
        "orientation": "h",
        "base": [100 * start for start, *_ in bars],
        "x": [100 * share for _, share, _ in bars],
        "y": [feet[place] for *_, place in bars],
        "width": _BAR,
        "marker": {"color": fill, "line": {"color": edge if state == "untold" else CARD, "width": 1}},
        "hoverinfo": "skip",
    }


def _laid(
    kinds: Sequence[PutIn], needs: Sequence[Need], t: Texts, room: _Room
) -> tuple[int, list[dict[str, Any]], list[float]]:
    """Give the height, what is written, and the middles of the bars, in pixels from the foot up."""
    rows = []
    for kind in kinds:
        takes = broken(takes_words(kind, needs, t), room.letters)
        rows.append((broken(_title(kind, t), room.letters - 6), takes, _items(kind, t, room.letters)))
    size, line = room.size, round(1.4 * room.size)
    tall = [line * sum(map(len, row)) + 6 + _BAR + 14 + _AIR for row in rows]
    height = sum(tall)
    notes: list[dict[str, Any]] = []
    feet: list[float] = []
    top = float(height)
    for (names, takes, items), high in zip(rows, tall, strict=True):
        head = "<br>".join(f"<b>{name}</b>" for name in names)
        title = line * len(names) + 6
        on = {"x": 0, "xref": "paper", "yref": "y", "yanchor": "top"}
        notes.append(note(head, size + 2, INK, y=top, **on))
        notes.append(note("<br>".join(takes), size, INK, y=top - title, **on))
        bar = top - title - line * len(takes) - 10 - _BAR / 2
        feet.append(bar)
        notes.append(note("<br>".join(items), size, INK, y=bar - _BAR / 2 - 4, **on))
        top -= high
    return height, notes, feet


def _items(kind: PutIn, t: Texts, most: int) -> list[str]:
    """Give the list below a bar: as many parts a line as have room."""
    lines: list[list[str]] = [[]]
    used = 0
    for part in kind.parts:
        n = f"{100 * part.share:.0f}"
        words = _name(part, t)
        plain = len(n) + 1 + len(words) + 3
        first, *more = broken(f"{n} {words}", most)
        first = first.replace(n, f"<b>{n}</b>", 1)
        said = f'<span style="color:{_WORDS[part.enough]}">{"<br>".join([first, *more])}</span>'
        if used and used + plain > most:
            lines.append([])
            used = 0
        lines[-1].append(said)
        used += plain
    return "<br>".join("   ".join(line) for line in lines).split("<br>")


def _name(part: Part, t: Texts) -> str:
    return t(
        PARTS[part.name],
        limit=_limit(t.lang),
        hours=format_amount(claim("effort.six_hours_a_week").also["threshold"], "count", t.lang),
    )


def _title(kind: PutIn, t: Texts) -> str:
    return t(TITLES[kind.kind], year=claim(kind.claims[0]).year)


def _limit(lang: str) -> str:
    return dollars(claim("survey.spend_under_100").also["threshold"], lang)


def takes_words(kind: PutIn, needs: Sequence[Need], t: Texts) -> str:
    """Say what one kind takes a month."""
    by = {need.way: need for need in needs}
    if kind.kind == "money":
        price = by["freelance"].euros
        return t(
            "It takes {low} to {high} a month for a freelancer; the article says about {bill}, its"
            " English original {original}.",
            low=euros(price.low, t.lang),
            high=euros(price.high, t.lang),
            bill=euros(by["agency"].euros.likely, t.lang),
            original=dollars(claim("outsourcing.original").values[0], t.lang),
        )
    if kind.kind == "staff":
        return t(
            "It takes somebody with {hours} a month, as we assume.", hours=_hours(by["in_house"].hours, t)
        )
    return t(
        "It takes {hours} a month if you do it yourself, as we assume.", hours=_hours(by["own_time"].hours, t)
    )


def _hours(span: Range | None, t: Texts) -> str:
    if span is None:
        return ""
    low, high = (format_amount(end, "count", t.lang) for end in (span.low, span.high))
    likely = format_amount(span.likely, "count", t.lang)
    return t("about {likely} hours ({low} to {high})", likely=likely, low=low, high=high)


def reading(kinds: Sequence[PutIn], needs: Sequence[Need], *, lang: str) -> str:
    """Say in one sentence what the picture shows; the arguments are those of `draw`."""
    t = Texts(lang)
    by = {kind.kind: kind for kind in kinds}
    freelance = next(need for need in needs if need.way == "freelance")
    return t(
        "The cheapest help we know of costs {price} a month; of a hundred firms {money} spend less than"
        " {limit}, and {staff} employ nobody for it alone.",
        price=euros(freelance.euros.low, lang),
        limit=_limit(lang),
        money=f"{100 * by['money'].short:.0f}",
        staff=f"{100 * by['staff'].parts[0].share:.0f}",
    )


def table(kinds: Sequence[PutIn], needs: Sequence[Need], *, lang: str) -> Table:
    """Give the numbers behind the picture; the arguments are those of `draw`."""
    t = Texts(lang)
    rows = [
        (_title(kind, t), _name(part, t), f"{100 * part.share:.0f}", takes_words(kind, needs, t))
        for kind in kinds
        for part in kind.parts
    ]
    headers = (t("What"), t("Put in"), t("Firms of a hundred"), t("What it takes"))
    return Table(t("What it takes, and what a hundred firms put in"), headers, tuple(rows))
