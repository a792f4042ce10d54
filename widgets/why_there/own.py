"""The questions of the chosen reasons, and beside them what the answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.diagnosis import COMMON, GOOD, Diagnosis, diagnose
from case_studies.flat import fields
from widgets.chart import Chart
from widgets.drawn import drawn
from widgets.figures import reasons_beside
from widgets.figures.reasons_beside import Row, open_count
from widgets.guess_first import guessed
from widgets.judged import judge
from widgets.layout import explorer
from widgets.lean import Stack
from widgets.numbers_form import NumbersForm
from widgets.own_numbers import brief, own_keys
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.plausibility import Plausibility
from widgets.settle import Settle
from widgets.why_there.chosen import answers_of, reasons_of
from widgets.why_there.diagnosis_text import words
from widgets.why_there.guess import KEY as GUESS
from widgets.why_there.guess import LOW
from widgets.why_there.question_text import TITLES
from widgets.why_there.section import Section

if TYPE_CHECKING:
    from case_studies.stream import Reason
    from widgets.session import Session


class Own(Panel):
    """Controls for the chosen reasons; one picture and one card of what they come to.

    Args:
        session: whose reasons, answers and numbers.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._sections: dict[Reason, Section] = {}
        self._common = NumbersForm(session, [key for key in COMMON if key in fields(session.business)])
        self._head = Passage(
            "", headline=t("Whatever the reason"), lang=session.lang, kind="plain", live=False
        )
        self._card = Passage("", lang=session.lang, kind="verdict")
        self._card.add_class("hh-stays")
        self._streams = judge(session.business).streams
        rows, guess = self._rows(self.diagnosis), guessed(session, GUESS, LOW)
        self._chart = Chart(
            reasons_beside.draw(rows, lang=session.lang, guess=guess),
            title=t("What your reasons bring and cost in a month"),
            sentence=reasons_beside.reading(rows, lang=session.lang, guess=guess),
            table=reasons_beside.table(rows, lang=session.lang, guess=guess),
            lang=session.lang,
        )
        self._plausible = Plausibility(session)
        said = Stack([self._card, self._plausible])
        columns = explorer([], [said, self._chart])
        super().__init__(columns)
        self._controls = columns[0].children[0]
        for name in ("hh-explorer", "hh-sheet", "hh-wide"):
            self.add_class(name)
        self._settle = Settle(self._draw)
        session.observe(lambda _: self._weigh(), "business")
        session.observe(lambda _: self._follow(), "restored")
        self._follow()

    @property
    def diagnosis(self) -> Diagnosis:
        """What follows from reasons, answers and numbers as they stand."""
        session = self._session
        return diagnose(reasons_of(session), answers_of(session), self._streams, own_keys(session))

    def _follow(self) -> None:
        """Show the questions of the chosen reasons; those of a reason that goes are kept for its return."""
        chosen = [reason for reason in GOOD if reason in reasons_of(self._session)]
        for reason in chosen:
            if reason not in self._sections:
                self._sections[reason] = Section(self._session, reason)
        shown = [*(self._sections[reason] for reason in chosen), self._head, self._common]
        if tuple(shown) != self._controls.children:
            self._controls.children = shown
        self._weigh()

    def _weigh(self) -> None:
        self._settle()

    def _draw(self) -> None:
        session, lang = self._session, self._session.lang
        self._streams = judge(session.business).streams
        diagnosis = self.diagnosis
        rows, guess = self._rows(diagnosis), guessed(session, GUESS, LOW)
        self._chart.show(*drawn(reasons_beside, rows, lang=lang, guess=guess))
        said = words(diagnosis, session.business, own_keys(session), session.t)
        self._card.say(
            "\n\n".join(said.paragraphs),
            headline=said.headline,
            tone=said.tone,
            brief=brief(session, said.headline),
        )
        self.sentence = f"{self._card.sentence}\n{self._chart.sentence}"

    def _cost(self) -> float:
        return next(one.costs for one in self._streams if one.reason == "reach")

    def _rows(self, diagnosis: Diagnosis) -> list[Row]:
        t = self._session.t
        rows = [
            Row(
                t(TITLES[one.reason]),
                one.stream.brings,
                one.stream.costs,
                one.stream.low,
                one.stream.high,
                open_count(one.left_open, t.lang),
            )
            for one in diagnosis.good
        ]
        if rows:
            return rows
        cost = self._cost()
        return [Row(t("None of the three reasons"), 0.0, cost, -cost, -cost, "", no_reason=True)]
