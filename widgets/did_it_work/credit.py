"""One world, three costs of a customer: who gets the credit for a sale."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from case_studies.selection import ThreeCacs, three_cacs
from widgets.amounts import format_amount
from widgets.chart import Chart, Table
from widgets.figures import labelled_bars
from widgets.figures.house_style import HALF_HOUR, POSTING, QUIET
from widgets.figures.labelled_bars import Bar, Block
from widgets.layout import explorer
from widgets.number_field import NumberField
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.picture import Picture
    from widgets.session import Session

_COST = 1000.0


class CreditForSales(Panel):
    """The learner moves who buys anyway, and who only because of the posts; nothing of it is kept.

    Args:
        session: gives the reader's language.
    """

    def __init__(self, session: Session) -> None:
        self._t = session.t
        self._base = NumberField(
            self._t("Share who buy anyway"),
            0.03,
            unit="share",
            low=0.005,
            high=0.1,
            step=0.005,
            lang=session.lang,
            key="credit_base",
        )
        self._lift = NumberField(
            self._t("Share who buy only because of the posts"),
            0.003,
            unit="share",
            low=0,
            high=0.03,
            step=0.001,
            lang=session.lang,
            key="credit_lift",
        )
        world = self._world()
        self._chart = Chart(
            self._drawn(world),
            title=self._t("What one customer cost, counted three ways"),
            sentence=self._reading(world),
            table=self._table(world),
            lang=session.lang,
        )
        for field in (self._base, self._lift):
            field.observe(lambda _: self._draw(), "value")
        super().__init__(explorer([self._base, self._lift], [self._chart], lead=self._base))
        self.sentence = self._chart.sentence

    def _world(self) -> ThreeCacs:
        return three_cacs(cost=_COST, base=self._base.value, lift=self._lift.value)

    def _ways(self, world: ThreeCacs) -> list[tuple[str, float, float, str]]:
        """Give each way of counting: its name, customers credited, EUR for each, colour."""
        t = self._t
        return [
            (t("Heard of you there first"), world.first_touch.customers, world.first_touch.cac, POSTING),
            (t("Came from there last"), world.last_touch.customers, world.last_touch.cac, POSTING),
            (
                t("Beyond those left in peace"),
                world.holdout.customers,
                world.holdout.cac,
                HALF_HOUR,
            ),
            (t("The truth, which nobody sees"), world.because, world.true_cac, QUIET),
        ]

    def _each(self, cac: float) -> str:
        if not isfinite(cac):
            return self._t("no end: nobody came of it")
        return format_amount(cac, "EUR", self._t.lang, decimals=0)

    def _drawn(self, world: ThreeCacs) -> Picture:
        bars = tuple(Bar(name, self._each(cac), cac, colour) for name, _, cac, colour in self._ways(world))
        title = self._t("{cost} spent, euros for each customer", cost=self._each(_COST))
        return labelled_bars.draw([Block(title, bars)])

    def _reading(self, world: ThreeCacs) -> str:
        t, (first, last, left, _) = self._t, self._ways(world)
        low, high = world.holdout_cac.low, world.holdout_cac.high
        counted = t(
            "The same {cost} and the same sales: a customer cost {first}, {last} or {left}, depending on who"
            " gets the credit. Only the last one asks who would have bought anyway.",
            cost=self._each(_COST),
            first=self._each(first[2]),
            last=self._each(last[2]),
            left=self._each(left[2]),
        )
        if isfinite(high):
            reach = t(
                "Even so, its true figure can be anything from {low} to {high}.",
                low=self._each(low),
                high=self._each(high),
            )
        elif isfinite(low):
            reach = t(
                "Even so, its true figure can be anything from {low} up, without end.", low=self._each(low)
            )
        else:
            reach = ""
        return " ".join(filter(None, [counted, reach]))

    def _table(self, world: ThreeCacs) -> Table:
        t = self._t
        return Table(
            t("What one customer cost, counted three ways"),
            (t("Who gets the credit"), t("Customers"), t("Euros for each")),
            tuple(
                (name, format_amount(max(0.0, customers), "count", t.lang), self._each(cac))
                for name, customers, cac, _ in self._ways(world)
            ),
        )

    def _draw(self) -> None:
        world = self._world()
        self._chart.show(self._drawn(world), self._reading(world), self._table(world))
        self.sentence = self._chart.sentence
