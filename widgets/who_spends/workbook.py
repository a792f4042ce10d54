"""The panels of the workbook on who spends what, over one set of numbers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from case_studies.survey import figures, nesting, offers_gap
from widgets.result import Result
from widgets.waiting import not_yet, waits
from widgets.who_spends.checks import Checks
from widgets.who_spends.compared import Compared
from widgets.who_spends.guess import Guess
from widgets.who_spends.hundred import Hundred
from widgets.who_spends.newer import Newer
from widgets.who_spends.of_whom import OfWhom
from widgets.who_spends.own import KEYS, Own, mine, period_of, standing
from widgets.who_spends.takes import Takes
from widgets.who_spends.volunteers import Volunteers
from widgets.workbook import Workbook

if TYPE_CHECKING:
    from widgets.shell import Shell

NAME = "05_who_spends_what"
CLAIMS = (
    "myths.sales_engine",
    "myths.outsourcing_monthly",
    "outsourcing.original",
    "survey.firms",
    "survey.consumers",
    "survey.figures_quoted",
    "survey.uses_social_media",
    "myths.spend_zero",
    "myths.spend_under_100",
    "survey.spend_under_100",
    "survey.zero_inside_under_100",
    "myths.nobody_employed",
    "survey.full_time",
    "survey.part_time",
    "survey.staff_sum",
    "myths.wall_posts_owners",
    "survey.offers_owners",
    "myths.offers_consumers",
    "survey.offers_gap",
    "survey.interval_offers_gap",
    "survey.base_users",
    "survey.base_on_facebook",
    "survey.base_consumers",
    "outsourcing.freelance_france",
    "effort.six_hours_a_week",
    "france.insee_social_media",
    "france.bpifrance_spend_zero",
    "france.digital_budget",
    "france.afnic_profitable",
    "france.afnic_not_profitable",
    "france.afnic_cannot_say",
)


class WhoSpends(Workbook):
    """Old figures on a hidden base, read one by one, and where the learner stands; see `Workbook`."""

    NAME = NAME
    CLAIMS = CLAIMS

    @cached_property
    def guess(self) -> Shell[Guess]:
        """Guess first."""
        return self.place(Guess)

    @cached_property
    def hundred(self) -> Shell[Hundred]:
        """A hundred firms by what they spent."""
        return self.place(Hundred)

    @cached_property
    def of_whom(self) -> Shell[OfWhom]:
        """Each figure with its base and range."""
        return self.place(OfWhom)

    @cached_property
    def takes(self) -> Shell[Takes]:
        """What it takes against what firms put in."""
        return self.place(Takes)

    @cached_property
    def own(self) -> Shell[Own]:
        """Where the learner stands."""
        return self.place_own(Own, asks=True, keys=KEYS)

    @cached_property
    def compared(self) -> Shell[Compared]:
        """Owners against consumers."""
        return self.place(Compared)

    @cached_property
    def newer(self) -> Shell[Newer]:
        """Newer figures, from France."""
        return self.place(Newer)

    @cached_property
    def volunteers(self) -> Shell[Volunteers]:
        """What this can not tell."""
        return self.place(Volunteers)

    @cached_property
    def checks(self) -> Shell[Checks]:
        """Questions to check oneself with."""
        return self.place(Checks)

    @property
    def result(self) -> Result:
        """Where the learner stands, as data; the verdict is the part of the firms that their money is in."""
        if waits(self.session, KEYS):
            return not_yet(self.session, NAME)
        found = mine(self.session.business, period_of(self.session))
        stand, parts, gap = found.standing, nesting(), offers_gap()
        return Result(
            workbook=NAME,
            lang=self.session.lang,
            verdict=stand.spending,
            sentence=standing(self.session.business, period_of(self.session), lang=self.session.lang),
            numbers={
                "hours_per_month": found.hours,
                "cash_per_month": found.cash,
                "cost_per_month": found.total,
                "share_alike": stand.alike.rate,
                "share_alike_low": stand.alike.low,
                "share_alike_high": stand.alike.high,
                "share_spending_less": stand.less,
                "share_spending_more": stand.more,
                "share_spending_nothing": parts.zero,
                "share_spending_under_100": parts.under_100,
                "offers_gap": gap.estimate,
                "offers_gap_low": gap.low,
                "offers_gap_high": gap.high,
                **{f"answers_{name}": float(one.n) for name, one in figures().items()},
            },
        )
