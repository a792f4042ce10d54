"""Newer figures, from France, beside the old American ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.chart import Chart
from widgets.figures import newer_figures
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.session import Session


class Newer(Panel):
    """Six figures as published, each with its caveat.

    Args:
        session: gives the texts.
    """

    def __init__(self, session: Session) -> None:
        lang = session.lang
        chart = Chart(
            newer_figures.draw(lang=lang),
            title=session.t("Newer figures, from France"),
            sentence=newer_figures.reading(lang=lang),
            table=newer_figures.table(lang=lang),
            lang=lang,
        )
        super().__init__([chart])
        self.sentence = chart.sentence
