"""Whose numbers these are, said alike by every workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.parse import preset, preset_names

if TYPE_CHECKING:
    from widgets.session import Session


def own_keys(session: Session) -> frozenset[str]:
    """Name the numbers that are the learner's own, by flat key.

    Those that they typed, in any workbook, or that a link brought; and those that whoever opened the page
    gave with it, as far as they differ from the example's.
    """
    business = session.business
    examples = fields(preset(business.name)) if business.name in preset_names() else {}
    given = {
        key
        for key, field in fields(business).items()
        if key in examples and field.value != examples[key].value
    }
    # The price at which a count was made goes with the count.
    return frozenset(key for key in given | set(session.typed) if not key.endswith("able_at_price"))
