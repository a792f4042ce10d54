"""Those who have bought already: the schema's part on staying in touch."""

from __future__ import annotations

from typing import Annotated

from case_studies.part import Part
from case_studies.quantity import Quantity, Value


class Customers(Part):
    """Those who have bought already, and what staying in touch with them online takes and brings.

    Its hours come on top of those of the activity in question: an hour counts once, for the reason that it is
    given for.
    """

    count: Annotated[
        Value,
        Quantity(label="Customers you have", unit="count", low=0, high=1_000_000, asked="never"),
    ] = 0.0
    following_share: Annotated[
        Value,
        Quantity(
            label="Share of them who follow you there",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="Only those who have bought from you: other followers are no customers yet.",
        ),
    ] = 0.1
    seen_share: Annotated[
        Value,
        Quantity(
            label="Of those who follow you, the share who see one post",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="The network shows a post to few of them.",
            origin="reach.facebook_2025",
        ),
    ] = 0.0165
    hours: Annotated[
        Value,
        Quantity(
            label="Hours a month you give to staying in touch there",
            unit="hours",
            low=0,
            high=160,
            asked="never",
            chosen=True,
            help="Beside those for finding new customers: each hour counts once.",
        ),
    ] = 0.0
    hours_each: Annotated[
        Value,
        Quantity(
            label="Hours that one post for them takes",
            unit="plain",
            low=0.05,
            high=40,
            asked="never",
            help="With the picture, and with answering whoever replies.",
        ),
    ] = 1.0
    offers_a_month: Annotated[
        Value,
        Quantity(
            label="Times a month you have something new to offer them",
            unit="count",
            low=0,
            high=100,
            asked="never",
            help="A new product, this week's menu, a sale: something to offer, not only the pleasure of it.",
        ),
    ] = 1.0
    buying_share: Annotated[
        Value,
        Quantity(
            label="Of those who see an offer, the share who buy because of it",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="Whoever would have bought anyway, then or later, does not count.",
        ),
    ] = 0.01
    recommended_per_1000: Annotated[
        Value,
        Quantity(
            label="Of a thousand who saw you: new customers that they send you in a month",
            unit="count",
            low=0,
            high=1000,
            asked="never",
            help="Friends they tell because they saw you again, not those they would have told anyway.",
        ),
    ] = 0.0
