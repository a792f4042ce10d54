"""What an hour of posting would bring, for every count of able payers in ten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.ability import count_now
from case_studies.decision import decide
from case_studies.draws import numbers_of
from case_studies.kept import kept
from case_studies.moving import movable
from case_studies.outcome import outcome
from case_studies.yields import yield_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Business

    Array = NDArray[np.float64]


class Sweep(NamedTuple):
    """EUR that an hour brings, over all its hours, once the cash is paid and before the hour itself is.

    Attributes:
        posting: of the activity in question, one for each count; shape of the counts.
        half_hour: of the best other activity; 0 where there is none.
        now: able payers in ten as the numbers stand.
    """

    posting: Array
    half_hour: float
    now: float


def per_hour_by_count(business: Business, of_ten: Array) -> Sweep:
    """Work out what an hour of posting brings if `of_ten` of ten who write could pay, all else equal.

    Args:
        business: the numbers now.
        of_ten: counts, 0 to 10, shape (n,).
    """
    return _per_hour(business, tuple(of_ten.tolist()))


@kept(16)  # every page opens with the same example
def _per_hour(business: Business, counts: tuple[float, ...]) -> Sweep:
    decision = decide(business)
    others = [found.per_hour for found in list(decision.outcomes.values())[1:]]
    now = count_now(business, business.question)
    counted = movable(business, "able_of_ten")
    numbers, asked = numbers_of(counted), counted.question

    def brings(count: float) -> float:
        # A count with doubt of its own keeps it, in proportion.
        moved = numbers["able_of_ten"] * (count / now) if now > 0 else np.asarray(count)
        there = numbers | {"able_of_ten": np.minimum(moved, 10)}
        found = {asked.name: yield_of(counted, asked, there)}
        return outcome(counted, asked.name, decision.question.hours, there, found).per_hour

    found = np.asarray([brings(count) for count in counts])
    found.flags.writeable = False  # it is shared by all who ask
    return Sweep(found, max(others, default=0.0), now)
