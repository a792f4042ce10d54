"""Headlines where the verdict is about the half-hour: what today's hours do by themselves comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.by_itself import Alone
    from case_studies.weighing import Verdict

IF_LIKE_OURS = N_("Probably better in a half-hour, if yours is like our example's")
PAYS_OPEN = N_("It probably pays; whether your half-hour would pay more is open")
PAYS_DESCRIBE = N_("It probably pays; whether your half-hour would pay more is open: describe yours")
PAYS_TRIAL = N_("It probably pays; a trial will tell whether your half-hour would pay more")
PAYS_LESS = N_("It probably pays, but your half-hour would probably pay more")
PAYS_LESS_IF = N_("It probably pays; a half-hour like our example's would pay more")
LOSES_IF = N_("Probably not worth the time; a half-hour would be, if yours is like our example's")

_LENT: dict[tuple[Verdict, Alone], str] = {
    ("cannot_tell", "pays"): PAYS_DESCRIBE,
    ("test_first", "pays"): PAYS_TRIAL,
    ("redirect", "pays"): PAYS_LESS_IF,
    ("redirect", "loses"): LOSES_IF,
    ("redirect", "open"): IF_LIKE_OURS,
}
_OWN: dict[tuple[Verdict, Alone], str] = {
    ("cannot_tell", "pays"): PAYS_OPEN,
    ("test_first", "pays"): PAYS_TRIAL,
    ("redirect", "pays"): PAYS_LESS,
}


def half_hour_headline(verdict: Verdict, alone: Alone, *, lent: bool) -> str:
    """Give the headline, in English; empty where the verdict's own says it all.

    Args:
        verdict: the verdict's word.
        alone: what today's hours do by themselves.
        lent: whether the half-hour's numbers are the example's.
    """
    return (_LENT if lent else _OWN).get((verdict, alone), "")
