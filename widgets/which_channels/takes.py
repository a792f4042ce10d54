"""The next hour in each channel, and how many of ten it would take for a channel to get hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.chart import Chart
from widgets.figures import joining, next_hour
from widgets.figures.joining import Join
from widgets.panel import Panel
from widgets.settle import Settle

if TYPE_CHECKING:
    from types import ModuleType

    from widgets.session import Session
    from widgets.which_channels.slots import Slots


class OfSlots(Panel):
    """One picture of the learner's channels, drawn anew when a number of theirs has come to rest.

    Args:
        session: gives the language.
        slots: the channels.
        picture: module with `draw`, `reading` and `table`.
        title: the picture's, in the reader's language.
    """

    def __init__(self, session: Session, slots: Slots, picture: ModuleType, title: str) -> None:
        self._slots, self._picture, self._lang = slots, picture, session.lang
        figure, sentence, table = self._made()
        self._chart = Chart(figure, title=title, sentence=sentence, table=table, lang=session.lang)
        super().__init__([self._chart])
        self.sentence = self._chart.sentence
        self._settle = Settle(self._follow)
        slots.observe(lambda _: self._settle(), "version")

    def _found(self) -> tuple[Any, ...]:
        """Give what the picture draws."""
        raise NotImplementedError

    def _made(self) -> tuple[Any, Any, Any]:
        found, of = self._found(), self._picture
        figure, sentence, table = (make(*found, lang=self._lang) for make in (of.draw, of.reading, of.table))
        return figure, sentence, table

    def _follow(self) -> None:
        self._chart.show(*self._made())
        self.sentence = self._chart.sentence


class NextHour(OfSlots):
    """What one more hour brings in each of the learner's channels.

    Args:
        session: gives texts and language.
        slots: the channels.
    """

    def __init__(self, session: Session, slots: Slots) -> None:
        super().__init__(session, slots, next_hour, session.t("What one more hour brings"))

    def _found(self) -> tuple[Any, ...]:
        sharing = self._slots.sharing()
        return sharing, sharing.best(), self._slots.looks()


class Takes(OfSlots):
    """How many of ten must be able to become customers before each channel gets hours.

    Args:
        session: gives texts and language.
        slots: the channels.
    """

    def __init__(self, session: Session, slots: Slots) -> None:
        title = session.t("How many of ten must be able to become your customers?")
        super().__init__(session, slots, joining, title)

    def _found(self) -> tuple[Any, ...]:
        sharing = self._slots.sharing()
        best = sharing.best()
        joins = [
            Join(key, one.right_of_ten, sharing.joins_at(key), best.hours[key] > 0)
            for key, one in sharing.channels.items()
        ]
        return joins, self._slots.looks()
