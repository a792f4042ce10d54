"""All of a business's numbers, drawn together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.ranges import likely
from case_studies.uncertainty import DRAWS, draw

if TYPE_CHECKING:
    from case_studies.business import Activity, Business
    from case_studies.uncertainty import Numbers


def numbers_of(business: Business, n: int = DRAWS) -> Numbers:
    """Draw all of a business's numbers, `n` times.

    What the owner chooses, such as hours to give, is no matter of doubt: it stands at its likeliest.

    Returns:
        Flat key -> array of shape (n,) for a range, () for a sure number.
    """
    return draw(
        {
            key: likely(field.value) if field.quantity.chosen and field.value is not None else field.value
            for key, field in fields(business).items()
        },
        n,
    )


def prefix_of(business: Business, activity: Activity) -> str:
    """Give what flat keys of this activity begin with: nothing for the one in question."""
    return "" if activity.name == business.question.name else f"{activity.name}_"
