"""Fans were fans already: a world where following does nothing, and followers buy far more."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtri

from case_studies.attribution import Credit, ThreeCacs, three_cacs
from case_studies.lucky_metrics import FalseWinner, false_winner
from case_studies.proportions import Estimate, difference_of_proportions
from case_studies.uncertainty import SEED, uniform

__all__ = [
    "Credit",
    "FalseWinner",
    "FanWorld",
    "ThreeCacs",
    "false_winner",
    "fan_world",
    "three_cacs",
]

PEOPLE = 10_000
_FEWEST = 100
_LATENT = ("fondness", "following", "buying")


@dataclass(frozen=True)
class FanWorld:
    """What one sees of the people of such a world, and what is true.

    Attributes:
        followers: people who follow.
        follower_buyers: of those, how many bought.
        others: people who do not follow.
        other_buyers: of those, how many bought.
        naive: share of followers who buy less that of the others: what everybody compares.
        could: people and buyers of the half, drawn by lot, in which people could follow at all.
        could_not: people and buyers of the other half.
        fair: the same people split by coin, only one half of whom could follow: the share who buy of all in
            that half, less the share of all in the other.
        effect: what following truly adds, as a share of followers who buy because of it.
    """

    followers: int
    follower_buyers: int
    others: int
    other_buyers: int
    could: tuple[int, int]
    could_not: tuple[int, int]
    naive: Estimate
    fair: Estimate
    effect: float

    @property
    def fair_shares(self) -> tuple[float, float]:
        """Share 0-1 who buy of each half of the fair comparison."""
        return self.could[1] / self.could[0], self.could_not[1] / self.could_not[0]

    @property
    def times(self) -> float:
        """How many times as often followers buy; infinite where nobody else does."""
        rate = self.other_buyers / self.others
        return (self.follower_buyers / self.followers) / rate if rate > 0 else math.inf


def fan_world(  # noqa: PLR0913 - a world has that many sliders
    *,
    fondness: float = 0.7,
    follow_share: float = 0.1,
    buy_share: float = 0.05,
    effect: float = 0.0,
    people: int = PEOPLE,
    seed: int = SEED,
) -> FanWorld:
    """Let people follow and buy, both for being fond of the business.

    Each has a latent fondness. It drives whether they follow and whether they buy, beside chance;
    the two latent scales then have the correlation fondness^2. Nobody buys because of following, unless
    `effect` says so.

    Args:
        fondness: how much of both is fondness, 0 (nothing) to 1 (all of it).
        follow_share: share 0-1 who follow.
        buy_share: share 0-1 who buy anyway.
        effect: share 0-1 of followers who buy only because they follow.
        people: how many, 100 or more.
        seed: same seed, same people.

    Raises:
        ValueError: where a share leaves its range, or nobody or everybody would follow.
    """
    for what, share in (("fondness", fondness), ("effect", effect)):
        if not 0 <= share <= 1:
            raise ValueError(f"{what} is {share:g}; accepted: 0 to 1.")
    for what, share in (("follow_share", follow_share), ("buy_share", buy_share)):
        if not 0 < share < 1:
            raise ValueError(f"{what} is {share:g}; accepted: above 0 and below 1.")
    if people < _FEWEST:
        raise ValueError(f"{people} people; accepted: {_FEWEST} or more.")
    fond, follow_chance, buy_chance = (ndtri(uniform(f"fans_{what}", people, seed)) for what in _LATENT)
    own = math.sqrt(1 - fondness**2)
    follows = fondness * fond + own * follow_chance > -ndtri(follow_share)
    buys_anyway = fondness * fond + own * buy_chance > -ndtri(buy_share)
    persuaded = uniform("fans_persuaded", people, seed) < effect
    coin = uniform("fans_coin", people, seed) < 1 / 2  # who can follow at all, in the fair comparison

    buys = buys_anyway | (follows & persuaded)
    followers = int(follows.sum())
    if not 0 < followers < people:
        raise ValueError(f"{followers} of {people} follow; accepted: some, but not all.")
    counts = int((buys & follows).sum()), followers, int((buys & ~follows).sum()), people - followers
    buys_in_test = buys_anyway | (follows & persuaded & coin)
    could, could_not = ((int(half.sum()), int((buys_in_test & half).sum())) for half in (coin, ~coin))
    return FanWorld(
        followers=followers,
        follower_buyers=counts[0],
        others=counts[3],
        other_buyers=counts[2],
        could=could,
        could_not=could_not,
        naive=difference_of_proportions(*counts),
        fair=difference_of_proportions(*reversed(could), *reversed(could_not)),
        effect=effect,
    )
