"""The case: Lester's ten hours over ever more networks and his half-hour."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from case_studies.channel_numbers import (
    HALF_HOUR,
    NETWORKS,
    SETUP,
    half_hour_numbers,
    half_hour_of,
    network_numbers,
    worth_of,
)
from case_studies.parse import preset
from case_studies.ranges import Range, mean
from case_studies.sharing import Sharing
from widgets.choice import Choice
from widgets.cover import Cover
from widgets.figures.channel_looks import looks
from widgets.layout import explorer
from widgets.lester.times import TIMES, lester_of
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.which_channels.guess import TEN, guessed
from widgets.which_channels.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipywidgets import Widget

    from case_studies.business import Business
    from widgets.figures.channel_looks import Look
    from widgets.session import Session

_NETWORKS = 2


class Case(Panel):
    """Lester's hours: move the number of networks, and see what spreading costs him.

    Stays covered until the learner has guessed, or asks to see it without. What is tried out here is
    Lester's and is not kept.

    Args:
        session: gives the business to start from, the texts and the learner's guess.
    """

    def __init__(self, session: Session) -> None:
        self._session, t, lang = session, session.t, session.lang
        self._lester: Business = lester_of(session)
        self._networks = NumberField(
            t("On how many networks is he?"),
            _NETWORKS,
            unit="count",
            low=1,
            high=len(NETWORKS),
            step=1,
            lang=lang,
            key="case networks",
        )
        self._hours = NumberField(
            t("Hours that he can share out"),
            TEN,
            unit="hours",
            low=4,
            high=40,
            step=1,
            lang=lang,
            key="case hours",
        )
        self._setup = NumberField(
            t("Hours that each network takes before anything comes of it"),
            SETUP,
            unit="hours",
            low=0,
            high=4,
            step=0.25,
            lang=lang,
            key="case setup_hours",
        )
        self._when = Choice(
            t("Which Lester?"), [(name, t(label)) for name, label in TIMES], self._lester.name, lang=lang
        )
        for control in (self._networks, self._hours, self._setup):
            control.observe(lambda _: self._draw(), "value")
        self._when.observe(lambda change: self._go_to(change["new"]), "value")
        self.sharing = self._shared()
        self._pictures = Pictures(self.sharing, self._looks(), t, self._guess())
        super().__init__()
        self._cover = Cover(self, session, guessed, self._inside, wide=True)
        self._restored()
        session.observe(lambda _: self._restored(), "restored")

    def _shared(self) -> Sharing:
        """Give Lester's hours and channels as the controls stand."""
        count, half_hour = round(_number(self._networks)), half_hour_of(self._lester)
        network = network_numbers(self._lester, count)
        channels = {name: replace(network, setup_hours=_number(self._setup)) for name in NETWORKS[:count]}
        if half_hour is not None:
            channels[HALF_HOUR] = half_hour_numbers(self._lester, half_hour)
        return Sharing(
            channels=channels,
            hours=_number(self._hours),
            worth=worth_of(self._lester),
            hour_value=mean(self._lester.hour_value),
            capacity=mean(self._lester.offer.capacity),
        )

    def _looks(self) -> dict[str, Look]:
        t = self._session.t
        titles = {key: t("The half-hour") if key == HALF_HOUR else key for key in self.sharing.channels}
        return looks(titles, HALF_HOUR)

    def _guess(self) -> dict[str, float] | None:
        """Give the learner's hours for each channel, the half-hour last, while there are ten to share out."""
        guess = guessed(self._session)
        if guess is None or self.sharing.hours != TEN:
            return None
        others = [key for key in self.sharing.channels if key != HALF_HOUR]
        return {key: (TEN - guess) / len(others) for key in others} | {HALF_HOUR: guess}

    def _inside(self) -> Sequence[Widget]:
        controls = [self._networks, self._hours, self._setup, self._when]
        return explorer(controls, [self._pictures.ways, self._pictures.hours], lead=self._networks)

    def _restored(self) -> None:
        self._cover.look()
        self._draw()

    def _go_to(self, name: str) -> None:
        self._lester = self._session.given if name == self._session.given.name else preset(name)
        self._draw()

    def _draw(self) -> None:
        self.sharing = self._shared()
        self._pictures.follow(self.sharing, self._looks(), self._guess())
        self.sentence = self._pictures.sentence


def _number(field: NumberField) -> float:
    value = field.value
    return float(value.likely if isinstance(value, Range) else value)
