"""Checks on money: a year for a month, a price that hardly covers its cost, an hour for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ability import mean_able
from case_studies.claims import claim
from case_studies.draws import prefix_of
from case_studies.finding import Finding
from case_studies.funnel import bookings_per_hour
from case_studies.plausible_time import WORKING_MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from case_studies.finding import Look

_DEAR_HOUR = 200  # EUR; makes 32,000 in a working month. Our assumption
_SMALL_MARGIN, _WHOLE_MARGIN = 0.05, 0.995  # shares of the price. Our assumptions
_RICH = 20  # times what the hour itself is worth. Our assumption
_FAR = 10  # times a published figure: another order of magnitude
_CHEAP = 3  # times below the cheapest package on a published list


def _hour(look: Look) -> Iterator[Finding]:
    value = look["hour_value"]
    if value == 0:
        yield Finding("hour_free", ("hour_value",), 0, 0)
    elif value > _DEAR_HOUR:
        yield Finding("hour_dear", ("hour_value",), value, value * WORKING_MONTH)


def _cash(look: Look) -> Iterator[Finding]:
    """Cash a month above what most firms spend in a year; a manager above or far below published prices."""
    budget = claim("france.digital_budget")
    for key, value in look.ending("cash"):
        if value > budget.also["threshold"]:
            yield Finding("cash_a_year", (key,), value, budget.also["threshold"], (budget.id,))
    bill, prices = claim("myths.outsourcing_monthly"), claim("outsourcing.freelance_france")
    manager, most, least = look["manager_cash"], max(bill.values), min(prices.values)
    if manager > most:
        yield Finding("manager_dear", ("manager_cash",), manager, most, (bill.id,))
    elif 0 < manager < least / _CHEAP:
        yield Finding("manager_cheap", ("manager_cash",), manager, least, (prices.id,))


def _margin(look: Look) -> Iterator[Finding]:
    """What stays of a price; `now` is in EUR of one sale, `against` the price."""
    sold = [("margin_ratio", "price")]
    if look.business.second.on:
        sold.append(("second_margin_ratio", "second_price"))
    for ratio, price in sold:
        if look[ratio] < _SMALL_MARGIN:
            yield Finding("margin_small", (ratio, price), look[ratio] * look[price], look[price])
        elif look[ratio] > _WHOLE_MARGIN:
            yield Finding("margin_whole", (ratio,), look[ratio] * look[price], look[price])
    if look.business.second.on and look["second_price"] >= look["price"]:
        yield Finding("second_dearer", ("second_price", "price"), look["second_price"], look["price"])


def _answer(look: Look) -> Iterator[Finding]:
    """What one answer to a call for help costs; `now` in EUR. Dollars against euros: it is about tenfold."""
    published = claim("service.live_contact")
    own = look["support_own_share"]
    hour = own * look["hour_value"] + (1 - own) * look["support_wage"]
    one = look["support_minutes_each"] / 60 * hour
    if one > _FAR * max(published.values):
        keys = ("support_minutes_each", "support_wage", "support_own_share")
        yield Finding("answer_dear", keys, one, max(published.values), (published.id,))


def _half_hour(look: Look) -> Iterator[Finding]:
    """An hour of the half-hour that brings far more than an hour is worth; both in EUR.

    A real one is seldom so rich: more often the people met, or those of them who could pay, are another
    business's.
    """
    business, worth = look.business, look["hour_value"]
    sale = look["price"] * look["margin_ratio"] * (1 + look["repeat_purchases"])
    for activity in business.activities[1:]:
        prefix = prefix_of(business, activity)
        if look[f"{prefix}cap_hours"] == 0:
            continue
        bookings = bookings_per_hour(
            look[f"{prefix}contacts_per_hour"], mean_able(business, activity), look[f"{prefix}closing_rate"]
        )
        brings = float(bookings) * sale
        if brings > max(_DEAR_HOUR, _RICH * worth):
            mine = [f"{prefix}{name}" for name in ("contacts_per_hour", "able_of_ten", "closing_rate")]
            keys = (*mine, "price", "margin_ratio", "repeat_purchases", "hour_value")
            yield Finding("half_hour_rich", keys, brings, worth)


money_checks = (_hour, _cash, _margin, _answer, _half_hour)
