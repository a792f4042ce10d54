"""The Lester workbook's panels, over one set of numbers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from case_studies.flips import flips
from widgets.judged import decide
from widgets.lester.case import Case
from widgets.lester.checks import Checks
from widgets.lester.guess import Guess
from widgets.lester.luck import LuckAndCounts
from widgets.lester.own import Own
from widgets.lester.takes import Takes
from widgets.result import Result
from widgets.verdict_text import words
from widgets.waiting import not_yet, waits
from widgets.workbook import Workbook
from widgets.your_verdict.lent import lent
from widgets.your_verdict.recorded import HALF_HOUR_IS_OURS

if TYPE_CHECKING:
    from widgets.shell import Shell

NAME = "01_lester"
CLAIMS = (
    "lester.price",
    "lester.expected_price",
    "lester.few_weeks",
    "lester.audiences",
    "lester.bookers_on_facebook",
    "lester.half_hour",
    "lester.half_hour_beats_posting",
    "lester.early_years",
    "lester.competitor_likes",
    "lester.competitors_why",
    "lester.retry_every",
    "outsourcing.freelance_france",
    "research.likes_cause_purchases",
    "research.organic_interaction",
    "research.boosted_posts",
)


class Lester(Workbook):
    """Lester's case, the learner's own numbers on it, and what it would take; see `Workbook`."""

    NAME = NAME
    CLAIMS = CLAIMS

    @cached_property
    def guess(self) -> Shell[Guess]:
        """Guess first."""
        return self.place(Guess)

    @cached_property
    def case(self) -> Shell[Case]:
        """Lester's two crowds."""
        return self.place(Case)

    @cached_property
    def own(self) -> Shell[Own]:
        """The learner's numbers and verdict."""
        return self.place_own(Own, asks=True)

    @cached_property
    def takes(self) -> Shell[Takes]:
        """What it would take."""
        return self.place_own(Takes)

    @cached_property
    def luck(self) -> Shell[LuckAndCounts]:
        """What this can not tell."""
        return self.place_own(LuckAndCounts)

    @cached_property
    def checks(self) -> Shell[Checks]:
        """Three questions to check oneself with."""
        return self.place(Checks)

    @property
    def result(self) -> Result:
        """The verdict on the numbers as they stand, as data."""
        if waits(self.session):
            return not_yet(self.session, NAME)
        business = self.session.business
        decision = decide(business)
        asked = decision.question
        found = flips(business)
        said = words(business, decision, found, self.session.t, lent=lent(self.session))
        return Result(
            workbook=NAME,
            lang=self.session.lang,
            verdict=decision.verdict,
            sentence=f"{said.headline}. {said.sentence}",
            numbers={
                "bookings_per_month": asked.bookings,
                "net_per_month": asked.net,
                "net_low_per_month": asked.low,
                "net_high_per_month": asked.high,
                "p_pays": asked.p_pays,
                "hours_per_month": asked.hours,
                "contacts_per_month": asked.contacts,
                "able_share": asked.able,
                "cost_per_month": asked.cost,
                "break_even_bookings_per_month": asked.break_even,
                "better_hours_per_month": decision.plan.get(decision.better or "", 0.0),
                "plan_net_per_month": decision.plan_net,
                HALF_HOUR_IS_OURS: float(bool(lent(self.session))),
                "value_of_perfect_information_per_month": decision.evpi,
            },
            changes=tuple(
                {"key": flip.key, "now": flip.now, "at": flip.at, "verdict": flip.verdict} for flip in found
            ),
        )
