"""A share of people as one pictures it: 3 of 10, 2 of 100, 8 of 1,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.amounts import format_amount

if TYPE_CHECKING:
    from widgets.texts import Texts

_CROWDS = (10, 100, 1000, 10_000, 100_000, 1_000_000)


def few_of_many(of_ten: float, t: Texts) -> str:
    """Print a count of ten; below one of ten, of the first larger crowd in which it is at least one.

    Args:
        of_ten: 0-10; below one in a million it prints as none.
        t: the reader's texts.
    """
    enough = [crowd for crowd in _CROWDS if of_ten * crowd >= _CROWDS[0]]
    many = enough[0] if enough else _CROWDS[0]
    return t(
        "{n} of {many}",
        n=format_amount(of_ten * many / 10 if enough else 0, "count", t.lang),
        many=format_amount(many, "count", t.lang),
    )
