"""Whether what is done today pays, held against nothing but the hours and the money that it takes."""

from __future__ import annotations

from typing import Literal

from case_studies.weighing import DOUBT

Alone = Literal["pays", "loses", "open"]
"""It pays in all but a few cases, it loses in all but a few, or neither can be said."""


def by_itself(hours: float, p_pays: float) -> Alone:
    """Say whether today's hours pay, whatever else they could do.

    A verdict may be in doubt though this is not: then what is in doubt is the half-hour. For where doing
    nothing is better in no more than `DOUBT` of the cases, and the opposite choice right in more, that choice
    is in some cases something better than nothing.

    Args:
        hours: hours a month today; without any, there is nothing to say.
        p_pays: share of draws, 0-1, in which they leave more than they cost.
    """
    if hours <= 0:
        return "open"
    if p_pays >= 1 - DOUBT:
        return "pays"
    return "loses" if p_pays <= DOUBT else "open"
