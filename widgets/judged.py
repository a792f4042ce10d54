"""What the two verdicts say about one business, worked out once however many panels of a page ask."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from case_studies import decision, overall
from case_studies.business import Business

if TYPE_CHECKING:
    from case_studies.decision import Decision
    from case_studies.overall import Overall

_KEPT = 16  # businesses: a page asks for the one as it stands, and for the example


def decide(business: Business) -> Decision:
    """Decide about posting, held against the half-hour; as `case_studies.decision.decide`."""
    # As text, for a business holds dicts and is no key of a cache itself.
    return _decide(business.model_dump_json())


def judge(business: Business) -> Overall:
    """Decide about all three reasons together; as `case_studies.overall.overall`."""
    return _judge(business.model_dump_json())


@lru_cache(maxsize=_KEPT)
def _decide(written: str) -> Decision:
    return decision.decide(Business.model_validate_json(written))


@lru_cache(maxsize=_KEPT)
def _judge(written: str) -> Overall:
    return overall.overall(Business.model_validate_json(written))
