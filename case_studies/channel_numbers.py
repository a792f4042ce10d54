"""One channel as its owner can tell it, and the curve that follows.

Two questions fix the curve, what comes of some hours and what of twice as many, as decision calculus does it
(Little 1970: the manager says what would be sold at today's effort, and at others). Both are asked in people
and weeks, for nobody knows their exponent. A number of the business that is not sure is shown at its
likeliest, and reckoned with at its average: so the contacts of today's hours bring here what they bring,
expected, in every other model. What likes and later sales of posting bring beside them is not looked at.

What comes of *other* hours has two figures in the kit. `AGAIN` is where this workbook's question "and with
twice the hours?" begins, on one network beyond its set-up hours: the middle of three answers, ours, to be
changed on the card. `doubling_brings` of the business is for all posting together, and begins with what is
published on advertising; the best plan for all hours takes that one, and neither moves the other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from case_studies.ability import able_share, mean_able
from case_studies.channel import Channel
from case_studies.draws import numbers_of, prefix_of
from case_studies.flat import fields
from case_studies.ranges import centre, likely, mean

if TYPE_CHECKING:
    from case_studies.business import Activity, Business

AN_HOUR_A_WEEK = 4.0  # hours a month
NETWORKS = ("Facebook", "Instagram", "LinkedIn", "Pinterest", "TikTok", "YouTube")
HALF_HOUR = "half_hour"
SETUP = 1.0  # hours a month for a network that bring nothing by themselves; our assumption
AGAIN = 0.5  # what one network brings more for twice the hours; our assumption, see above
LEAST_AGAIN = 0.01
LEAST_HOURS = 0.5  # a month: below the half-hour nobody opens a channel


@dataclass(frozen=True)
class ChannelNumbers:
    """What an owner says of one channel.

    Attributes:
        people: who get in touch in a month, for an hour a week there beyond the set-up hours; 0 or more.
        right_of_ten: of ten of them, how many could become customers; 0 to 10.
        again: how much more comes of twice the hours, share 0-1; 1 where every hour brings as much.
        setup_hours: hours a month before anything comes of it.
        cap_hours: hours a month at the most.
        cash: EUR a month beside the hours.
        closing: of those who could become customers, the share 0-1 who do.
        worth: EUR that one sale leaves; None where it is what a sale leaves anywhere.
        people_doubt: times `people` that it is on average, where they are not sure; 1 where they are.
        closing_doubt: times `closing` that it is on average.
    """

    people: float
    right_of_ten: float
    again: float = AGAIN
    setup_hours: float = SETUP
    cap_hours: float = math.inf
    cash: float = 0.0
    closing: float = 0.3
    worth: float | None = None
    people_doubt: float = 1.0
    closing_doubt: float = 1.0

    @property
    def exponent(self) -> float:
        """How fast further hours bring less: 2^b = 1 + again."""
        return math.log2(1 + max(self.again, LEAST_AGAIN))

    @property
    def sales_a_week(self) -> float:
        """Sales a month for an hour a week there beyond the set-up hours, on average."""
        told = self.people * self.right_of_ten / 10 * self.closing
        return told * self.people_doubt * self.closing_doubt

    def curve(self, name: str, worth: float) -> Channel:
        """Give the channel that the solver works with.

        Args:
            name: its key.
            worth: EUR that one sale leaves, where the channel itself does not say.
        """
        return Channel(
            name=name,
            scale=self.sales_a_week / AN_HOUR_A_WEEK**self.exponent,
            exponent=self.exponent,
            setup_hours=self.setup_hours,
            cap_hours=self.cap_hours,
            worth=worth if self.worth is None else self.worth,
            cash=self.cash,
        )


def worth_of(business: Business, activity: Activity | None = None) -> float:
    """EUR that one sale of the main product leaves.

    Later purchases are included, but for customers whom one has already: they would buy later anyway.

    Args:
        business: what it sells.
        activity: what brought the sale; the activity in question where none is named.
    """
    offer = business.offer
    margin = mean(offer.price) * mean(offer.margin_ratio)
    kept = (activity or business.question).kind == "keep"
    return margin if kept else margin * (1 + mean(offer.repeat_purchases))


def half_hour_of(business: Business) -> Activity | None:
    """Give the activity that stands for the half-hour: the one of that name, else the second one."""
    _, *others = business.activities
    return next((one for one in others if one.name == HALF_HOUR), others[0] if others else None)


def network_numbers(business: Business, networks: int = 1) -> ChannelNumbers:
    """Give the numbers of one of several networks, from what the business says of its posting.

    With one network, today's hours, set-up included, bring as many people as posting brings today. Over
    several, we assume, the same people are met: beyond set-up, the same hours shared out evenly bring what
    they bring on one. So opening a network wins nobody by itself; it only takes its set-up hours. What
    posting costs in cash is shared equally as well.

    Args:
        business: whose posting.
        networks: how many networks there are, 1 or more.
    """
    posting = business.question
    hours = likely(posting.hours)
    setup = min(SETUP, hours / 2)  # of very few hours, some are left in which today's people came
    today = centre(posting.contacts_per_hour) * hours
    bends = math.log2(1 + AGAIN)
    one = today * (AN_HOUR_A_WEEK / (hours - setup)) ** bends if today else 0.0
    return ChannelNumbers(
        # n (h/n)^b is h^b for people of n^(b-1) each.
        people=one * networks ** (bends - 1),
        right_of_ten=10 * mean_able(business, posting),
        setup_hours=setup,
        cap_hours=likely(posting.cap_hours),
        cash=likely(posting.cash) / networks,
        closing=centre(posting.closing_rate),
        worth=worth_of(business, posting),
        **_doubts(business, posting),
    )


def half_hour_numbers(business: Business, activity: Activity) -> ChannelNumbers:
    """Give the numbers of an activity whose every hour brings as much, until there is no more of it."""
    return ChannelNumbers(
        people=centre(activity.contacts_per_hour) * AN_HOUR_A_WEEK,
        right_of_ten=10 * mean_able(business, activity),
        again=1.0,
        setup_hours=0.0,
        cap_hours=likely(activity.cap_hours),
        cash=likely(activity.cash),
        closing=centre(activity.closing_rate),
        worth=worth_of(business, activity),
        **_doubts(business, activity),
    )


def _doubts(business: Business, activity: Activity) -> dict[str, float]:
    """Give what people and the share who buy are on average, as so many times what is shown of them.

    Whatever the draws of them have in common goes to the people: the sales are the average of the draws.
    """
    numbers, prefix = numbers_of(business), prefix_of(business, activity)
    people, closing = numbers[f"{prefix}contacts_per_hour"], numbers[f"{prefix}closing_rate"]
    able = able_share(business, activity, numbers, numbers["price"])
    told = centre(activity.contacts_per_hour) * float(able.mean()) * float(closing.mean())
    sold = float((people * able * closing).mean())
    shown = centre(activity.closing_rate)
    return {
        "people_doubt": sold / told if told else 1.0,
        "closing_doubt": float(closing.mean()) / shown if shown else 1.0,
    }


def field_keys(business: Business, activity: Activity) -> dict[str, str]:
    """Give the flat keys in which the half-hour's numbers are kept, by the names of `ChannelNumbers`."""
    prefix, known = prefix_of(business, activity), fields(business)
    keys = {
        "people": f"{prefix}contacts_per_hour",
        "right_of_ten": f"{prefix}able_of_ten",
        "cap_hours": f"{prefix}cap_hours",
        "cash": f"{prefix}cash",
        "closing": f"{prefix}closing_rate",
    }
    return {name: key for name, key in keys.items() if key in known}
