"""A decision in words: with these numbers, probably ..., because ...; it would change if ... ."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import format_date

from case_studies.ranges import Range, likely
from widgets.amounts import format_amount, format_number
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_studies.business import Business
    from case_studies.decision import Decision
    from case_studies.flips import Flip
    from case_studies.units import Unit
    from case_studies.weighing import Verdict
    from widgets.texts import Texts

HEADLINES: dict[Verdict, str] = {
    "worth_it": N_("Posting is probably worth the time"),
    "redirect": N_("Those hours are probably better spent in the half-hour"),
    "not_worth_it": N_("Posting is probably not worth the time"),
    "test_first": N_("Try it, with a limit and a date"),
    "cannot_tell": N_("Nobody can tell yet"),
}
TONES: dict[Verdict, str] = {
    "worth_it": "yes",
    "redirect": "no",
    "not_worth_it": "no",
    "test_first": "unsure",
    "cannot_tell": "unsure",
}
# What the verdict would be instead, after "it would change if".
FOR_POSTING = {"worth_it", "test_first", "cannot_tell"}

_CHANGES: dict[str, tuple[str, Unit]] = {
    "price": (N_("you charged about {at} (now {now})"), "EUR"),
    "hours": (N_("you gave it about {at} a month (now {now})"), "hours"),
    "hour_value": (N_("an hour of yours was worth about {at} (now {now})"), "EUR"),
    "contacts_per_hour": (N_("an hour of posting made about {at} people write (now {now})"), "count"),
    "able_of_ten": (N_("about {at} of ten who write could pay your price (now {now})"), "of_ten"),
    "half_hour_contacts_per_hour": (
        N_("you spoke with about {at} people in an hour of your half-hours (now {now})"),
        "count",
    ),
    "half_hour_able_of_ten": (
        N_("about {at} of ten you speak with could pay your price (now {now})"),
        "of_ten",
    ),
}
_PLAIN_WORDS = {"of_ten"}  # whose unit the sentence says itself


class Words(NamedTuple):
    """A verdict as a page shows it; `sentence` is all of it in one paragraph."""

    headline: str
    because: str
    change: str
    action: str
    tone: str

    @property
    def sentence(self) -> str:
        """The whole verdict in one piece."""
        return " ".join(part for part in (self.because, self.change, self.action) if part)


def words(
    business: Business, decision: Decision, flips: Sequence[Flip], t: Texts, today: date | None = None
) -> Words:
    """Put a decision into words.

    Args:
        business: the numbers it was made on.
        decision: the verdict and its figures.
        flips: nearest first; the two that matter most are said.
        t: the reader's texts.
        today: the day to count from; today where not given.
    """
    return Words(
        headline=t(HEADLINES[decision.verdict]),
        because=_because(business, decision, t),
        change=_change(decision, flips, t),
        action=_action(decision, t, today or date.today()),  # noqa: DTZ011 - the reader's own calendar day
        tone=TONES[decision.verdict],
    )


def _because(business: Business, decision: Decision, t: Texts) -> str:
    asked = business.question.name
    value = likely(business.hour_value)
    priced = _mean(business.hour_value)
    after_cash = _per_hour(decision.question.net, decision.question.hours, priced)
    if set(decision.plan) == {asked}:  # its hours may end early, where there is no room for further sales
        after_cash = _per_hour(decision.plan_net, decision.plan[asked], priced)
    posted, worth = _euros(after_cash, t), format_amount(value, "EUR", t.lang)
    if abs(after_cash - value) < 1:  # so near that only cents tell which is more
        posted, worth = (format_amount(each, "EUR", t.lang, decimals=2) for each in (after_cash, value))
    best = decision.outcomes[decision.better] if decision.better else None
    better = _per_hour(best.net, best.hours, priced) if best else 0.0
    if decision.verdict == "worth_it":
        hours = format_amount(round(decision.plan[asked], 1), "hours", t.lang)
        said = t(
            "With these numbers, posting probably earns its place for {hours} a month, because an hour of it"
            " brings about {posted} and an hour of yours is worth {worth}.",
            hours=hours,
            posted=posted,
            worth=worth,
        )
        if decision.better:
            first = format_amount(round(decision.plan[decision.better], 1), "hours", t.lang)
            said += " " + t(
                "Your half-hour comes first ({first} a month, about {better} an hour), and there is no more"
                " of it.",
                first=first,
                better=_euros(better, t),
            )
        return said
    if decision.verdict == "redirect":
        return t(
            "With these numbers, those hours probably do more in your half-hour, because an hour there brings"
            " about {better} and an hour of posting about {posted}.",
            better=_euros(better, t),
            posted=posted,
        )
    if decision.verdict == "not_worth_it":
        return t(
            "With these numbers, posting probably does not pay, because an hour of it brings about {posted}"
            " and an hour of yours is worth {worth}.",
            posted=posted,
            worth=worth,
        )
    return t(
        "With these numbers it could probably go either way, because the opposite choice would be the right"
        " one in {chances} of ten cases.",
        chances=format_number(round(decision.doubt * 10), "count", t.lang),
    )


def _per_hour(net: float, hours: float, hour_value: float) -> float:
    """EUR that an hour brings once the money spent on it is paid, and before the hour itself is."""
    return net / hours + hour_value if hours > 0 else 0.0


def _mean(value: float | Range) -> float:
    """Give what a number is on average: the draws behind every net are triangular."""
    return sum(value) / len(value) if isinstance(value, Range) else value


def _change(decision: Decision, flips: Sequence[Flip], t: Texts) -> str:
    """Name the two nearest changes that bring the other answer; where none does, the nearest of all."""
    against = decision.verdict in {"redirect", "not_worth_it"}
    known = [(flip, sentence) for flip in flips if (sentence := _said(flip, t))]
    other = [sentence for flip, sentence in known if (flip.verdict in FOR_POSTING) == against]
    said = (other or [sentence for _, sentence in known])[:2]
    if not said:
        return t("None of these numbers would change that by itself.")
    if len(said) == 1:
        return t("It would change if {one}.", one=said[0])
    return t("It would change if {one}, or if {two}.", one=said[0], two=said[1])


def _said(flip: Flip, t: Texts) -> str:
    """Say one change; nothing where no digit that we print tells it from today."""
    if flip.key not in _CHANGES:
        return ""
    text, unit = _CHANGES[flip.key]
    show = format_number if unit in _PLAIN_WORDS else format_amount
    now, nothing = show(flip.now, unit, t.lang), show(0, unit, t.lang)
    for digits in (2, 3, 4):
        at = show(rounded(flip.at, digits), unit, t.lang)
        if at == nothing and flip.key != "hour_value":
            return ""  # that it takes somebody who writes goes without saying
        if at != now:
            return t(text, at=at, now=now)
    return ""


def _action(decision: Decision, t: Texts, today: date) -> str:
    if decision.verdict not in {"test_first", "cannot_tell"}:
        return ""
    months = max(1, math.ceil(decision.months))  # earlier, nought booked would settle nothing
    day = format_date(months_later(today, months), "long", locale=t.lang)
    loss = _euros(max(0.0, decision.affordable_loss), t)
    if decision.verdict == "test_first":
        return t(
            "So try it with a limit: finding out is worth {loss} a month at the most. Decide on {day}:"
            " if nobody has bought by then, it brings too little.",
            loss=loss,
            day=day,
        )
    return t(
        "If you go on, lose no more than {loss} a month, and decide on {day} whatever happens.",
        loss=loss,
        day=day,
    )


def months_later(day: date, months: int) -> date:
    """Give the same day some months on, or the last day of that month where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - date.resolution).day
    return date(year, month + 1, min(day.day, last))


def rounded(value: float, digits: int = 2) -> float:
    """Round to few digits that matter: a flip point is an estimate, and should look like one."""
    return float(f"{value:.{digits}g}")


def _euros(value: float, t: Texts) -> str:
    return format_amount(float(round(value)) if abs(value) >= 1 else rounded(value), "EUR", t.lang)
