"""Help that customers ask for: the schema's part on serving them online."""

from __future__ import annotations

from typing import Annotated

from case_studies.part import Part
from case_studies.quantity import Quantity, Value


class Support(Part):
    """Help that customers ask for where others can see it, and what giving it there takes and saves."""

    contacts_per_month: Annotated[
        Value,
        Quantity(
            label="Calls for help on social media in a month",
            unit="count",
            low=0,
            high=1_000_000,
            asked="never",
        ),
    ] = 0.0
    minutes_each: Annotated[
        Value,
        Quantity(label="Minutes to answer one of them there", unit="plain", low=0, high=480, asked="never"),
    ] = 10.0
    watching_hours: Annotated[
        Value,
        Quantity(
            label="Hours a month somebody has to watch, whether anybody asks or not",
            unit="hours",
            low=0,
            high=10_000,
            asked="never",
        ),
    ] = 0.0
    watching_value: Annotated[
        Value,
        Quantity(
            label="What an hour of whoever watches costs",
            unit="EUR",
            low=0,
            high=1000,
            asked="never",
        ),
    ] = 25.0
    elsewhere_minutes: Annotated[
        Value,
        Quantity(
            label="Minutes for the same help by telephone or e-mail",
            unit="plain",
            low=0,
            high=480,
            asked="never",
        ),
    ] = 10.0
    seen_by: Annotated[
        Value,
        Quantity(
            label="People who see one complaint that nobody answers",
            unit="count",
            low=0,
            high=1_000_000,
            asked="never",
        ),
    ] = 0.0
    lost_share: Annotated[
        Value,
        Quantity(
            label="Share of those whom it costs you as customers",
            unit="share",
            low=0,
            high=1,
            asked="never",
        ),
    ] = 0.001
    leaving_share: Annotated[
        Value,
        Quantity(
            label="Of those who ask and get no answer there, the share who leave",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="Who needs help at once is not helped by a list of questions and answers.",
        ),
    ] = 0.0
