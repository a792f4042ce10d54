"""How a room's figures fall into bands, wide enough that none of them shows a person."""

from __future__ import annotations

from itertools import pairwise
from math import floor, inf, log10
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST_ROOM = 5
"""With fewer, no share is given and no band: more would be said of a person than of a room."""

LEAST_BAND = 3
"""A band with fewer goes together with the next one, where no names are shown."""

LEAST_MIDDLE = 10
"""With fewer, the middle figure of a room would be that of somebody in it."""


class Band(NamedTuple):
    """How many lie from `low`, included, to `high`, excluded; the outermost bands have no end."""

    low: float
    high: float
    people: int


def bands(
    values: Sequence[float], edges: Sequence[float], *, least: int, apart: float | None = None
) -> list[Band]:
    """Count values into bands.

    Args:
        values: finite.
        edges: where one band ends and the next begins, ascending.
        least: how many make a band: one with fewer, and one with none between others apart, is joined with
            the next one, until there are enough or no more to join.
        apart: an edge that no band reaches across, such as nought, unless a side of it would hold too few.
    """
    ends = (-inf, *edges, inf)
    found = [Band(low, high, sum(low <= value < high for value in values)) for low, high in pairwise(ends)]
    if apart is None:
        return _joined(found, least)
    below = [band for band in found if band.high <= apart]
    above = [band for band in found if band.low >= apart]
    if any(0 < sum(band.people for band in side) < least for side in (below, above)):
        return _joined(found, least)
    return [*_joined(below, least), *_joined(above, least)]


def _joined(found: list[Band], least: int) -> list[Band]:
    """Join each band that is too small with its smaller neighbour; an empty one shows nobody."""
    joined = list(found)
    while len(joined) > 1 and any(0 < band.people < least for band in joined):
        small = next(place for place, band in enumerate(joined) if 0 < band.people < least)
        beside = [place for place in (small - 1, small + 1) if 0 <= place < len(joined)]
        # One that is filled already makes an end of it at once; an empty one would only widen the band.
        other = min(beside, key=lambda place: (joined[place].people == 0, joined[place].people))
        first, second = sorted((small, other))
        both = Band(joined[first].low, joined[second].high, joined[first].people + joined[second].people)
        joined[first : second + 1] = [both]
    return _without_gaps(joined)


def _without_gaps(found: list[Band]) -> list[Band]:
    """Make one of empty bands that follow each other: a row of noughts tells nothing more than one."""
    made: list[Band] = []
    for band in found:
        if made and band.people == made[-1].people == 0:
            made[-1] = made[-1]._replace(high=band.high)
        else:
            made.append(band)
    return made


def middle(values: Iterable[float], *, named: bool) -> float | None:
    """Give the middle figure, to two digits, so that it is nobody's own; None where too few are there."""
    found = list(values)
    if len(found) < (LEAST_ROOM if named else LEAST_MIDDLE):
        return None
    return two_digits(median(found))


def two_digits(value: float) -> float:
    """Round to two digits that matter."""
    return 0.0 if value == 0 else round(value, 1 - floor(log10(abs(value))))
