"""Why are you there? From the reasons, the plain answers and the numbers to one diagnosis.

The rule is the article's: whoever has none of the three good reasons probably wastes their time, whoever has
one but no convincing answer to its questions is probably losing money, and whoever is helped knows exactly
why. So a reason stands only where the answers convince *and* the numbers pay. One that pays but has no place
in the best plan for all hours is sent on to what pays more, as the other verdicts have it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from case_studies.weighing import DOUBT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from case_studies.stream import Reason, Stream
    from case_studies.weighing import Verdict

Why = Literal["reach", "keep", "serve", "competitors", "likes", "unknown"]
Question = Literal[
    "reach_there",
    "reach_way",
    "reach_path",
    "keep_there",
    "keep_offer",
    "keep_again",
    "serve_place",
    "serve_need",
    "serve_excuse",
]
Answer = Literal["yes", "unsure", "no"]
"""How far an answer convinces: `yes` speaks for being there, `no` against it."""

Standing = Literal["pays", "redirect", "loses", "unconvincing", "open"]
Kind = Literal["not_chosen", "no_good_reason", "probably_losing", "open", "redirect", "sound"]

GOOD: tuple[Reason, ...] = ("reach", "keep", "serve")
REASONS: tuple[Why, ...] = (*GOOD, "competitors", "likes", "unknown")

QUESTIONS: dict[Reason, tuple[Question, ...]] = {
    "reach": ("reach_there", "reach_way", "reach_path"),
    "keep": ("keep_there", "keep_offer", "keep_again"),
    "serve": ("serve_place", "serve_need", "serve_excuse"),
}
# The numbers that a reason stands on, by flat key; until one of them is the learner's own nothing is decided.
NUMBERS: dict[Reason, tuple[str, ...]] = {
    "reach": ("hours", "contacts_per_hour", "able_of_ten"),
    "keep": (
        "customers_count",
        "customers_following_share",
        "customers_offers_a_month",
        "customers_buying_share",
        "customers_hours",
    ),
    "serve": ("support_contacts_per_month", "support_watching_hours", "support_solved_share"),
}

# What every reason stands on: the offer, and what an hour is worth.
COMMON = ("price", "margin_ratio", "hour_value")

_VERDICTS: dict[Kind, Verdict] = {
    "not_chosen": "cannot_tell",
    "no_good_reason": "not_worth_it",
    "probably_losing": "not_worth_it",
    "open": "cannot_tell",
    "redirect": "redirect",
    "sound": "worth_it",
}


@dataclass(frozen=True)
class Stands:
    """How one good reason stands.

    Attributes:
        reason: which one.
        stream: what it brings and costs a month.
        standing: `unconvincing` where an answer speaks against it, `loses` where the learner's numbers do not
            pay, `open` where answers or numbers are missing or the numbers leave too much doubt, `redirect`
            where it pays but the best plan has no hours for it, else `pays`.
        against: questions whose answers speak against it.
        unsure: questions that the learner is not sure of.
        missing: questions without an answer.
        assumed: numbers that are still ours, by flat key; those that every reason stands on come last.
    """

    reason: Reason
    stream: Stream
    standing: Standing
    against: tuple[Question, ...]
    unsure: tuple[Question, ...]
    missing: tuple[Question, ...]
    assumed: tuple[str, ...]

    @property
    def in_doubt(self) -> bool:
        """Whether the numbers may come out on either side, by the rule of the verdict over all reasons."""
        return self.stream.costs > 0 and DOUBT < self.stream.p_pays < 1 - DOUBT

    @property
    def left_open(self) -> int:
        """How many answers and numbers are still to be given."""
        return len(self.unsure) + len(self.missing) + len(self.assumed)


@dataclass(frozen=True)
class Diagnosis:
    """What follows from the learner's reasons.

    Attributes:
        kind: in a word.
        good: the good reasons chosen, and how each stands.
        bad: the other reasons chosen.
    """

    kind: Kind
    good: tuple[Stands, ...]
    bad: tuple[Why, ...]

    @property
    def verdict(self) -> Verdict:
        """The same among the verdicts that every workbook knows."""
        return _VERDICTS[self.kind]


def diagnose(
    chosen: Collection[Why],
    answers: Mapping[Question, Answer],
    streams: Collection[Stream],
    typed: Collection[str],
) -> Diagnosis:
    """Put reasons, answers and numbers together.

    Args:
        chosen: the learner's reasons, in any order.
        answers: to the questions in `QUESTIONS`; those not answered are left out.
        streams: what each good reason brings and costs.
        typed: flat keys of the numbers that are the learner's own.
    """
    by_reason = {one.reason: one for one in streams}
    good = tuple(_stand(by_reason[reason], answers, typed) for reason in GOOD if reason in chosen)
    bad = tuple(why for why in REASONS if why in chosen and why not in GOOD)
    return Diagnosis(_kind([one.standing for one in good], bad), good, bad)


def _stand(stream: Stream, answers: Mapping[Question, Answer], typed: Collection[str]) -> Stands:
    def told(answer: Answer | None) -> tuple[Question, ...]:
        return tuple(question for question in QUESTIONS[stream.reason] if answers.get(question) == answer)

    numbers = NUMBERS[stream.reason]
    assumed = tuple(key for key in (*numbers, *COMMON) if key not in typed)
    against, unsure, missing = told("no"), told("unsure"), told(None)
    stands = Stands(stream.reason, stream, "pays", against, unsure, missing, assumed)
    standing: Standing = "pays"
    if against:
        standing = "unconvincing"
    elif not any(key in typed for key in numbers) or stream.costs == 0 or stands.in_doubt:
        standing = "open"  # without hours of anybody's it neither pays nor loses
    elif stream.net <= 0:
        standing = "loses"
    elif unsure or missing:
        standing = "open"
    elif stream.best_hours == 0:
        standing = "redirect"
    return replace(stands, standing=standing)


def _kind(standings: list[Standing], bad: tuple[Why, ...]) -> Kind:
    if not standings:
        return "no_good_reason" if bad else "not_chosen"
    if "pays" in standings:
        return "sound"
    if "open" in standings:
        return "open"
    return "redirect" if "redirect" in standings else "probably_losing"
