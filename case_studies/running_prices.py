"""What running a page costs: the published prices from the ledger, all others assumed, with a range."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from case_studies.claims import claim
from case_studies.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Mapping

PriceUnit = Literal["EUR/month", "hours/month", "EUR/hour"]


@dataclass(frozen=True)
class Price:
    """One price or number of hours, unsure.

    Attributes:
        value: low, likely, high.
        unit: of the value.
        origin: id of the claim that it is, ``assumed``, or ``given`` where it is the learner's own.
        rests_on: further claims behind it, such as the ranges that a sum was made of.
    """

    value: Range
    unit: PriceUnit
    origin: str = "assumed"
    rests_on: tuple[str, ...] = ()


# Ours, for two networks and a small firm in France; each is there to be replaced. Running two pages takes the
# same hours whoever of the house does it, so that what differs is the price of the hour.
_ASSUMED: dict[PriceUnit, dict[str, tuple[float, float, float]]] = {
    "hours/month": {
        "own_time_running": (6, 12, 26),
        "in_house_running": (6, 12, 26),
        "strategy_hours": (1, 2, 5),
        "posts_hours": (3, 8, 16),
        "infographics_hours": (2, 5, 10),
        "videos_hours": (4, 10, 25),
        "supervision_hours": (1, 3, 8),
    },
    "EUR/hour": {"staff_hour": (17, 24, 35)},
    "EUR/month": {
        "strategy_bought": (100, 300, 1000),
        "posts_bought": (150, 400, 1000),
        "infographics_bought": (100, 250, 800),
        "videos_bought": (200, 600, 2500),
        "ads_budget": (50, 150, 600),
    },
}


@cache
def prices() -> Mapping[str, Price]:
    """Key -> every price that a bill can be made of."""
    found = {
        key: Price(Range(*value), unit) for unit, values in _ASSUMED.items() for key, value in values.items()
    }
    grid = claim("outsourcing.freelance_france")
    found["freelance_running"] = Price(Range(*grid.values), "EUR/month", grid.id)

    # The published bill is the low ends of two price ranges; nothing published is cheaper. The high end is
    # that of both. The article took dollars for euros one for one, and so does this.
    published = claim("myths.outsourcing_monthly")
    ranges = claim("outsourcing.twitter"), claim("outsourcing.facebook")
    bill, highest = published.values[0], sum(one.values[-1] for one in ranges)
    rests_on = ("outsourcing.low_end_sum", *(one.id for one in ranges))
    found["agency_running"] = Price(Range(bill, bill, highest), "EUR/month", published.id, rests_on)
    return MappingProxyType(found)
