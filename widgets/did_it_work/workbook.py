"""The workbook on two groups: its panels, over one study."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING

from widgets.did_it_work.case import Case
from widgets.did_it_work.checks import Checks
from widgets.did_it_work.credit import CreditForSales
from widgets.did_it_work.fans import Fans
from widgets.did_it_work.from_file import FromFile
from widgets.did_it_work.guess import Guess
from widgets.did_it_work.own import Own
from widgets.did_it_work.plan import Plan
from widgets.did_it_work.study import Study
from widgets.did_it_work.winner import Winner
from widgets.did_it_work.words import share_needed, words
from widgets.folded import Folded
from widgets.result import Result
from widgets.texts import Texts, check_lang
from widgets.workbook import Workbook
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from case_studies.ranges import Range
    from widgets.shell import Shell

NAME = "07_did_it_work"
CLAIMS = (
    "myths.five_metrics",
    "myths.two_groups",
    "groups.published_case",
    "ads.buyers_shown",
    "ads.buyers_not_shown",
    "ads.difference",
    "ads.difference_interval",
    "research.observational_lifts",
    "research.roi_interval",
)


class DidItWork(Workbook):
    """A published test, the learner's own two groups, and what these can not tell; see `Workbook`.

    Args:
        lang: "fr" or "en".
        business: name of the business to start from.
        more: further flat numbers of the business.
        counts: what was counted, by the names of `questions.all_questions`, such as
            ``{"with_people": 40, "without_people": 60}``; or the same as JSON text.
        answers: answers to begin with, by their names.
        **numbers: flat numbers of the business, such as ``price=100``.

    Raises:
        WrongNumberError: one sentence, where something given can not be used.
    """

    NAME = NAME
    CLAIMS = CLAIMS

    def __init__(
        self,
        lang: str,
        business: str = "lester",
        more: Mapping[str, object] | str | None = None,
        counts: Mapping[str, float] | str | None = None,
        *,
        answers: Mapping[str, object] | str | None = None,
        **numbers: float | Range | str | None,
    ) -> None:
        super().__init__(lang, business, more, answers=answers, **numbers)
        self.study = Study(self.session, _given(counts, lang))

    @cached_property
    def guess(self) -> Shell[Guess]:
        """Guess first."""
        return self.place(Guess)

    @cached_property
    def case(self) -> Shell[Case]:
        """The published test."""
        return self.place(Case)

    @cached_property
    def plan(self) -> Shell[Plan]:
        """Before you look."""
        return self.place(lambda _: Plan(self.study))

    @cached_property
    def own(self) -> Shell[Own]:
        """The learner's own counts."""
        return self.place(lambda _: Own(self.study))

    @cached_property
    def file(self) -> Shell[FromFile]:
        """The learner's own list."""
        return self.place(lambda _: FromFile(self.study))

    @cached_property
    def fans(self) -> Shell[Folded]:
        """Fans were fans already."""
        t = self.session.t
        told = t("**Your fans were fans before.** A world in which following does nothing at all.")
        return self.place(lambda session: Folded(session, told, lambda: Fans(session)))

    @cached_property
    def credit(self) -> Shell[Folded]:
        """Who gets the credit."""
        t = self.session.t
        told = t("**Who gets the credit?** The same sales, the same money, three costs of a customer.")
        return self.place(lambda session: Folded(session, told, lambda: CreditForSales(session)))

    @cached_property
    def winner(self) -> Shell[Folded]:
        """A winner by luck."""
        t = self.session.t
        told = t("**One of five always wins.** Two groups that are exactly alike, compared again and again.")
        return self.place(lambda session: Folded(session, told, lambda: Winner(session)))

    @cached_property
    def checks(self) -> Shell[Checks]:
        """Three questions."""
        return self.place(Checks)

    @property
    def result(self) -> Result:
        """What the two groups tell of the main measure, as data."""
        study = self.study
        said, found = words(study, self.session.t), study.findings().get(study.primary)
        numbers: dict[str, float | None] = {"wrong": study.wrong}
        if compared := study.comparison():
            numbers["share_needed"] = share_needed(compared.groups["with"])
        for group in ("with", "without"):
            numbers |= {
                f"{group}_{what}": study.value(f"{group}_{what}")
                for what in ("people", "prospects", "customers", "stayed", "cost", "margin")
            }
        if found is not None:
            if found.difference is not None and not found.too_few:
                numbers |= {
                    "difference": found.difference.estimate,
                    "difference_low": found.difference.low,
                    "difference_high": found.difference.high,
                }
            numbers |= {
                "smallest": found.smallest,
                "needed": found.enough if found.too_few else found.needed,
                "chance": None if found.too_few else found.chance,
            }
        return Result(
            workbook=NAME,
            lang=self.session.lang,
            verdict=said.verdict,
            sentence=said.sentence.replace("**", ""),
            numbers={
                name: float(value) for name, value in numbers.items() if value is not None and isfinite(value)
            },
        )


def _given(counts: Mapping[str, float] | str | None, lang: str) -> Mapping[str, float]:
    """Read the counts, also from JSON text."""
    try:
        found = json.loads(counts) if isinstance(counts, str) else counts or {}
    except ValueError:
        found = None
    if not isinstance(found, Mapping):
        t = Texts(check_lang(lang))
        raise WrongNumberError(
            t(
                "“counts” takes numbers by their names, for example {example}.",
                example='{"with_people": 40, "without_people": 60}',
            )
        )
    return found
