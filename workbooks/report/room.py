"""The page of the room: how the verdicts fall and where the room stands, fit to be shown to all of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from widgets.amounts import format_amount
from widgets.figures.labels import euros
from widgets.texts import N_, Texts
from workbooks.course import course
from workbooks.paths import WORKBOOKS
from workbooks.report.beside import opinions
from workbooks.report.drawing import policy
from workbooks.report.participant import participant
from workbooks.report.room_words import VERDICTS, questions, room_words
from workbooks.report.spread import LEAST_ROOM
from workbooks.report.standing import spreads, verdicts
from workbooks.sheet import render
from workbooks.whole import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbooks.cohort.rows import Row
    from workbooks.report.participant import Participant

STATUSES = (
    ("done", N_("reckoned")),
    ("refused", N_("not usable as typed")),
    ("failed", N_("failed on the way")),
)


def write_room(rows: Sequence[Row], out: Path, lang: str, names: bool) -> None:  # noqa: FBT001 - the one switch it has
    """Write the room's page: one file, whole in itself.

    Without names nothing on it, and nothing in the file, tells who is who: verdicts and figures are counted
    in groups that hold several people or nobody, shares are given only of five and more, a middle figure only
    of ten and more, no reason of a line that could not be run, and no link whose address could be a name.

    Args:
        rows: one a line of the roster, see `workbooks.cohort.rows`; ``report`` is a file beside the page, or
            None. What is missing is left out.
        out: where to write it.
        lang: "fr" or "en".
        names: whether names are shown.

    Raises:
        OSError: where it can not be written.
        ValueError: for another language.
    """
    write(out, room(rows, lang, names=names).encode())


def room(rows: Sequence[Row], lang: str, *, names: bool) -> str:
    """Give the page, see `write_room`."""
    t, lines = Texts(lang), [participant(row) for row in rows]
    done = [one for one in lines if one.status == "done"]
    statuses = Counter(one.status for one in lines)
    books = {one.workbook for one in lines}
    titles = [one.title for one in course(WORKBOOKS / t.lang) if one.name in books]
    words, bars = room_words(t), verdicts(done, t, named=names)
    # A published figure under a heading of the room's stands beside nothing where the room has none.
    shown = [one for one in spreads(done, t, named=names) if one.bars]
    return render(
        "room.html.j2",
        lang=t.lang,
        policy=policy(()),
        words=words,
        heading=words["title" if bars or shown else "to_talk"],
        workbook=" · ".join(titles),
        people=t.n("{n} participant", "{n} participants", n=len(lines)),
        statuses=[
            # One word in English, two in French.
            (format_amount(statuses[key], "count", t.lang), t.n(label, label, n=statuses[key]), key)
            for key, label in STATUSES
        ],
        verdicts=bars,
        opinions=opinions(done, t, named=names),
        spreads=shown,
        small_room=len(done) < LEAST_ROOM,
        questions=questions(done, t, named=names),
        names=names,
        people_listed=_listed(done, t, named=names),
        refused=[
            (one.number, one.name if names else "", one.error if names else "")
            for one in lines
            if one.status != "done"
        ],
    )


def _listed(done: Sequence[Participant], t: Texts, *, named: bool) -> list[dict[str, str]]:
    # One link among numbers without would be that of the one whose name has no letters.
    linked = named or all(one.neutral for one in done if one.href)
    return [
        {
            "who": one.name if named else one.number,
            "verdict": t(VERDICTS[one.stands][0]) if named and one.stands in VERDICTS else "",
            "net": euros(one.numbers["net_per_month"], t.lang)
            if named and "net_per_month" in one.numbers
            else "",
            "href": one.href if linked else "",
        }
        for one in done
    ]
