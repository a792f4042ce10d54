"""How far it is: a bar with the time left, and a line now and then where nobody watches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from tqdm import tqdm

if TYPE_CHECKING:
    from typing import TextIO

    from widgets.texts import Texts

LINES = 10
"""How often the number of finished lines is said where nobody watches."""
MANY = 5000
"""From so many lines on, it is said ten times as often."""


class Progress:
    """Says how many lines have ended, until it is left.

    Args:
        total: How many there are.
        already: How many had ended before.
        t: The words of the terminal.
        to: Where to say it.
    """

    def __init__(self, total: int, already: int, t: Texts, to: TextIO | None = None) -> None:
        self._to = to or sys.stderr
        self._total, self._count, self._t = total, already, t
        self._step = max(1, total // (LINES if total < MANY else 10 * LINES))
        self._bar: tqdm | None = None
        if self._to.isatty():
            told = t("{n} of {total}, time left {left}", n="{n_fmt}", total="{total_fmt}", left="{remaining}")
            self._bar = tqdm(
                total=total,
                initial=already,
                file=self._to,
                bar_format=f"|{{bar}}| {told}",
                dynamic_ncols=True,
                leave=True,
            )

    def step(self) -> None:
        """Say that one more has ended."""
        self._count += 1
        if self._bar is not None:
            self._bar.update()
        elif self._count % self._step == 0 or self._count == self._total:
            self._to.write(self._t("{n} of {total}", n=self._count, total=self._total) + "\n")
            self._to.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
