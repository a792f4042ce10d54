"""Finding out by trying: how long, how many bookings to ask for, and what that is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import pdtrc

from case_studies.units import MONTHS_A_YEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

HORIZON = MONTHS_A_YEAR  # of which a trial takes the first few
LENGTHS = (1, 2, 3, 4, 6, 9)  # months
_DRAWS = 500  # at most: enough to tell one trial from another
_COUNTS = 9  # looked at for each length; the best one's neighbours are looked at once more


@dataclass(frozen=True)
class Trial:
    """Go on for some months, count the bookings, and go on after that only from some number.

    Attributes:
        months: how long to try.
        enough: bookings from which to go on; with fewer, stop.
        gain: EUR a month, after the trial, over the best that could be chosen without it.
        worth: EUR over the year that trying beats choosing today, what the trial itself loses taken off.
    """

    months: int
    enough: int
    gain: float
    worth: float

    @property
    def teaches(self) -> float:
        """EUR over the year that the answer is worth, whatever the trial itself costs."""
        return (HORIZON - self.months) * self.gain

    @property
    def may_cost(self) -> float:
        """EUR a month: if the trial loses more than this, it costs more than it can teach."""
        return self.teaches / self.months


def trials(rate: Array, going_on: Array, stopping: Array) -> tuple[Trial, ...]:
    """Give the best trial of each length.

    The value of sample information for a rule that an owner can follow. Bookings of t months are Poisson
    in every draw; whoever sees `enough` of them goes on, whoever sees fewer stops. After the trial the year
    has HORIZON - t months, in which that rule earns the average of `going_on` and `stopping`, each weighed
    with how likely it is to be chosen in that draw.

    Args:
        rate: bookings a month while trying, one for each draw, shape (n,).
        going_on: EUR a month with the activity, shape (n,).
        stopping: EUR a month of the best that can be done without it, shape (n,).

    Returns:
        One trial for each of LENGTHS; where no count would change anybody's mind its gain is 0 or less.
    """
    step = max(1, rate.size // _DRAWS)
    rate, better = rate[::step], (going_on - stopping)[::step]
    return tuple(_best_count(months, rate * months, better) for months in LENGTHS)


def _best_count(months: int, expected: Array, better: Array) -> Trial:
    """Find the count to ask for after some months: coarsely first, then among neighbours."""
    ahead = float(better.mean())

    def gains(counts: Array) -> Array:
        goes_on = pdtrc(counts - 1, expected[:, np.newaxis])  # at least so many seen
        return np.asarray((goes_on * better[:, np.newaxis]).mean(axis=0) - max(ahead, 0.0))

    counts = np.unique(np.ceil(np.geomspace(1, float(expected.max()) + 2, _COUNTS)))
    best = int(gains(counts).argmax())
    ends = counts[max(best - 1, 0)], counts[min(best + 1, counts.size - 1)]
    near = np.unique(np.linspace(*ends, _COUNTS).round()).astype(np.float64)
    found = gains(near)
    gain = float(found.max())
    return Trial(
        months=months,
        enough=int(near[found.argmax()]),
        gain=gain,
        worth=(HORIZON - months) * gain - months * max(0.0, -ahead),
    )
