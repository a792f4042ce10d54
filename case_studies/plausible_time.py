"""Checks on hours and minutes: minutes typed for hours, a year for a month, one hour counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.finding import Finding
from case_studies.units import MONTHS_A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case_studies.finding import Look

WORKING_MONTH = 160  # hours: forty a week. Our assumption, and as far as the schema's hours go
_WEEKS_A_YEAR = 52
_MANY = 2  # times the hours that a survey calls many
_LONGEST_POST = 8  # hours: a day of work for one post. Our assumption
_STILL_OURS = 3  # times the hours that are left to an owner who pays a manager. Our assumption

OWN_HOURS = ("hours", "customers_hours")


def _budget(look: Look) -> Iterator[Finding]:
    """Hours above a working month; where there are fewer, hours far above what a survey calls many."""
    total = sum(look[key] for key in OWN_HOURS)
    if total > WORKING_MONTH:
        yield Finding("hours_over_month", OWN_HOURS, total, WORKING_MONTH)
        return
    survey = claim("effort.six_hours_a_week")
    many = survey.also["threshold"] * _WEEKS_A_YEAR / MONTHS_A_YEAR
    for key in OWN_HOURS:
        if look[key] > _MANY * many:
            yield Finding("hours_many", (key,), look[key], many, (survey.id,))


def _twice(look: Look) -> Iterator[Finding]:
    """The same hours given for posting and for staying in touch."""
    one, other = (look[key] for key in OWN_HOURS)
    if one == other > 0:
        yield Finding("hours_twice", ("customers_hours", "hours"), other, one)


def _paid_too(look: Look) -> Iterator[Finding]:
    """A manager's price, and all one's own hours beside it."""
    prices = claim("outsourcing.freelance_france")
    left = look["manager_hours"]
    if look["cash"] >= min(prices.values) and look["hours"] > _STILL_OURS * max(left, 1.0):
        yield Finding("hours_paid_too", ("hours", "cash"), look["hours"], left, (prices.id,))


def _units(look: Look) -> Iterator[Finding]:
    """Minutes where hours are asked for, and hours where minutes are."""
    if look["customers_hours_each"] > _LONGEST_POST:
        yield Finding("post_long", ("customers_hours_each",), look["customers_hours_each"], _LONGEST_POST)
    for key in ("support_minutes_each", "support_elsewhere_minutes"):
        if 0 < look[key] < 1:
            yield Finding("minutes_tiny", (key,), look[key], 60 * look[key])


time_checks = (_budget, _twice, _paid_too, _units)
