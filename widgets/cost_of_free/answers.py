"""What this workbook asks beside the numbers of the schema, and the bills that follow from all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from traitlets import HasTraits, Int

from case_studies.four_ways import four_bills
from case_studies.further_sales import further_sales
from case_studies.outsourcing import Extra, Way
from case_studies.prospect import prospect
from case_studies.running_prices import prices
from widgets.own_numbers import own_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.outsourcing import Bill
    from case_studies.prospect import Prospect
    from widgets.session import Session

PREFIX = "cost_"
WHO, SALES, RAMP, PATIENCE = "cost_who", "cost_sales", "cost_ramp", "cost_patience"
BUDGET, WATCHER = "cost_budget", "cost_watcher"
GUESS = "cost_guess"
MOST_SALES, MOST_MONTHS = 100_000.0, 60
RAMP_MONTHS, PATIENCE_MONTHS = 6, 24  # our assumptions
# Prices that a learner may replace here; hours and pay of the schema are typed there.
PRICES = (
    "staff_hour",
    "in_house_running",
    *(f"{name}_bought" for name in ("strategy", "posts", "infographics", "videos")),
    *(f"{name}_hours" for name in ("strategy", "posts", "infographics", "videos")),
)
_LARGEST = {"EUR/month": 50_000.0, "hours/month": 400.0, "EUR/hour": 1000.0}


class Answers(HasTraits):
    """Reads and keeps this workbook's answers; tells all of its panels when one has changed.

    Args:
        session: where they are kept.
        who: the way to begin with, where the learner has chosen none.
        sales: further sales a month to begin with; what the other numbers make of it where none are given.

    Attributes:
        changed: counts answers that were given here; observable.
        session: the learner's numbers.
    """

    changed = Int()

    def __init__(self, session: Session, who: Way = "own_time", sales: float | None = None) -> None:
        super().__init__()
        self.session, self._who, self._sales = session, who, sales
        # Panels for another business are made anew; those before hear nothing more.
        session.on_start(self.unobserve_all)

    def give(self, key: str, value: str | float) -> None:
        """Keep an answer, and tell the panels."""
        self.session.answer(key, value)
        self.changed += 1

    @property
    def who(self) -> Way:
        """Who runs the pages, or would."""
        kept = self.session.answers.get(WHO)
        return next((way for way in get_args(Way) if way == kept), self._who)

    @property
    def extras(self) -> tuple[Extra, ...]:
        """What is added to the bills."""
        return tuple(name for name in get_args(Extra) if self.number(f"{PREFIX}with_{name}", 0, 1))

    @property
    def own_prices(self) -> dict[str, float]:
        """The learner's own prices and hours, by key of `running_prices`."""
        found = {}
        for key in PRICES:
            kept = self.number(PREFIX + key, 0, _LARGEST[prices()[key].unit])
            if kept is not None:
                found[key] = kept
        return found

    @property
    def own(self) -> tuple[str, ...]:
        """The flat keys that are the learner's own: typed, or given with the page."""
        return tuple(sorted(own_keys(self.session)))

    @property
    def bills(self) -> Mapping[Way, Bill]:
        """What each way costs."""
        return four_bills(
            self.session.business, self.extras, who=self.who, own=self.own, given=self.own_prices
        )

    @property
    def expected(self) -> float:
        """Further sales a month that are expected: the learner's, or what their other numbers make of it."""
        kept = self.number(SALES, 0, MOST_SALES)
        if kept is None:
            kept = self._sales
        return further_sales(self.session.business).sales if kept is None else kept

    @property
    def new_share(self) -> float:
        """Share 0-1 of the further sales that go to new customers."""
        return further_sales(self.session.business).new_share

    @property
    def expected_is_own(self) -> bool:
        """Whether the learner said how many sales they expect."""
        return self.number(SALES, 0, MOST_SALES) is not None or self._sales is not None

    @property
    def ramp(self) -> int:
        """Months until it is under way."""
        kept = self.number(RAMP, 0, MOST_MONTHS)
        return RAMP_MONTHS if kept is None else round(kept)

    @property
    def patience(self) -> int:
        """Months that the learner gives it."""
        kept = self.number(PATIENCE, 1, MOST_MONTHS)
        return PATIENCE_MONTHS if kept is None else max(1, round(kept))

    @property
    def prospects(self) -> dict[Way, Prospect]:
        """Whether each way is earned back, and when."""
        sales, share, business = self.expected, self.new_share, self.session.business
        return {
            way: prospect(
                business, found.month, sales, ramp=self.ramp, patience=self.patience, new_share=share
            )
            for way, found in self.bills.items()
        }

    def number(self, key: str, low: float, high: float) -> float | None:
        """Give an answer that is a number in its range; None where there is none."""
        kept = self.session.answers.get(key)
        return float(kept) if isinstance(kept, int | float) and low <= kept <= high else None
