"""What knowing more is worth, and the cheapest way to find out, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.ranges import likely
from widgets.amounts import format_amount, format_own
from widgets.figures.labels import euros

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.overall import Overall
    from widgets.texts import Texts

_NOTHING = 0.5  # EUR a month: knowing that is worth no walk to the post box


def knowing(  # noqa: PLR0913 - what it is told by, each by name
    business: Business, found: Overall, first: str, t: Texts, unseen: str = "", *, lent: bool = False
) -> str:
    """Say what knowing more would be worth, and how to find out.

    Args:
        business: the numbers.
        found: the verdict over them.
        first: name of the number that moves the answer most, or empty.
        t: the reader's texts.
        unseen: what no test can show, where the verdict rests on it.
        lent: whether the half-hour's numbers are the example's: what they are is known of nobody yet.
    """
    test = " ".join(part for part in (_test(business, found, t), unseen) if part)
    return "\n\n".join(part for part in (_worth(found, t, lent=lent), test, _one(found, first, t)) if part)


def _worth(found: Overall, t: Texts, *, lent: bool) -> str:
    if found.evpi < _NOTHING and lent:
        return t(
            "**What would knowing more be worth?** About posting, hardly anything. What is worth finding out"
            " is your own half-hour: how many people you meet there, and how many of them could pay."
        )
    if found.evpi < _NOTHING:
        return t(
            "**What would knowing more be worth?** Hardly anything: whatever the numbers in doubt turn out to"
            " be, the choice stays nearly always the same. Spend nothing on finding out."
        )
    return t(
        "**What would knowing more be worth?** If you knew every number for sure, you would choose better now"
        " and then: that is worth about {money} a month, and no more. It is the most that finding out may"
        " cost.",
        money=euros(found.evpi, t.lang),
    )


def _test(business: Business, found: Overall, t: Texts) -> str:
    price = format_own(likely(business.offer.price), t.lang)
    if found.verdict == "test_first":
        return t.n(
            "**The cheapest test:** go on for {n} month and count those who pay {price} because of it. With"
            " {enough} or more, go on; with fewer, stop. Meanwhile it may lose {loss} a month at the most.",
            "**The cheapest test:** go on for {n} months and count those who pay {price} because of it. With"
            " {enough} or more, go on; with fewer, stop. Meanwhile it may lose {loss} a month at the most.",
            n=found.trial.months,
            price=price,
            enough=format_amount(found.trial.enough, "count", t.lang),
            loss=euros(found.affordable_loss, t.lang),
        )
    if found.verdict == "cannot_tell":
        return t(
            "**The cheapest test:** there is none that pays. Within a year, no trial would teach you more"
            " than it costs; so keep a tally, which costs nothing, and decide on the day you have set."
        )
    if found.evpi < _NOTHING:
        return ""
    if [one.reason for one in found.streams if one.advice != "none"] == ["serve"]:
        return t(
            "**The cheapest test:** for one week, note of every question how long the answer took and who"
            " would have gone elsewhere without it. It costs a line a day, and no trial would be worth more."
        )
    return t(
        "**The cheapest test:** ask every new customer how they heard of you. It costs a question: that"
        " is what the thirty days are for."
    )


def _one(found: Overall, first: str, t: Texts) -> str:
    if not first or found.evpi < _NOTHING:
        return ""
    return t("If you find out only one thing, find out this: “{name}”.", name=first)
