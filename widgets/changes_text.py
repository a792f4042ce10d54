"""What would change a verdict, in words: it would change if ... ."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from case_studies.flat import fields
from case_studies.ranges import likely
from widgets.amounts import format_amount, format_count_of_ten, format_own, say_count_of_ten
from widgets.form_groups import activity_title
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.business import Business
    from case_studies.flat import Field
    from case_studies.flips import Flip
    from case_studies.units import Unit
    from case_studies.weighing import Verdict
    from widgets.texts import Texts


class _Words(NamedTuple):
    """A number in few words, and in a clause after "if"."""

    name: str
    condition: str


# By the number's name in the schema, for the activity in question and for what it is held against.
_HERE: dict[str, _Words] = {
    "price": _Words(N_("The price of one sale"), N_("the price were about {at} (now {now})")),
    "margin_ratio": _Words(N_("What stays of the price"), N_("about {at} of the price stayed (now {now})")),
    "hours": _Words(N_("Hours a month for posting"), N_("there were about {at} a month for it (now {now})")),
    "hour_value": _Words(N_("What your hour is worth"), N_("an hour were worth about {at} (now {now})")),
    "contacts_per_hour": _Words(
        N_("People who write, for an hour of posting"),
        N_("an hour of posting made about {at} people write (now {now})"),
    ),
    "able_of_ten": _Words(
        N_("Those who write and could pay"),
        N_("of those who write, about {at} could pay the price (now {now})"),
    ),
    "share": _Words(
        N_("“{who}” among those who write"), N_("“{who}” were about {at} of those who write (now {now})")
    ),
}
# Their names follow that of the activity: it may be one of several.
_ELSEWHERE: dict[str, _Words] = {
    "contacts_per_hour": _Words(
        N_("people met in an hour"),
        N_("an hour of the half-hour brought about {at} people to speak with (now {now})"),
    ),
    "able_of_ten": _Words(
        N_("those who could pay"),
        N_("of those met in the half-hour, about {at} could pay the price (now {now})"),
    ),
    "share": _Words(
        N_("“{who}” among those met"),
        N_("“{who}” were about {at} of those met in the half-hour (now {now})"),
    ),
}
THEN: dict[Verdict, str] = {
    "worth_it": N_("then posting would earn its place"),
    "redirect": N_("then the half-hour would be the better place"),
    "not_worth_it": N_("then it would not pay"),
    "test_first": N_("then a trial would pay"),
    "cannot_tell": N_("then nobody could tell"),
}
# Where the half-hour is full, more hours are hours of posting: nobody guesses why a verdict turns there.
_FULL = N_("{name}; the half-hour takes {cap} at the most")
_FULL_IF = N_("there were about {at} a month for it (now {now}; the half-hour takes {cap} at the most)")
_NEAR = 0.85  # of the fewer hours: a verdict turns some way beyond the half-hour's end
_NEITHER = N_("then neither would pay")
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
    """One flip in words.

    Attributes:
        name: what the number is, in few words.
        now: what it is today, as it prints.
        at: where the verdict is another one, as it prints; never the same as `now`.
        ratio: `at` to `now`, 0 or more; infinite where today there is nothing.
        condition: all of this as a clause after "if".
        verdict: what would then be said.
        neither: whether "not worth it" is then said of posting and of the half-hour beside it.
    """

    name: str
    now: str
    at: str
    ratio: float
    condition: str
    verdict: Verdict
    neither: bool = False

    @property
    def then(self) -> str:
        """The verdict as a clause, marked for the catalogues."""
        return _NEITHER if self.neither else THEN[self.verdict]


def changes(business: Business, flips: Sequence[Flip], t: Texts) -> tuple[Change, ...]:
    """Put flips into words; those are left out that no digit that we print tells from today."""
    known = fields(business)
    said = (_change(business, known[flip.key], flip, t) for flip in flips if flip.key in known)
    return tuple(filter(None, said))


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
        return t("It would change if {one}: {then}.", one=one.condition, then=t(one.then))
    if one.verdict == two.verdict:
        return t(
            "It would change if {one}, or if {two}: {then}.",
            one=one.condition,
            two=two.condition,
            then=t(one.then),
        )
    return t(
        "It would change if {one}: {then}; or if {two}: {later}.",
        one=one.condition,
        then=t(one.then),
        two=two.condition,
        later=t(two.then),
    )


def _change(business: Business, field: Field, flip: Flip, t: Texts) -> Change | None:
    """Say one change; nothing where no digit that we print tells it from today."""
    is_share = "shares" in field.path
    words = (_ELSEWHERE if field.elsewhere else _HERE).get("share" if is_share else str(field.path[-1]))
    printed = words and _printed(field, flip, t)
    if not words or not printed:
        return None
    now, at = printed
    who = next((t(a.title) for a in business.audiences if a.name == field.path[-1]), "") if is_share else ""
    name = t(words.name, who=who)
    if field.elsewhere:
        whose = activity_title(business.activities[int(field.path[1])], t)
        name = t("{label}: {value}", label=whose, value=name)
    ratio = flip.at / flip.now if flip.now > 0 else inf
    condition = t(words.condition, at=at, now=now, who=who)
    if cap := _full_at(business, field, flip):
        most = format_amount(cap, "hours", t.lang)
        name = t(_FULL, name=name, cap=most)
        condition = t(_FULL_IF, at=at, now=now, cap=most)
    neither = flip.verdict == "not_worth_it" and len(business.activities) > 1
    return Change(name, now, at, ratio, condition, flip.verdict, neither)


def _full_at(business: Business, field: Field, flip: Flip) -> float:
    """Give the hours a month that the half-hours take, where a verdict on the hours turns on that; else 0."""
    if field.key != "hours":
        return 0.0
    cap = sum(likely(activity.cap_hours) for activity in business.activities[1:])
    low, high = sorted((flip.now, flip.at))
    return cap if low * _NEAR <= cap <= high and cap > 0 else 0.0


def _printed(field: Field, flip: Flip, t: Texts) -> tuple[str, str] | None:
    """Print today's value, and that of the flip with as few digits as tell the two apart."""
    unit = field.quantity.unit
    now, nothing = _shown(flip.now, unit, t, flip.at), _shown(0, unit, t)
    for digits in (2, 3):
        # Few of many print with one figure: rounded before to two, 0.1505 of ten would come out as 1 in 100.
        few = unit == "of_ten" and flip.at < 1
        at = _shown(flip.at if few else rounded(flip.at, digits), unit, t, flip.now)
        if at == nothing and field.path[-1] != "hour_value":
            return None  # that it takes somebody who writes goes without saying
        if at != now:
            # What the learner typed stands there as they typed it.
            typed = unit == "EUR" and field.value == flip.now
            if unit == "of_ten":
                now = say_count_of_ten(flip.now, t.lang, beside=flip.at)
            return format_own(flip.now, t.lang) if typed else now, at
    return None


def _shown(value: float, unit: Unit, t: Texts, beside: float | None = None) -> str:
    if unit == "of_ten":
        return format_count_of_ten(value, t.lang, beside=beside)
    return format_amount(value, "count" if unit == "per_hour" else unit, t.lang)


def rounded(value: float, digits: int = 2) -> float:
    """Round to few digits that matter: a flip point is an estimate, and should look like one."""
    return float(f"{value:.{digits}g}")
