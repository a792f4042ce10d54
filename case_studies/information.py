"""What knowing for sure would be worth, to somebody who must choose between going ahead and not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def value_of_perfect_information(draws: ArrayLike) -> float:
    """Expected value of perfect information (EVPI) on go or no go.

    E[max(net, 0)] - max(E[net], 0): whoever knew would go ahead just where it pays.

    Args:
        draws: the net of going ahead, in any one unit, equally likely each, shape (n,). Not going
            ahead nets 0.

    Returns:
        In the draws' unit, 0 or more: the most that finding out may cost.

    Raises:
        ValueError: where there is no draw, or one is not a finite number.
    """
    net = np.asarray(draws, dtype=np.float64)
    if net.size == 0 or not np.all(np.isfinite(net)):
        raise ValueError("No net to judge by; accepted: one or more finite numbers.")
    # Of the two mistakes, going ahead in vain and staying away in vain, the smaller one: no cancellation.
    return float(min(np.maximum(net, 0).mean(), np.maximum(-net, 0).mean()))
