"""What to do about each reason from now on: one instruction, whatever a page shows it on.

A verdict in doubt is no advice to stop: what is open goes on as today until the count is in, and what is
tried is tried with its limit. A reason that pays by itself, and whose hours would do more elsewhere, is told
apart from one that does not pay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from case_studies.reasons import names

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.overall import Overall
    from case_studies.stream import Stream

Stance = Literal[
    "more", "same", "less", "none", "half_hour", "half_hour_if", "other", "open", "trial", "pause"
]
"""More, the same, less or none of it; it pays, and the half-hour more (surely, or if it is like the
example's), or another reason more; open; to be tried; not while another one is tried."""

DOUBTFUL = frozenset({"cannot_tell", "test_first"})
PAYS = 0.5  # EUR a month: less prints as nothing left


class Told(NamedTuple):
    """One instruction: which, and the hours a month that it comes to."""

    stance: Stance
    hours: float


@dataclass(frozen=True)
class Instruction:
    """What to do from now on.

    Attributes:
        each: one for each of the three streams, in their order.
        together: for all of them.
    """

    each: tuple[Told, ...]
    together: Told


def instruction(business: Business, found: Overall, *, lent: bool = False) -> Instruction:
    """Say what to do about each reason, and about all of them.

    Args:
        business: gives the names of the reasons' hours in a plan.
        found: the verdict.
        lent: whether the half-hour's numbers are the example's; what beats a reason then is only conditional.
    """
    called = names(business)
    each = tuple(
        _one(one, found, found.tried.get(called[one.reason], 0.0), lent=lent) for one in found.streams
    )
    if found.verdict == "cannot_tell":
        return Instruction(each, Told("open", found.hours))
    if found.verdict == "test_first":
        return Instruction(each, Told("trial", sum(one.hours for one in each if one.stance == "trial")))
    word: Stance = found.advice_in_all
    if word == "none" and found.net > PAYS:
        word = _beaten(found, lent=lent)
    return Instruction(each, Told(word, found.best_hours))


def _one(one: Stream, found: Overall, tried: float, *, lent: bool) -> Told:
    if found.verdict in DOUBTFUL:
        if one.hours == 0 and one.advice == "none" and tried == 0:
            return Told("none", 0.0)
        if found.verdict == "cannot_tell":
            return Told("open", one.hours)
        return Told("trial", tried) if tried > 0 else Told("pause", 0.0)
    if one.advice == "none" and one.hours > 0 and one.net > PAYS:
        return Told(_beaten(found, lent=lent), 0.0)
    return Told(one.advice, one.best_hours)


def _beaten(found: Overall, *, lent: bool) -> Stance:
    if found.better:
        return "half_hour_if" if lent else "half_hour"
    return "other" if found.plan else "none"
