"""What the learner's own bill says, in a headline and a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case_studies.four_ways import hours_of_pages
from case_studies.ranges import likely
from widgets.amounts import format_amount
from widgets.figures.labels import euros
from widgets.figures.way_names import listed
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.outsourcing import Bill, Way
    from widgets.cost_of_free.answers import Answers
    from widgets.texts import Texts

_HEADS: dict[Way, str] = {
    "own_time": N_("Doing it yourself: about {month} a month, {year} a year"),
    "in_house": N_("An employee: about {month} a month, {year} a year"),
    "freelance": N_("A freelancer: about {month} a month, {year} a year"),
    "agency": N_("An agency: about {month} a month, {year} a year"),
}


class BillText(NamedTuple):
    """Headline and text, the text with the marks of `Passage`."""

    headline: str
    text: str

    @property
    def sentence(self) -> str:
        """Both as one text without marks."""
        return f"{self.headline}. {self.text}".replace("**", "").replace("\n\n", " ")


def bill_text(answers: Answers) -> BillText:
    """Say what the learner's own way costs, how much of that no invoice shows, and what it leaves out."""
    t, bill = answers.session.t, answers.bills[answers.who]
    headline = t(
        _HEADS[bill.way], month=euros(bill.month.likely, t.lang), year=euros(bill.year.likely, t.lang)
    )
    said = [
        _of_time(answers, bill),
        _of_ours(answers, bill),
        _of_doubt(answers, bill),
        _of_the_rest(answers, bill),
    ]
    return BillText(headline, "\n\n".join(filter(None, said)))


def _of_time(answers: Answers, bill: Bill) -> str:
    t, business, own = answers.session.t, answers.session.business, bill.own_time.likely
    if bill.way != "own_time":
        return _sum(bill, t)
    if own == 0:
        return t(
            "Your hours cost nothing only if you would do nothing else with them. Is an hour of yours really"
            " worth nothing?"
        )
    hours = {key: likely(value) for key, value in hours_of_pages(business).items()}
    said = t(
        "No invoice comes for your hours, and yet **they are not free**: {hours} a month for the pages, at"
        " {value} an hour.",
        hours=_hours(sum(hours.values()), t),
        value=format_amount(likely(business.hour_value), "EUR", t.lang),
    )
    parts = ""
    if all(hours.values()):
        parts = t(
            "Of these hours, {posting} to find customers and {keeping} to stay in touch.",
            posting=_hours(hours["hours"], t),
            keeping=_hours(hours["customers_hours"], t),
        )
    help_left_out = ""
    if likely(business.support.watching_hours) > 0:
        help_left_out = t("The hours of help are not in it: the verdict has them, and what they save.")
    return "\n\n".join(filter(None, [" ".join(filter(None, [said, parts])), help_left_out, _sum(bill, t)]))


def _of_ours(answers: Answers, bill: Bill) -> str:
    """Say which of the two numbers behind one's own time are not the learner's; nothing where both are."""
    t, business = answers.session.t, answers.session.business
    if bill.way != "own_time" or bill.own_time.likely == 0:
        return ""
    ours = any(
        likely(value) > 0 and key not in answers.own for key, value in hours_of_pages(business).items()
    )
    if "hour_value" in answers.own:
        return t("The hours are still our assumption: put in yours.") if ours else ""
    if ours:
        return t("The hours, and what one of them is worth, are still our assumptions: put in yours.")
    return t("What an hour is worth is still our assumption: put in yours.")


def _sum(bill: Bill, t: Texts) -> str:
    """Say what is paid and what is one's own time, where there are both."""
    if bill.own_time.likely == 0 or bill.money.likely == 0:
        return ""
    return t(
        "**{money}** to pay and **{time}** of your own time, which no invoice shows: **{sum}** a month.",
        money=euros(bill.money.likely, t.lang),
        time=euros(bill.own_time.likely, t.lang),
        sum=euros(bill.month.likely, t.lang),
    )


def _hours(value: float, t: Texts) -> str:
    return format_amount(value, "hours", t.lang)


def _of_doubt(answers: Answers, bill: Bill) -> str:
    t = answers.session.t
    low, high = euros(bill.month.low, t.lang), euros(bill.month.high, t.lang)
    if low == high:
        return ""
    return t("Nobody knows it exactly: between {low} and {high} a month.", low=low, high=high)


def _of_the_rest(answers: Answers, bill: Bill) -> str:
    t = answers.session.t
    if not bill.left_out:
        return t("Nothing is left out of it.")
    return t(
        "**Left out:** {list}. Switch them on, and see what becomes of it.",
        list=listed(bill.left_out, t),
    )
