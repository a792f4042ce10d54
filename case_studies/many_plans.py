"""What many plans leave, all at once: each part of a plan is worked out once, for all its hours together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.joint import KEEP, SERVE
from case_studies.use import NOUGHT, Use, left
from case_studies.uses import activity_use, keep_use, serve_use

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from case_studies.business import Business
    from case_studies.plans import Plan
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

    Array = NDArray[np.float64]


def each_left(
    business: Business, plans: Sequence[Plan], yields: Mapping[str, Yield], numbers: Numbers
) -> Array:
    """Give what each of several plans leaves, EUR a month, shape (plans, n); as `left` of its uses does.

    Args:
        business: names the activities.
        plans: hours a month for activities, `keep` and `serve`.
        yields: activity -> what one hour of it brings.
        numbers: flat key -> array of shape (n,) or ().
    """
    does: dict[str, Callable[[Array], Use]] = {
        a.name: lambda hours, a=a: activity_use(business, a, hours, yields[a.name], numbers)  # type: ignore[misc]  # the default binds the activity of this turn
        for a in business.activities
    }
    does |= {KEEP: lambda hours: keep_use(hours, numbers), SERVE: lambda _: serve_use(numbers)}
    parts = [_of_each(plans, name, use) for name, use in does.items() if any(name in p for p in plans)]
    n = max(value.size for value in numbers.values())
    return np.broadcast_to(left(parts, numbers), (len(plans), n))


def _of_each(plans: Sequence[Plan], name: str, use: Callable[[Array], Use]) -> Use:
    """Give what one part does in each plan, rows of nought where a plan goes without it."""
    hours, row = np.unique([plan.get(name, 0.0) for plan in plans], return_inverse=True)
    some = hours > 0
    found = use(hours[some].reshape(-1, 1))

    def placed(part: Array) -> Array:
        if not part.any():
            return NOUGHT
        rows = np.zeros((hours.size, part.shape[-1] if part.ndim else 1))
        rows[some] = part
        return np.asarray(rows[row])

    return Use(*map(placed, found))
