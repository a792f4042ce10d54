"""The next hour in each channel, and how many of ten it would take for a channel to get hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.chart import Chart
from widgets.figures import joining, next_hour
from widgets.figures.joining import Join
from widgets.panel import Panel
from widgets.settle import Settle

if TYPE_CHECKING:
    from case_studies.sharing import Sharing
    from case_studies.split import Split
    from widgets.figures.channel_looks import Look
    from widgets.session import Session
    from widgets.which_channels.slots import Slots


class NextHour(Panel):
    """Draws what one more hour brings in each of the learner's channels.

    Args:
        session: gives the language.
        slots: the channels.
    """

    def __init__(self, session: Session, slots: Slots) -> None:
        self._slots, self._lang = slots, session.lang
        found, lang = self._found(), session.lang
        self._chart = Chart(
            next_hour.draw(*found, lang=lang),
            title=session.t("What one more hour brings"),
            sentence=next_hour.reading(*found, lang=lang),
            table=next_hour.table(*found, lang=lang),
            lang=lang,
        )
        super().__init__([self._chart])
        self.sentence = self._chart.sentence
        self._settle = Settle(self._follow)
        slots.observe(lambda _: self._settle(), "version")

    def _found(self) -> tuple[Sharing, Split, dict[str, Look]]:
        sharing = self._slots.sharing()
        return sharing, sharing.best(), self._slots.looks()

    def _follow(self) -> None:
        found, lang = self._found(), self._lang
        self._chart.show(
            next_hour.draw(*found, lang=lang),
            next_hour.reading(*found, lang=lang),
            next_hour.table(*found, lang=lang),
        )
        self.sentence = self._chart.sentence


class Takes(Panel):
    """Draws how many of ten must be able to become customers before each channel gets hours.

    Args:
        session: gives the language.
        slots: the channels.
    """

    def __init__(self, session: Session, slots: Slots) -> None:
        self._slots, self._lang = slots, session.lang
        found, lang = self._found(), session.lang
        self._chart = Chart(
            joining.draw(*found, lang=lang),
            title=session.t("How many of ten must be able to become your customers?"),
            sentence=joining.reading(*found, lang=lang),
            table=joining.table(*found, lang=lang),
            lang=lang,
        )
        super().__init__([self._chart])
        self.sentence = self._chart.sentence
        self._settle = Settle(self._follow)
        slots.observe(lambda _: self._settle(), "version")

    def _found(self) -> tuple[list[Join], dict[str, Look]]:
        sharing = self._slots.sharing()
        best = sharing.best()
        joins = [
            Join(key, one.right_of_ten, sharing.joins_at(key), best.hours[key] > 0)
            for key, one in sharing.channels.items()
        ]
        return joins, self._slots.looks()

    def _follow(self) -> None:
        found, lang = self._found(), self._lang
        self._chart.show(
            joining.draw(*found, lang=lang),
            joining.reading(*found, lang=lang),
            joining.table(*found, lang=lang),
        )
        self.sentence = self._chart.sentence
