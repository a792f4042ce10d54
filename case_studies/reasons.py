"""Three good reasons for being on social media, each as a stream of euros; and no reason at all.

- `reach`: new customers, by the hours of the activity in question (`funnel`, `plans`). A better half-hour is
  used up first, so only what it leaves of the budget can be worth posting.
- `keep`: staying in touch with customers one has. An offer that they see makes some of them buy, and some
  recommend; telling of an offer takes hours, and there are only so many offers in a month.
- `serve`: help where it is asked for. Somebody has to watch all month; answered there, a call for help costs
  nothing elsewhere, and fewer leave or see it unanswered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from case_studies.draws import numbers_of, prefix_of
from case_studies.plans import net as net_of_plan
from case_studies.stream import Stream, stream
from case_studies.uncertainty import DRAWS
from case_studies.weighing import weigh, yields_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from case_studies.business import Business
    from case_studies.uncertainty import Numbers

    Array = NDArray[np.float64]
    Amounts = tuple[Array, Array]

MINUTES_AN_HOUR = 60


def reach(business: Business, numbers: Numbers) -> Stream:
    """Weigh reaching new customers.

    The best hours are those that the best plan for today's hours gives to posting, or more than today's
    where a further hour would still pay.
    """
    yields, asked = yields_of(business, numbers), business.question
    now = float(np.mean(numbers["hours"]))
    planned = weigh(business, numbers, yields).plan.get(asked.name, 0.0)
    cap = float(np.mean(numbers[f"{prefix_of(business, asked)}cap_hours"]))

    def amounts(hours: float) -> Amounts:
        nets = net_of_plan(business, {asked.name: hours}, yields, numbers)
        costs = numbers["cash"] + hours * numbers["hour_value"] if hours > 0 else np.zeros(())
        return np.asarray(nets + costs), np.asarray(costs)

    # Where the half-hour takes hours away from posting, there is no case for giving it still more.
    most = cap if planned >= now else planned
    return stream("reach", now, np.linspace(0, most, 41)[1:] if most > 0 else np.zeros(0), amounts)


def keep(numbers: Numbers) -> Stream:
    """Weigh staying in touch: hours spread over this month's offers, until there are no more offers."""
    now = float(np.mean(numbers["customers_hours"]))
    seeing = numbers["customers_count"] * numbers["customers_reachable_share"]
    margin = numbers["price"] * numbers["margin_ratio"]
    an_offer = seeing * numbers["customers_buying_share"] * margin
    later = 1 + numbers["repeat_purchases"]
    recommended = seeing * numbers["customers_recommended_per_1000"] / 1000 * margin * later

    def amounts(hours: float) -> Amounts:
        told = np.minimum(hours / numbers["customers_hours_an_offer"], numbers["customers_offers_a_month"])
        # People recommend what they see: no more often than there is something to see.
        share = told / np.maximum(numbers["customers_offers_a_month"], 1e-9)
        costs = np.asarray(hours * numbers["hour_value"])
        return np.asarray(told * an_offer + share * recommended), costs

    full = float(np.mean(numbers["customers_hours_an_offer"] * numbers["customers_offers_a_month"]))
    return stream("keep", now, np.linspace(0, full, 21)[1:] if full > 0 else np.zeros(0), amounts)


def serve(numbers: Numbers) -> Stream:
    """Weigh giving help there: all the watching, or none."""
    calls = numbers["support_contacts_per_month"]
    watching = float(np.mean(numbers["support_watching_hours"]))
    a_year = numbers["price"] * numbers["margin_ratio"] * (1 + numbers["repeat_purchases"])
    lost = calls * (
        numbers["support_leaving_share"] + numbers["support_seen_by"] * numbers["support_lost_share"]
    )
    saved = calls * numbers["support_elsewhere_minutes"] / MINUTES_AN_HOUR * numbers["support_watching_value"]
    answering = calls * numbers["support_minutes_each"] / MINUTES_AN_HOUR * numbers["support_watching_value"]

    def amounts(hours: float) -> Amounts:
        if hours == 0:
            return np.zeros(()), np.zeros(())
        return np.asarray(lost * a_year + saved), np.asarray(
            hours * numbers["support_watching_value"] + answering
        )

    return stream("serve", watching, np.array([watching]), amounts)


def reasons(business: Business, n: int = DRAWS) -> tuple[Stream, Stream, Stream]:
    """Weigh the three reasons on the same draws.

    Args:
        business: the numbers, sure or as ranges.
        n: how many draws.
    """
    numbers = numbers_of(business, n)
    return reach(business, numbers), keep(numbers), serve(numbers)
