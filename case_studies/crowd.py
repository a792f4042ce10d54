"""A hundred people behind an activity, and what each would pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.flat import fields
from case_studies.uncertainty import at_likely
from case_studies.yields import able_share

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Activity, Business

    Array = NDArray[np.float64]

PEOPLE = 100
_PRICES = np.geomspace(0.01, 1e9, 2001)


def crowd(business: Business, activity: Activity) -> Array:
    """Give the willingness to pay of a hundred people who stand for an activity's contacts.

    Person i of 100 is the middle of the i-th hundredth of the mix, at the likeliest numbers; so a
    hundredth of the people able to pay is one person, and nobody is drawn by lot.

    Returns:
        EUR, shape (100,), highest first.
    """
    sure = at_likely({key: field.value for key, field in fields(business).items()})
    able = able_share(business, activity, sure, _PRICES)
    ranks = (np.arange(PEOPLE) + 0.5) / PEOPLE
    # Shares fall as prices rise; np.interp wants them rising.
    logs: Array = np.interp(ranks, able[::-1], np.log(_PRICES)[::-1])
    return np.exp(logs)
