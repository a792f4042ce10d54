"""What free costs: doing it oneself, an employee, a freelancer or an agency, and what earns it back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from case_studies.earning_back import Payback, payback, sales_to_earn_back
from case_studies.ranges import Range
from case_studies.running_prices import Price, prices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from case_studies.running_prices import PriceUnit

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

# What each offer holds beside running the pages: who does it all needs nobody to supervise. Nothing else is
# known to be inside a price.
INCLUDED: dict[Way, tuple[Extra, ...]] = {
    "own_time": ("supervision",),
    "in_house": (),
    "freelance": (),
    "agency": (),
}
# What article B itself says the agency's bill leaves out: strategy and content (its "posts" are blog posts).
# The freelancer's published list does not say what its packages hold.
PUBLISHED_LEFT_OUT: dict[Way, tuple[Extra, ...]] = {"agency": ("strategy", "posts", "infographics", "videos")}
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
        origin: id of the claim that the price is; ``given`` where it is all the learner's own; ``assumed``.
        rests_on: further claims behind it.
        own_time: whether it is paid in hours of the owner's, for which no invoice comes.
    """

    name: str
    state: State
    price: Range
    origin: str
    rests_on: tuple[str, ...] = ()
    own_time: bool = False


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
        return _total(line for line in self.lines if line.state != "left_out")

    @property
    def own_time(self) -> Range:
        """EUR a month that the owner's own hours are worth, of all that is not left out."""
        return _total(line for line in self.lines if line.state != "left_out" and line.own_time)

    @property
    def money(self) -> Range:
        """EUR a month that is paid, to whomever, of all that is not left out."""
        return _total(line for line in self.lines if line.state != "left_out" and not line.own_time)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Name what the price leaves out."""
        return tuple(line.name for line in self.lines if line.state == "left_out")

    @property
    def year(self) -> Range:
        """EUR a year."""
        return Range(*(MONTHS * end for end in self.month))


def bill(
    way: Way,
    extras: Collection[Extra] = (),
    *,
    hour_value: float | Range | Price,
    given: Mapping[str, float | Range | Price] | None = None,
) -> Bill:
    """Add up what one way costs.

    Args:
        way: who does it.
        extras: what is added where the offer does not hold it.
        hour_value: EUR that an hour of the owner's is worth; the same as everywhere.
        given: key of `running_prices.prices` -> the learner's own number in its place, or any price that
            says where it comes from.

    Raises:
        ValueError: where a way, an extra or a key is unknown, or a number is below 0.
    """
    for what, choices in (([way], get_args(Way)), (extras, get_args(Extra)), (given or {}, prices())):
        for unknown in set(what) - set(choices):
            raise ValueError(f'"{unknown}" is not known; accepted: {", ".join(choices)}.')
    known = dict(prices())
    for key, value in (given or {}).items():
        known[key] = _price(key, value, known[key].unit)
    owner = _price("hour_value", hour_value, "EUR/hour")

    def line(name: str) -> BillLine:
        if name in INCLUDED[way]:
            return BillLine(name, "included", _NOTHING, "assumed")
        price, mine = known[_key(way, name)], way == "own_time" or name == "supervision"
        cost, origin, by_hour = price.value, price.origin, price.unit == "hours/month"
        if by_hour:
            each = owner if mine else known["staff_hour"]
            cost = _product(cost, each.value)
            origin = origin if origin == each.origin else "assumed"
        state: State = "included" if name == "running" else "extra" if name in extras else "left_out"
        return BillLine(name, state, cost, origin, price.rests_on, own_time=by_hour and mine)

    return Bill(way, tuple(line(name) for name in ("running", *get_args(Extra))))


def _key(way: Way, name: str) -> str:
    if name == "running":
        return f"{way}_running"
    if name == "ads":
        return "ads_budget"
    return f"{name}_bought" if way in _HOURS_OF_OTHERS and name != "supervision" else f"{name}_hours"


def _price(key: str, value: float | Range | Price, unit: PriceUnit) -> Price:
    if not isinstance(value, Price):
        span = value if isinstance(value, Range) else Range(value, value, value)
        value = Price(span, unit, "given")
    low, likely, high = value.value
    if not 0 <= low <= likely <= high < math.inf:
        raise ValueError(f"{key}: {likely} can not be used; accepted: 0 or more; lowest, likeliest, highest.")
    return value


def _product(one: Range, other: Range) -> Range:
    return Range(*(a * b for a, b in zip(one, other, strict=True)))


def _total(lines: Iterable[BillLine]) -> Range:
    return Range(*(math.fsum(ends) for ends in zip(_NOTHING, *(line.price for line in lines), strict=True)))
