"""The gallery's panels, over one set of numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from case_studies.gallery import EIGHT, gallery
from widgets.eight_businesses.checks import Checks
from widgets.eight_businesses.closer import Closer
from widgets.eight_businesses.glance import Glance
from widgets.eight_businesses.guess import Guess, guessed
from widgets.figures import eight_rows
from widgets.judged import judge
from widgets.result import Result
from widgets.waiting import not_yet, waits
from widgets.workbook import Workbook

if TYPE_CHECKING:
    from widgets.shell import Shell

NAME = "08_eight_businesses"
CLAIMS = (
    *EIGHT.values(),
    "lester.price",
    "lester.expected_price",
    "lester.few_weeks",
    "lester.bookers_on_facebook",
    "lester.half_hour",
    "lester.clients_from_shows",
    "reasons.serve.verdict",
    "businesses.maker.followers",
    "reach.facebook_2025",
    "reach.instagram_2025",
    "service.live_contact",
    "service.self_service",
)


class EightBusinesses(Workbook):
    """Guess, see all eight at a glance, then one of them closely; see `Workbook`."""

    NAME = NAME
    CLAIMS = CLAIMS

    @cached_property
    def guess(self) -> Shell[Guess]:
        """Guess first."""
        return self.place(Guess)

    @cached_property
    def glance(self) -> Shell[Glance]:
        """All eight."""
        return self.place(Glance)

    @cached_property
    def closer(self) -> Shell[Closer]:
        """One of them."""
        return self.place(Closer)

    @cached_property
    def checks(self) -> Shell[Checks]:
        """Three questions to check oneself with."""
        return self.place(Checks)

    @property
    def result(self) -> Result:
        """What our numbers say of the eight, and of the learner's own business, as data."""
        rows, guess = gallery(), guessed(self.session)
        numbers = {f"{row.key}_back": row.back.likely for row in rows}
        for word in ("agree", "disagree", "open"):
            numbers[word] = float(sum(row.agreement == word for row in rows))
        if guess is not None:
            numbers["guessed_as_the_author"] = float(
                sum((row.key in guess) == row.author_says_yes for row in rows)
            )
        sentence = eight_rows.reading(self.glance.inside.rows(), lang=self.session.lang)
        if waits(self.session):
            yet = not_yet(self.session, NAME)
            return replace(yet, sentence=f"{yet.sentence}\n{sentence}", numbers=numbers)
        own = judge(self.session.business)
        return Result(
            workbook=NAME,
            lang=self.session.lang,
            verdict=own.verdict,
            sentence=sentence,
            numbers=numbers | {"own_net_per_month": own.net, "own_p_pays": own.p_pays},
        )
