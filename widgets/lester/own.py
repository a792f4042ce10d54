"""The learner's own numbers, and the verdict on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ability import mean_able
from case_studies.flat import fields
from case_studies.ranges import likely
from widgets.amounts import format_amount, format_count_of_ten
from widgets.drawn import chart_of, drawn
from widgets.figures import side_by_side
from widgets.form_groups import activity_title
from widgets.layout import explorer
from widgets.lester.times import TIMES
from widgets.numbers_form import NumbersForm
from widgets.own_numbers import brief
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.plausibility import Plausibility
from widgets.verdict import Verdict
from widgets.your_verdict.lent import lent, note

if TYPE_CHECKING:
    from case_studies.outcome import Outcome
    from widgets.chart import Chart
    from widgets.session import Session


class Own(Panel):
    """The plain fields, the rest behind "more", the verdict, and posting beside the half-hour.

    A business with several half-hours shows the one that brings most in the same minutes; one with none
    has a sentence in place of the picture.

    Args:
        session: whose numbers.

    Attributes:
        form: the fields.
        verdict: the verdict, kept up to date.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.form = NumbersForm(session)
        self.verdict = Verdict(
            session.business, session.t, lent=lambda: lent(session), brief=lambda said: brief(session, said)
        )
        self.verdict.add_class("hh-stays")
        self._note = Passage("", lang=session.lang, kind="note")
        self._side = self._picture()
        pictures = [self.verdict, *([self._side] if self._side else []), self._note]
        super().__init__(explorer([self.form, Plausibility(session)], pictures))
        self.add_class("hh-explorer")
        self.add_class("hh-wide")
        session.observe(lambda _: self._follow(), "business")
        # Once more when the verdict has said all.
        self.verdict.observe(lambda _: self._say(), "sentence")
        self._follow()

    def _picture(self) -> Chart | None:
        """Draw posting beside the half-hour, where there is one."""
        both = self._both()
        return both and chart_of(
            side_by_side,
            *both,
            title=self._session.t("Your posting and your half-hour, the same minutes"),
            lang=self._session.t.tongue,
        )

    def _best(self) -> str | None:
        """Name the half-hour that brings most in the same minutes; the first of equals."""
        _, *others = self.verdict.decision.same_minutes
        return max(others, key=lambda name: self.verdict.decision.same_minutes[name].net, default=None)

    def _both(self) -> tuple[Outcome, Outcome] | None:
        best, minutes = self._best(), self.verdict.decision.same_minutes
        return (minutes[self._session.business.question.name], minutes[best]) if best else None

    def _aside(self) -> str:
        """Say what stands for the half-hour here: nothing, an example's, or the best of several."""
        t, lang, business = self._session.t, self._session.lang, self._session.business
        _, *others = business.activities
        if not others:
            return t(
                "No half-hour of yours is known here, so your posting is held only against what an hour of"
                " your time is worth."
            )
        theirs = any(
            field.elsewhere and key in self._session.typed for key, field in fields(business).items()
        )
        if business.name in dict(TIMES) and not theirs:
            half_hour = others[0]
            return t(
                "For your half-hour, these are still our assumptions for somebody like Lester: {people}"
                " people in an hour, of whom about {able} could pay, and {hours} a month at the most. Put in"
                " yours under “Show more numbers”.",
                people=format_amount(likely(half_hour.contacts_per_hour), "count", lang),
                able=format_count_of_ten(mean_able(business, half_hour) * 10, lang),
                hours=format_amount(likely(half_hour.cap_hours), "hours", lang),
            )
        said = [note(self._session)]
        if len(others) > 1:
            best = next(activity for activity in others if activity.name == self._best())
            name = activity_title(best, t)
            said.append(t("The half-hour shown here is the one that brings you most: {name}.", name=name))
        return "\n\n".join(filter(None, said))

    def _follow(self) -> None:
        if self._session.business != self.verdict.business:
            self.verdict.follow(self._session.business)
        tongue, both = self._session.t.tongue, self._both()
        self._note.say(self._aside())
        if self._side and both:
            self._side.show(*drawn(side_by_side, *both, lang=tongue))
        self._say()

    def _say(self) -> None:
        beside = self._side.sentence if self._side else self._note.sentence
        self.sentence = f"{self.verdict.sentence}\n{beside}"
