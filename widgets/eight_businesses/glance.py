"""All eight at a glance, once the learner has guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.gallery import gallery
from widgets.action_button import ActionButton
from widgets.chart import Chart
from widgets.eight_businesses import words
from widgets.eight_businesses.guess import guessed
from widgets.figures import eight_rows
from widgets.figures.eight_rows import Eighth
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.session import Session


class Glance(Panel):
    """The author's verdicts beside ours, one row a business. Covered until there is a guess.

    Args:
        session: gives the learner's guess.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._uncover = ActionButton(session.t("Show me without a guess"), lang=session.lang)
        self._uncover.on_click(self._show)
        self._chart: Chart | None = None
        super().__init__([self._uncover])
        self.sentence = self._uncover.label
        session.observe(lambda _: self._restored(), "restored")
        self._restored()

    def rows(self) -> tuple[Eighth, ...]:
        """Give the rows as they are drawn."""
        t, guess = self._session.t, guessed(self._session)
        return tuple(
            Eighth(
                name=t(words.SHORT[row.key]),
                author=t(words.AUTHOR_SHORT[row.author]),
                author_yes=row.author_says_yes,
                ours=t(words.OURS[row.verdict]),
                low=row.back.low,
                likely=row.back.likely,
                high=row.back.high,
                same=row.agreement == "agree",
                is_open=row.agreement == "open",
                guess=None if guess is None else row.key in guess,
            )
            for row in gallery()
        )

    def _restored(self) -> None:
        if guessed(self._session) is not None or self._chart is not None:
            self._show()

    def _show(self) -> None:
        """Uncover it, or draw it anew beside another guess."""
        rows, lang = self.rows(), self._session.lang
        drawn = (
            eight_rows.draw(rows, lang=lang),
            eight_rows.reading(rows, lang=lang),
            eight_rows.table(rows, lang=lang),
        )
        if self._chart is None:
            figure, sentence, table = drawn
            self._chart = Chart(
                figure,
                title=self._session.t("Eight businesses at a glance"),
                sentence=sentence,
                table=table,
                lang=lang,
            )
            self.add_class("hh-wide")
            self.children = [self._chart]
        else:
            self._chart.show(*drawn)
        self.sentence = self._chart.sentence
