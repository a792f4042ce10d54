"""What a month of hours does, whatever the hours are for: sales, savings and costs, draw by draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.funnel import contribution_margin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from case_studies.uncertainty import Numbers

    Array = NDArray[np.float64]

NOUGHT = np.zeros(())


class Use(NamedTuple):
    """A month of one use of hours; every array has the shape of the draws.

    Attributes:
        new: sales to new customers, those whom an unanswered call would have driven away among them.
        again: sales to customers one has, which would not have come otherwise.
        beside: EUR beside those sales, which no capacity limits: a cheaper product, help given for less, what
            customers who stay buy later.
        cost: EUR, cash and hours.
        later: of the sales, those that nobody can count: from people who had only heard of it, some day.
    """

    new: Array = NOUGHT
    again: Array = NOUGHT
    beside: Array = NOUGHT
    cost: Array = NOUGHT
    later: Array = NOUGHT

    @property
    def sales(self) -> Array:
        """All sales, as if there were room for them."""
        return self.new + self.again


def margins(numbers: Numbers) -> tuple[Array, Array]:
    """EUR that a sale leaves: to a new customer, later purchases included; and to one that there is already.

    What those there are buy later they would buy anyway, so an additional sale to them leaves its own margin.
    """
    one = contribution_margin(numbers["price"], numbers["margin_ratio"])
    return one * (1 + numbers["repeat_purchases"]), one


def earned(uses: Iterable[Use], numbers: Numbers) -> Array:
    """EUR a month that uses of hours bring together, before costs.

    They share one capacity: a sale beyond it only pushes another out. New customers are taken first, for
    they come back.
    """
    return _earned(total(uses), numbers)


def total(uses: Iterable[Use]) -> Use:
    """Add uses of hours up, as if there were room for all their sales."""
    new, again, beside, cost, later = NOUGHT, NOUGHT, NOUGHT, NOUGHT, NOUGHT
    for use in uses:
        new, again = new + use.new, again + use.again
        beside, cost, later = beside + use.beside, cost + use.cost, later + use.later
    return Use(new, again, beside, cost, later)


def counted(uses: Iterable[Use], numbers: Numbers) -> Array:
    """Sales a month that show on a tally: those for which there is room, but for the later ones."""
    use = total(uses)
    return np.asarray(np.minimum(use.sales - use.later, numbers["capacity"]))


def _earned(use: Use, numbers: Numbers) -> Array:
    new_margin, margin = margins(numbers)
    taken = np.minimum(use.new, numbers["capacity"])
    sold = np.minimum(use.again, numbers["capacity"] - taken)
    return np.asarray(taken * new_margin + sold * margin + use.beside)


def left(uses: Iterable[Use], numbers: Numbers) -> Array:
    """EUR a month that uses of hours leave together, their costs paid."""
    use = total(uses)
    return np.asarray(_earned(use, numbers) - use.cost)
