"""What it takes to run a page, against what firms put in: the argument of article B, in its own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from case_studies.claims import claim
from case_studies.outsourcing import Way, bill
from case_studies.running_prices import prices
from case_studies.survey import nesting
from case_studies.units import MONTHS_A_YEAR

if TYPE_CHECKING:
    from case_studies.ranges import Range

Kind = Literal["money", "staff", "hours"]
Enough = Literal["short", "some", "untold"]
"""`short` of the least that it takes; `some`: there is something; `untold`: nobody says how much."""

HOURS_OF: dict[Way, str] = {"own_time": "own_time_running", "in_house": "in_house_running"}
_WEEKS_A_YEAR = 52


@dataclass(frozen=True)
class Need:
    """What one way of running the pages takes, without strategy or content.

    Attributes:
        way: who does it.
        euros: EUR a month, own hours at what they are worth.
        hours: hours a month of the owner or of staff; None where somebody outside does it.
        origin: id of the claim that the price is, or ``assumed``.
        rests_on: further claims behind it.
    """

    way: Way
    euros: Range
    hours: Range | None
    origin: str
    rests_on: tuple[str, ...]


def needs(hour_value: float | Range) -> tuple[Need, ...]:
    """Give what it takes, the owner's own time first.

    Args:
        hour_value: EUR that an hour of the owner's is worth.

    Raises:
        ValueError: where that is below 0.
    """
    ways: tuple[Way, ...] = ("own_time", "freelance", "in_house", "agency")
    found = []
    for way in ways:
        running = bill(way, hour_value=hour_value).lines[0]
        hours = prices()[HOURS_OF[way]].value if way in HOURS_OF else None
        found.append(Need(way, running.price, hours, running.origin, running.rests_on))
    return tuple(found)


@dataclass(frozen=True)
class Part:
    """Firms that put in alike.

    Attributes:
        name: what they put in.
        share: 0-1.
        enough: whether it is enough, as far as anybody says.
    """

    name: str
    share: float
    enough: Enough


@dataclass(frozen=True)
class PutIn:
    """What a hundred firms put in of one kind.

    Attributes:
        kind: of what.
        parts: least first; they make up the whole.
        claims: ids of what this rests on.
    """

    kind: Kind
    parts: tuple[Part, ...]
    claims: tuple[str, ...]

    @property
    def short(self) -> float:
        """Share 0-1 of firms that fall short for certain."""
        return sum(part.share for part in self.parts if part.enough == "short")


def put_in() -> tuple[PutIn, ...]:
    """Give what firms put in: money and staff from one survey, hours from another.

    Money falls short where it is below the cheapest offer that the ledger holds; whether a month or a year is
    meant makes no difference to that. What "100 or more" comes to, and what those without somebody for social
    media alone do in the evening, is told nowhere.
    """
    parts = nesting()
    cheapest = min(claim("outsourcing.freelance_france").values)
    under: Enough = "short" if parts.threshold <= cheapest else "untold"
    nobody, full, half = (_share(name) for name in _STAFF)
    long = _share(_HOURS)
    return (
        PutIn(
            "money",
            (
                Part("nothing", parts.zero, "short"),
                Part("under_100", parts.some, under),
                Part("100_or_more", parts.more, "untold"),
            ),
            (*parts.claims, "outsourcing.freelance_france"),
        ),
        PutIn(
            "staff",
            (
                Part("nobody", nobody, "untold"),
                Part("part_time", half, "some"),
                Part("full_time", full, "some"),
                Part("no_answer", 1 - nobody - half - full, "untold"),
            ),
            (*_STAFF, "survey.staff_sum"),
        ),
        PutIn(
            "hours",
            (Part("under_6_a_week", 1 - long, "untold"), Part("6_a_week_or_more", long, "some")),
            (_HOURS,),
        ),
    )


_STAFF = ("myths.nobody_employed", "survey.full_time", "survey.part_time")
_HOURS = "effort.six_hours_a_week"


def hours_a_month() -> float:
    """Hours a month that are the six hours a week of the other survey: 6 x 52 / 12 = 26."""
    return claim(_HOURS).also["threshold"] * _WEEKS_A_YEAR / MONTHS_A_YEAR


def _share(name: str) -> float:
    return claim(name).shares[0]
