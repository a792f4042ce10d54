"""Does a verdict rest on sales that nobody can count? Then no tally and no trial can decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.reasons import weigh_all
from case_studies.weighing import yields_of
from case_studies.yields import LATER

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.uncertainty import Numbers
    from case_studies.weighing import Verdict


def rests_on_later(business: Business, verdict: Verdict, numbers: Numbers) -> bool:
    """Say whether the verdict over all reasons would be another one if nobody ever came later.

    Args:
        business: gives the structure: audiences, activities, what is switched on.
        verdict: the one over these numbers.
        numbers: flat key -> array of shape (n,) or ().
    """
    later = [key for key in numbers if key.endswith(LATER)]
    if not any(numbers[key].any() for key in later):
        return False
    without = numbers | dict.fromkeys(later, np.zeros(()))
    return weigh_all(business, without, yields_of(business, without)).verdict != verdict
