"""The figures of the survey behind article B: of whom, how many, what they allow, how to read them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.claims import claim
from case_studies.intervals import Interval, rate_of
from case_studies.proportions import Estimate, difference_of_proportions
from case_studies.units import MONTHS_A_YEAR

if TYPE_CHECKING:
    from case_studies.claim import Claim

# Name -> the figure, and those it may be a share of: first our reading, then what the wording allows.
_USERS, _ALL, _ON_FACEBOOK = "survey.base_users", "survey.firms", "survey.base_on_facebook"
_FIGURES = {
    "spend_zero": ("myths.spend_zero", (_USERS, _ALL)),
    "under_100": ("survey.spend_under_100", (_USERS, _ALL)),
    "nobody_employed": ("myths.nobody_employed", (_USERS, _ALL)),
    "wall_posts": ("myths.wall_posts_owners", (_ON_FACEBOOK, _USERS, _ALL)),
    "offers_owners": ("survey.offers_owners", (_ON_FACEBOOK, _USERS, _ALL)),
    "offers": ("myths.offers_consumers", ("survey.base_consumers",)),
}

Spending = Literal["nothing", "under_100", "100_or_more"]
Of = Literal["users", "asked"]
"""A hundred of which firms: of those that used social media, or of all that were asked."""

Period = Literal["month", "year"]
"""What the survey's 100 may be for; it is stated nowhere."""

_TIMES: dict[Period, int] = {"month": 1, "year": MONTHS_A_YEAR}


@dataclass(frozen=True)
class Figure:
    """One published share, with those it is a share of.

    Attributes:
        name: ``spend_zero``, ``under_100``, ``nobody_employed``, ``wall_posts``, ``offers_owners``, or
            ``offers`` (of consumers).
        claim: the published figure with its provenance.
        base: who was asked, as a claim; how many that were is our reading.
        n: how many answers we reckon with.
        interval: share 0-1 and what sampling alone still allows; the panel was opt-in, so the true doubt
            is larger.
    """

    name: str
    claim: Claim
    base: Claim
    n: int
    interval: Interval


def interval_of(share: float, n: int) -> Interval:
    """Wilson's 95 % interval of a share printed for so many answers; the count is the nearest whole one.

    Args:
        share: 0-1, as printed.
        n: answers behind it, 1 or more.

    Raises:
        ValueError: where the share is not 0-1 or there was no answer.
    """
    return rate_of(_count(share, n), n)


def bases(name: str) -> tuple[Claim, ...]:
    """Give those whom a figure may be a share of, each with how many they were: our reading first.

    Raises:
        ValueError: where no figure has this name.
    """
    return tuple(map(claim, _known(name)[1]))


def figure(name: str, *, base: str | None = None, n: int | None = None) -> Figure:
    """Give one published share with its base and interval.

    Args:
        name: see `Figure`.
        base: id of one of `bases`; if left out, our reading.
        n: how many answers to reckon with; if left out, as many as the base has.

    Raises:
        ValueError: where no figure has this name, the base is none of its bases, or there was no answer.
    """
    published, possible = _known(name)
    base = possible[0] if base is None else base
    if base not in possible:
        raise ValueError(f'"{base}" is no base of {name}; accepted: {", ".join(possible)}.')
    n = int(_value(base)) if n is None else n
    return Figure(name, claim(published), claim(base), n, interval_of(_share(published), n))


def figures(answers: dict[str, int] | None = None) -> dict[str, Figure]:
    """Name -> the six figures: four that the article gives, the two that its wording hides.

    Args:
        answers: name -> how many answers to reckon with instead of our inferred number.

    Raises:
        ValueError: where no figure has such a name, or there was no answer.
    """
    answers = answers or {}
    for name in answers:
        _known(name)
    return {name: figure(name, n=answers.get(name)) for name in _FIGURES}


def offers_gap(owners: int | None = None, consumers: int | None = None) -> Estimate:
    """How many more consumers than owners name special offers: the two answers that can be compared.

    Not the 51 % against 37 % of the article: those are about two different things.

    Args:
        owners: answers of owners; if left out, our inferred number.
        consumers: answers of consumers; if left out, our inferred number.

    Returns:
        A share, 0.27 for 27 points, as printed, with Newcombe's interval.

    Raises:
        ValueError: where there was no answer.
    """
    n1 = int(_value("survey.base_consumers")) if consumers is None else consumers
    n2 = int(_value(_ON_FACEBOOK)) if owners is None else owners
    wanted, thought = _share("myths.offers_consumers"), _share("survey.offers_owners")
    found = difference_of_proportions(_count(wanted, n1), n1, _count(thought, n2), n2)
    return Estimate(wanted - thought, found.low, found.high)


@dataclass(frozen=True)
class Nesting:
    """A hundred firms by what they spent: those at zero are among those under 100.

    That one holds the other is our reading; the two are never added.

    Attributes:
        zero: share 0-1 who spent nothing though they used social media.
        some: share who spent something, but less than 100.
        under_100: share who spent less than 100: both.
        more: share who spent 100 or more.
        threshold: the 100, in the survey's dollars; nobody says whether a month or a year.
        outside: share who did not use social media at all; 0 where only those who did are looked at.
        claims: ids of what this rests on.
    """

    zero: float
    some: float
    under_100: float
    more: float
    threshold: float
    outside: float = 0.0
    claims: tuple[str, ...] = ("myths.spend_zero", "survey.spend_under_100", "survey.zero_inside_under_100")


def nesting(of: Of = "users") -> Nesting:
    """Give the parts that firms fall into.

    Args:
        of: ``users``, the firms that used social media, of which the figures very likely are shares; or
            ``asked``, all firms of the survey, more than half of which did not.
    """
    zero, under = _share("myths.spend_zero"), _share("survey.spend_under_100")
    threshold = claim("survey.spend_under_100").also["threshold"]
    found = Nesting(zero, under - zero, under, 1 - under, threshold)
    if of == "users":
        return found
    users = _share("survey.uses_social_media")
    return Nesting(
        zero=users * found.zero,
        some=users * found.some,
        under_100=users * found.under_100,
        more=users * found.more,
        threshold=threshold,
        outside=1 - users,
        claims=(*found.claims, "survey.uses_social_media"),
    )


@dataclass(frozen=True)
class Standing:
    """Where a spending stands among the firms asked.

    Attributes:
        spending: the part that it belongs to.
        alike: that part and what its share still allows.
        less: share 0-1 of the firms in a part that spent less.
        more: share in a part that spent more.
    """

    spending: Spending
    alike: Interval
    less: float
    more: float


def where_do_i_stand(spend: float, n: int | None = None, period: Period = "month") -> Standing:
    """Place a spending among the firms of the survey.

    Args:
        spend: what social media cost in cash a month; the survey's dollars are taken for the learner's euros.
        n: firms behind the shares; if left out, our inferred number.
        period: what the survey's 100 is taken to be for.

    Raises:
        ValueError: where the spending is below 0 or there was no answer.
    """
    if math.isnan(spend) or spend < 0:
        raise ValueError(f"{spend:g} spent; accepted: 0 or more.")
    parts = nesting()
    n = int(_value(_USERS)) if n is None else n
    if spend == 0:
        return Standing("nothing", interval_of(parts.zero, n), 0.0, 1 - parts.zero)
    if spend * _TIMES[period] < parts.threshold:
        return Standing("under_100", interval_of(parts.some, n), parts.zero, parts.more)
    return Standing("100_or_more", interval_of(parts.more, n), parts.under_100, 0.0)


def _known(name: str) -> tuple[str, tuple[str, ...]]:
    if name not in _FIGURES:
        raise ValueError(f'No figure is called "{name}"; accepted: {", ".join(_FIGURES)}.')
    return _FIGURES[name]


def _share(name: str) -> float:
    return claim(name).shares[0]


def _value(name: str) -> float:
    return claim(name).values[0]


def _count(share: float, n: int) -> int:
    if not 0 <= share <= 1:
        raise ValueError(f"A share of {share:g}; accepted: 0 to 1, such as 0.42 for 42 %.")
    if n < 1:
        raise ValueError(f"{n} answers say nothing; accepted: 1 or more.")
    return round(share * n)
