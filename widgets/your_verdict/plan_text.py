"""Thirty days in words: what to do on which day, what to count, and the number to beat."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from case_studies.plan30 import LOOKS
from case_studies.ranges import likely
from widgets.amounts import format_amount, format_own
from widgets.calendar_day import day_and_month
from widgets.figures.labels import euros
from widgets.texts import N_
from widgets.your_verdict.words import hours, reasons_named

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.plan30 import Path, Plan30
    from case_studies.to_beat import Helped
    from widgets.texts import Texts

HEADINGS: dict[Path, str] = {
    "carry_on": N_("Thirty days of what works, and only of that"),
    "half_hour": N_("Thirty days of the half-hour"),
    "trial": N_("A trial, with a limit and a date"),
    "count": N_("Thirty days of counting"),
    "stop": N_("Thirty days without it"),
}


class Step(NamedTuple):
    """One day of the plan: which one, and what to do."""

    when: str
    what: str

    @property
    def line(self) -> str:
        """The day in bold, and what to do: a line of a list."""
        return f"**{self.when}** {self.what}"


class HalfHour(NamedTuple):
    """What is known of the learner's half-hour.

    Attributes:
        words: it, in their words; empty where they have not told it.
        lent: whether its numbers are the example's: what beats posting is then only conditional.
    """

    words: str = ""
    lent: bool = False


UNTOLD = HalfHour()


def steps(
    business: Business, plan: Plan30, t: Texts, start: date | None = None, half_hour: HalfHour = UNTOLD
) -> tuple[Step, ...]:
    """Say what to do on which day.

    Args:
        business: the numbers.
        plan: what the month is for.
        t: the reader's texts.
        start: the first day, where the learner has set one; else the days are counted.
        half_hour: the learner's own.
    """
    texts = (
        " ".join(
            part for part in (_begin(plan, half_hour, t), _yours(plan, half_hour, t), beyond(plan, t)) if part
        ),
        _first_look(plan, t),
        _halfway(t),
        _third_look(plan, t),
        decide(business, plan, t),
    )
    return tuple(Step(_day(day, t, start), text) for day, text in zip(LOOKS, texts, strict=True))


def _day(day: int, t: Texts, start: date | None) -> str:
    if start is None:
        return t("Day {n}", n=format_amount(day, "count", t.lang))
    # The same form as a whole date elsewhere on the page has, but for the year.
    on = day_and_month(start + timedelta(days=day - 1), t.lang)
    return t("Day {n}, {date}", n=format_amount(day, "count", t.lang), date=on)


def _begin(plan: Plan30, half_hour: HalfHour, t: Texts) -> str:
    spent = hours(plan.hours, t)
    words = half_hour.words
    named = t("your half-hour ({what})", what=words) if words else t("your half-hour")
    if half_hour.lent and plan.path == "half_hour":
        return t(
            "If {half_hour} is like our example's, post nothing and give it {hours} this month instead. If"
            " you do not know yet, go on as today and find out: how many people you meet there, and how many"
            " of them could pay.",
            hours=spent,
            half_hour=named,
        )
    return {
        "half_hour": lambda: t(
            "Post nothing. Give {hours} this month to {half_hour} instead.", hours=spent, half_hour=named
        ),
        "stop": lambda: t(
            "Post nothing for thirty days. Leave one line on the page: how to reach you. Keep the account or"
            " close it, as you like."
        ),
        "trial": lambda: (
            f"{_only(plan, named, t)} {t('Not a minute more: write down what each week takes.')}"
        ),
        "count": lambda: t(
            "Go on as today, {hours} a month at the most, and ask every new customer how they heard of you.",
            hours=spent,
        ),
    }.get(plan.path, lambda: _only(plan, named, t))()


def _yours(plan: Plan30, half_hour: HalfHour, t: Texts) -> str:
    """Name the learner's own half-hour on the day it begins, where the plan does not give it hours anyway."""
    named = plan.path == "half_hour" or (plan.better_hours > 0 and plan.path in {"carry_on", "trial"})
    if not half_hour.words or named:
        return ""
    return t("Today your half-hour begins, as you wrote: {what}.", what=half_hour.words)


def _only(plan: Plan30, half_hour: str, t: Texts) -> str:
    said = ""
    if plan.better_hours > 0:
        said = (
            t("First {hours} for {half_hour}.", hours=hours(plan.better_hours, t), half_hour=half_hour) + " "
        )
    said += t(
        "Give {hours} this month, only {reasons}.",
        hours=hours(plan.hours, t),
        reasons=reasons_named(plan.works, t),
    )
    if plan.drops:
        said += " " + t("Drop what you did {reasons}.", reasons=reasons_named(plan.drops, t))
    return said


def beyond(plan: Plan30, t: Texts) -> str:
    """Name what would pay with more hours than the owner gives, and gets none of them; empty for nothing."""
    if not plan.beyond:
        return ""
    parts = [
        t(
            "{reason}, up to about {best} a month",
            reason=reasons_named((one.reason,), t),
            best=hours(one.hours, t),
        )
        for one in plan.beyond
    ]
    return t(
        "That is all the hours you give today. More of them would probably pay too, and this plan leaves that"
        " out: {parts}.",
        parts="; ".join(parts),
    )


def _first_look(plan: Plan30, t: Texts) -> str:
    if plan.path == "stop":
        return t("Count the hours that you have found, and write down what they went into.")
    return t(
        "Add up the hours of the week. Were they more than planned? They are part of the price: note them."
    )


def _halfway(t: Texts) -> str:
    return t("Halfway: change nothing. Whoever changes two things at once learns from neither.")


def _third_look(plan: Plan30, t: Texts) -> str:
    if plan.path == "stop":
        return t("Has anybody missed your posts? Write down who said so, and whether they bought.")
    if not plan.sells:
        return t(
            "Look through the tally: how much time did the answers take, which question comes again and again"
            " (write its answer up once, for all), and who complained all the same?"
        )
    return t("Look through the tally: did everybody get the question, “How did you hear of us?”")


def decide(business: Business, plan: Plan30, t: Texts) -> str:
    """Say what no day can show, what the last one decides, and by which number."""
    return " ".join(part for part in (unseen(plan, t), _decision(business, plan, t)) if part)


def unseen(plan: Plan30, t: Texts) -> str:
    """Say that the verdict rests on sales that no tally shows; empty where it does not."""
    if not plan.unseen:
        return ""
    return t(
        "Thirty days cannot show this: the answer hangs on sales that come later, from people who had only"
        " heard of you, and no tally tells them apart; that few are counted proves nothing."
    )


def _decision(business: Business, plan: Plan30, t: Texts) -> str:
    price = format_own(likely(business.offer.price), t.lang)
    enough = format_amount(plan.enough, "count", t.lang)
    if plan.path == "trial":
        if plan.months == 1:
            return t(
                "Decide: with {enough} or more who paid {price} because of it, go on; with fewer, stop.",
                enough=enough,
                price=price,
            )
        return t(
            "Add up, and do not decide yet: this trial takes {months} months. By then, with {enough} or more"
            " who paid {price} because of it, go on; with fewer, stop.",
            months=format_amount(plan.months, "count", t.lang),
            enough=enough,
            price=price,
        )
    if plan.path == "stop":
        return t.n(
            "Decide: if nobody bought less because you were gone, do not go back.",
            "Decide: if fewer than {n} bought less because you were gone, do not go back.",
            n=plan.enough,
        )
    if plan.sells and not math.isfinite(plan.to_beat):
        return t("Decide: a sale leaves nothing here, so no number of sales would pay. Look at your price.")
    if plan.unseen:
        return t("Set the date of the next look; the number to beat alone does not decide.")
    return t("Decide by the number to beat, and set the date of the next look.")


def to_beat(plan: Plan30, t: Texts) -> str:
    """Give the number to beat, in few words."""
    if plan.path == "trial":
        return t.n(
            "{enough} or more sales because of it, within {n} month",
            "{enough} or more sales because of it, within {n} months",
            n=plan.months,
            enough=format_amount(plan.enough, "count", t.lang),
        )
    said = [_sales_to_beat(plan, t)] if plan.sells else []
    if plan.helped is not None:
        said.append(_help_to_beat(plan.helped, t))
    return t("; and ").join(said)


def _help_to_beat(helped: Helped, t: Texts) -> str:
    if not math.isfinite(helped.to_beat):
        return t("no number of questions solved would pay")
    enough = math.ceil(helped.to_beat)
    if helped.solved == 0:
        return t.n(
            "{n} person in thirty days who would have gone elsewhere without your answer",
            "{n} people in thirty days who would have gone elsewhere without your answer",
            n=enough,
        )
    return t.n(
        "{n} question solved there in thirty days; with your numbers, {expected} are to be expected",
        "{n} questions solved there in thirty days; with your numbers, {expected} are to be expected",
        n=enough,
        expected=format_amount(round(helped.solved), "count", t.lang),
    )


def _sales_to_beat(plan: Plan30, t: Texts) -> str:
    if not math.isfinite(plan.to_beat):
        return t("no number of sales would pay")
    if plan.to_beat == 0:
        return t("none: it pays without a sale")
    months, sales = max(1, math.floor(plan.months_for_one)), math.ceil(plan.to_beat)
    if plan.path == "stop":
        return (
            t.n("{n} lost sale in thirty days", "{n} lost sales in thirty days", n=sales)
            if plan.to_beat > 1
            else t.n("one lost sale in {n} month", "one lost sale in {n} months", n=months)
        )
    said = (
        t.n("{n} sale in thirty days", "{n} sales in thirty days", n=sales)
        if plan.to_beat > 1
        else t.n("one sale in {n} month", "one sale in {n} months", n=months)
    )
    if plan.forgone == 0:
        return said
    return t(
        "{number}; with fewer, what you do today would leave more ({money} a month)",
        number=said,
        money=euros(plan.forgone, t.lang),
    )


def to_count(plan: Plan30, t: Texts) -> str:
    """Say what goes on the tally."""
    if plan.path == "stop":
        return t("who says that they missed your posts, and bought elsewhere or not at all")
    if plan.path == "half_hour":
        return t("who you spoke with in the half-hour, and who bought because of it")
    said = [t("who answers that they came because of it, and who bought")] if plan.sells else []
    if plan.helped is not None:
        said.append(t("which questions you solved there, and who would have gone elsewhere"))
    return t("; and ").join(said)


def luck(plan: Plan30, t: Texts) -> str:
    """Say how often thirty days bring nothing although the numbers are right."""
    chances = round(plan.none_anyway * 10)
    if not plan.sells or plan.path == "stop" or plan.none_anyway < 0.05:  # noqa: PLR2004 - one month in twenty is no worry
        return ""
    if chances == 10:  # noqa: PLR2004 - of ten
        return t(
            "So few sales are expected in thirty days that none at all would tell you nothing: keep the tally"
            " going for a year."
        )
    return t.n(
        "No sale at all in thirty days is no proof: with your own numbers, that happens in {n} month of ten"
        " by luck alone.",
        "No sale at all in thirty days is no proof: with your own numbers, that happens in {n} months of ten"
        " by luck alone.",
        n=max(1, chances),
    )


def limit(plan: Plan30, t: Texts) -> str:
    """Say what finding out may cost at the most; empty where there is nothing to find out."""
    if plan.may_lose <= 0:
        return ""
    return t("It may lose {loss} a month at the most, your hours counted.", loss=euros(plan.may_lose, t.lang))
