"""The first page of the verdict's report: what leaves what, where it flips, what moves it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from case_studies.flat import fields
from widgets.changes_text import change_sentence, changes
from widgets.figures import doubts, three_reasons, tipping
from widgets.form_groups import label
from widgets.your_verdict.knowing import knowing
from widgets.your_verdict.lent import lent
from widgets.your_verdict.plan_text import unseen
from widgets.your_verdict.thirty_days import half_hour_of
from widgets.your_verdict.verdict_panel import shown
from widgets.your_verdict.words import hours, more
from workbooks.report.blocks import Picture, Placed, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from case_studies.flips import Flip
    from case_studies.overall import Overall
    from widgets.session import Session
    from widgets.texts import Texts
    from widgets.your_verdict.findings import Findings

NEAREST = 3
"""Changes that are drawn: those nearest to today."""


def first_page(here: Findings, flips: Sequence[Flip], session: Session) -> Iterator[Placed]:
    """Give its blocks.

    Args:
        here: what the models say.
        flips: what would change it, nearest first.
        session: whose numbers.
    """
    t, found, ours = session.t, here.overall, lent(session)
    lang = t.tongue
    rows, together = shown(here, lent=bool(ours))
    yield Placed(
        Picture(
            t("Three reasons, and what each leaves in a month"),
            three_reasons.reading(rows, together, lang=lang),
            partial(three_reasons.draw, rows, together, lang=lang),
            three_reasons.table(rows, together, lang=lang),
        ),
        "left",
    )
    yield Placed(Section(t("Put more in?"), (_after_lead(more(found, t, ours)),)), "left")
    yield Placed(Section(t("The better half-hour"), tuple(_half_hour(found, session))), "left")
    yield Placed(_flips(here, flips, t), "left")
    in_doubt = here.doubts(t)
    if in_doubt:
        yield Placed(
            Picture(
                t("What moves the answer most"),
                doubts.reading(in_doubt, found.net, lang=lang),
                partial(doubts.draw, in_doubt, found.net, lang=lang),
                doubts.table(in_doubt, found.net, lang=lang),
            ),
            "right",
        )
    worth = knowing(
        here.business, found, in_doubt[0].name if in_doubt else "", t, unseen(here.plan, t), lent=bool(ours)
    )
    yield Placed(Section(t("Is it worth finding out more?"), tuple(worth.split("\n\n"))), "right")


def _flips(here: Findings, flips: Sequence[Flip], t: Texts) -> Picture | Section:
    """Show the nearest changes; say so where there are none."""
    tips = changes(here.business, flips, t)
    title, sentence = t("Where the verdict flips"), change_sentence(here.overall.verdict, tips, t)
    if not tips:
        return Section(title, (sentence,))
    near = tips[:NEAREST]
    drawing = partial(tipping.draw, near, lang=t.tongue)
    return Picture(title, sentence, drawing, tipping.table(near, lang=t.tongue))


def _half_hour(found: Overall, session: Session) -> Iterator[str]:
    t, own = session.t, half_hour_of(session)
    if own:
        yield t("In your words: {what}.", what=own)
    if found.better:
        yield t(
            "The best use of your hours gives it {hours} a month.", hours=hours(found.plan[found.better], t)
        )
    elif len(session.business.activities) > 1:
        yield t("With these numbers, it is not what your hours are best used for.")
    else:
        yield t("No half-hour of yours is known here. What would be yours, near people who can pay?")
    ours = lent(session)
    if len(ours) > 1:
        yield t("Its numbers are still our example's: read it as “if yours were like this”.")
    elif ours:
        name = label(fields(session.business)[ours[0]], t)
        yield t(
            "Of its numbers, “{name}” is still our example's: read it as “if yours were like this”.",
            name=name,
        )


def _after_lead(text: str) -> str:
    """Leave out the question that begins a sentence in bold: here it is the heading."""
    return text.partition("** ")[2] or text
