"""What the picture of the two crowds says, in one sentence and in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from case_studies.ability import audiences_of, mean_able
from case_studies.crowd import crowd
from case_studies.ranges import likely
from widgets.amounts import format_amount, format_own
from widgets.chart import Table
from widgets.figures.crowds import Crowd
from widgets.figures.house_style import HALF_HOUR, POSTING
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.business import Business
    from widgets.texts import Texts

_NAMES = (N_("Behind posting"), N_("Behind the half-hour"))
_WHO = (N_("a hundred people who write"), N_("a hundred people he speaks with"))
# Audiences are named in the businesses' files; here their names are marked for the catalogues.
AUDIENCES = (
    N_("People who enjoyed a show"),
    N_("Couples who plan a wedding"),
    N_("People who book shows for a company"),
)
_COLOURS = (POSTING, HALF_HOUR)
_WAYS = 2


class Counted(NamedTuple):
    """One crowd, and the exact share of it, 0-1, that could pay."""

    crowd: Crowd
    share: float


def counted(business: Business, t: Texts) -> tuple[Counted, Counted]:
    """Count who could pay in the crowds behind the first two activities.

    Raises:
        ValueError: where the business has fewer than two activities.
    """
    if len(business.activities) < _WAYS:
        raise ValueError(f"{business.name} has one activity; two crowds need two.")
    price = likely(business.offer.price)
    found = []
    for activity, name, who, colour in zip(business.activities, _NAMES, _WHO, _COLOURS, strict=False):
        willing = crowd(business, activity)
        able = int(np.sum(willing >= price))
        share = mean_able(business, activity)
        found.append(Counted(Crowd(t(name), t(who), able, colour, willing, price), share))
    return found[0], found[1]


def reading(both: tuple[Counted, Counted], t: Texts) -> str:
    """Say in one sentence who could pay."""
    posting, half_hour = both
    return t(
        "At {price}, {posting} of the hundred people behind posting could pay, and {half_hour} of the hundred"
        " behind the half-hour.",
        price=format_own(posting.crowd.price, t.lang),
        posting=_how_many(posting, t),
        half_hour=_how_many(half_hour, t),
    )


def _how_many(one: Counted, t: Texts) -> str:
    """Give a whole number of people; where not even one could pay, how many in a thousand or more."""
    if one.crowd.able:
        return format_amount(one.crowd.able, "count", t.lang)
    crowd_of = next((10**power for power in range(3, 10) if one.share * 10**power >= 1), None)
    if crowd_of is None:  # fewer than one in a thousand million
        return t("nobody")
    return t(
        "not even one (about {few} in {many})",
        few=format_amount(round(one.share * crowd_of), "count", t.lang),
        many=format_amount(crowd_of, "count", t.lang),
    )


def table(business: Business, both: tuple[Counted, Counted], t: Texts) -> Table:
    """Give the numbers behind the picture: a line for each audience in each crowd, and one for the whole."""
    price = format_own(both[0].crowd.price, t.lang)
    rows = []
    for activity, one in zip(business.activities, both, strict=False):
        for who, share, able in audiences_of(business, activity):
            rows.append((one.crowd.title, t(who.title), _share(share, t), _share(able, t)))
        rows.append((one.crowd.title, t("Everybody"), _share(1, t), _share(one.share, t)))
    return Table(
        t("Who could pay {price}", price=price),
        (t("Crowd"), t("Audience"), t("Share of the crowd"), t("Could pay")),
        tuple(rows),
    )


def _share(value: float, t: Texts) -> str:
    return format_amount(value, "share", t.lang)
