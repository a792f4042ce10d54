from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm

from case_studies.selection import false_winner, fan_world, three_cacs


# facts.md section 4, item 1: "latent fondness drives both following and buying, true effect zero, the naive
# gap is large".
def test_with_no_effect_at_all_followers_buy_far_more() -> None:
    world = fan_world()
    assert world.effect == 0
    assert world.naive.low > 0.1
    assert world.times > 3
    assert not world.fair.clear


@pytest.mark.parametrize("fondness", [0.0, 0.4, 0.7, 0.95])
def test_the_naive_gap_is_that_of_two_correlated_scales(fondness: float) -> None:
    world = fan_world(fondness=fondness, follow_share=0.2, buy_share=0.1, people=200_000)
    cut = norm.ppf([0.2, 0.1])
    both = float(multivariate_normal.cdf(cut, cov=[[1, fondness**2], [fondness**2, 1]]))
    gap = both / 0.2 - (0.1 - both) / 0.8
    assert world.naive.estimate == pytest.approx(gap, abs=0.008)
    assert world.followers / 200_000 == pytest.approx(0.2, abs=0.004)


def test_without_fondness_nothing_is_to_be_seen() -> None:
    assert not fan_world(fondness=0).naive.clear


def test_a_coin_shows_what_following_does() -> None:
    none, strong = (fan_world(effect=effect, people=200_000) for effect in (0.0, 0.5))
    assert none.fair.estimate == pytest.approx(0, abs=0.003)
    # Half of the tenth who follow, save those who buy anyway.
    assert strong.fair.estimate == pytest.approx(0.5 * (0.1 - none.follower_buyers / 200_000), abs=0.004)


@given(st.floats(0, 1), st.floats(0.1, 0.9), st.floats(0.05, 0.9), st.floats(0, 1), st.integers(500, 3000))
@settings(deadline=None, max_examples=40)
def test_everybody_is_counted_once(
    fondness: float, follow: float, buy: float, effect: float, people: int
) -> None:
    world = fan_world(fondness=fondness, follow_share=follow, buy_share=buy, effect=effect, people=people)
    assert world.followers + world.others == people
    assert 0 <= world.follower_buyers <= world.followers
    assert 0 <= world.other_buyers <= world.others
    assert world.times >= 0


def test_the_same_seed_makes_the_same_world() -> None:
    assert fan_world() == fan_world()
    assert fan_world() != fan_world(seed=5)
    assert three_cacs() == three_cacs()
    assert false_winner() == false_winner()


# facts.md section 4, item 2: "one world, three CACs (first touch, last touch, holdout)".
def test_one_world_has_three_costs_per_customer() -> None:
    found = three_cacs()
    cacs = [found.last_touch.cac, found.first_touch.cac, found.holdout.cac]
    assert cacs == sorted(cacs)
    assert cacs[-1] > 2 * cacs[0]
    assert found.reached == found.held_out
    assert found.holdout_cac.low < found.true_cac < found.holdout_cac.high
    for credit in (found.first_touch, found.last_touch):
        assert credit.cac == pytest.approx(1000 / credit.customers)


def test_where_posts_do_nothing_touches_are_credited_all_the_same() -> None:
    found = three_cacs(lift=0)
    assert found.true_cac == math.inf
    assert found.holdout_cac.high == math.inf
    assert found.first_touch.customers > 30
    assert found.last_touch.customers > 100


def test_the_holdout_is_right_on_average() -> None:
    credited = [three_cacs(lift=0.01, seed=seed).holdout.customers for seed in range(60)]
    assert np.mean(credited) == pytest.approx(0.01 * 10_000, abs=8)


@given(st.floats(0, 0.5), st.floats(0, 0.5), st.floats(0, 1), st.floats(0, 1), st.integers(100, 2000))
@settings(deadline=None, max_examples=40)
def test_no_touch_is_credited_with_more_than_all_buyers(
    base: float, lift: float, first: float, last: float, people: int
) -> None:
    found = three_cacs(base=base, lift=lift, first=first, last=last, people=people)
    assert found.reached + found.held_out == people
    assert max(found.first_touch.customers, found.last_touch.customers) <= found.buyers <= found.reached
    assert found.holdout_cac.low <= found.holdout_cac.estimate <= found.holdout_cac.high


# facts.md section 4, item 10, for five independent metrics: 1 - .95^5 = 22.6 %.
def test_one_of_five_metrics_wins_by_luck() -> None:
    found = false_winner(runs=200_000)
    assert found.metrics == 5
    assert f"{100 * found.if_independent:.1f} %" == "22.6 %"
    assert found.share == pytest.approx(found.if_independent, abs=0.004)


@given(st.integers(1, 12), st.floats(0.01, 0.3), st.floats(0, 1))
@settings(deadline=None, max_examples=40)
def test_more_metrics_win_more_often_and_alike_ones_less(metrics: int, alpha: float, alike: float) -> None:
    found = false_winner(metrics, alpha, alike, runs=5000)
    assert sum(found.by_count) == pytest.approx(1)
    assert len(found.by_count) == metrics + 1
    assert found.share <= found.if_independent + 0.04
    assert found.share >= alpha - 0.02
    assert found.share == pytest.approx(1 - found.by_count[0])


def test_two_metrics_are_as_much_alike_as_asked() -> None:
    cut, cov = norm.ppf(0.975), [[1, 0.5], [0.5, 1]]
    neither = multivariate_normal.cdf([cut, cut], cov=cov, lower_limit=[-cut, -cut])
    assert false_winner(2, alike=0.5, runs=400_000).share == pytest.approx(1 - neither, abs=0.001)


def test_metrics_that_say_the_same_win_as_often_as_one() -> None:
    assert false_winner(alike=1.0).share == pytest.approx(0.05, abs=0.006)


def test_what_is_no_world_is_refused() -> None:
    for made, message in (
        (lambda: fan_world(fondness=2), "fondness is 2; accepted: 0 to 1"),
        (lambda: fan_world(buy_share=0), "buy_share is 0; accepted: above 0 and below 1"),
        (lambda: fan_world(people=5), "5 people; accepted: 100 or more"),
        (lambda: fan_world(people=100, follow_share=1e-9), "0 of 100 follow; accepted: some, but not all"),
        (lambda: three_cacs(base=0.8, lift=0.3), "1.1 together; accepted: 1 at the most"),
        (lambda: three_cacs(cost=-1), "accepted: EUR, 0 or more"),
        (lambda: false_winner(0), "0 metrics; accepted: 1 to 100"),
        (lambda: false_winner(alike=2), "correlation of 2; accepted: 0 to 1"),
        (lambda: false_winner(alpha=5), "alpha is 5; accepted"),
    ):
        with pytest.raises(ValueError, match=message):
            made()
