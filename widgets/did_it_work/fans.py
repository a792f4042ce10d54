"""Fans were fans already: a world in which following does nothing, and followers buy far more."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from case_studies.selection import FanWorld, fan_world
from widgets.amounts import format_amount, format_number
from widgets.chart import Chart, Table
from widgets.figures import labelled_bars
from widgets.figures.house_style import INK, POSTING, QUIET
from widgets.figures.labelled_bars import Bar, Block
from widgets.layout import explorer
from widgets.number_field import NumberField
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.picture import Picture
    from widgets.session import Session

_FONDNESS = 0.7


class Fans(Panel):
    """The learner moves how much fondness drives both following and buying; nothing of it is kept.

    Args:
        session: gives the reader's language.
    """

    def __init__(self, session: Session) -> None:
        self._t = session.t
        self._fondness = NumberField(
            self._t("How much both following and buying come from being fond of you"),
            _FONDNESS,
            unit="share",
            low=0,
            high=0.95,
            help=self._t("At nothing, people follow and buy by pure chance."),
            lang=session.lang,
            key="fans_fondness",
        )
        self._effect = NumberField(
            self._t("Followers who buy only because they follow"),
            0,
            unit="share",
            low=0,
            high=0.2,
            step=0.01,
            help=self._t("Nothing, in this world; you may change it."),
            lang=session.lang,
            key="fans_effect",
        )
        world = self._world()
        self._chart = Chart(
            self._drawn(world),
            title=self._t("Who buys, out of ten thousand people"),
            sentence=self._reading(world),
            table=self._table(world),
            lang=session.lang,
        )
        for field in (self._fondness, self._effect):
            field.observe(lambda _: self._draw(), "value")
        super().__init__(explorer([self._fondness, self._effect], [self._chart], lead=self._fondness))
        self.sentence = self._chart.sentence

    def _world(self) -> FanWorld:
        return fan_world(fondness=self._fondness.value, effect=self._effect.value)

    def _drawn(self, world: FanWorld) -> Picture:
        t = self._t

        def bar(name: str, share: float, colour: str) -> Bar:
            return Bar(name, format_amount(share, "share", t.lang, decimals=1), share, colour)

        naive = Block(
            t("What everybody compares"),
            (
                bar(t("Followers"), world.follower_buyers / world.followers, POSTING),
                bar(t("All others"), world.other_buyers / world.others, QUIET),
            ),
        )
        fair = Block(
            t("The same people, parted by lot"),
            (
                bar(t("The half that could follow"), world.fair_shares[0], INK),
                bar(t("The half that could not"), world.fair_shares[1], QUIET),
            ),
        )
        return labelled_bars.draw([naive, fair])

    def _reading(self, world: FanWorld) -> str:
        t = self._t
        truth = (
            t("Following makes nobody buy here")
            if world.effect == 0
            else t(
                "Following makes {effect} of followers buy here",
                effect=format_amount(world.effect, "share", t.lang),
            )
        )
        times = (
            t("{n} times as often as others", n=format_number(round(world.times, 1), "count", t.lang))
            if isfinite(world.times)
            else t("and others never")
        )
        first, second = (format_amount(share, "share", t.lang, decimals=1) for share in world.fair_shares)
        return t(
            "{truth}, yet followers buy {times}; parted by lot, it is {first} against {second}.",
            truth=truth,
            times=times,
            first=first,
            second=second,
        )

    def _table(self, world: FanWorld) -> Table:
        t = self._t
        rows = [
            (t("Followers"), world.followers, world.follower_buyers),
            (t("All others"), world.others, world.other_buyers),
            (t("The half that could follow"), *world.could),
            (t("The half that could not"), *world.could_not),
        ]
        return Table(
            t("Who buys, out of ten thousand people"),
            (t("Group"), t("People"), t("Buyers"), t("Share")),
            tuple(
                (
                    name,
                    format_amount(of, "count", t.lang),
                    format_amount(bought, "count", t.lang),
                    format_amount(bought / of, "share", t.lang, decimals=1),
                )
                for name, of, bought in rows
            ),
        )

    def _draw(self) -> None:
        world = self._world()
        self._chart.show(self._drawn(world), self._reading(world), self._table(world))
        self.sentence = self._chart.sentence
