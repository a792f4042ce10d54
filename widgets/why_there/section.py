"""What one good reason asks of the learner: its plain questions, then its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.diagnosis import NUMBERS, QUESTIONS
from case_studies.flat import fields
from widgets.choice import Choice
from widgets.lean import Stack
from widgets.measures import show
from widgets.numbers_form import NumbersForm
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.switch import Switch
from widgets.why_there.chosen import answers_of, keep_answer
from widgets.why_there.question_text import ASKED, TITLES

if TYPE_CHECKING:
    from traitlets import Bunch

    from case_studies.diagnosis import Question
    from case_studies.stream import Reason
    from widgets.session import Session

# What is asked of the learner, by flat key: at once, and when they want to say more.
KEYS: dict[Reason, tuple[str, ...]] = {
    **NUMBERS,
    # What a post takes decides how many there are in those hours: an assumption that wants to be seen.
    "keep": (*NUMBERS["keep"], "customers_hours_each"),
}
MORE: dict[Reason, tuple[str, ...]] = {
    "reach": ("closing_rate", "half_hour_contacts_per_hour", "half_hour_able_of_ten", "half_hour_cap_hours"),
    "keep": (
        "customers_seen_share",
        "repeat_purchases",
        "customers_recommended_per_1000",
    ),
    "serve": (
        "support_minutes_each",
        "support_urgent_share",
        "support_leaving_share",
        "support_seen_by",
        "support_lost_per_1000",
        "support_own_share",
        "support_wage",
        "support_elsewhere_minutes",
    ),
}


class Section(Panel):
    """One reason's questions and numbers.

    Args:
        session: where both are kept.
        reason: which reason.
    """

    def __init__(self, session: Session, reason: Reason) -> None:
        self._session, t = session, session.t
        heading = Passage("", headline=t(TITLES[reason]), lang=session.lang, kind="plain", live=False)
        self._choices = {question: self._choice(question) for question in QUESTIONS[reason]}
        questions = Stack(list(self._choices.values()))
        questions.add_class("hh-questions")
        known = fields(session.business)
        self._form = NumbersForm(session, KEYS[reason], more=False)
        self._further = tuple(key for key in MORE[reason] if key in known)
        self._more = Switch(t("Say more about it"), lang=session.lang)
        self._more.observe(lambda _: self._open(), "value")
        self._rest: NumbersForm | None = None
        self._rest_box = Stack([])
        super().__init__([heading, questions, self._form, self._more, self._rest_box])
        self._quiet = False
        session.observe(lambda _: self._show(), "restored")
        self._show()

    def _open(self) -> None:
        """Make the further fields when they are first asked for."""
        if self._rest is None:
            self._rest = NumbersForm(self._session, self._further, more=False)
            self._rest_box.children = [self._rest]
        show(self._rest_box, self._more.value)

    def _choice(self, question: Question) -> Choice:
        t, asked = self._session.t, ASKED[question]
        made = Choice(
            t(asked.question),
            [("yes", t(asked.yes)), ("unsure", t(asked.unsure)), ("no", t(asked.no))],
            lang=self._session.lang,
        )
        made.observe(lambda change: self._answered(question, change), "value")
        return made

    def _answered(self, question: Question, change: Bunch) -> None:
        if not self._quiet and change["new"] is not None:
            keep_answer(self._session, question, change["new"])

    def _show(self) -> None:
        answers = answers_of(self._session)
        self._quiet = True
        try:
            for question, choice in self._choices.items():
                choice.value = answers.get(question)
        finally:
            self._quiet = False
        said = [choice.sentence for choice in self._choices.values()]
        self.sentence = "\n".join([*said, self._form.sentence])
