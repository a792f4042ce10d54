"""The one schema of a business's numbers: widgets, links, papermill, rosters and save files all read it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from case_studies.customers import Customers
from case_studies.part import Part
from case_studies.quantity import Quantity, Value
from case_studies.ranges import likely
from case_studies.support import Support

Kind = Literal["reach", "keep", "serve"]
Way = Literal["ask", "walk_in", "visit"]
"""How customers come: they ask for an offer, they walk in or order at once, or the owner calls on them."""

RESERVED = ("keep", "serve")  # in a plan, hours of these reasons stand beside those of the activities
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

# Of every audience but the first, for each activity. A form asks for the count of ten instead: who can name
# the mix of those who come, has counted them.
SHARE = Quantity(
    label="Their share among those who write to you",
    elsewhere="Their share among those you speak with",
    unit="share",
    low=0,
    high=1,
    asked="never",
    asked_elsewhere="never",
)


class Offer(Part):
    """What is sold, and what one sale leaves."""

    price: Annotated[
        Value,
        Quantity(
            label="What a customer pays you for one sale",
            unit="EUR",
            low=1,
            high=100_000,
            asked="plain",
            log=True,
        ),
    ]
    margin_ratio: Annotated[
        Value,
        Quantity(
            label="Share of the price that stays with you",
            unit="share",
            low=0.01,
            high=1,
            help="After the direct costs of that sale: goods, travel, helpers, commissions.",
        ),
    ] = 0.7
    capacity: Annotated[
        Value,
        Quantity(
            label="New sales you could take on in a month",
            unit="count",
            low=0.1,
            high=100_000,
            log=True,
            help="Beyond this, one more sale only pushes another one out.",
        ),
    ] = 1000.0
    repeat_purchases: Annotated[
        Value,
        Quantity(
            label="Further purchases that a new customer makes later",
            unit="count",
            low=0,
            high=1000,
            help="Over the whole time that they stay with you; 0 where people buy only once.",
        ),
    ] = 0.0
    repeat_months: Annotated[
        Value,
        Quantity(
            label="Months over which these further purchases come",
            unit="count",
            low=1,
            high=240,
            asked="never",
            help="Spread evenly; it matters only where you look no further than some months ahead.",
        ),
    ] = 24.0


class SecondOffer(Part):
    """A cheaper product for those who can not pay the main price; off unless switched on."""

    on: bool = False
    price: Annotated[
        Value, Quantity(label="Price of the cheaper product", unit="EUR", low=1, high=100_000, log=True)
    ] = 100.0
    margin_ratio: Annotated[
        Value,
        Quantity(label="Share of that price that stays with you", unit="share", low=0.01, high=1),
    ] = 0.5


class Audience(Part):
    """People who are alike in what they are willing to pay: a log-normal, by its median and spread."""

    name: Name
    title: str
    wtp_median: Annotated[
        Value,
        Quantity(
            label="What half of them would pay at most",
            unit="EUR",
            low=1,
            high=1_000_000,
            log=True,
        ),
    ]
    wtp_spread: Annotated[
        Value,
        Quantity(
            label="How much they differ from each other",
            unit="plain",
            low=0.05,
            high=3,
            asked="never",
            help="Close to zero: nearly all alike; one: a sixth would pay nearly three times the middle"
            " amount.",
        ),
    ] = 0.8


class Activity(Part):
    """One way of spending hours on customers, and what an hour of it brings."""

    name: Name
    title: str
    kind: Kind = "reach"
    hours: Annotated[
        Value,
        Quantity(
            label="Hours a month you give to posting",
            unit="hours",
            low=0.5,
            high=160,
            asked="plain",
            log=True,
            chosen=True,
        ),
    ] = 4.0
    contacts_per_hour: Annotated[
        Value,
        Quantity(
            label="People who write to you, for one hour of posting",
            elsewhere="People you speak with, in one hour of it",
            unit="per_hour",
            low=0,
            high=200,
            asked="plain",
        ),
    ]
    shares: Annotated[dict[Name, Annotated[Value, SHARE]], Field(default_factory=dict)]
    able_of_ten: (
        Annotated[
            Value,
            Quantity(
                label="Of ten who write, how many could pay your price",
                elsewhere="Of ten you speak with, how many could pay your price",
                unit="of_ten",
                low=0,
                high=10,
                asked="plain",
                optional=True,
            ),
        ]
        | None
    ) = None
    able_at_price: (
        Annotated[
            Value,
            Quantity(
                label="The price at which you gave that answer",
                unit="EUR",
                low=1,
                high=100_000,
                asked="never",
                asked_elsewhere="never",
                optional=True,
            ),
        ]
        | None
    ) = None
    closing_rate: Annotated[
        Value,
        Quantity(
            label="Of those who could pay, the share who buy",
            unit="share",
            low=0,
            high=1,
        ),
    ] = 0.3
    cap_hours: Annotated[
        Value,
        Quantity(
            label="Hours a month at the most",
            unit="hours",
            low=0,
            high=160,
            asked="never",
            help="There is only so much of it: half an hour twice a week makes about four hours.",
        ),
    ] = 160.0
    cash: Annotated[
        Value,
        Quantity(
            label="Euros a month you pay for it, beside your time",
            unit="EUR",
            low=0,
            high=50_000,
            help="Advertising, tools, a subscription. Whoever posts for you has a place of their own, in the"
            " workbook on what it costs.",
        ),
    ] = 0.0
    likes_per_hour: Annotated[
        Value,
        Quantity(
            label="New likes for one hour of it",
            unit="per_hour",
            low=0,
            high=10_000,
            asked_elsewhere="never",
        ),
    ] = 0.0
    sales_per_1000_likes: Annotated[
        Value,
        Quantity(
            label="Sales that a thousand likes bring by themselves",
            unit="count",
            low=0,
            high=1000,
            asked_elsewhere="never",
            help="Zero to begin with: the experiments we cite found that a like causes no purchase.",
            origin="research.likes_cause_purchases",
        ),
    ] = 0.0
    later_per_100_hours: Annotated[
        Value,
        Quantity(
            label="Sales that come later, from a hundred hours of it",
            unit="count",
            low=0,
            high=10_000,
            log=True,
            asked="never",
            asked_elsewhere="never",
            help="From people who did not come to you at once, but had heard of you. Nobody can count them:"
            " put in what you believe.",
        ),
    ] = 0.0
    later_months: Annotated[
        Value,
        Quantity(
            label="Months until such a later sale comes, on average",
            unit="count",
            low=0,
            high=120,
            asked="never",
            asked_elsewhere="never",
        ),
    ] = 6.0
    setup_hours: Annotated[
        Value,
        Quantity(
            label="Hours it takes once, before anything happens",
            unit="plain",
            low=0,
            high=1000,
            asked="never",
            asked_elsewhere="never",
            help="Opening the account, learning how it works, finding the first people who follow you.",
        ),
    ] = 0.0
    doubling_brings: Annotated[
        Value,
        Quantity(
            label="With twice the hours, how much more would come of it",
            unit="share",
            low=0,
            high=1,
            asked="never",
            asked_elsewhere="never",
            help="100% would be twice as much. For advertising it is about 18% in the long run; we take that"
            " until you have tried.",
            origin="research.elasticity_advertising_long",
        ),
    ] = 0.18


class TryingAgain(Part):
    """What it takes to have somebody else do the posting."""

    friend_hours: Annotated[
        Value,
        Quantity(label="Your hours a month when a friend posts for you", unit="hours", low=0, high=160),
    ] = 1.5
    manager_hours: Annotated[
        Value,
        Quantity(label="Your hours a month when a manager is hired", unit="hours", low=0, high=160),
    ] = 1.0
    manager_cash: Annotated[
        Value,
        Quantity(
            label="Euros a month for a hired manager",
            unit="EUR",
            low=0,
            high=50_000,
            origin="outsourcing.freelance_france",
        ),
    ] = 500.0


class Business(Part):
    """Everything the models need to know of one business.

    The first activity is the one in question (posting); the others are better half-hours to hold it
    against. The first audience of a mix is whoever the named shares leave over.
    """

    name: Name
    title: str
    way: Way = "ask"
    hour_value: Annotated[
        Value,
        Quantity(
            label="What one hour of your time is worth",
            unit="EUR",
            low=0,
            high=1000,
            asked="plain",
            help="What you would earn with it elsewhere, or would pay to have it back.",
        ),
    ]
    offer: Offer
    second: SecondOffer = SecondOffer()
    audiences: Annotated[tuple[Audience, ...], Field(min_length=1)]
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]
    customers: Customers = Customers()
    support: Support = Support()
    trying_again: TryingAgain = TryingAgain()

    @model_validator(mode="after")
    def _check_names_and_shares(self) -> Self:
        named = [a.name for a in self.audiences] + [a.name for a in self.activities]
        if len({*named, *RESERVED}) != len(named) + len(RESERVED):
            raise PydanticCustomError("not_unique", "two parts share a name")
        known = {audience.name for audience in self.audiences[1:]}
        for activity in self.activities:
            if set(activity.shares) - known:
                raise PydanticCustomError("unknown_audience", "shares name the audiences but the first")
            if sum(map(likely, activity.shares.values())) > 1:
                raise PydanticCustomError("shares_over_one", "shares add up to more than the whole")
        return self

    @property
    def question(self) -> Activity:
        """The activity whose worth is in question: the first one."""
        return self.activities[0]
