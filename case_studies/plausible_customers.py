"""Checks on people: shares typed as 0.5 for 50, everybody buying, more customers than can be served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ability import mean_able
from case_studies.claims import claim
from case_studies.finding import Finding
from case_studies.funnel import bookings_per_hour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case_studies.finding import Look

_TINY = 0.01  # a share up to here may have been typed as 0.5 for 50 %
_ALL = 0.95
_WRITE, _SPEAK = 30, 60  # people in an hour: one every two minutes, one a minute. Our assumptions
_LIKES_SELL = 10  # of a thousand likes
_LATER = 10  # times what comes at once
_BUYING = 0.2  # one in five who see an offer. Our assumption


def _shares(look: Look) -> Iterator[Finding]:
    small = [*look.ending("closing_rate"), ("customers_following_share", look["customers_following_share"])]
    for key, value in small:
        if 0 < value < _TINY:
            yield Finding("share_tiny", (key,), value, 100 * value)
    for key, value in look.ending("closing_rate"):
        if value >= _ALL:
            yield Finding("closing_all", (key,), value, 1)


def _contacts(look: Look) -> Iterator[Finding]:
    """More people in an hour than one can write to or speak with; `against` is seconds for each."""
    for place, (key, value) in enumerate(look.ending("contacts_per_hour")):
        if value > (_SPEAK if place else _WRITE):
            yield Finding("contacts_many", (key,), value, 3600 / value)


def _sales(look: Look) -> Iterator[Finding]:
    """More sales by posting than the owner could take on; `now` and `against` are sales a month."""
    asked = look.business.question
    an_hour = bookings_per_hour(
        look["contacts_per_hour"], mean_able(look.business, asked), look["closing_rate"]
    )
    month = float(an_hour) * look["hours"]
    if month > look["capacity"]:
        keys = ("capacity", "contacts_per_hour", "able_of_ten", "closing_rate", "hours")
        yield Finding("over_capacity", keys, month, look["capacity"])
    later = look["later_per_100_hours"]
    if later > _LATER * float(an_hour) * 100 and later > 1:
        yield Finding("later_many", ("later_per_100_hours",), later, float(an_hour) * 100)


def _likes(look: Look) -> Iterator[Finding]:
    found = claim("research.likes_cause_purchases")
    for key, value in look.ending("sales_per_1000_likes"):
        if value > _LIKES_SELL:
            yield Finding("likes_sell", (key,), value, 0, (found.id,))


def _customers(look: Look) -> Iterator[Finding]:
    """Reach above what is published, every fifth buying, more calls for help than customers."""
    best, newest = claim("reach.facebook_2012"), claim("reach.facebook_2025")
    seen, buying = look["customers_seen_share"], look["customers_buying_share"]
    if seen > max(best.shares):
        yield Finding("seen_by_many", ("customers_seen_share",), seen, max(best.shares), (best.id, newest.id))
    if buying > _BUYING:
        yield Finding("buying_many", ("customers_buying_share",), buying, _BUYING)
    calls, count = look["support_contacts_per_month"], look["customers_count"]
    if calls > count > 0:
        yield Finding("calls_over_customers", ("support_contacts_per_month", "customers_count"), calls, count)


customer_checks = (_shares, _contacts, _sales, _likes, _customers)
