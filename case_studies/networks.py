"""From people one wants to reach to those who get in touch: what an hour on each network brings.

Of the people one wants, some are on a network; of those, some see a post; of those who have seen one, some
get in touch. Over a month of n posts, whoever sees a post with chance s sees at least one with chance
1 - (1 - s)^n, as if each post fell to other people: our assumption, and a kind one, for networks show the
next post to those who liked the last. So an hour brings ever less: nobody gets in touch twice.

The published reach of a post is a share of *followers*. People who do not follow see fewer posts still, so
taken for the people one wants it is an upper end.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1, log1p
from typing import TYPE_CHECKING

from case_studies.ability import mean_able
from case_studies.claims import claim
from case_studies.ranges import likely
from case_studies.units import MONTHS_A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_studies.business import Activity, Business

# In the order in which a learner is asked. A share without a published figure is our assumption.
SEEN: dict[str, str | float] = {
    "facebook": "reach.facebook_2025",
    "instagram": "reach.instagram_2025",
    "linkedin": 0.03,
    "pinterest": 0.02,
    "tiktok": 0.03,
    "x": 0.01,
}
PEOPLE, POSTS_AN_HOUR = 2000.0, 2.0
THERE, PATH = 0.5, 0.002


@dataclass(frozen=True)
class Network:
    """One network, and what the owner expects of it.

    Attributes:
        name: one of `SEEN`.
        there: share 0-1 of the people one wants who are on it.
        seen: share 0-1 of those who see one post.
        path: share 0-1 of those who have seen a post in the month who then get in touch.
    """

    name: str
    there: float
    seen: float
    path: float


@dataclass(frozen=True)
class Way:
    """What an hour of one way of reaching people brings.

    Attributes:
        name: the network's, or the activity's.
        contacts_per_hour: people who get in touch, or are spoken with.
        bookings_per_hour: sales, by the share of them able to pay and the share of those who buy.
        hours: hours a month that can go there: those of posting, as far as there is room.
    """

    name: str
    contacts_per_hour: float
    bookings_per_hour: float
    hours: float

    @property
    def contacts_in_a_year(self) -> float:
        """People in a year of those hours."""
        return MONTHS_A_YEAR * self.hours * self.contacts_per_hour

    @property
    def bookings_in_a_year(self) -> float:
        """Sales in a year of those hours."""
        return MONTHS_A_YEAR * self.hours * self.bookings_per_hour


def usual(name: str) -> Network:
    """Give a network as long as its owner has said nothing of it.

    Raises:
        KeyError: for a network that is none of `SEEN`.
    """
    seen = SEEN[name]
    return Network(name, THERE, claim(seen).shares[0] if isinstance(seen, str) else seen, PATH)


def contacts_per_hour(network: Network, people: float, posts_per_hour: float, hours: float) -> float:
    """Give how many get in touch for one hour, on average over a month's hours.

    people x there x path x (1 - (1 - seen)^(posts an hour x hours)) / hours.

    Args:
        network: what is expected of it, shares 0-1.
        people: whom one wants to reach, 0 or more.
        posts_per_hour: posts that an hour makes, above 0.
        hours: hours a month given to it, above 0.
    """
    # 1 - (1 - seen)^posts, in a form that loses nothing where seen is tiny.
    once = -expm1(posts_per_hour * hours * log1p(-network.seen)) if network.seen < 1 else 1.0
    return people * network.there * network.path * once / hours


def compare(
    business: Business, networks: Iterable[Network], people: float, posts_per_hour: float
) -> tuple[Way, ...]:
    """Hold the networks against each other and against the owner's other half-hours, the best first.

    Each is taken as if it had all the hours of posting, as far as there is room; of equals, the one named
    first comes first.

    Args:
        business: gives hours, the share able to pay and the share who buy.
        networks: those that matter.
        people: whom one wants to reach.
        posts_per_hour: posts that an hour makes.
    """
    asked, *others = business.activities
    hours = likely(asked.hours)
    room, sold = min(hours, likely(asked.cap_hours)), _sold(business, asked)
    found = [
        Way(one.name, many, many * sold, room)
        for one in networks
        # Without any room there is no rate; then the one that the hours would have.
        for many in [contacts_per_hour(one, people, posts_per_hour, room or hours)]
    ]
    found += [
        Way(other.name, many, many * _sold(business, other), min(hours, likely(other.cap_hours)))
        for other in others
        for many in [likely(other.contacts_per_hour)]
    ]
    return tuple(sorted(found, key=lambda way: -way.bookings_per_hour))


def _sold(business: Business, activity: Activity) -> float:
    """Give the share of an activity's contacts who buy."""
    return mean_able(business, activity) * likely(activity.closing_rate)
