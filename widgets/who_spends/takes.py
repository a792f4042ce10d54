"""What it takes against what firms put in: the article's argument, in one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.resources import needs, put_in
from widgets.chart import Chart
from widgets.figures import put_in as picture
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.session import Session


class Takes(Panel):
    """A hundred firms by money, staff and hours, each below what that takes.

    Args:
        session: gives the texts, and what an hour is worth.
    """

    def __init__(self, session: Session) -> None:
        lang = session.lang
        found = (put_in(), needs(session.business.hour_value))
        chart = Chart(
            picture.draw(*found, lang=lang),
            title=session.t("What it takes, and what a hundred firms put in"),
            sentence=picture.reading(*found, lang=lang),
            table=picture.table(*found, lang=lang),
            lang=lang,
        )
        super().__init__([chart])
        self.sentence = chart.sentence
