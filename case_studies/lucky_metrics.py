"""Look at enough metrics and one of them wins by luck."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from case_studies.claims import claim
from case_studies.uncertainty import SEED

RUNS = 20_000
_MOST = 100


@dataclass(frozen=True)
class FalseWinner:
    """Two groups that are alike in all, compared again and again.

    Attributes:
        metrics: how many metrics are looked at each time.
        share: share 0-1 of the comparisons in which at least one metric seems to tell the groups apart.
        if_independent: the same for metrics that have nothing to do with each other, 1 - (1 - alpha)^metrics.
        by_count: share of comparisons with 0, 1, 2, ... such metrics, shape (metrics + 1,).
    """

    metrics: int
    share: float
    if_independent: float
    by_count: tuple[float, ...]


def false_winner(
    metrics: int | None = None,
    alpha: float = 0.05,
    alike: float = 0.0,
    runs: int = RUNS,
    seed: int = SEED,
) -> FalseWinner:
    """Compare two groups between which there is no difference, in several metrics.

    Args:
        metrics: how many, 1 to 100; if left out, the five of article B.
        alpha: how often one metric alone seems to tell them apart, 0-1.
        alike: correlation 0-1 of any two metrics: those who buy more also stay more.
        runs: how many comparisons.
        seed: same seed, same luck.

    Raises:
        ValueError: where a number is outside its range.
    """
    if metrics is None:
        metrics = int(claim("myths.five_metrics").values[0])
    if not 1 <= metrics <= _MOST:
        raise ValueError(f"{metrics} metrics; accepted: 1 to {_MOST}.")
    if not 0 < alpha < 1:
        raise ValueError(f"alpha is {alpha:g}; accepted: above 0 and below 1.")
    if not 0 <= alike <= 1:
        raise ValueError(f"A correlation of {alike:g}; accepted: 0 to 1.")
    if runs < 1:
        raise ValueError(f"{runs} runs; accepted: 1 or more.")
    rng = np.random.default_rng(seed)
    common, own = rng.standard_normal((runs, 1)), rng.standard_normal((runs, metrics))
    scores = math.sqrt(alike) * common + math.sqrt(1 - alike) * own
    wins = (np.abs(scores) > ndtri(1 - alpha / 2)).sum(axis=1)
    by_count = np.bincount(wins, minlength=metrics + 1) / runs
    return FalseWinner(metrics, float(1 - by_count[0]), 1 - (1 - alpha) ** metrics, tuple(by_count.tolist()))
