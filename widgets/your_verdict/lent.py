"""The half-hour that a learner is held against, where it is still the example's and not their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.draws import prefix_of
from case_studies.flat import fields
from case_studies.plausible import findings
from case_studies.ranges import likely
from widgets.form_groups import activity_title, label
from widgets.own_numbers import own_keys
from widgets.plausibility_text import said

if TYPE_CHECKING:
    from collections.abc import Collection

    from case_studies.business import Business
    from widgets.session import Session
    from widgets.texts import Texts

_MAIN = ("contacts_per_hour", "able_of_ten")


def lent_keys(business: Business, own: Collection[str]) -> tuple[str, ...]:
    """Name the main numbers of the half-hour that are still the example's, by flat key.

    Args:
        business: the numbers as they stand.
        own: flat keys of the learner's own numbers; where there are none, all of the page is the example, and
            its half-hour nobody else's.
    """
    if not own:
        return ()
    known = fields(business)
    open_to_all = [prefix_of(business, a) for a in business.activities[1:] if likely(a.cap_hours) > 0]
    keys = [f"{prefix}{name}" for prefix in open_to_all for name in _MAIN]
    return tuple(key for key in keys if key in known and key not in own)


def lent(session: Session) -> tuple[str, ...]:
    """Name the main numbers of the half-hour that this learner has not given."""
    return lent_keys(session.business, own_keys(session))


def note(session: Session) -> str:
    """Say that the half-hour is still the example's, and which numbers to type; empty where it is not."""
    business, t = session.business, session.t
    keys = lent(session)
    if not keys:
        return ""
    known = fields(business)
    names = [t("“{name}”", name=label(known[key], t)) for key in keys]
    better = business.activities[int(known[keys[0]].path[1])]
    told = t.n(
        "**The half-hour is still ours.** One of its numbers is that of our example, so read what is said of"
        " it as “if yours were like this”. Put in your own: {names}, under “Show more numbers”, {title}.",
        "**The half-hour is still ours.** Its numbers are those of our example, so read what is said of it as"
        " “if yours were like this”. Put in your own: {names}, under “Show more numbers”, {title}.",
        n=len(keys),
        names=t(" and ").join(names),
        title=t("“{name}”", name=activity_title(better, t)),
    )
    return " ".join([told, *_odd(session, t)])


def _odd(session: Session, t: Texts) -> list[str]:
    """Say where this half-hour would bring more than anybody believes."""
    found = findings(session.business, own_keys(session))
    return [said(one, session.business, t) for one in found if one.kind == "half_hour_rich"]
