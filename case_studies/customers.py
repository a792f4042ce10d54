"""Those who have bought already: the schema's part on staying in touch."""

from __future__ import annotations

from typing import Annotated

from case_studies.part import Part
from case_studies.quantity import Quantity, Value


class Customers(Part):
    """Those who have bought already, and what staying in touch with them online takes and brings."""

    count: Annotated[
        Value,
        Quantity(label="Customers you have", unit="count", low=0, high=1_000_000, asked="never"),
    ] = 0.0
    reachable_share: Annotated[
        Value,
        Quantity(
            label="Share of them who see what you post",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="Those who follow you, and of them those whom the network shows your posts in a month.",
        ),
    ] = 0.1
    hours: Annotated[
        Value,
        Quantity(
            label="Hours a month you give to staying in touch there",
            unit="hours",
            low=0,
            high=160,
            asked="never",
        ),
    ] = 0.0
    offers_a_month: Annotated[
        Value,
        Quantity(
            label="Times a month you have something new for them",
            unit="count",
            low=0,
            high=100,
            asked="never",
            help="A new product, this week's menu, a sale: something to offer, not only for the pleasure"
            " of it.",
        ),
    ] = 1.0
    buying_share: Annotated[
        Value,
        Quantity(
            label="Of those who see such an offer, the share who buy because of it",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="Those who would have bought anyway do not count.",
        ),
    ] = 0.01
    recommended_per_1000: Annotated[
        Value,
        Quantity(
            label="New customers a month through a thousand who see your posts",
            unit="count",
            low=0,
            high=1000,
            asked="never",
            help="Because somebody shows or tells what they saw.",
        ),
    ] = 0.0
    hours_an_offer: Annotated[
        Value,
        Quantity(
            label="Hours that telling them of one offer takes",
            unit="hours",
            low=0.05,
            high=40,
            asked="never",
        ),
    ] = 1.0
