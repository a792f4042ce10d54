"""What the columns of a summary mean, and the words in them: a sheet of its own in the Excel file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from widgets.texts import N_
from workbooks.report.room_words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from widgets.texts import Texts
    from workbooks.cohort.rows import Row

COLUMNS: dict[str, str] = {
    "line": N_("The row of the roster."),
    "participant": N_("The name as it was typed; without names, the row."),
    "workbook": N_("The workbook that was run."),
    "status": N_("What became of the line; the words stand below."),
    "error": N_("Why there is no result, where there is none."),
    "verdict": N_("What the workbook comes to; the words stand below."),
    "net_per_month": N_("What the hours of today leave in a month, time paid; in euros."),
    "net_low_per_month": N_("In one case of ten, less than this is left; in euros a month."),
    "net_high_per_month": N_("In one case of ten, more than this is left; in euros a month."),
    "p_pays": N_("How likely it is that the hours of today pay; in percent."),
    "hours_per_month": N_("Hours a month that the participant gives."),
    "plan_net_per_month": N_("What the same hours leave at their best use; in euros a month."),
    "better_hours_per_month": N_("How many of the hours the better use takes."),
    "half_hour_is_our_example": N_(
        "1 where the half-hour is the one of our example, 0 where it is their own."
    ),
    "value_of_perfect_information_per_month": N_(
        "What it would be worth at most to know for certain; in euros a month."
    ),
    "bookings_per_month": N_("Sales a month that come of the hours of today."),
    "contacts_per_month": N_("People a month who get in touch."),
    "able_share": N_("How many of those who get in touch could pay; in percent."),
    "cost_per_month": N_("What it costs in a month, time and money; in euros."),
    "break_even_bookings_per_month": N_("Sales a month from which it pays."),
    "later_sales_per_100_hours": N_("Sales that come later, for each 100 hours, as the participant sees it."),
    "sales_to_beat_in_30_days": N_(
        "Sales in the next thirty days that have to be beaten; empty: out of reach."
    ),
    "expected_sales_in_30_days": N_("Sales in the next thirty days that the numbers let expect."),
    "questions_to_beat_in_30_days": N_("Questions answered in thirty days that have to be beaten."),
    "expected_questions_in_30_days": N_("Questions answered in thirty days that the numbers let expect."),
    "horizon_flips_at_months": N_("The month in which the verdict turns; empty: it does not."),
    "cost_low_per_month": N_("What it costs in a month at the least; in euros."),
    "cost_high_per_month": N_("What it costs in a month at the most; in euros."),
    "cost_per_year": N_("What it costs in a year; in euros."),
    "own_time_per_month": N_("The part of it that is the owner's own time; in euros a month."),
    "money_per_month": N_("The part of it that is paid out; in euros a month."),
    "margin_per_sale": N_("What one sale leaves; in euros."),
    "sales_needed_per_month": N_("Sales a month that pay the bill."),
    "sales_expected_per_month": N_("Sales a month that are expected."),
    "sales_in_time_per_month": N_("Sales a month that would earn it back in time."),
    "pays_in_month": N_("The month in which it is earned back; empty: it is not."),
    "cash_per_month": N_("What is paid out in a month; in euros."),
    "share_alike": N_("How many firms of the survey spend as this one does; in percent."),
    "share_alike_low": N_("The same share, at the least."),
    "share_alike_high": N_("The same share, at the most."),
    "share_spending_less": N_("How many firms of the survey spend less; in percent."),
    "share_spending_more": N_("How many firms of the survey spend more; in percent."),
    "share_spending_nothing": N_("How many firms of the survey spend nothing; in percent."),
    "share_spending_under_100": N_("How many firms of the survey spend less than 100; in percent."),
    "offers_gap": N_("How many more consumers than owners name special offers; in percent."),
    "offers_gap_low": N_("The same difference, at the least."),
    "offers_gap_high": N_("The same difference, at the most."),
    "channels": N_("How many channels the hours can go to."),
    "channels_used": N_("How many of them get hours at the best split."),
    "left_over_hours_per_month": N_("Hours a month that no channel earns back."),
    "best_sales_per_month": N_("Sales a month at the best split."),
    "best_net_per_month": N_("What the best split leaves in a month; in euros."),
    "even_sales_per_month": N_("Sales a month where every channel gets as much."),
    "even_net_per_month": N_("What is left in a month where every channel gets as much; in euros."),
    "one_sales_per_month": N_("Sales a month where one channel gets it all."),
    "one_net_per_month": N_("What is left in a month where one channel gets it all; in euros."),
}
_FAMILIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(reach|keep|serve)_hours_per_month"), N_("{what}: hours a month today.")),
    (re.compile(r"(reach|keep|serve)_best_hours_per_month"), N_("{what}: hours a month at their best use.")),
    (re.compile(r"(reach|keep|serve)_net_per_month"), N_("{what}: what is left in a month; in euros.")),
    (
        re.compile(r"(own_time|in_house|freelance|agency)_per_month"),
        N_("{what}: what it costs in a month; in euros."),
    ),
    (
        re.compile(r"(own_time|in_house|freelance|agency)_sales_needed"),
        N_("{what}: sales a month that pay the bill."),
    ),
    (re.compile(r"channel_(\d)_hours_per_month"), N_("Channel {what}: hours a month at the best split.")),
    (re.compile(r"answers_(\w+)"), N_("How many answers that figure of the survey rests on.")),
)
_WHAT: dict[str, str] = {
    "reach": N_("New customers"),
    "keep": N_("Customers of today"),
    "serve": N_("Help and questions"),
    "own_time": N_("Done by oneself"),
    "in_house": N_("Done by an employee"),
    "freelance": N_("Done by a freelancer"),
    "agency": N_("Done by an agency"),
}
_STATUS: dict[str, str] = {
    "done": N_("run, with a report"),
    "refused": N_("not run: something in the row can not be used"),
    "failed": N_("run, and not to its end"),
}
_NO_NUMBER = {"horizon_flips_at_months": 0.0, "sales_to_beat_in_30_days": 1e9}
"""What stands in a record where there is no such number; a summary then leaves the cell empty."""


def applies(name: str, value: float) -> bool:
    """Tell whether a number of a record is one, and not what stands there in the place of none."""
    return _NO_NUMBER.get(name) != value


def meaning(name: str, t: Texts) -> str:
    """Say what a column means; empty where nobody has said so."""
    if name in COLUMNS:
        return t(COLUMNS[name])
    for form, told in _FAMILIES:
        if found := form.fullmatch(name):
            what = found.group(1)
            return t(told, what=t(_WHAT[what]) if what in _WHAT else what)
    return ""


def explained(names: Sequence[str], rows: Sequence[Row], t: Texts) -> Iterator[tuple[str, str]]:
    """Give the lines of the sheet that explains a summary.

    Args:
        names: Its columns.
        rows: Its rows: of words, those that stand there are explained.
        t: The words of the participants' language.
    """
    yield t("Column"), t("What it means")
    for name in names:
        yield name, meaning(name, t)
    for key, words in (
        ("status", _STATUS),
        ("verdict", {word: said for word, (said, _) in VERDICTS.items()}),
    ):
        there = {str(row.get(key, "")) for row in rows}
        for word, said in words.items():
            if word in there:
                yield f"{key}: {word}", t(said)
