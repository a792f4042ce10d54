"""What a finding about the learner's own numbers says: what is odd, why, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.claims import claim
from case_studies.flat import fields
from widgets.amounts import format_amount
from widgets.form_groups import activity_title, label
from widgets.panel import label_form
from widgets.texts import N_, typeset

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.finding import Finding, Kind
    from case_studies.units import Unit
    from widgets.texts import Texts

# For each: the sentence, and in which units it prints `now` and `against`.
_SAYS: dict[Kind, tuple[str, Unit, Unit]] = {
    "hours_over_month": (
        N_(
            "Together your hours come to {now} a month; for full-time work we reckon with {against}. Is"
            " one of them for a whole year, or in minutes?"
        ),
        "hours",
        "hours",
    ),
    "hours_many": (
        N_(
            "Six hours a week make about {against} a month, and you give more than twice that. Is it for a"
            " whole year, or in minutes?"
        ),
        "hours",
        "hours",
    ),
    "hours_twice": (
        N_(
            "You gave the same hours for posting. If they are the same hours, divide them: an hour counts"
            " once."
        ),
        "hours",
        "hours",
    ),
    "hours_paid_too": (
        N_(
            "You also pay about what a freelancer charges. If somebody posts for you, count only the hours"
            " that are left to you, perhaps {against}."
        ),
        "hours",
        "hours",
    ),
    "post_long": (
        N_("That is more than a day of work for one post. Did you mean minutes?"),
        "hours",
        "hours",
    ),
    "minutes_tiny": (
        N_("That is less than a minute. Did you mean hours? Then it is {against} minutes."),
        "plain",
        "count",
    ),
    "hour_free": (
        N_("An hour that is worth nothing makes everything pay. What would you do with it instead?"),
        "EUR",
        "EUR",
    ),
    "hour_dear": (
        N_("That makes {against} in a month of full-time work. Is it for a day?"),
        "EUR",
        "EUR",
    ),
    "cash_a_year": (N_("You gave it for a month. Is it for a whole year?"), "EUR", "EUR"),
    "manager_dear": (
        N_("That is above the price in the article for two networks. Is it for a whole year?"),
        "EUR",
        "EUR",
    ),
    "manager_cheap": (
        N_("That is less than a third of the cheapest package on one published list. For a whole month?"),
        "EUR",
        "EUR",
    ),
    "margin_small": (
        N_("Of {against}, only {now} stays with you. Does the sale cost you nearly its price, or more?"),
        "EUR",
        "EUR",
    ),
    "margin_whole": (
        N_("You keep the whole {against}: no goods, no travel, no commission at all?"),
        "EUR",
        "EUR",
    ),
    "second_dearer": (
        N_("The cheaper product costs as much as the main one ({against}), or more."),
        "EUR",
        "EUR",
    ),
    "answer_dear": (
        N_("So one answer costs about {now}, more than ten times a published figure. Hours for minutes?"),
        "EUR",
        "EUR",
    ),
    "share_tiny": (N_("That is fewer than one in a hundred. Did you mean {against}?"), "share", "share"),
    "closing_all": (N_("Nobody changes their mind? Usually some do."), "share", "share"),
    "contacts_many": (
        N_("That leaves about {against} seconds for each of them. Is it for a whole month?"),
        "per_hour",
        "count",
    ),
    "over_capacity": (
        N_("Your posting alone would bring about {now} sales a month, more than that."),
        "count",
        "count",
    ),
    "half_hour_rich": (
        N_(
            "So an hour of it would bring about {now}, and an hour of your time is worth {against}. Would so"
            " many of them really pay your price?"
        ),
        "EUR",
        "EUR",
    ),
    "likes_sell": (
        N_("More than one like in a hundred would end in a sale. It has been tested."),
        "count",
        "count",
    ),
    "later_many": (
        N_(
            "Those who write buy about {against} times in as many hours. What makes you expect so much more"
            " later?"
        ),
        "count",
        "count",
    ),
    "seen_by_many": (N_("That is more than any figure we know of."), "share", "share"),
    "buying_many": (
        N_("More than one in five buys because of it? Leave out those who would have bought anyway."),
        "share",
        "share",
    ),
    "calls_over_customers": (
        N_("That is more calls for help than you have customers ({against}). Is it for a whole year?"),
        "count",
        "count",
    ),
}


def said(finding: Finding, business: Business, t: Texts) -> str:
    """Say one finding: the number as it stands, what is odd about it, and who published what.

    Args:
        finding: about `business`.
        business: whose numbers.
        t: the reader's texts.

    Returns:
        A few sentences with the mark `**` of `Passage`.
    """
    text, now, against = _SAYS[finding.kind]
    odd = t(
        text,
        now=format_amount(finding.now, now, t.lang),
        against=format_amount(finding.against, against, t.lang),
    )
    return " ".join([f"**{_number(finding.keys[0], business, t)}.**", odd, *_published(finding, t)])


def _number(key: str, business: Business, t: Texts) -> str:
    """Give the number to look at again, with its label and, of another activity, whose it is."""
    field = fields(business)[key]
    name = label(field, t)
    if field.elsewhere:
        name = f"{activity_title(business.activities[int(field.path[1])], t)}, {name[0].lower()}{name[1:]}"
    value = field.value if isinstance(field.value, float) or field.value is None else field.value.likely
    return label_form(t, name, format_amount(value or 0.0, field.quantity.unit, t.lang))


def _published(finding: Finding, t: Texts) -> list[str]:
    """Give what is published on it, each figure with where it comes from."""
    found = map(claim, finding.claims)
    return [typeset(f"{one.prose(t.lang).says} ({one.provenance(t.lang)}.)", t.lang) for one in found]
