"""What the author, our numbers and the learner say of the eight businesses, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.parse import preset
from widgets.amounts import format_amount
from widgets.changes_text import rounded
from widgets.form_groups import label
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.flips import Flip
    from case_studies.gallery import Agreement, Back, Row, Target
    from case_studies.stream import Advice, Reason
    from case_studies.weighing import Verdict
    from widgets.texts import Texts

# Short enough for a line of a picture.
SHORT = {
    "lester": N_("Lester"),
    "maker_on_a_marketplace": N_("Maker on a marketplace"),
    "restaurant": N_("Restaurant"),
    "course_publisher": N_("Publisher of courses"),
    "house_seller": N_("Seller of houses"),
    "b2b_software": N_("Software for firms"),
    "internet_provider": N_("Internet provider"),
    "small_firm_support": N_("Help at a small firm"),
}
AUTHOR = {
    "stop": N_("no: the half-hour instead"),
    "keep": N_("yes, to stay in touch"),
    "yes": N_("yes, to help"),
    "probably_not": N_("probably not"),
    "usually_not": N_("usually not"),
}
# The same for a column of a picture.
AUTHOR_SHORT = {
    "stop": N_("no"),
    "keep": N_("yes"),
    "yes": N_("yes"),
    "probably_not": N_("probably not"),
    "usually_not": N_("usually not"),
}
OURS: dict[Verdict, str] = {
    "worth_it": N_("it earns its place"),
    "redirect": N_("another half-hour brings more"),
    "not_worth_it": N_("it costs more than it brings"),
    "test_first": N_("too close to call: try it out"),
    "cannot_tell": N_("too close to call"),
}
AGREE: dict[Agreement, str] = {
    "agree": N_("They say the same."),
    "disagree": N_("They do not say the same."),
    "open": N_("Our numbers cannot settle it."),
}
FOR: dict[Reason, str] = {
    "reach": N_("to find customers"),
    "keep": N_("to stay in touch with customers"),
    "serve": N_("to help customers"),
}
# Above the numbers that turn it: what they then do.
TARGETS: dict[Target, str] = {
    "beat_half_hour": N_("To beat the half-hour, on average, one of these would be enough:"),
    "pay": N_("To bring more than it costs, on average, one of these would be enough:"),
    "lose": N_("Any one of these, on average, would make it not worth its hours:"),
}
HOURS: dict[Advice, str] = {
    "more": N_("more hours"),
    "same": N_("about the same hours"),
    "less": N_("fewer hours"),
    "none": N_("no hours"),
}


def cents(amount: float, lang: str) -> str:
    """Print EUR that come back for one EUR: with cents while they matter."""
    return format_amount(rounded(amount), "EUR", lang)


def money(amount: float, lang: str) -> str:
    """Print EUR a month, to two figures; a true minus sign."""
    return format_amount(rounded(amount), "EUR", lang).replace("-", "\N{MINUS SIGN}")


def back_sentence(back: Back, t: Texts) -> str:
    """Say what comes back for one euro, and within which range."""
    return t(
        "For each euro of time and money about {likely} comes back, in most cases {low} to {high}.",
        likely=cents(back.likely, t.lang),
        low=cents(back.low, t.lang),
        high=cents(back.high, t.lang),
    )


def net_sentence(row: Row, t: Texts) -> str:
    """Say what is left in a month, and in brackets within which range in most cases."""
    return t(
        "{net} ({low} to {high})",
        net=money(row.net, t.lang),
        low=money(row.net_low, t.lang),
        high=money(row.net_high, t.lang),
    )


def reason_words(row: Row, t: Texts) -> str:
    """Say for every reason that has hours, now or in the best plan, how many it should have."""
    said = (
        t("{hours} {reason}", hours=t(HOURS[one.advice]), reason=t(FOR[one.reason]))
        for one in row.overall.streams
        if one.hours > 0 or one.best_hours > 0
    )
    return t("The best use of its hours: {hours}.", hours=", ".join(said))


def turn_sentence(business: Business, flip: Flip, t: Texts) -> str:
    """Say from where to where one number would have to go."""
    field = fields(business)[flip.key]
    now, at = (format_amount(rounded(value), field.quantity.unit, t.lang) for value in (flip.now, flip.at))
    return t("{label}: about {at} instead of {now}", label=label(field, t), now=now, at=at)


def title(key: str, t: Texts) -> str:
    """Give one of the eight businesses' full title."""
    return t(preset(key).title)
