"""What was published, beside what a room says: each figure with its provenance and its caveat."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from case_studies.claims import claim
from widgets.amounts import format_amount
from widgets.texts import typeset
from widgets.waiting import NOT_YET
from workbooks.report.spread import LEAST_BAND, LEAST_ROOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.texts import Texts
    from workbooks.report.participant import Participant

HOURS_A_WEEK = 6
"""From here on the published survey counts an owner among those who spend much; hours a week."""

_MONTH = 52 / 12  # weeks


class Beside(NamedTuple):
    """One published figure, and the room's own.

    Attributes:
        says: the claim.
        published: the figure, printed.
        share: the same as a share, 0-1.
        ours: the room's, printed; empty where it has none, or is too small for one.
        own: the same as a share, 0-1, or 0.
        of: what the room's figure counts.
        hides: what the claim's wording hides.
        where: where it comes from.
    """

    says: str
    published: str
    share: float
    ours: str
    own: float
    of: str
    hides: str
    where: str


def opinions(lines: Sequence[Participant], t: Texts, *, named: bool) -> tuple[Beside, ...]:
    """Hold what pays by itself against what owners said of the time they put in; empty for other answers.

    They were asked whether it pays, and not whether a half-hour would pay more: so neither is this.

    Args:
        lines: those that have a result.
        t: the reader's texts.
        named: whether names are shown anyway. Else the room's own shares are given only where each side has
            several people or nobody.
    """
    sides = [one.alone for one in lines if one.verdict != NOT_YET and one.alone]
    if not sides:
        return ()
    clear = named or all(count >= LEAST_BAND for count in Counter(sides).values())
    return tuple(
        _beside(name, [side == wanted for side in sides], of, t, shown=clear)
        for name, wanted, of in (
            ("france.afnic_profitable", "pays", t("in this room, it probably pays by itself")),
            ("france.afnic_not_profitable", "loses", t("in this room, it probably does not pay by itself")),
            ("france.afnic_cannot_say", "open", t("in this room, it could be either")),
        )
    )


def hours(lines: Sequence[Participant], t: Texts, *, named: bool) -> tuple[Beside, ...]:
    """Hold the hours against a published survey's; empty where no line has hours."""
    found = [one.numbers["hours_per_month"] for one in lines if "hours_per_month" in one.numbers]
    of = t(
        "in this room, {hours} a month or more", hours=format_amount(HOURS_A_WEEK * _MONTH, "hours", t.lang)
    )
    much = [value >= HOURS_A_WEEK * _MONTH for value in found]
    return (_beside("effort.six_hours_a_week", much, of, t, shown=named or _several(much)),) if found else ()


def money(lines: Sequence[Participant], t: Texts, *, named: bool) -> tuple[Beside, ...]:
    """Hold the money against the article's figure; empty where no line tells of money."""
    found = [one.numbers["cash_per_month"] for one in lines if "cash_per_month" in one.numbers]
    of = t("in this room, no money, their hours apart")
    none = [value == 0 for value in found]
    return (_beside("myths.spend_zero", none, of, t, shown=named or _several(none)),) if found else ()


def _several(those: Sequence[bool]) -> bool:
    """Tell whether on either side of a question there are several people or nobody."""
    yes = sum(those)
    return all(count == 0 or count >= LEAST_BAND for count in (yes, len(those) - yes))


def _beside(name: str, those: Sequence[bool], of: str, t: Texts, *, shown: bool) -> Beside:
    one = claim(name)
    prose, share = one.prose(t.lang), one.shares[0]
    own = sum(those) / len(those) if shown and len(those) >= LEAST_ROOM else None
    return Beside(
        says=typeset(prose.says, t.lang),
        published=format_amount(share, "share", t.lang),
        share=share,
        ours="" if own is None else format_amount(round(own, 2), "share", t.lang),
        own=own or 0.0,
        of=of,
        hides=typeset(prose.hides, t.lang),
        where=typeset(one.provenance(t.lang), t.lang),
    )
