"""What the two verdicts say about one business, worked out once however many panels of a page ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies import decision, overall
from case_studies.kept import kept

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.decision import Decision
    from case_studies.overall import Overall

_KEPT = 16  # businesses: a page asks for the one as it stands, and for the example


@kept(_KEPT)
def decide(business: Business) -> Decision:
    """Decide about posting, held against the half-hour; as `case_studies.decision.decide`."""
    return decision.decide(business)


@kept(_KEPT)
def judge(business: Business) -> Overall:
    """Decide about all three reasons together; as `case_studies.overall.overall`."""
    return overall.overall(business)
