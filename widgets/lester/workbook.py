"""The Lester workbook's panels, over one set of numbers."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from case_studies.decision import decide
from case_studies.flips import flips
from widgets.lester.case import Case
from widgets.lester.guess import Guess
from widgets.lester.luck import LuckAndCounts
from widgets.lester.own import Own
from widgets.lester.promise import Promise
from widgets.lester.takes import Takes
from widgets.links import read_query
from widgets.notice import Notice
from widgets.result import Result
from widgets.session import Session
from widgets.silence import keep_silent, unwatched
from widgets.sources import Sources
from widgets.texts import Texts, check_lang
from widgets.verdict_text import words
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from case_studies.ranges import Range
    from widgets.keeper import Keeper

NAME = "01_lester"
CLAIMS = (
    "lester.price",
    "lester.expected_price",
    "lester.few_weeks",
    "lester.audiences",
    "lester.bookers_on_facebook",
    "lester.half_hour",
    "lester.half_hour_beats_posting",
    "lester.early_years",
    "lester.competitor_likes",
    "lester.competitors_why",
    "lester.retry_every",
    "outsourcing.freelance_france",
    "research.likes_cause_purchases",
    "research.organic_interaction",
    "research.boosted_posts",
)


class Lester:
    """Every panel of the workbook; each is made when it is first asked for.

    Args:
        lang: "fr" or "en".
        business: name of the business to start from, `lester` or `lester_early`.
        more: further flat numbers, such as ``{"half_hour_cap_hours": 2}``, or the same as JSON text, which is
            what a command line gives.
        **numbers: flat numbers, such as ``price=100``; None leaves the business's own.

    Raises:
        WrongNumberError: one sentence, where something given can not be used.
    """

    def __init__(
        self,
        lang: str,
        business: str = "lester",
        more: Mapping[str, object] | str | None = None,
        **numbers: float | Range | str | None,
    ) -> None:
        if unwatched():
            keep_silent()
        further = {**_further(more, lang), **numbers}
        given = {key: value for key, value in further.items() if value is not None}
        link = read_query(os.environ.get("QUERY_STRING", ""))
        self._session = Session(lang, NAME, business, given, link)

    @cached_property
    def notice(self) -> Notice:
        """Sentences about numbers that came with the page; nothing where all is well."""
        return Notice(self._session)

    @cached_property
    def guess(self) -> Guess:
        """Guess first."""
        return Guess(self._session)

    @cached_property
    def case(self) -> Case:
        """Lester's two crowds."""
        return Case(self._session)

    @cached_property
    def own(self) -> Own:
        """The learner's numbers and verdict."""
        return Own(self._session)

    @cached_property
    def takes(self) -> Takes:
        """What it would take."""
        return Takes(self._session)

    @cached_property
    def luck(self) -> LuckAndCounts:
        """What this can not tell."""
        return LuckAndCounts(self._session)

    @cached_property
    def promise(self) -> Promise:
        """My half-hour is ..., I will try it on ..."""
        return Promise(self._session)

    @property
    def keeper(self) -> Keeper:
        """Where the numbers are kept."""
        return self._session.keeper

    @cached_property
    def sources(self) -> Sources:
        """Where the published figures come from."""
        return Sources(CLAIMS, lang=self._session.lang)

    @property
    def result(self) -> Result:
        """The verdict on the numbers as they stand, as data."""
        business = self._session.business
        decision = decide(business)
        asked = decision.question
        found = flips(business)
        said = words(business, decision, found, self._session.t)
        return Result(
            workbook=NAME,
            lang=self._session.lang,
            verdict=decision.verdict,
            sentence=f"{said.headline}. {said.sentence}",
            numbers={
                "bookings_per_month": asked.bookings,
                "net_per_month": asked.net,
                "net_low_per_month": asked.low,
                "net_high_per_month": asked.high,
                "p_pays": asked.p_pays,
                "hours_per_month": asked.hours,
                "contacts_per_month": asked.contacts,
                "able_share": asked.able,
                "cost_per_month": asked.cost,
                "break_even_bookings_per_month": asked.break_even,
                "better_hours_per_month": decision.plan.get(decision.better or "", 0.0),
                "plan_net_per_month": decision.plan_net,
                "value_of_perfect_information_per_month": decision.evpi,
            },
            changes=tuple(
                {"key": flip.key, "now": flip.now, "at": flip.at, "verdict": flip.verdict} for flip in found
            ),
        )


def _further(more: Mapping[str, object] | str | None, lang: str) -> Mapping[str, object]:
    """Read further numbers, also from JSON text."""
    try:
        found = json.loads(more) if isinstance(more, str) else more or {}
    except ValueError:
        found = None
    if not isinstance(found, Mapping):
        t = Texts(check_lang(lang))
        raise WrongNumberError(
            t(
                "“more” takes numbers by their names, for example {example}.",
                example='{"half_hour_cap_hours": 2}',
            )
        )
    return found
