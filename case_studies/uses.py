"""What the hours of each reason do in a month: reach new customers, keep those there are, serve them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.draws import prefix_of
from case_studies.funnel import cost
from case_studies.use import Use, margins

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Activity, Business
    from case_studies.uncertainty import Numbers
    from case_studies.yields import Yield

    Array = NDArray[np.float64]

MINUTES_AN_HOUR = 60


def activity_use(
    business: Business, activity: Activity, hours: float | Array, found: Yield, numbers: Numbers
) -> Use:
    """Give what some hours a month of an activity do.

    Up to today's hours every hour brings the same. Beyond them of the activity in question it brings less and
    less: hours times k bring k to the power log2(1 + `doubling_brings`) as much.

    Args:
        business: names the activity in question.
        activity: one of the business's.
        hours: hours a month; 0 for leaving it alone, which costs nothing either. Or several, all above 0, as
            a column of shape (k, 1): what they do then has a row for each.
        found: what one hour of it brings, from the same numbers.
        numbers: flat key -> array of shape (n,) or ().
    """
    worth: Array = np.asarray(hours)
    if not worth.any():
        return Use()
    prefix = prefix_of(business, activity)
    now = float(numbers["hours"].mean())
    if not prefix and (worth > now).any():
        beyond = now * (np.maximum(worth, now) / now) ** np.log2(1 + numbers["doubling_brings"])
        worth = np.where(worth > now, beyond, worth)
    sales = worth * found.bookings
    known = activity.kind == "keep"  # sold to customers that there are already
    return Use(
        new=sales * (not known),
        again=sales * known,
        beside=worth * (found.earnings - found.bookings * found.per_booking),
        cost=cost(hours, numbers["hour_value"], numbers[f"{prefix}cash"]),
        later=worth * (found.bookings - found.countable),
    )


def keep_use(hours: float | Array, numbers: Numbers) -> Use:
    """Give what some hours a month of staying in touch do; several at once as `activity_use` takes them.

    Hours make posts. A customer who follows sees each of them with the same chance. As many posts as there
    are offers sell something; and of those who saw at least one post, 1 - (1 - chance)^posts, some send a
    friend. Seeing the same people again adds less and less.
    """
    if not np.any(hours):
        return Use()
    posts = hours / numbers["customers_hours_each"]
    offers = np.minimum(posts, numbers["customers_offers_a_month"])
    following = numbers["customers_count"] * numbers["customers_following_share"]
    seen = numbers["customers_seen_share"]
    return Use(
        new=following * (1 - (1 - seen) ** posts) * numbers["customers_recommended_per_1000"] / 1000,
        again=offers * following * seen * numbers["customers_buying_share"],
        cost=cost(hours, numbers["hour_value"]),
    )


def keep_full(numbers: Numbers) -> float:
    """Hours a month in which every offer there is has had its post, on average."""
    return float(np.mean(numbers["customers_hours_each"] * numbers["customers_offers_a_month"]))


def serve_hours(numbers: Numbers) -> Array:
    """Hours a month that helping there takes: the watching, and the answering."""
    answering = numbers["support_contacts_per_month"] * numbers["support_minutes_each"] / MINUTES_AN_HOUR
    return np.asarray(numbers["support_watching_hours"] + answering)


def solved_by_help(numbers: Numbers) -> Array:
    """Questions a month that are solved there."""
    return np.asarray(numbers["support_contacts_per_month"] * numbers["support_solved_share"])


def elsewhere_hours(numbers: Numbers) -> Array:
    """Hours a month that the questions solved there would take elsewhere: by telephone, in the shop."""
    return np.asarray(solved_by_help(numbers) * numbers["support_elsewhere_minutes"] / MINUTES_AN_HOUR)


def kept_by_help(numbers: Numbers) -> Array:
    """Customers a month who stay because what they needed at once was solved there."""
    staying = numbers["support_urgent_share"] * numbers["support_leaving_share"]
    return np.asarray(solved_by_help(numbers) * staying)


def hour_of_help(numbers: Numbers) -> Array:
    """EUR that an hour of helping costs: the owner's own at its one common value, the staff's at its wage."""
    own = numbers["support_own_share"]
    return np.asarray(own * numbers["hour_value"] + (1 - own) * numbers["support_wage"])


def serve_use(numbers: Numbers) -> Use:
    """Give what a month of helping there does; it is done all month or not at all.

    What is solved there costs nothing elsewhere, and of those who needed it at once nobody leaves. Whoever is
    sent on costs twice. A call that gets any answer at all loses no bystander. A customer who leaves takes
    the later purchases along; a bystander would have bought for the first time, if there is room.
    """
    _, margin = margins(numbers)
    elsewhere = elsewhere_hours(numbers) * hour_of_help(numbers)
    bystanders = numbers["support_seen_by"] * numbers["support_lost_per_1000"] / 1000
    return Use(
        new=np.asarray(numbers["support_contacts_per_month"] * bystanders),
        beside=np.asarray(elsewhere + kept_by_help(numbers) * margin * numbers["repeat_purchases"]),
        cost=np.asarray(serve_hours(numbers) * hour_of_help(numbers)),
    )
