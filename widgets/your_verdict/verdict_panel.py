"""The verdict: what all the numbers come to, reason by reason and together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.instruction import instruction
from widgets.figures import three_reasons
from widgets.figures.three_reasons import Row, Sum
from widgets.layout import explorer
from widgets.numbers_form import NumbersForm
from widgets.own_numbers import brief
from widgets.passage import Passage
from widgets.verdict_text import TONES
from widgets.your_verdict.findings import findings
from widgets.your_verdict.follower import Follower, drawn
from widgets.your_verdict.guess import guessed, held_against
from widgets.your_verdict.lent import lent, note
from widgets.your_verdict.words import apart, more, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipywidgets import Widget

    from widgets.your_verdict.findings import Findings


def shown(here: Findings, *, lent: bool = False) -> tuple[tuple[Row, ...], Sum]:
    """Give what the picture shows: a row a reason with what to do about it, and all of them as one.

    Args:
        here: the verdict.
        lent: whether the half-hour's numbers are the example's.
    """
    found = here.overall
    said = instruction(here.business, found, lent=lent)
    rows = tuple(Row(one, told) for one, told in zip(found.streams, said.each, strict=True))
    return rows, Sum(found.net, found.low, found.high, found.hours, said.together)


class YourVerdict(Follower):
    """The plain numbers, the verdict on them, and what each of the three reasons leaves.

    Stays covered until the learner has guessed, or asks to see it without.

    Args:
        session: whose numbers.

    Attributes:
        form: the fields.
    """

    def _build(self) -> None:
        t, lang = self._session.t, self._session.lang
        self.form = NumbersForm(self._session)
        self._card = Passage("", lang=lang, kind="verdict")
        self._card.add_class("hh-stays")
        self._more = Passage("", lang=lang, kind="plain")
        picture = shown(self.found, lent=bool(lent(self._session)))
        self._picture = self._chart(
            t("Three reasons, and what each leaves in a month"), three_reasons, *picture
        )
        self._after_guess(self._inside, wide=True, button=True)
        # What follows at once from a number is said with every move of a slider.
        self._session.observe(lambda _: self._say(waiting=True), "business")

    def _inside(self) -> Sequence[Widget]:
        return explorer([self.form], [self._card, self._picture, self._more])

    def _follow(self) -> None:
        self._say()

    def _say(self, *, waiting: bool = False) -> None:
        t, lang = self._session.t, self._session.lang
        here = findings(self._session.business)
        ours = lent(self._session)
        said = words(here.business, here.overall, () if waiting else here.flips, t, ours)
        if waiting:
            said = said._replace(change="…")
        rows, row = shown(here, lent=bool(ours))
        guess = held_against(guessed(self._session), row, here.overall.verdict, t)
        self._card.say(
            "\n\n".join(filter(None, (*said.paragraphs, note(self._session), apart(here, t), guess))),
            headline=said.headline,
            tone=TONES[here.overall.verdict],
            brief=brief(self._session, said.headline),
        )
        self._picture.show(*drawn(three_reasons, rows, row, lang=lang))
        self._more.say(more(here.overall, t, ours))
        self.sentence = "\n".join(
            (
                f"{said.headline}. {said.sentence}".replace("**", ""),
                self._picture.sentence,
                self._more.sentence,
            )
        )
