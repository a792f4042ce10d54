"""The next thirty days: what to do, what to count, and the number to beat."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from widgets.again import comes_again
from widgets.deck import Card, Deck
from widgets.passage import Passage
from widgets.promise import WHAT, WHEN
from widgets.your_verdict.follower import Follower
from widgets.your_verdict.lent import lent, note
from widgets.your_verdict.plan_text import HEADINGS, HalfHour, limit, luck, steps, to_beat, to_count

if TYPE_CHECKING:
    from case_studies.plan30 import Plan30
    from widgets.session import Session
    from widgets.your_verdict.plan_text import Step


def start_of(session: Session) -> date | None:
    """Give the day that the learner has set to begin; None where there is none."""
    try:
        return date.fromisoformat(str(session.answers.get(WHEN, "")))
    except ValueError:
        return None


def half_hour_of(session: Session) -> str:
    """Give the learner's own half-hour in their words; empty where there is none."""
    return str(session.answers.get(WHAT, "")).strip().rstrip(".")


def aims_of(session: Session, plan: Plan30) -> tuple[str, ...]:
    """Say what to count, the number to beat and, where it sells, whether who buys comes again."""
    t = session.t
    aims = (
        t("**What to count:** {what}.", what=to_count(plan, t)),
        t("**The number to beat:** {number}.", number=to_beat(plan, t)),
        comes_again(session) if plan.sells else "",
    )
    return tuple(filter(None, aims))


def days_of(session: Session, plan: Plan30) -> tuple[Step, ...]:
    """Say what to do on which day, from what the learner has told of their half-hour and its first day."""
    half_hour = HalfHour(half_hour_of(session), lent=bool(lent(session)))
    return steps(session.business, plan, session.t, start_of(session), half_hour)


class ThirtyDays(Follower):
    """A plan that follows from the verdict, with dates where the learner has set the first one.

    Args:
        session: whose numbers.
    """

    def _build(self) -> None:
        self._lead = Passage("", lang=self._session.lang, kind="verdict")
        self._cards = Deck((), lang=self._session.lang, arrangement="rows")
        self._after_guess(lambda: [self._lead, self._cards])

    def _follow(self) -> None:
        t, plan = self._session.t, self.found.plan
        lines = (
            *aims_of(self._session, plan),
            " ".join(filter(None, (limit(plan, t), luck(plan, t)))),
            note(self._session) if plan.better_hours > 0 else "",
        )
        self._lead.say("\n\n".join(filter(None, lines)), headline=t(HEADINGS[plan.path]))
        self._cards.cards = [Card(title=step.when, text=step.what) for step in days_of(self._session, plan)]
        self.sentence = f"{self._lead.sentence}\n{self._cards.sentence}"
