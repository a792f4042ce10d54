"""From how many on a difference would probably show, for groups of several sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.sizes import visible_difference

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (50, 100, 200, 500, 1000)


class Size(NamedTuple):
    """One row: so many people in each group, and the share from which a difference shows (None: none)."""

    people: int
    shows: float | None
    own: bool


class Shown(NamedTuple):
    """What is drawn: who do it anyway, the rows, and what the learner guessed, as a share."""

    base: float
    sizes: tuple[Size, ...]
    guess: float | None = None
    guessed_of: int = 100


def shown(
    base: float,
    own: int,
    *,
    error: float = 0.0,
    guess: float | None = None,
    sizes: Sequence[int] = SIZES,
) -> Shown:
    """Work out the rows for some sizes and the learner's own.

    Args:
        base: share 0-1 who do it anyway.
        own: the learner's people in each group.
        error: share 0-0.45 of them who are in the wrong group.
        guess: share that the learner guessed would be needed with a hundred.
        sizes: people in each group.
    """
    rows = []
    for people in sorted({*sizes, own}):
        apart = visible_difference(base, people, 1 - 2 * error)
        rows.append(Size(people, None if apart is None else base + apart, people == own))
    return Shown(base, tuple(rows), guess)
