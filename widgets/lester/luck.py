"""What this can not tell you: luck, and what a count of nought still allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.intervals import rate_of
from case_studies.luck import Luck, years_of_luck
from widgets.amounts import format_amount
from widgets.drawn import chart_of, drawn
from widgets.figures import luck_of_many
from widgets.judged import decide
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.settle import Settle

if TYPE_CHECKING:
    from widgets.session import Session

TRIES, BOOKED = "messages_counted", "bookings_counted"
MOST = 1000.0
EXAMPLE = 30.0


class LuckAndCounts(Panel):
    """A thousand owners with the same numbers; and what the learner's own count still allows.

    Args:
        session: whose numbers; keeps the two counts with the answers.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        luck = self._luck()
        self._many = chart_of(
            luck_of_many,
            luck,
            title=t("A thousand owners, exactly the same numbers"),
            lang=self._session.t.tongue,
        )
        self._tries = NumberField(
            t("People who wrote to you so far"),
            EXAMPLE,
            unit="count",
            low=1,
            high=MOST,
            step=1,
            lang=session.lang,
            key=TRIES,
        )
        self._booked = NumberField(
            t("Of those, how many bought"),
            0,
            unit="count",
            low=0,
            high=MOST,
            step=1,
            lang=session.lang,
            key=BOOKED,
        )
        self._said = Passage("", lang=session.lang, kind="plain")
        for key, field in ((TRIES, self._tries), (BOOKED, self._booked)):
            field.observe(lambda change, key=key: self._counted(key, change["new"]), "value")
        super().__init__([self._many, self._tries, self._booked, self._said])
        self._quiet = False
        self._settle = Settle(self._follow)
        session.observe(lambda _: self._settle(), "business")
        session.observe(lambda _: self._restored(), "restored")
        self._restored()

    def _luck(self) -> Luck:
        asked = decide(self._session.business).question
        return years_of_luck(
            asked.bookings, asked.break_even, covered=0 < asked.cost <= asked.second_earnings
        )

    def _counted(self, key: str, value: float) -> None:
        if not self._quiet:
            self._session.answer(key, float(value))
            (self._tries if key == TRIES else self._booked).note = ""
        self._follow()

    def _restored(self) -> None:
        self._quiet = True
        try:
            for key, field, least, example in (
                (TRIES, self._tries, 1, EXAMPLE),
                (BOOKED, self._booked, 0, 0),
            ):
                kept = self._session.answers.get(key)
                mine = isinstance(kept, int | float) and least <= kept <= MOST
                field.note = "" if mine else self._session.t("Our example, until you put in your own count.")
                field.value = kept if mine else example
        finally:
            self._quiet = False
        self._follow()

    def _follow(self) -> None:
        self._many.show(*drawn(luck_of_many, self._luck(), lang=self._session.t.tongue))
        self._said.say(self._tell())
        self.sentence = f"{self._many.sentence}\n{self._said.sentence}"

    def _tell(self) -> str:
        """Say what the learner's own count still allows."""
        t, lang = self._session.t, self._session.lang
        tries, booked = round(self._tries.value), round(self._booked.value)
        if booked > tries:
            return t(
                "More buyers than people: check the two counts; at most {tries} can have bought.",
                tries=format_amount(tries, "count", lang),
            )
        seen = rate_of(booked, tries)
        counts = {
            "booked": format_amount(booked, "count", lang),
            "tries": format_amount(tries, "count", lang),
        }
        high = format_amount(seen.high, "share", lang)
        if booked == 0:
            return t(
                "None out of {tries} is not “never”: up to **{high}** of those who write could still be"
                " buyers, and you would have seen the same (one time in twenty).",
                high=high,
                **counts,
            )
        return t(
            "{booked} of {tries} is {rate}; the true share could still be anything from **{low}**"
            " to **{high}**.",
            rate=format_amount(seen.rate, "share", lang),
            low=format_amount(seen.low, "share", lang),
            high=high,
            **counts,
        )
