"""What a learner reads about one published figure."""

from __future__ import annotations

from typing import NamedTuple


class Prose(NamedTuple):
    """One claim in one language, in sentences that a shop owner understands.

    Spaces are ordinary ones: the floor above sets the no-break spaces of French.

    Attributes:
        says: what the claim says, with its figure.
        population: whom or what it is about.
        hides: what the usual wording leaves out, or what nobody knows.
    """

    says: str
    population: str
    hides: str
