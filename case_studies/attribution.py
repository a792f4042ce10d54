"""One world, three costs per customer: first touch, last touch, and a group that was left in peace."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from case_studies.groups import incremental_cac
from case_studies.proportions import Estimate, difference_of_proportions
from case_studies.uncertainty import SEED

PEOPLE = 20_000
_FEWEST = 100


@dataclass(frozen=True)
class Credit:
    """What one way of counting gives social media the credit for.

    Attributes:
        customers: customers credited to it; with a holdout, those beyond what would have come anyway.
        cac: EUR for each; infinite where there is none.
    """

    customers: float
    cac: float


@dataclass(frozen=True)
class ThreeCacs:
    """The same money, the same people, three answers.

    Attributes:
        reached: people whom the posts could reach.
        buyers: of those, how many bought.
        held_out: people whom no post reached.
        held_out_buyers: of those, how many bought anyway.
        first_touch: whoever heard of the business there first is credited.
        last_touch: whoever came from there in the end is credited.
        holdout: only what those reached bought beyond the others is credited.
        holdout_cac: EUR for each of these, with what the counts still allow.
        because: customers who would not have come otherwise; only the maker of the world knows.
        true_cac: EUR for each customer who would not have come otherwise, which only the maker of the world
            knows.
    """

    reached: int
    buyers: int
    held_out: int
    held_out_buyers: int
    first_touch: Credit
    last_touch: Credit
    holdout: Credit
    holdout_cac: Estimate
    because: int
    true_cac: float


def three_cacs(  # noqa: PLR0913 - a world has that many sliders
    *,
    cost: float = 1_000.0,
    base: float = 0.03,
    lift: float = 0.003,
    first: float = 0.2,
    last: float = 0.5,
    people: int = PEOPLE,
    seed: int = SEED,
) -> ThreeCacs:
    """Let people hear of a business, come by and buy, half of them out of reach of its posts.

    All defaults are assumptions. In the half that posts can reach, some hear of the business there first, and
    some pass there last before they buy, without either having made them buy.

    Args:
        cost: EUR spent on social media, 0 or more.
        base: share 0-1 who buy anyway.
        lift: share 0-1 who buy only because of the posts.
        first: share 0-1 of those reached who heard of the business there first.
        last: share 0-1 of those reached who pass there last.
        people: how many in all, 100 or more.
        seed: same seed, same people.

    Raises:
        ValueError: where a number is outside its range.
    """
    for what, share in (("base", base), ("lift", lift), ("first", first), ("last", last)):
        if not 0 <= share <= 1:
            raise ValueError(f"{what} is {share:g}; accepted: 0 to 1.")
    if base + lift > 1:
        raise ValueError(f"base and lift are {base + lift:g} together; accepted: 1 at the most.")
    if not 0 <= cost < math.inf:
        raise ValueError(f"{cost} for the cost; accepted: EUR, 0 or more.")
    if people < _FEWEST:
        raise ValueError(f"{people} people; accepted: {_FEWEST} or more.")
    rng = np.random.default_rng(seed)
    reached = rng.permutation(people) < people // 2
    wish, came_first, came_last = rng.random((3, people))
    because = reached & (wish >= base) & (wish < base + lift)
    buys = (wish < base) | because
    credited = [
        int((buys & reached & (touch < share)).sum())
        for touch, share in ((came_first, first), (came_last, last))
    ]

    n1, n2 = int(reached.sum()), int((~reached).sum())
    x1, x2 = int((buys & reached).sum()), int((buys & ~reached).sum())
    more = difference_of_proportions(x1, n1, x2, n2)
    cacs = [incremental_cac(cost, n1 * d) for d in (more.estimate, more.high, more.low)]
    return ThreeCacs(
        reached=n1,
        buyers=x1,
        held_out=n2,
        held_out_buyers=x2,
        first_touch=Credit(credited[0], incremental_cac(cost, credited[0])),
        last_touch=Credit(credited[1], incremental_cac(cost, credited[1])),
        holdout=Credit(n1 * more.estimate, cacs[0]),
        holdout_cac=Estimate(*cacs),
        because=int(because.sum()),
        true_cac=incremental_cac(cost, int(because.sum())),
    )
