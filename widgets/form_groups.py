"""Which numbers a form asks for, in which groups and under which words: read off the schema."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from case_studies.flat import fields
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.business import Activity, Business
    from case_studies.flat import Field
    from widgets.texts import Texts

# What is told of Lester in the third person is asked of the learner in the second.
_YOURS = {"half_hour": N_("Your half-hour")}

_TITLES = {
    "offer": N_("Your sale"),
    "audiences": N_("The people you reach"),
    "trying_again": N_("Somebody else posts for you"),
}
SECOND = "second"


class Group(NamedTuple):
    """Fields that belong together.

    Attributes:
        part: what of the schema they are: `offer`, `activities`, ..., or empty for the business itself.
        title: in the reader's language; empty where the form heads them otherwise.
        fields: at least one.
    """

    part: str
    title: str
    fields: tuple[Field, ...]


def plain_keys(business: Business) -> tuple[str, ...]:
    """Name the numbers that a learner is asked first, by flat key, in the order of the schema.

    Where people walk in, one purchase says little without how often they come again.
    """
    first = {"repeat_purchases"} if business.way == "walk_in" else set[str]()
    return tuple(key for key, field in fields(business).items() if field.asked == "plain" or key in first)


def groups(business: Business, t: Texts) -> tuple[Group, ...]:
    """Group the numbers that are asked behind "more"; a part with none of them has no group."""
    asked = (field for field in fields(business).values() if field.asked == "more")
    return tuple(
        Group(part, _title(business, part, index, t), tuple(members))
        for (part, index), members in groupby(asked, lambda field: (part_of(field), _activity(field)))
    )


def label(field: Field, t: Texts) -> str:
    """Give a field's label; that of an audience's number begins with who they are."""
    words = t(field.label)
    if not field.whose:
        return words
    return t("{label}: {value}", label=t(field.whose), value=words[0].lower() + words[1:])


def activity_title(activity: Activity, t: Texts) -> str:
    """Give the learner's name for an activity other than the one in question."""
    return t(_YOURS.get(activity.name, activity.title))


def part_of(field: Field) -> str:
    """Give the part of the schema that a field stands in; empty for the business itself."""
    return str(field.path[0]) if len(field.path) > 1 else ""


def _activity(field: Field) -> int:
    return int(field.path[1]) if part_of(field) == "activities" else 0


def _title(business: Business, part: str, index: int, t: Texts) -> str:
    if part != "activities":
        return t(_TITLES[part]) if part in _TITLES else ""
    return activity_title(business.activities[index], t) if index else t("Your posting")
