"""Whose numbers these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.parse import preset

if TYPE_CHECKING:
    from widgets.session import Session

LESTERS = ("lester", "lester_early")
"""What a learner starts from who has chosen nothing."""


def own_keys(session: Session) -> frozenset[str]:
    """Name the numbers that are the learner's own: typed, or given by whoever opened the page."""
    examples = fields(preset(session.business.name))
    given = {
        key
        for key, field in fields(session.business).items()
        if key in examples and field.value != examples[key].value
    }
    return frozenset(key for key in given | set(session.typed) if not key.endswith("able_at_price"))
