"""What free costs: doing it oneself, an employee, a freelancer or an agency, and what earns it back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from case_studies.earning_back import Payback, payback, sales_to_earn_back
from case_studies.ranges import Range
from case_studies.running_prices import Price, prices

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = [
    "Bill",
    "BillLine",
    "Extra",
    "Payback",
    "Way",
    "bill",
    "payback",
    "sales_to_earn_back",
]

Way = Literal["own_time", "in_house", "freelance", "agency"]
Extra = Literal["strategy", "posts", "infographics", "videos", "ads", "supervision"]
State = Literal["included", "extra", "left_out"]

# What each offer holds beside running the pages. Article B leaves strategy and content (blog posts,
# infographics, videos) out of the agency's bill. Whoever does it all needs nobody to supervise. That a
# freelancer's package holds the posts is our assumption: the published grid does not say.
INCLUDED: dict[Way, tuple[Extra, ...]] = {
    "own_time": ("supervision",),
    "in_house": (),
    "freelance": ("posts",),
    "agency": (),
}
_NOTHING = Range(0.0, 0.0, 0.0)
_HOURS_OF_OTHERS = ("freelance", "agency")
MONTHS = 12


@dataclass(frozen=True)
class BillLine:
    """One line of a bill.

    Attributes:
        name: ``running``, or what is added to it.
        state: part of the offer, paid on top, or left out.
        price: EUR a month that it costs, or would cost if it were added; nothing where it is included.
        origin: id of the claim that the price is, or ``assumed``.
        rests_on: further claims behind it.
    """

    name: str
    state: State
    price: Range
    origin: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bill:
    """What one way of running the pages costs.

    Attributes:
        way: who does it.
        lines: running the pages first, then every extra, left out or not.
    """

    way: Way
    lines: tuple[BillLine, ...]

    @property
    def month(self) -> Range:
        """EUR a month of all that is not left out: all low, all likely, all high."""
        counted = [line.price for line in self.lines if line.state != "left_out"]
        return Range(*(math.fsum(ends) for ends in zip(*counted, strict=True)))

    @property
    def year(self) -> Range:
        """EUR a year."""
        return Range(*(MONTHS * end for end in self.month))


def bill(
    way: Way,
    extras: Collection[Extra] = (),
    *,
    hour_value: float | Range,
    given: Mapping[str, float | Range] | None = None,
) -> Bill:
    """Add up what one way costs.

    Args:
        way: who does it.
        extras: what is added where the offer does not hold it.
        hour_value: EUR that an hour of the owner's is worth; the same as everywhere.
        given: key of `running_prices.prices` -> the learner's own number in its place.

    Raises:
        ValueError: where a way, an extra or a key is unknown, or a number is below 0.
    """
    for what, choices in (([way], get_args(Way)), (extras, get_args(Extra)), (given or {}, prices())):
        for unknown in set(what) - set(choices):
            raise ValueError(f'"{unknown}" is not known; accepted: {", ".join(choices)}.')
    known = dict(prices())
    for key, value in (given or {}).items():
        known[key] = Price(_range(key, value), known[key].unit, "given")
    owner = _range("hour_value", hour_value)
    hour = known["staff_hour"].value if way == "in_house" else owner

    def line(name: str) -> BillLine:
        if name in INCLUDED[way]:
            return BillLine(name, "included", _NOTHING, "assumed")
        price = known[_key(way, name)]
        each = owner if name == "supervision" else hour
        cost = _product(price.value, each) if price.unit == "hours/month" else price.value
        state: State = "extra" if name in extras else "left_out"
        return BillLine(name, "included" if name == "running" else state, cost, price.origin, price.rests_on)

    return Bill(way, tuple(line(name) for name in ("running", *get_args(Extra))))


def _key(way: Way, name: str) -> str:
    if name == "running":
        return f"{way}_running"
    if name == "ads":
        return "ads_budget"
    return f"{name}_bought" if way in _HOURS_OF_OTHERS and name != "supervision" else f"{name}_hours"


def _range(key: str, value: float | Range) -> Range:
    span = value if isinstance(value, Range) else Range(value, value, value)
    if not 0 <= span.low <= span.likely <= span.high < math.inf:
        raise ValueError(f"{key}: {value} can not be used; accepted: 0 or more; lowest, likeliest, highest.")
    return span


def _product(one: Range, other: Range) -> Range:
    return Range(*(a * b for a, b in zip(one, other, strict=True)))
