"""The workbook on what free costs: its panels, over one set of numbers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, get_args

from case_studies.outsourcing import Way
from case_studies.ranges import likely
from widgets.cost_of_free.answers import MOST_SALES, SALES, Answers
from widgets.cost_of_free.bill_text import bill_text
from widgets.cost_of_free.channel import Channel
from widgets.cost_of_free.checks import Checks
from widgets.cost_of_free.earn import Earn
from widgets.cost_of_free.earn_text import earn_text
from widgets.cost_of_free.guess import Guess
from widgets.cost_of_free.published import Published
from widgets.cost_of_free.ways import Ways
from widgets.result import Result
from widgets.texts import Texts, check_lang
from widgets.waiting import not_yet, waits
from widgets.workbook import Workbook
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.prospect import Prospect
    from case_studies.ranges import Range
    from widgets.shell import Shell

NAME = "03_cost_of_free"
CLAIMS = (
    "myths.count",
    "myths.account_price",
    "myths.outsourcing_monthly",
    "outsourcing.original",
    "outsourcing.twitter",
    "outsourcing.facebook",
    "outsourcing.low_end_sum",
    "outsourcing.freelance_france",
    "effort.six_hours_a_week",
    "france.digital_budget",
)


class CostOfFree(Workbook):
    """What free costs, four ways, and what it takes to earn it back; see `Workbook`.

    Args:
        lang: "fr" or "en".
        business: name of the business to start from.
        more: further flat numbers.
        who: who runs the pages to begin with: `own_time`, `in_house`, `freelance` or `agency`.
        sales: further sales a month that are expected; without it, what the other numbers make of it.
        answers: answers to begin with, by their names.
        **numbers: flat numbers.

    Raises:
        WrongNumberError: one sentence, where something given can not be used.
    """

    NAME = NAME
    CLAIMS = CLAIMS

    def __init__(  # noqa: PLR0913 - the words of its parameters cell
        self,
        lang: str,
        business: str = "lester",
        more: Mapping[str, object] | str | None = None,
        who: str = "own_time",
        sales: float | None = None,
        *,
        answers: Mapping[str, object] | str | None = None,
        **numbers: float | Range | str | None,
    ) -> None:
        t = Texts(check_lang(lang))
        way = next((known for known in get_args(Way) if known == who), None)
        if way is None:
            raise WrongNumberError(
                t(
                    "“{who}” runs no pages here; accepted: {accepted}.",
                    who=who,
                    accepted=", ".join(get_args(Way)),
                )
            )
        if sales is not None and not (
            isinstance(sales, int | float) and not isinstance(sales, bool) and 0 <= sales <= MOST_SALES
        ):
            raise WrongNumberError(
                t("“{sales}” is no number of sales a month; accepted: 0 or more.", sales=sales)
            )
        super().__init__(lang, business, more, answers=answers, **numbers)
        self.answers = Answers(self.session, way, sales)

    @cached_property
    def guess(self) -> Shell[Guess]:
        """Guess first."""
        return self.place(Guess)

    @cached_property
    def published(self) -> Shell[Published]:
        """Where the published bill comes from."""
        return self.place(Published)

    @cached_property
    def ways(self) -> Shell[Ways]:
        """The four ways side by side."""
        return self.place(lambda _: Ways(self.answers))

    @cached_property
    def earn(self) -> Shell[Earn]:
        """What it takes to earn it back."""
        return self.place_own(lambda _: Earn(self.answers), asks=True)

    @cached_property
    def channel(self) -> Shell[Channel]:
        """A budget, somebody who sees to it, a day on which it is judged."""
        return self.place(lambda _: Channel(self.answers))

    @cached_property
    def checks(self) -> Shell[Checks]:
        """Questions to check oneself with."""
        return self.place(Checks)

    @property
    def headline(self) -> str:
        """Whether the bill is earned back in time, in few words."""
        answers = self.answers
        return earn_text(answers, answers.prospects[answers.who]).headline

    @property
    def result(self) -> Result:
        """The bill and whether it is earned back, on the numbers as they stand, as data."""
        if waits(self.session):
            return not_yet(self.session, NAME)
        answers, prospects = self.answers, self.answers.prospects
        bill, found = answers.bills[answers.who], prospects[answers.who]
        said, earned = bill_text(answers), earn_text(answers, found)
        pays = {} if found.path.pays is None else {"pays_in_month": float(found.path.pays)}
        each = {
            f"{way}_{name}": value
            for way, one in prospects.items()
            for name, value in (("per_month", one.month.likely), ("sales_needed", one.needed.likely))
        }
        return Result(
            workbook=NAME,
            lang=self.session.lang,
            verdict=found.verdict,
            sentence=f"{said.sentence} {earned.sentence}",
            numbers={
                "cost_per_month": bill.month.likely,
                "cost_low_per_month": bill.month.low,
                "cost_high_per_month": bill.month.high,
                "cost_per_year": bill.year.likely,
                "own_time_per_month": bill.own_time.likely,
                "money_per_month": bill.money.likely,
                "margin_per_sale": found.margin,
                "sales_needed_per_month": found.needed.likely,
                "sales_expected_per_month": found.sales,
                "sales_in_time_per_month": found.in_time.likely,
                **pays,
                **each,
            },
            changes=self._changes(found),
        )

    def _changes(self, found: Prospect) -> tuple[dict[str, str | float], ...]:
        """Give what would change the verdict: the sales expected, or the price of one."""
        sure = found.month.low == found.month.high
        beyond = "worth_it" if found.verdict != "worth_it" else "not_worth_it" if sure else "cannot_tell"
        price, at = likely(self.session.business.offer.price), found.changes
        now = {"sales": found.sales, "margin": price}
        scale = {"sales": 1.0, "margin": price / found.margin}
        return tuple(
            {
                "key": SALES if name == "sales" else "price",
                "now": now[name],
                "at": value * scale[name],
                "verdict": beyond,
            }
            for name, value in at.items()
        )
