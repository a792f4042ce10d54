"""The four ways of having the pages run, priced with a business's own numbers as far as they are known."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from case_studies.outsourcing import Way, bill
from case_studies.ranges import Range, likely
from case_studies.running_prices import Price, prices

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from case_studies.business import Business
    from case_studies.outsourcing import Bill, Extra
    from case_studies.quantity import Value

HIRED: tuple[Way, ...] = ("freelance", "agency")


def four_bills(
    business: Business,
    extras: Collection[Extra] = (),
    *,
    who: Way = "own_time",
    own: Collection[str] = (),
    given: Mapping[str, float] | None = None,
) -> Mapping[Way, Bill]:
    """Price every way, so that they can stand side by side.

    Args:
        business: hours, the value of an hour, and what is paid to whom come from here.
        extras: what is added where an offer does not hold it.
        who: the way that the owner has, or thinks of. What the owner pays somebody else is the agency's bill
            where that is the way, else the freelancer's.
        own: flat keys of the business that are the owner's own numbers, not assumptions of ours.
        given: key of `running_prices.prices` -> the owner's own number in its place.

    Raises:
        ValueError: where a way, an extra or a key is unknown, or a number is below 0.
    """
    known = prices_of(business, who=who, own=own) | dict(given or {})
    hour = Price(_span(business.hour_value), "EUR/hour", _origin("hour_value", own))
    return MappingProxyType(
        {way: bill(way, extras, hour_value=hour, given=known) for way in get_args(Way)},
    )


def prices_of(business: Business, *, who: Way, own: Collection[str] = ()) -> dict[str, float | Range | Price]:
    """Give the prices and hours that a business's own numbers say, in place of the general ones.

    The arguments are those of `four_bills`. Whoever of the house does it takes the owner's hours for the
    pages, as `hours_of_pages` has them. Money paid beside the time is for advertising and tools, whoever does
    the work.
    """
    again = business.trying_again
    found: dict[str, float | Range | Price] = dict.fromkeys(
        ("own_time_running", "in_house_running"),
        Price(_together(hours_of_pages(business)), "hours/month", _origin_of_hours(business, own)),
    )
    found["supervision_hours"] = Price(
        _span(again.manager_hours), "hours/month", _origin("manager_hours", own)
    )
    if "manager_cash" in own:
        hired = who if who in HIRED else HIRED[0]
        found[f"{hired}_running"] = Price(_span(again.manager_cash), "EUR/month", "given")
    if likely(business.question.cash) > 0 or "cash" in own:
        found["ads_budget"] = Price(_span(business.question.cash), "EUR/month", _origin("cash", own))
    return found


def hours_of_pages(business: Business) -> Mapping[str, Value]:
    """Give the hours a month that the pages take today, by flat key: finding customers, staying in touch.

    Help for customers has its hours elsewhere: it takes the place of help by telephone or e-mail.
    """
    return MappingProxyType({"hours": business.question.hours, "customers_hours": business.customers.hours})


def price_now(
    business: Business, key: str, *, who: Way, own: Collection[str], given: Mapping[str, float]
) -> Price:
    """Give one price as `four_bills` reckons with it.

    Raises:
        KeyError: for an unknown key.
    """
    general = prices()[key]
    found = (prices_of(business, who=who, own=own) | dict(given)).get(key, general)
    return found if isinstance(found, Price) else Price(_span(found), general.unit, "given")


def _span(value: Value) -> Range:
    return value if isinstance(value, Range) else Range(value, value, value)


def _together(values: Mapping[str, Value]) -> Range:
    return Range(*(math.fsum(ends) for ends in zip(*map(_span, values.values()), strict=True)))


def _origin_of_hours(business: Business, own: Collection[str]) -> str:
    """Say whose number the sum is: the owner's where all of it is."""
    parts = [key for key, value in hours_of_pages(business).items() if likely(value) > 0] or ["hours"]
    return "given" if set(parts) <= set(own) else "assumed"


def _origin(key: str, own: Collection[str]) -> str:
    return "given" if key in own else "assumed"
