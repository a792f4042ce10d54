"""The number to beat: how many sales, or questions solved, pay for a month's hours and cash."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.use import counted, earned, margins, total
from case_studies.uses import kept_by_help, solved_by_help

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from case_studies.uncertainty import Numbers
    from case_studies.use import Use

    Array = NDArray[np.float64]


class Tally(NamedTuple):
    """Sales of a month, and how many of them pay for it.

    Attributes:
        rate: sales a month that can be counted and for which there is room, one for each draw.
        to_beat: sales a month that pay for hours and cash, and for what was given up for them; infinite where
            a sale leaves nothing.
    """

    rate: Array
    to_beat: float


@dataclass(frozen=True)
class Helped:
    """A month of help, which is no sale.

    Attributes:
        solved: questions solved there in a month, expected.
        kept: customers and bystanders a month who would have gone elsewhere, expected.
        pays_from: the share of all this that pays for the hours of help, and may be more than all;
            infinite where help brings nothing.
    """

    solved: float
    kept: float
    pays_from: float

    @property
    def to_beat(self) -> float:
        """Questions solved in a month that pay for the help; people kept where it solves none."""
        counted = self.solved if self.solved > 0 else self.kept
        return self.pays_from * counted if counted > 0 else math.inf


def tally(uses: Iterable[Use], numbers: Numbers, forgone: float = 0.0) -> Tally:
    """Count the sales of some uses of hours.

    What comes beside the sales (a cheaper product, help given for less) pays for its part of the costs first.
    A sale leaves what these sales leave on average. Where none is expected it leaves what one to a new
    customer does, later purchases included.

    Args:
        uses: what the month's hours do.
        numbers: flat key -> array of shape (n,) or ().
        forgone: EUR a month that these hours would leave where they are today, to be made up for as well.
    """
    use = total(uses)
    rate = np.atleast_1d(counted([use], numbers))
    beside = float(np.mean(use.beside))
    sales = float(np.mean(np.minimum(use.sales, numbers["capacity"])))
    each = float(np.mean(margins(numbers)[0]))
    if sales > 0:
        each = (float(np.mean(earned([use], numbers))) - beside) / sales
    due = max(0.0, float(np.mean(use.cost)) - beside + forgone)
    if due == 0:
        return Tally(rate, 0.0)
    return Tally(rate, due / each if each > 0 else math.inf)


def helped(use: Use, numbers: Numbers) -> Helped:
    """Count what a month of help does.

    Args:
        use: what it brings and costs, by `uses.serve_use`.
        numbers: flat key -> array of shape (n,) or ().
    """
    brings, cost = float(np.mean(earned([use], numbers))), float(np.mean(use.cost))
    return Helped(
        solved=float(np.mean(solved_by_help(numbers))),
        kept=float(np.mean(kept_by_help(numbers) + np.minimum(use.new, numbers["capacity"]))),
        pays_from=cost / brings if brings > 0 else math.inf,
    )
