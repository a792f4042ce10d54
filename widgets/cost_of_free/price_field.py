"""One price or number of hours behind a bill, as the learner may replace it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.claims import claim
from case_studies.errors import FieldErrors
from case_studies.four_ways import price_now
from widgets.amounts import format_amount
from widgets.cost_of_free.answers import PREFIX
from widgets.field_sentences import sentence
from widgets.lean import Stack
from widgets.number_field import NumberField
from widgets.texts import N_, typeset

if TYPE_CHECKING:
    from case_studies.running_prices import PriceUnit
    from case_studies.units import Unit
    from widgets.cost_of_free.answers import Answers


class _Asked(NamedTuple):
    label: str
    unit: Unit
    high: float
    schema: str = ""  # flat key of the schema's own number, where it is one


ASKED: dict[str, _Asked] = {
    "freelance_running": _Asked(N_("What you pay them a month"), "EUR", 50_000, "manager_cash"),
    "agency_running": _Asked(N_("What you pay them a month"), "EUR", 50_000, "manager_cash"),
    "in_house_running": _Asked(N_("Hours a month that an employee gives to it"), "hours", 400),
    "staff_hour": _Asked(N_("What an employee costs you an hour, charges included"), "EUR", 1000),
    "strategy_bought": _Asked(N_("Strategy, bought: euros a month"), "EUR", 50_000),
    "posts_bought": _Asked(N_("Blog posts, bought: euros a month"), "EUR", 50_000),
    "infographics_bought": _Asked(N_("Infographics, bought: euros a month"), "EUR", 50_000),
    "videos_bought": _Asked(N_("Videos, bought: euros a month"), "EUR", 50_000),
    "strategy_hours": _Asked(N_("Hours a month for the strategy"), "hours", 400),
    "posts_hours": _Asked(N_("Hours a month for blog posts"), "hours", 400),
    "infographics_hours": _Asked(N_("Hours a month for infographics"), "hours", 400),
    "videos_hours": _Asked(N_("Hours a month for videos"), "hours", 400),
    "ads_budget": _Asked(N_("Advertising and tools: euros a month"), "EUR", 50_000, "cash"),
    "supervision_hours": _Asked(
        N_("Your hours a month to see to it, where others do it"), "hours", 160, "manager_hours"
    ),
}
_UNITS: dict[PriceUnit, Unit] = {"EUR/month": "EUR", "hours/month": "hours", "EUR/hour": "EUR"}


class PriceField(Stack):
    """A number field for one price; shows what is reckoned with, and whose number that is.

    Args:
        answers: where it is kept, unless the schema has it.
        key: of `running_prices.prices`.
    """

    def __init__(self, answers: Answers, key: str) -> None:
        self._answers, self._key, self._asked, self._quiet = answers, key, ASKED[key], True
        t, session = answers.session.t, answers.session
        self.field = NumberField(
            t(self._asked.label),
            0,
            unit=self._asked.unit,
            low=0,
            high=self._asked.high,
            scale="log",
            lang=session.lang,
            key=key,
        )
        self.field.observe(lambda change: self._typed(change["new"]), "value")
        super().__init__([self.field])
        self._quiet = False
        self.follow()

    def _typed(self, value: float) -> None:
        if self._quiet:
            return
        if not self._asked.schema:
            self._answers.give(PREFIX + self._key, value)
            return
        session = self._answers.session
        try:
            session.put(self._asked.schema, value)
        except FieldErrors as wrong:
            self.field.message = " ".join(sentence(error, session.t) for error in wrong.errors)

    def follow(self) -> None:
        """Show the number that is reckoned with now."""
        answers, t = self._answers, self._answers.session.t
        price = price_now(
            answers.session.business, self._key, who=answers.who, own=answers.own, given=answers.own_prices
        )
        self._quiet = True
        try:
            if self.field.value != price.value.likely:
                self.field.value = min(price.value.likely, self._asked.high)
        finally:
            self._quiet = False
        note = ""
        if price.origin == "assumed":
            unit, (low, _, high) = _UNITS[price.unit], price.value
            ends = (format_amount(end, unit, t.lang) for end in (low, high))
            note = t("Our assumption.")
            if low < high:
                note = t("Our assumption: {low} to {high}.", **dict(zip(("low", "high"), ends, strict=True)))
        elif price.origin != "given":
            note = typeset(claim(price.origin).prose(t.lang).says, t.lang)
        self.field.note = note
