"""A thousand Lesters: the same numbers, a year each, and nothing but luck between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from case_studies.uncertainty import SEED
from case_studies.units import MONTHS_A_YEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Luck:
    """How a year of posting went for many owners who are alike.

    Attributes:
        bookings: bookings of each owner in the year, shape (owners,), sorted.
        needed: bookings a year that pay for the hours and cash.
        covered: whether something else, such as a cheaper product, pays for them already.
    """

    bookings: NDArray[np.int64]
    needed: float
    covered: bool = False

    @property
    def none(self) -> int:
        """Owners with no booking: theirs is the article about a waste of time."""
        return 0 if self.covered else int(np.sum(self.bookings == 0))

    @property
    def paid(self) -> int:
        """Owners whose bookings paid for the year: theirs is the article about success."""
        return int(np.sum((self.bookings >= self.needed) & ((self.bookings > 0) | self.covered)))

    @property
    def between(self) -> int:
        """Owners with some bookings, too few: nobody writes about them."""
        return len(self.bookings) - self.none - self.paid


def years_of_luck(
    bookings_per_month: float,
    needed_per_month: float,
    owners: int = 1000,
    seed: int = SEED,
    *,
    covered: bool = False,
) -> Luck:
    """Let `owners` owners post for a year at one and the same rate.

    Bookings are Poisson: rare, independent of each other.

    Args:
        bookings_per_month: the true rate, the same for all, 0 or more.
        needed_per_month: bookings a month that pay for the hours and cash.
        owners: how many.
        seed: same seed, same luck.
        covered: whether something else pays for the hours and cash already.

    Raises:
        ValueError: where a rate is below 0.
    """
    if min(bookings_per_month, needed_per_month) < 0:
        raise ValueError("Bookings a month below 0; accepted: 0 or more.")
    rng = np.random.default_rng(seed)
    drawn = np.sort(rng.poisson(bookings_per_month * MONTHS_A_YEAR, owners)).astype(np.int64)
    return Luck(drawn, needed_per_month * MONTHS_A_YEAR, covered)
