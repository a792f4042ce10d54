"""Where a room stands: how its verdicts and its figures fall."""

from __future__ import annotations

from collections import Counter
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from widgets.amounts import format_amount
from widgets.figures.labels import euros
from workbooks.report.beside import Beside, hours, money
from workbooks.report.room_words import VERDICTS
from workbooks.report.spread import LEAST_BAND, LEAST_ROOM, Band, bands, middle
from workbooks.report.together import together, tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from widgets.texts import Texts
    from workbooks.report.participant import Participant


class Bar(NamedTuple):
    """One bar of a picture.

    Attributes:
        label: what it counts.
        people: how many, printed.
        share: of all of them, printed; empty in a small room.
        length: of the longest bar, in hundredths.
        tone: "yes", "no", "unsure" or "plain".
        whose: whose half-hour it speaks of, where that is not their own; may be empty.
    """

    label: str
    people: str
    share: str
    length: int
    tone: str
    whose: str = ""


class Spread(NamedTuple):
    """How one figure falls.

    Attributes:
        title: what it is.
        bars: its bands; empty in a small room.
        middle: the middle figure, in a sentence; empty where there is none.
        beside: published figures to hold it against.
    """

    title: str
    bars: tuple[Bar, ...]
    middle: str
    beside: tuple[Beside, ...] = ()


def _share(count: int, of: int, t: Texts) -> str:
    return format_amount(round(count / of, 2), "share", t.lang) if count and of >= LEAST_ROOM else ""


def verdicts(done: Sequence[Participant], t: Texts, *, named: bool) -> tuple[Bar, ...]:
    """Count the verdicts, in the order in which the course names them; of one or two people tell nothing.

    Args:
        done: those that have a result.
        t: the reader's texts.
        named: whether names are shown anyway, so that a bar may hold a single one.
    """
    counted = Counter(one.stands for one in done if one.verdict)
    if not named and counted.total() < LEAST_BAND:
        return ()
    groups = together(counted, least=1 if named else LEAST_BAND)
    people = [sum(counted[word] for word in group) for group in groups]
    return tuple(
        Bar(
            " / ".join(_said(word, t) for word in group),
            format_amount(count, "count", t.lang),
            _share(count, counted.total(), t),
            round(100 * count / max(people)),
            tone(group),
            _whose([one for one in done if one.stands in group], t, least=1 if named else LEAST_BAND),
        )
        for group, count in zip(groups, people, strict=True)
    )


def _whose(those: Sequence[Participant], t: Texts, *, least: int) -> str:
    """Say how many of those behind a bar are held against our example's half-hour, and not their own."""
    ours = sum(one.lent for one in those)
    if ours == 0:
        return ""
    if ours == len(those):
        return t("with the half-hour of our example, for want of their own")
    if min(ours, len(those) - ours) < least:
        return t("some of them with the half-hour of our example")
    return t("{n} of them with the half-hour of our example", n=format_amount(ours, "count", t.lang))


def _said(word: str, t: Texts) -> str:
    return t(VERDICTS[word][0]) if word in VERDICTS else word.replace("_", " ")


def spreads(done: Sequence[Participant], t: Texts, *, named: bool) -> tuple[Spread, ...]:
    """Give how net, hours and chance fall over a room.

    Args:
        done: those that have a result.
        t: the reader's texts.
        named: whether names are shown anyway, so that a band may hold a single one.
    """

    def spread(  # noqa: PLR0913 - what one figure needs
        key: str,
        title: str,
        edges: Sequence[float],
        say: Callable[[float], str],
        half: Callable[[str], str],
        *,
        apart: float | None = None,
        beside: tuple[Beside, ...] = (),
    ) -> Spread:
        values = [one.numbers[key] for one in done if key in one.numbers]
        bars: tuple[Bar, ...] = ()
        if len(values) >= LEAST_ROOM:
            found = bands(values, edges, least=1 if named else LEAST_BAND, apart=apart)
            bars = tuple(_bars(found, say, apart, t))
        at = middle(values, named=named)
        return Spread(title, bars, "" if at is None else half(say(at)), beside)

    return (
        spread(
            "net_per_month",
            t("What a month leaves, time and costs paid"),
            (-2000, -500, -200, -50, 0, 50, 200, 500, 2000),
            lambda value: euros(value, t.lang),
            lambda at: t("The middle of the room: about {at} a month.", at=at),
            apart=0.0,
            beside=money(done, t, named=named),
        ),
        spread(
            "hours_per_month",
            t("Hours that it takes in a month"),
            (2, 5, 10, 20, 40),
            lambda value: format_amount(value, "hours", t.lang),
            lambda at: t("The middle of the room: about {at} a month.", at=at),
            beside=hours(done, t, named=named),
        ),
        spread(
            "p_pays",
            t("The chance that it pays"),
            # As `by_itself` cuts it.
            (0.2, 0.5, 0.8),
            lambda value: t("{n} of 100", n=format_amount(round(value * 100), "count", t.lang)),
            lambda at: t("The middle of the room: about {at}.", at=at),
        ),
    )


def _bars(found: Sequence[Band], say: Callable[[float], str], apart: float | None, t: Texts) -> list[Bar]:
    all_of_them = sum(band.people for band in found)
    most = max(band.people for band in found)
    # Bands beyond the last that anybody is in say nothing.
    first = next(place for place, band in enumerate(found) if band.people)
    last = max(place for place, band in enumerate(found) if band.people)
    return [
        Bar(
            _named(band, say, t),
            format_amount(band.people, "count", t.lang),
            _share(band.people, all_of_them, t),
            round(100 * band.people / most),
            _side(band, apart),
        )
        for band in found[first : last + 1]
    ]


def _side(band: Band, apart: float | None) -> str:
    if apart is None or band.low < apart < band.high:
        return "plain"
    return "no" if band.high <= apart else "yes"


def _named(band: Band, say: Callable[[float], str], t: Texts) -> str:
    if band.low == -inf and band.high == inf:
        return t("all of them")
    if band.low == -inf:
        return t("below {at}", at=say(band.high))
    if band.high == inf:
        return t("{at} or more", at=say(band.low))
    return t("{low} to {high}", low=say(band.low), high=say(band.high))
