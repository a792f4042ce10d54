"""The four figures of the survey behind article B: of whom, how many, what they allow, how to read them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.claims import claim
from case_studies.intervals import Interval, rate_of
from case_studies.proportions import Estimate, difference_of_proportions

if TYPE_CHECKING:
    from case_studies.claim import Claim

_FIGURES = {
    "spend_zero": ("myths.spend_zero", "survey.base_users"),
    "nobody_employed": ("myths.nobody_employed", "survey.base_users"),
    "wall_posts": ("myths.wall_posts_owners", "survey.base_on_facebook"),
    "offers": ("myths.offers_consumers", "survey.base_consumers"),
}
_OFFERS = "survey.offers_owners"

Spending = Literal["nothing", "under_100", "100_or_more"]


@dataclass(frozen=True)
class Figure:
    """One published share, with those it is a share of.

    Attributes:
        name: ``spend_zero``, ``nobody_employed``, ``wall_posts`` or ``offers``.
        claim: the published figure with its provenance.
        base: who was asked, as a claim; how many that were is inferred.
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


def figures(bases: dict[str, int] | None = None) -> dict[str, Figure]:
    """Name -> the four figures as the article gives them.

    Args:
        bases: name -> how many answers to reckon with instead of our inferred number.

    Raises:
        ValueError: where a name is none of the four, or there was no answer.
    """
    bases = bases or {}
    for name in bases:
        if name not in _FIGURES:
            raise ValueError(f'No figure is called "{name}"; accepted: {", ".join(_FIGURES)}.')
    found = {}
    for name, (published, base) in _FIGURES.items():
        n = bases.get(name, int(_value(base)))
        found[name] = Figure(name, claim(published), claim(base), n, interval_of(_share(published), n))
    return found


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
    n2 = int(_value("survey.base_on_facebook")) if owners is None else owners
    wanted, thought = _share("myths.offers_consumers"), _share(_OFFERS)
    found = difference_of_proportions(_count(wanted, n1), n1, _count(thought, n2), n2)
    return Estimate(wanted - thought, found.low, found.high)


@dataclass(frozen=True)
class Nesting:
    """Firms that use social media, by what they spent: those at zero are among those under 100.

    That one holds the other is our reading; the two are never added.

    Attributes:
        zero: share 0-1 who spent nothing.
        some: share who spent something, but less than 100.
        under_100: share who spent less than 100: both.
        more: share who spent 100 or more.
        threshold: the 100, in the survey's dollars; nobody says whether a month or a year.
        claims: ids of what this rests on.
    """

    zero: float
    some: float
    under_100: float
    more: float
    threshold: float
    claims: tuple[str, ...] = ("myths.spend_zero", "survey.spend_under_100", "survey.zero_inside_under_100")


def nesting() -> Nesting:
    """Give the three parts that the firms fall into."""
    zero, under = _share("myths.spend_zero"), _share("survey.spend_under_100")
    threshold = claim("survey.spend_under_100").also["threshold"]
    return Nesting(zero, under - zero, under, 1 - under, threshold)


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


def where_do_i_stand(spend: float, n: int | None = None) -> Standing:
    """Place a spending among the firms of the survey.

    Args:
        spend: what social media cost in cash; the survey's dollars are taken for the learner's euros, and its
            unknown period for the learner's.
        n: firms behind the shares; if left out, our inferred number.

    Raises:
        ValueError: where the spending is below 0 or there was no answer.
    """
    if math.isnan(spend) or spend < 0:
        raise ValueError(f"{spend:g} spent; accepted: 0 or more.")
    parts = nesting()
    n = int(_value("survey.base_users")) if n is None else n
    if spend == 0:
        return Standing("nothing", interval_of(parts.zero, n), 0.0, 1 - parts.zero)
    if spend < parts.threshold:
        return Standing("under_100", interval_of(parts.some, n), parts.zero, parts.more)
    return Standing("100_or_more", interval_of(parts.more, n), parts.under_100, 0.0)


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
