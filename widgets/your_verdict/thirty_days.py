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
from widgets.your_verdict.plan_text import HEADINGS, limit, luck, steps, to_beat, to_count

if TYPE_CHECKING:
    from widgets.session import Session


def start_of(session: Session) -> date | None:
    """Give the day that the learner has set to begin; None where there is none."""
    try:
        return date.fromisoformat(str(session.answers.get(WHEN, "")))
    except ValueError:
        return None


def half_hour_of(session: Session) -> str:
    """Give the learner's own half-hour in their words; empty where there is none."""
    return str(session.answers.get(WHAT, "")).strip().rstrip(".")


class ThirtyDays(Follower):
    """A plan that follows from the verdict, with dates where the learner has set the first one.

    Args:
        session: whose numbers.
    """

    def _build(self) -> None:
        self._lead = Passage("", lang=self._session.lang, kind="verdict")
        self._cards = Deck((), lang=self._session.lang, arrangement="rows")
        self.children = [self._lead, self._cards]

    def _follow(self) -> None:
        t, plan, business = self._session.t, self.found.plan, self._session.business
        lines = (
            t("**What to count:** {what}.", what=to_count(plan, t)),
            t("**The number to beat:** {number}.", number=to_beat(plan, t)),
            comes_again(self._session) if plan.sells else "",
            " ".join(part for part in (limit(plan, t), luck(plan, t)) if part),
            note(self._session) if plan.better_hours > 0 else "",
        )
        self._lead.say("\n\n".join(filter(None, lines)), headline=t(HEADINGS[plan.path]))
        told = steps(
            business,
            plan,
            t,
            start_of(self._session),
            half_hour_of(self._session),
            lent=bool(lent(self._session)),
        )
        self._cards.cards = [Card(title=step.when, text=step.what) for step in told]
        self.sentence = f"{self._lead.sentence}\n{self._cards.sentence}"
