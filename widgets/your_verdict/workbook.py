"""The verdict workbook's panels, over one set of numbers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from widgets.result import Result
from widgets.waiting import not_yet, waits
from widgets.workbook import Workbook
from widgets.your_verdict.ahead import Ahead
from widgets.your_verdict.checks import Checks
from widgets.your_verdict.findings import findings
from widgets.your_verdict.guess import Guess
from widgets.your_verdict.lent import lent
from widgets.your_verdict.page import Page
from widgets.your_verdict.recorded import numbers
from widgets.your_verdict.so_far import SoFar
from widgets.your_verdict.thirty_days import ThirtyDays
from widgets.your_verdict.two_authors import TwoAuthors
from widgets.your_verdict.verdict_panel import YourVerdict
from widgets.your_verdict.what_drives import WhatDrives
from widgets.your_verdict.words import words

if TYPE_CHECKING:
    from widgets.shell import Shell

NAME = "04_your_verdict"
CLAIMS = (
    "businesses.lester.verdict",
    "lester.early_years",
    "reasons.count",
    "reasons.reach.verdict",
    "reasons.keep.verdict",
    "reasons.serve.verdict",
    "reasons.some.verdict",
    "reasons.none.verdict",
    "reasons.bad",
    "articles.a.give_up",
    "articles.b.give_up",
    "research.likes_cause_purchases",
)


class Verdict(Workbook):
    """All of the learner's numbers, what they come to, and what to do in the next thirty days."""

    NAME = NAME
    CLAIMS = CLAIMS

    @cached_property
    def guess(self) -> Shell[Guess]:
        """Guess first."""
        return self.place(Guess)

    @cached_property
    def so_far(self) -> Shell[SoFar]:
        """Whose numbers these are."""
        return self.place(SoFar)

    @cached_property
    def verdict(self) -> Shell[YourVerdict]:
        """The verdict, reason by reason and together."""
        return self.place_own(YourVerdict, asks=True)

    @cached_property
    def authors(self) -> Shell[TwoAuthors]:
        """What the two authors would say, and what decides between them."""
        return self.place_own(TwoAuthors)

    @cached_property
    def drives(self) -> Shell[WhatDrives]:
        """What drives it, and what knowing more is worth."""
        return self.place_own(WhatDrives)

    @cached_property
    def ahead(self) -> Shell[Ahead]:
        """The next years."""
        return self.place_own(Ahead)

    @cached_property
    def checks(self) -> Shell[Checks]:
        """Three questions to check oneself with."""
        return self.place(Checks)

    @cached_property
    def plan(self) -> Shell[ThirtyDays]:
        """The next thirty days."""
        return self.place_own(ThirtyDays)

    @cached_property
    def page(self) -> Shell[Page]:
        """One page to print."""
        return self.place_own(Page)

    @property
    def result(self) -> Result:
        """The verdict on the numbers as they stand, as data."""
        if waits(self.session):
            return not_yet(self.session, NAME)
        here, t = findings(self.session.business), self.session.t
        found = here.overall
        said = words(here.business, found, here.flips, t, lent(self.session))
        return Result(
            workbook=NAME,
            lang=self.session.lang,
            verdict=found.verdict,
            sentence=f"{said.headline}. {said.sentence}".replace("**", ""),
            numbers=numbers(here, lent=bool(lent(self.session)))
            | {"horizon_flips_at_months": float(here.ahead.flips_at or 0)},
            words={**{one.reason: one.advice for one in found.streams}, "plan": here.plan.path},
            changes=tuple(
                {"key": flip.key, "now": flip.now, "at": flip.at, "verdict": flip.verdict}
                for flip in here.flips
            ),
        )
