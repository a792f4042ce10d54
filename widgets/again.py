"""Where a new customer comes again, what is counted is new customers, and no page calls them sales.

`Session` puts these sentences in the place of ours as long as further purchases are more than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ranges import likely
from widgets.amounts import format_amount
from widgets.own_numbers import own_keys
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.business import Business
    from widgets.session import Session

_REACHED = {
    "Sales in a year": N_("New customers in a year"),
    "no sale at all": N_("no new customer at all"),
    "next to no sales": N_("next to no new customers"),
    "about one sale in {years} years": N_("about one new customer in {years} years"),
    "about {n} sales in ten years": N_("about {n} new customers in ten years"),
    "{low} to {high} sales in a year": N_("{low} to {high} new customers in a year"),
    "Sales in the year": N_("New customers in the year"),
    "Owners by their sales in the year": N_("Owners by their new customers in the year"),
    "Sales needed": N_("New customers needed"),
    "Sales to expect": N_("New customers to expect"),
    "no number of sales would cover it, expect {expected}": N_(
        "no number of new customers would cover it, expect {expected}"
    ),
    "one sale pays for {n} tries, expect {expected}": N_(
        "one new customer pays for {n} tries, expect {expected}"
    ),
    "about one sale in {tries} such tries": N_("about one new customer in {tries} such tries"),
    "about {n} sales in ten such tries": N_("about {n} new customers in ten such tries"),
    "no sale": N_("no new customer"),
    "{low} to {high} sales": N_("{low} to {high} new customers"),
    (
        "With that you reach {most} sales a month, which is our assumption for the most that you can take on."
    ): N_(
        "With that you reach {most} new customers a month, which is our assumption for the most that "
        "you can take on."
    ),
    "With that you reach {most} sales a month, the most that you can take on.": N_(
        "With that you reach {most} new customers a month, the most that you can take on."
    ),
    "about {n} sale in a year": N_("about {n} new customer in a year"),
    "about {n} sales in a year": N_("about {n} new customers in a year"),
    "needs {n} sale, expect {expected}": N_("needs {n} new customer, expect {expected}"),
    "needs {n} sales, expect {expected}": N_("needs {n} new customers, expect {expected}"),
    "about {n} sale": N_("about {n} new customer"),
    "about {n} sales": N_("about {n} new customers"),
}

# Where hours go to staying in touch, sales to those who bought before are among these counts.
_ALL = {
    "{n}, or one in about {months} months": N_("{n}, or one new customer in about {months} months"),
    "Further sales a month that you expect of it": N_("New customers a month that you expect of it"),
    "How many further sales a month would pay for it?": N_(
        "How many new customers a month would pay for it?"
    ),
    "It could not be paid back: it needs more sales than you can take on": N_(
        "It could not be paid back: it needs more new customers than you can take on"
    ),
    (
        "A month costs about {cost}, and a sale leaves you {margin}, what new customers buy later included."
    ): N_(
        "A month costs about {cost}, and a new customer leaves you {margin}, what they buy later included."
    ),
    (
        "{start} Further sales that it takes in a month, and that would not have come anyway: "
        "**{needed}**. Those that you expect: **{expected}**."
    ): N_(
        "{start} New customers that it takes in a month, and who would not have come anyway: "
        "**{needed}**. Those that you expect: **{expected}**."
    ),
    "Whoever divides by the price would say {fewer}: but of each {price}, {gone} is gone again.": N_(
        "Whoever counts all that a new customer pays over time, and not what stays of it, would say "
        "{fewer}: but of each {price}, {gone} is gone again."
    ),
    (
        "The sales expected are what your other numbers make of it, yours or our assumptions. Put in "
        "your own."
    ): N_(
        "The new customers expected are what your other numbers make of it, yours or our assumptions."
        " Put in your own."
    ),
    "Further sales a month that pay for it": N_("New customers a month that pay for it"),
    "A sale leaves": N_("A new customer leaves"),
    "Sales expected": N_("New customers expected"),
    (
        "At {margin} a sale, what new customers buy later included, a month is earned back with "
        "{own_time} further sales if you do it yourself, {in_house} with an employee, {freelance} "
        "with a freelancer, {agency} with an agency; you expect {expected}."
    ): N_(
        "At {margin} a new customer, what they buy later included, a month is earned back with "
        "{own_time} new customers if you do it yourself, {in_house} with an employee, {freelance} "
        "with a freelancer, {agency} with an agency; you expect {expected}."
    ),
    (
        "I give it **{budget}** a month. {who} sees to it. It must bring **{sales}** further sales a "
        "month; if after {months} months it does not, it stops."
    ): N_(
        "I give it **{budget}** a month. {who} sees to it. It must bring **{sales}** new customers a "
        "month; if after {months} months it does not, it stops."
    ),
    "no number of sales would pay": N_("no number of new customers would pay"),
    "none: it pays without a sale": N_("none: it pays without a new customer"),
    (
        "So few sales are expected in thirty days that none at all would tell you nothing: keep the "
        "tally going for a year."
    ): N_(
        "So few new customers are expected in thirty days that none at all would tell you nothing: "
        "keep the tally going for a year."
    ),
    "{enough} or more sales because of it, within {n} month": N_(
        "{enough} or more new customers because of it, within {n} month"
    ),
    "{enough} or more sales because of it, within {n} months": N_(
        "{enough} or more new customers because of it, within {n} months"
    ),
    "{n} lost sale in thirty days": N_("{n} new customer fewer in thirty days"),
    "{n} lost sales in thirty days": N_("{n} new customers fewer in thirty days"),
    "one lost sale in {n} month": N_("one new customer fewer in {n} month"),
    "one lost sale in {n} months": N_("one new customer fewer in {n} months"),
    "{n} sale in thirty days": N_("{n} new customer in thirty days"),
    "{n} sales in thirty days": N_("{n} new customers in thirty days"),
    "one sale in {n} month": N_("one new customer in {n} month"),
    "one sale in {n} months": N_("one new customer in {n} months"),
    (
        "No sale at all in thirty days is no proof: with your own numbers, that happens in {n} month "
        "of ten by luck alone."
    ): N_(
        "No new customer at all in thirty days is no proof: with your own numbers, that happens in "
        "{n} month of ten by luck alone."
    ),
    (
        "No sale at all in thirty days is no proof: with your own numbers, that happens in {n} months"
        " of ten by luck alone."
    ): N_(
        "No new customer at all in thirty days is no proof: with your own numbers, that happens in "
        "{n} months of ten by luck alone."
    ),
}


def instead(business: Business) -> dict[str, str]:
    """Give each English sentence on sales that counts new customers here, and the one in its place."""
    if not likely(business.offer.repeat_purchases) > 0:
        return {}
    return _REACHED if likely(business.customers.hours) > 0 else _REACHED | _ALL


def comes_again(session: Session) -> str:
    """Say how often a new customer comes again, and whose number that is; empty where sales are counted."""
    t, again = session.t, likely(session.business.offer.repeat_purchases)
    if not t.says_otherwise("{n} sale in thirty days"):
        return ""
    times = format_amount(again, "count", t.lang)
    if "repeat_purchases" in own_keys(session):
        return t("Each of them comes again about {times} times, by your number.", times=times)
    return t("Each of them comes again about {times} times, as we assume.", times=times)
