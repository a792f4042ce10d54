"""The workbook that asks why one is there, over one set of numbers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from case_studies.diagnosis import diagnose
from widgets.given_answers import given_answers
from widgets.judged import judge
from widgets.own_numbers import own_keys
from widgets.result import Result
from widgets.texts import Texts, check_lang
from widgets.why_there.ask import Ask
from widgets.why_there.case import Case
from widgets.why_there.checks import Checks
from widgets.why_there.chosen import KEY, answers_of, reasons_of, refused
from widgets.why_there.diagnosis_text import words
from widgets.why_there.gate import Gate
from widgets.why_there.guess import Guess
from widgets.why_there.networks import Networks
from widgets.why_there.own import Own
from widgets.why_there.takes import Takes
from widgets.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_studies.ranges import Range
    from widgets.session import Session
    from widgets.shell import Shell

NAME = "02_why_are_you_there"
CLAIMS = (
    "reasons.count",
    "reasons.reach.verdict",
    "reasons.keep.verdict",
    "reasons.serve.verdict",
    "reasons.some.verdict",
    "reasons.none.verdict",
    "reasons.bad",
    "businesses.maker.verdict",
    "businesses.restaurant.verdict",
    "businesses.course_publisher.verdict",
    "businesses.house_seller.verdict",
    "businesses.b2b_software.verdict",
    "businesses.internet_provider.verdict",
    "businesses.small_support.verdict",
    "businesses.maker.followers",
    "reach.facebook_2012",
    "reach.facebook_2025",
    "reach.instagram_2025",
    "service.live_contact",
    "service.self_service",
    "research.likes_cause_purchases",
)


class WhyThere(Workbook):
    """Reasons first, then what each asks, brings and costs; see `Workbook`.

    Args:
        lang: "fr" or "en".
        business: name of the business to start from.
        more: further flat numbers.
        reasons: reasons to begin with, such as ``reach,keep``, until the learner's own come in.
        answers: answers to begin with, such as ``{"why_reach_path": "yes"}``.
        **numbers: flat numbers.
    """

    NAME = NAME
    CLAIMS = CLAIMS

    def __init__(
        self,
        lang: str,
        business: str = "lester",
        more: Mapping[str, object] | str | None = None,
        *,
        reasons: str | None = None,
        answers: Mapping[str, object] | str | None = None,
        **numbers: float | Range | str | None,
    ) -> None:
        begin_with = given_answers(answers, Texts(check_lang(lang)))
        if reasons:
            begin_with[KEY] = reasons
        super().__init__(lang, business, more, answers=begin_with, **numbers)

    def _refused(self, key: str, value: str | float, t: Texts) -> str:
        return refused(key, value, t)

    @cached_property
    def ask(self) -> Shell[Ask]:
        """The question that comes first."""
        return self.place(Ask)

    @cached_property
    def guess(self) -> Shell[Gate[Guess]]:
        """Guess first, once a reason is chosen."""
        return self.place(lambda session: Gate(session, Guess))

    @cached_property
    def case(self) -> Shell[Gate[Case]]:
        """Businesses of the article, one at a time."""
        return self.place(lambda session: Gate(session, Case))

    @cached_property
    def networks(self) -> Shell[Gate[Networks]]:
        """Are they there? Only for those who are there to find customers."""
        return self.place(_networks)

    @cached_property
    def own(self) -> Shell[Gate[Own]]:
        """The questions of the chosen reasons, and the diagnosis."""
        return self.place(lambda session: Gate(session, Own))

    @cached_property
    def takes(self) -> Shell[Gate[Takes]]:
        """What it would take."""
        return self.place(lambda session: Gate(session, Takes))

    @cached_property
    def checks(self) -> Shell[Checks]:
        """Questions to check oneself with."""
        return self.place(Checks)

    @property
    def result(self) -> Result:
        """The diagnosis on reasons, answers and numbers as they stand, as data."""
        session = self.session
        mine = own_keys(session)
        found = diagnose(reasons_of(session), answers_of(session), judge(session.business).streams, mine)
        said = words(found, session.business, mine, session.t)
        numbers = {
            f"{one.reason}_{name}_per_month": getattr(one.stream, name)
            for one in found.good
            for name in ("brings", "costs", "net")
        }
        numbers |= {f"{one.reason}_left_open": float(one.left_open) for one in found.good}
        return Result(
            workbook=NAME,
            lang=session.lang,
            verdict=found.verdict,
            sentence=" ".join([f"{said.headline}.", *(text.replace("**", "") for text in said.paragraphs)]),
            numbers=numbers | {"good_reasons": float(len(found.good)), "bad_reasons": float(len(found.bad))},
        )


def _networks(session: Session) -> Gate[Networks]:
    return Gate(
        session,
        Networks,
        only=["reach"],
        closed=session.t("This part is for those who are there to find customers; you can go on below."),
    )
