"""A hundred firms, by what they spent: of those on social media, or of all that were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.survey import nesting
from widgets.choice import Choice
from widgets.cover import Cover
from widgets.drawn import chart_of, drawn
from widgets.figures import hundred_firms
from widgets.figures.labels import dollars
from widgets.panel import Panel
from widgets.passage import Passage
from widgets.who_spends.guess import guessed

if TYPE_CHECKING:
    from widgets.session import Session


class Hundred(Panel):
    """Shows the firms at nothing among those under 100; stays covered until the learner has guessed.

    Args:
        session: gives the texts and the guess.
    """

    def __init__(self, session: Session) -> None:
        self._session, t = session, session.t
        self._of = Choice(
            t("A hundred of which firms?"),
            [("users", t("Those that used social media")), ("asked", t("All that were asked"))],
            "users",
            lang=session.lang,
        )
        self._chart = chart_of(
            hundred_firms, nesting(), title=t("What a hundred firms spent"), lang=session.lang
        )
        self._aside = Passage("", lang=session.lang, kind="note")
        super().__init__()
        self._cover = Cover(self, session, guessed, lambda: [self._of, self._chart, self._aside])
        self._of.observe(lambda _: self._draw(), "value")
        session.observe(lambda _: self._restored(), "restored")
        self._restored()

    def _restored(self) -> None:
        self._cover.look()
        self._draw()

    def _draw(self) -> None:
        lang, of_all = self._session.lang, self._of.value == "asked"
        parts = nesting("asked" if of_all else "users")
        # The guess was about firms on social media; among all firms it would be beside the point.
        guess = None if of_all else guessed(self._session)
        self._chart.show(*drawn(hundred_firms, parts, lang=lang, guess=guess))
        self._aside.say(self._tell(of_all=of_all))
        self.sentence = f"{self._chart.sentence}\n{self._aside.sentence}"

    def _tell(self, *, of_all: bool) -> str:
        """Say what changes with the firms that one looks at."""
        t, users, asked = self._session.t, *map(hundred_firms.counts, (nesting(), nesting("asked")))
        if of_all:
            return t(
                "Nobody has changed an answer, only of whom we speak: “{users} of 100 spend nothing” has"
                " become {asked} of 100, or {both} of 100 if those who are not there at all count as spending"
                " nothing. A percentage without its “of whom” says little.",
                users=users.zero,
                asked=asked.zero,
                both=asked.zero + asked.outside,
            )
        return t(
            "{zero} and {under} are never added: whoever spends nothing also spends less than {limit}."
            " Whether that is for a month or a year is stated nowhere.",
            zero=users.zero,
            under=users.under_100,
            limit=dollars(nesting().threshold, t.lang),
        )
