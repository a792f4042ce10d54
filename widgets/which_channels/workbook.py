"""The panels of the workbook on which channels deserve one's hours."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from case_studies.errors import shown
from widgets.amounts import format_amount
from widgets.figures import hours_by_channel
from widgets.result import Result
from widgets.waiting import not_yet, waits
from widgets.which_channels.case import Case
from widgets.which_channels.checks import all_or_nothing, next_door, next_or_average
from widgets.which_channels.guess import Guess
from widgets.which_channels.own import Own
from widgets.which_channels.slots import HOURS, LEAST_HOURS, MOST_HOURS, SLOTS, Slots
from widgets.which_channels.takes import NextHour, Takes
from widgets.workbook import Workbook
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.ranges import Range
    from case_studies.split import Split
    from widgets.self_check import SelfCheck
    from widgets.shell import Shell

NAME = "06_which_channels"
CLAIMS = (
    "myths.every_channel",
    "myths.count",
    "lester.price",
    "lester.half_hour",
    "lester.half_hour_beats_posting",
    "lester.early_years",
    "research.elasticity_advertising_short",
    "research.elasticity_advertising_long",
    "research.elasticity_personal_selling",
)


class WhichChannels(Workbook):
    """Limited hours over several channels; see `Workbook`.

    Args:
        lang: as there.
        business: as there.
        more: as there.
        share_out: hours a month to share out before the learner says otherwise; None for ten.
        answers: answers to begin with, by their names.
        **numbers: as there.

    Raises:
        WrongNumberError: one sentence, where something given can not be used.
    """

    NAME = NAME
    CLAIMS = CLAIMS

    def __init__(
        self,
        lang: str,
        business: str = "lester",
        more: Mapping[str, object] | str | None = None,
        *,
        share_out: float | None = None,
        answers: Mapping[str, object] | str | None = None,
        **numbers: float | Range | str | None,
    ) -> None:
        super().__init__(lang, business, more, answers=answers, **numbers)
        if share_out is not None and not (
            isinstance(share_out, int | float)
            and not isinstance(share_out, bool)
            and LEAST_HOURS <= share_out <= MOST_HOURS
        ):
            raise WrongNumberError(
                self.session.t(
                    "“{hours}” cannot be shared out; accepted: {low} to {high} hours a month.",
                    hours=shown(share_out),
                    low=format_amount(LEAST_HOURS, "plain", self.session.lang),
                    high=format_amount(MOST_HOURS, "plain", self.session.lang),
                )
            )
        # Before any panel: it hears first of another business, and lets go of the panels that were.
        self.slots = Slots(self.session, HOURS if share_out is None else float(share_out))

    @cached_property
    def guess(self) -> Shell[Guess]:
        """Guess first."""
        return self.place(Guess)

    @cached_property
    def case(self) -> Shell[Case]:
        """Lester's hours over ever more networks."""
        return self.place(Case)

    @cached_property
    def own(self) -> Shell[Own]:
        """The learner's channels."""
        cards = self.session.t("Your channels come with it, a card for each.")
        return self.place_own(lambda session: Own(session, self.slots), asks=True, also=cards)

    @cached_property
    def next_hour(self) -> Shell[NextHour]:
        """What one more hour brings."""
        return self.place_own(lambda session: NextHour(session, self.slots))

    @cached_property
    def check_next(self) -> Shell[SelfCheck]:
        """Average against next."""
        return self.place(next_or_average)

    @cached_property
    def takes(self) -> Shell[Takes]:
        """What it would take."""
        return self.place_own(lambda session: Takes(session, self.slots))

    @cached_property
    def check_setup(self) -> Shell[SelfCheck]:
        """All or nothing."""
        return self.place(all_or_nothing)

    @cached_property
    def check_next_door(self) -> Shell[SelfCheck]:
        """What works next door."""
        return self.place(next_door)

    @property
    def result(self) -> Result:
        """The best split of the hours as they stand, as data."""
        if waits(self.session):
            return not_yet(self.session, NAME)
        sharing, looks = self.slots.sharing(), self.slots.looks()
        best, even, one = sharing.best(), sharing.even(), sharing.one()
        return Result(
            workbook=NAME,
            lang=self.session.lang,
            verdict=self._verdict(best),
            sentence=hours_by_channel.reading(sharing, best, looks, lang=self.session.lang),
            numbers={
                "hours_per_month": sharing.hours,
                "channels": float(len(sharing.channels)),
                "channels_used": float(len(sharing.channels) - len(best.left_alone)),
                "left_over_hours_per_month": best.left_over,
                "best_sales_per_month": best.total_sales,
                "best_net_per_month": best.net,
                "even_sales_per_month": even.total_sales,
                "even_net_per_month": even.net,
                "one_sales_per_month": one.total_sales,
                "one_net_per_month": one.net,
                **{f"channel_{slot}_hours_per_month": best.hours.get(slot, 0.0) for slot in SLOTS},
            },
        )

    def _verdict(self, best: Split) -> str:
        """Say of posting what the best split says: it gets hours, something else does, or nothing does."""
        used = [slot for slot, hours in best.hours.items() if hours]
        if any(not self.slots.is_half_hour(slot) for slot in used):
            return "worth_it"
        return "redirect" if used else "not_worth_it"
