"""A hundred people behind an activity, and what each would pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.ability import able_share
from case_studies.draws import numbers_of
from case_studies.kept import kept

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Activity, Business

    Array = NDArray[np.float64]

PEOPLE = 100
_DRAWS = 200  # this many tell hundredths apart
_PRICES = np.geomspace(0.01, 1e9, 601)


@kept(32)  # a picture and its sentence ask for the same ones, and each page for the example's
def crowd(business: Business, activity: Activity) -> Array:
    """Give the willingness to pay of a hundred people who stand for an activity's contacts.

    Person i of 100 is the middle of the i-th hundredth of the mix, on average over the draws; so a
    hundredth of the people able to pay is one person, and nobody is drawn by lot.

    Returns:
        EUR, shape (100,), highest first; not to be written to, for all who ask share it.
    """
    numbers = numbers_of(business, _DRAWS)
    # With today's price among the points, those able to pay it are counted, not read between two points.
    prices = np.union1d(_PRICES, numbers["price"].mean())
    drawn = able_share(business, activity, numbers, prices[:, np.newaxis])
    able = np.atleast_2d(drawn).mean(axis=1)
    ranks = (np.arange(PEOPLE) + 0.5) / PEOPLE
    # Shares fall as prices rise; np.interp wants them rising.
    logs: Array = np.interp(ranks, able[::-1], np.log(prices)[::-1])
    found: Array = np.exp(logs)
    found.flags.writeable = False
    return found
