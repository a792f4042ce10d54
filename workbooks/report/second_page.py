"""The second page of the verdict's report: the next thirty days, the numbers behind it, the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.figures import doubts
from widgets.your_verdict.authors_text import cards, claims_of
from widgets.your_verdict.plan_text import HEADINGS, limit, luck
from widgets.your_verdict.sheet_text import tally
from widgets.your_verdict.thirty_days import aims_of, days_of
from workbooks.report.blocks import Placed, Section
from workbooks.report.cited import cited
from workbooks.report.first_page import NEAREST
from workbooks.report.own import half_hour_keys, own_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from case_studies.flips import Flip
    from widgets.session import Session
    from widgets.your_verdict.findings import Findings


def second_page(here: Findings, flips: Sequence[Flip], session: Session) -> Iterator[Placed]:
    """Give its blocks; the arguments are those of `first_page`."""
    t, plan = session.t, here.plan
    aims = (*aims_of(session, plan), " ".join(filter(None, (limit(plan, t), luck(plan, t)))))
    yield Placed(Section(t(HEADINGS[plan.path]), tuple(filter(None, aims))), "left")
    days = tuple(step.line for step in days_of(session, plan))
    yield Placed(Section(t("Day by day"), days, listed=True), "right")
    yield Placed(tally(plan, t))
    drawn = here.drivers[: doubts.ROWS]
    keys = (*(flip.key for flip in flips[:NEAREST]), *(one.key for one in drawn))
    yield Placed(own_numbers(session, (*keys, *half_hour_keys(here.business)), drawn))
    first, second = cards(session)
    authors = (
        t("The first: **{says}**", says=first.headline),
        t("The second: **{says}**", says=second.headline),
    )
    yield Placed(Section(t("Two authors on it"), authors, listed=True), "left", late=True)
    yield Placed(cited(("reasons.some.verdict", *claims_of(session), "articles.b.give_up"), t))
