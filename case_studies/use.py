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
        new: sales to new customers.
        again: sales to customers one has, which would not have come otherwise.
        beside: EUR beside those sales: a cheaper product, help given for less, customers who stay.
        cost: EUR, cash and hours.
    """

    new: Array = NOUGHT
    again: Array = NOUGHT
    beside: Array = NOUGHT
    cost: Array = NOUGHT

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
    new, again, beside = NOUGHT, NOUGHT, NOUGHT
    for use in uses:
        new, again, beside = new + use.new, again + use.again, beside + use.beside
    new_margin, margin = margins(numbers)
    taken = np.minimum(new, numbers["capacity"])
    return np.asarray(taken * new_margin + np.minimum(again, numbers["capacity"] - taken) * margin + beside)


def left(uses: Iterable[Use], numbers: Numbers) -> Array:
    """EUR a month that uses of hours leave together, their costs paid."""
    uses = tuple(uses)
    return np.asarray(earned(uses, numbers) - sum((use.cost for use in uses), start=NOUGHT))
