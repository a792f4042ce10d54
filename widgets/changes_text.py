"""What would change a verdict, in words: it would change if ... ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.flat import fields
from widgets.amounts import format_amount, format_count_of_ten
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.business import Business
    from case_studies.flat import Field
    from case_studies.flips import Flip
    from case_studies.units import Unit
    from case_studies.weighing import Verdict
    from widgets.texts import Texts

# By the number's name in the schema, for the activity in question and for what it is held against.
_HERE: dict[str, str] = {
    "price": N_("the price were about {at} (now {now})"),
    "margin_ratio": N_("about {at} of the price stayed (now {now})"),
    "hours": N_("there were about {at} a month for it (now {now})"),
    "hour_value": N_("an hour were worth about {at} (now {now})"),
    "contacts_per_hour": N_("an hour of posting made about {at} people write (now {now})"),
    "able_of_ten": N_("of those who write, about {at} could pay the price (now {now})"),
    "share": N_("“{who}” were about {at} of those who write (now {now})"),
}
_ELSEWHERE: dict[str, str] = {
    "contacts_per_hour": N_("an hour of the half-hour brought about {at} people to speak with (now {now})"),
    "able_of_ten": N_("of those met in the half-hour, about {at} could pay the price (now {now})"),
    "share": N_("“{who}” were about {at} of those met in the half-hour (now {now})"),
}
THEN: dict[Verdict, str] = {
    "worth_it": N_("then posting would earn its place"),
    "redirect": N_("then the half-hour would be the better place"),
    "not_worth_it": N_("then it would not pay"),
    "test_first": N_("then a trial would pay"),
    "cannot_tell": N_("then nobody could tell"),
}
_SPOKEN = 2  # more than two changes are a list, not a sentence
# Which side each verdict takes on posting.
_SIDE: dict[Verdict, str] = {
    "worth_it": "for",
    "redirect": "against",
    "not_worth_it": "against",
    "test_first": "open",
    "cannot_tell": "open",
}


class Change(NamedTuple):
    """One flip in words: the condition, and what would then be said."""

    condition: str
    verdict: Verdict


def changes(business: Business, flips: Sequence[Flip], t: Texts) -> tuple[Change, ...]:
    """Put flips into words; those are left out that no digit that we print tells from today."""
    known = fields(business)
    said = ((flip, _condition(business, known[flip.key], flip, t)) for flip in flips if flip.key in known)
    return tuple(Change(condition, flip.verdict) for flip, condition in said if condition)


def change_sentence(verdict: Verdict, found: Sequence[Change], t: Texts) -> str:
    """Say the nearest two changes: those that take another side on posting come before the others.

    Args:
        verdict: as it is now.
        found: nearest first.
        t: the reader's texts.
    """
    other = [change for change in found if _SIDE[change.verdict] != _SIDE[verdict]]
    said = (other or list(found))[:_SPOKEN]
    if not said:
        return t("None of these numbers would change that by itself.")
    one, two = said[0], said[-1]
    if len(said) == 1:
        return t("It would change if {one}: {then}.", one=one.condition, then=t(THEN[one.verdict]))
    if one.verdict == two.verdict:
        return t(
            "It would change if {one}, or if {two}: {then}.",
            one=one.condition,
            two=two.condition,
            then=t(THEN[one.verdict]),
        )
    return t(
        "It would change if {one}: {then}; or if {two}: {later}.",
        one=one.condition,
        then=t(THEN[one.verdict]),
        two=two.condition,
        later=t(THEN[two.verdict]),
    )


def _condition(business: Business, field: Field, flip: Flip, t: Texts) -> str:
    """Say one change; nothing where no digit that we print tells it from today."""
    is_share = "shares" in field.path
    text = (_ELSEWHERE if field.elsewhere else _HERE).get("share" if is_share else str(field.path[-1]), "")
    if not text:
        return ""
    unit = field.quantity.unit
    who = next((t(a.title) for a in business.audiences if a.name == field.path[-1]), "") if is_share else ""
    now, nothing = _shown(flip.now, unit, t), _shown(0, unit, t)
    for digits in (2, 3, 4):
        at = _shown(rounded(flip.at, digits), unit, t)
        if at == nothing and field.path[-1] != "hour_value":
            return ""  # that it takes somebody who writes goes without saying
        if at != now:
            return t(text, at=at, now=now, who=who)
    return ""


def _shown(value: float, unit: Unit, t: Texts) -> str:
    if unit == "of_ten":
        return format_count_of_ten(value, t.lang)
    return format_amount(value, "count" if unit == "per_hour" else unit, t.lang)


def rounded(value: float, digits: int = 2) -> float:
    """Round to few digits that matter: a flip point is an estimate, and should look like one."""
    return float(f"{value:.{digits}g}")
