"""Help that customers ask for: the schema's part on serving them online."""

from __future__ import annotations

from typing import Annotated

from case_studies.part import Part
from case_studies.quantity import Quantity, Value


class Support(Part):
    """Help that customers ask for where others can see it, and what giving it there takes and saves.

    Its time is that of the owner, at the value of the owner's hour, or of staff, at what they cost: never
    both for the same hour.
    """

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
            help="Beside the answering itself; a quarter of an hour every day makes seven and a half.",
        ),
    ] = 0.0
    own_share: Annotated[
        Value,
        Quantity(
            label="Share of that time that is your own",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="Your own hour counts for what it is worth elsewhere; an hour of staff for what it costs.",
        ),
    ] = 1.0
    wage: Annotated[
        Value,
        Quantity(
            label="What an hour of staff costs you",
            unit="EUR",
            low=0,
            high=1000,
            asked="never",
            help="With charges and the desk.",
        ),
    ] = 25.0
    solved_share: Annotated[
        Value,
        Quantity(
            label="Share of them that can be solved there",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="The others are sent on, to the telephone or to a page with questions and answers.",
        ),
    ] = 0.5
    elsewhere_minutes: Annotated[
        Value,
        Quantity(
            label="Minutes for the same help elsewhere, by telephone or e-mail",
            unit="plain",
            low=0,
            high=480,
            asked="never",
            help="Close to nought where a page with questions and answers does it.",
        ),
    ] = 10.0
    urgent_share: Annotated[
        Value,
        Quantity(
            label="Share of those who ask that need help at once",
            unit="share",
            low=0,
            high=1,
            asked="never",
        ),
    ] = 0.1
    leaving_share: Annotated[
        Value,
        Quantity(
            label="Of these, the share who leave you if nobody answers there",
            unit="share",
            low=0,
            high=1,
            asked="never",
            help="Only those whom an answer there would have kept.",
        ),
    ] = 0.0
    seen_by: Annotated[
        Value,
        Quantity(
            label="People who see one call for help that nobody answers",
            unit="count",
            low=0,
            high=1_000_000,
            asked="never",
        ),
    ] = 0.0
    lost_per_1000: Annotated[
        Value,
        Quantity(
            label="Of a thousand who see it unanswered, how many are lost to you as customers",
            unit="count",
            low=0,
            high=1000,
            asked="never",
        ),
    ] = 0.0
