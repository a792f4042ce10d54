"""What the page of the room is called in its parts, and what a trainer asks the room."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from widgets.texts import N_
from widgets.waiting import NOT_YET
from workbooks.report.spread import LEAST_BAND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.texts import Texts
    from workbooks.report.participant import Participant

PAYS_LESS, PAYS_OPEN = "pays_less", "pays_open"
"""In the place of a verdict on the half-hour, where what is done today pays by itself."""

ON_THE_HALF_HOUR = frozenset({PAYS_LESS, PAYS_OPEN, "redirect"})
"""Words that say something of a half-hour: whose it is, has to stand beside them."""

# A verdict's word -> what a bar of it is called, and its colour. The last are where the money stands.
VERDICTS: dict[str, tuple[str, str]] = {
    "worth_it": (N_("It probably earns its place"), "yes"),
    PAYS_LESS: (N_("It probably pays; the half-hour would pay more"), "no"),
    "redirect": (N_("Probably better spent in the half-hour"), "no"),
    "not_worth_it": (N_("Probably not worth the time"), "no"),
    PAYS_OPEN: (N_("It probably pays; whether the half-hour would pay more is open"), "unsure"),
    "test_first": (N_("Try it first, with a limit and a date"), "unsure"),
    "cannot_tell": (N_("Nobody can tell yet"), "unsure"),
    NOT_YET: (N_("No verdict yet"), "plain"),
    "nothing": (N_("No money spent on it"), "plain"),
    "under_100": (N_("Less than 100 spent on it"), "plain"),
    "100_or_more": (N_("100 or more spent on it"), "plain"),
}
_MANY = 1 / 3


def room_words(t: Texts) -> dict[str, str]:
    """Give the headings, and what stands around the pictures."""
    return {
        "brand": t("The half-hour"),
        "title": t("Where this room stands"),
        "to_talk": t("What this room can talk about"),
        "statuses": t("How many"),
        "verdicts": t("How the verdicts fall"),
        "too_few": t(
            "Fewer than five: more figures would show a person and not a room. Talk about it instead."
        ),
        "opinions": t("What owners elsewhere say of their own time"),
        "beside": t("Beside it, what was published"),
        "published": t("published"),
        "room": t("this room"),
        "no_sample": t(
            "Hold the two against each other with care: other people were asked, another question, in another"
            " year. And this room is no sample of anything: whoever takes a course has come by choice."
        ),
        "questions": t("For the trainer: what to ask the room"),
        "listed": t("The reports"),
        "who": t("Participant"),
        "verdict": t("Verdict"),
        "net": t("Left of a month"),
        "by_number": t("Each by the number that its participant knows."),
        "refused": t("Lines without a report"),
        "line": t("line {n}"),
        "reasons": t("Why, the summary says: what somebody typed may be a name."),
        "anonymous": t(
            "No names are shown. Small groups are put together with the next, so that nobody can be picked"
            " out."
        ),
        "named": t("With names: for those in the room, and for nobody else."),
        "licence": t("Texts: CC BY 4.0. Code: BSD 3-Clause."),
    }


def questions(done: Sequence[Participant], t: Texts, *, named: bool) -> list[str]:
    """Give the questions for the debrief, those first that this room's own verdicts raise.

    Args:
        done: those that have a result.
        t: the reader's texts.
        named: whether names are shown anyway, so that one or two may be asked for.
    """
    counted = Counter(one.stands for one in done)
    least = max(_MANY * len(done), 1 if named else LEAST_BAND)
    many = {word for word, count in counted.items() if count >= least}
    asked = []
    if many & ON_THE_HALF_HOUR:
        asked.append(
            t(
                "For many, a half-hour like our example's might do more. Describe yours in one sentence:"
                " where, and with whom?"
            )
            if any(one.lent for one in done)
            else t("For many, a half-hour would do more. Name yours in one sentence: where, and with whom?")
        )
    if many & {"test_first", "cannot_tell"}:
        asked.append(
            t("For many, nobody can tell. What is the cheapest thing you could count from tomorrow on?")
        )
    if many & {"not_worth_it"}:
        asked.append(t("For many, it does not pay. What will you do with the hours that you have found?"))
    if many & {"worth_it", PAYS_OPEN}:
        asked.append(t("For many, it pays. What carries it: new customers, those you have, or help?"))
    return [
        *asked,
        t("Whose verdict is another one than they guessed? Which number made the difference?"),
        t(
            "Swap reports with a neighbour: find the one number that flips their verdict, and ask how they"
            " know it."
        ),
        t("Which of your numbers did you count, and which did you guess?"),
        t("Who is not in this room, and what would their verdict be?"),
        t("What will you count in the next thirty days, and from which number do you stop?"),
    ]
