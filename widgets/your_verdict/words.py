"""The verdict over all three reasons, in words: because of what, how sure, what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_studies.by_itself import by_itself
from case_studies.flat import fields
from case_studies.flips import main_inputs
from case_studies.instruction import DOUBTFUL, PAYS
from case_studies.ranges import likely, mean
from case_studies.reasons import names
from widgets.amounts import format_amount
from widgets.changes_text import change_sentence, changes
from widgets.figures.labels import euros
from widgets.figures.three_reasons import NAMES
from widgets.judged import decide
from widgets.texts import N_
from widgets.verdict_heads import half_hour_headline
from widgets.verdict_text import HEADLINES, TONES, Words, answer, half_hour_odds, pays_of_ten

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from case_studies.business import Business
    from case_studies.flips import Flip
    from case_studies.overall import Overall
    from case_studies.stream import Reason
    from widgets.texts import Texts
    from widgets.your_verdict.findings import Findings

LATER = "later_per_100_hours"
# Beside the main numbers: being known, and those who have bought already.
_FURTHER = (LATER, "customers_count", "customers_following_share", "customers_buying_share")

_KEEP = N_("Keep it: it probably earns its place")
_SOME = N_("Keep what works, drop the rest")
_START = N_("There is something worth starting")
_NOT = N_("It is probably not worth the time")
_NONE = 0.05  # hours a month: less would print as none
_SURE = 1.0  # EUR a month between low and high: nothing is in doubt


def asked_keys(business: Business) -> tuple[str, ...]:
    """Name the numbers whose flips are looked for here."""
    known, keys = fields(business), list(main_inputs(business))
    for key in _FURTHER:
        # What is nought and concerns customers says nothing as long as there are none.
        if key in known and key not in keys and (key == LATER or likely(known[key].value or 0.0) > 0):
            keys.append(key)
    return tuple(keys)


def words(
    business: Business, found: Overall, flips: Sequence[Flip], t: Texts, lent: Collection[str] = ()
) -> Words:
    """Put the verdict into words.

    Args:
        business: the numbers it was made on.
        found: the verdict and its figures.
        flips: nearest first.
        t: the reader's texts.
        lent: flat keys of the half-hour's numbers that are the example's; what is said of it is conditional
            then.
    """
    return Words(
        headline=t(headline(found, lent)),
        because=" ".join(
            filter(
                None,
                (
                    _today(found, t),
                    _best(business, found, t, lent),
                    "" if found.verdict == "worth_it" else _beaten(found, t, lent),
                ),
            )
        ),
        odds=_odds(found, t),
        change=change_sentence(found.verdict, changes(business, flips, t), t),
        action="",
        tone=TONES[found.verdict],
    )


def headline(found: Overall, lent: Collection[str] = ()) -> str:
    """Give the verdict in a few words, in English."""
    said = half_hour_headline(found.verdict, found.alone, lent=bool(lent))
    if said:
        return said
    if found.verdict == "not_worth_it":
        return _NOT
    if found.verdict != "worth_it":
        return HEADLINES[found.verdict]
    used = [one for one in found.streams if one.hours > 0]
    if any(one.advice == "none" for one in used):
        return _SOME if any(one.advice != "none" for one in used) else _START
    return _KEEP


def reasons_named(reasons: Sequence[Reason], t: Texts) -> str:
    """List reasons the reader's way, without a capital."""
    said = [_small(t(NAMES[reason])) for reason in reasons]
    return t(" and ").join(said)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _today(found: Overall, t: Texts) -> str:
    if found.hours < _NONE:
        return t("With these numbers, no hours go into it today.")
    values = {
        "hours": hours(found.hours, t),
        "brings": euros(found.brings, t.lang),
        "costs": euros(found.costs, t.lang),
        "net": euros(abs(found.net), t.lang),
    }
    if found.net < 0:
        return t(
            "With these numbers, {hours} a month bring about {brings} and cost about {costs}, your time"
            " counted: a loss of about **{net} a month**.",
            **values,
        )
    return t(
        "With these numbers, {hours} a month bring about {brings} and cost about {costs}, your time counted:"
        " about **{net} a month** are left.",
        **values,
    )


def _best(business: Business, found: Overall, t: Texts, lent: Collection[str]) -> str:
    """Say what the best plan does with those hours."""
    money = euros(found.plan_net, t.lang)
    works = [one.reason for one in found.streams if one.advice != "none"]
    if found.verdict == "worth_it":
        said = t("What earns its place: {reasons}.", reasons=reasons_named(works, t))
        if found.better:
            said += " " + t(
                "If your half-hour is like our example's, it takes {hours}; all in all, the best use of your"
                " hours would then leave about {money} a month."
                if lent
                else "The half-hour takes {hours}; all in all, the best use of your hours leaves about"
                " {money} a month.",
                hours=hours(found.plan[found.better], t),
                money=money,
            )
        elif found.plan_net - found.net > _SURE:
            said += " " + t(
                "With the best use of these hours, about {money} a month would be left.", money=money
            )
        return said
    if found.verdict == "redirect" and found.better:
        return t(
            "If your half-hour is like our example's, {hours} of it would leave about {money} a month."
            if lent
            else "In the half-hour, {hours} would probably leave about {money} a month.",
            hours=hours(found.plan[found.better], t),
            money=money,
        )
    if found.verdict == "not_worth_it":
        return t(
            "No way of using them that is known here pays: kept for something else, an hour is worth {worth}."
            " You may well need no account at all.",
            worth=format_amount(mean(business.hour_value), "EUR", t.lang),
        )
    return _either_way(business, found, t, lent)


def _either_way(business: Business, found: Overall, t: Texts, lent: Collection[str]) -> str:
    goes_on = any(name in found.plan for name in names(business).values())
    if found.alone == "pays":
        return half_hour_odds(found, t, posts=goes_on, lent=bool(lent))
    chances = format_amount(round(found.doubt * 10), "count", t.lang)
    if goes_on:
        return t(
            "It leans towards yes; but in {chances} cases of ten those hours would do better elsewhere.",
            chances=chances,
        )
    # Hours that leave something may well be given up, but only for something: it is said for what.
    if found.better:
        return t(
            "Against a half-hour like our example's it leans towards no; but in {chances} cases of ten it"
            " would be the better choice after all."
            if lent
            else "Against your half-hour it leans towards no; but in {chances} cases of ten it would be the"
            " better choice after all.",
            chances=chances,
        )
    return t(
        "It leans towards no; but in {chances} cases of ten it would be the better choice after all.",
        chances=chances,
    )


def by_themselves(found: Overall) -> list[Reason]:
    """Name the reasons that pay at today's hours, whatever else these could do."""
    return [one.reason for one in found.streams if one.hours > 0 and one.net > PAYS]


def _beaten(found: Overall, t: Texts, lent: Collection[str]) -> str:
    """Say that it pays, where the half-hour would only bring more; empty elsewhere."""
    pay = by_themselves(found)
    if not pay or not found.better:
        return ""
    if found.verdict in DOUBTFUL and found.alone == "pays":  # said already, with how often
        return ""
    return t(
        "What pays by itself: {reasons}. Your half-hour would bring more, if it is like our example's."
        if lent
        else "What pays by itself: {reasons}. Your half-hour would probably bring more.",
        reasons=reasons_named(pay, t),
    )


def _odds(found: Overall, t: Texts) -> str:
    if found.hours < _NONE or found.high - found.low < _SURE:
        return ""
    return t(
        "Luck aside, a month ends between {low} and {high} in eight cases of ten; {pays}.",
        low=euros(found.low, t.lang),
        high=euros(found.high, t.lang),
        pays=pays_of_ten(found.p_pays, t),
    )


def apart(here: Findings, t: Texts) -> str:
    """Say why the first workbook has another answer to the same numbers; empty where it has the same one."""
    first, found = decide(here.business), here.overall
    if first.verdict == found.verdict:
        return _posting_alone(found, t)
    return t(
        "The first workbook looks at posting alone and says: {alone}. This page weighs all that you put in,"
        " staying in touch and help too, so its answer is another one."
        if any(one.hours > 0 for one in found.streams if one.reason != "reach")
        else "The first workbook looks at posting alone and says: {alone}. This page also looks at staying in"
        " touch with those who have bought, which you do not do today, so its answer is another one.",
        alone=answer(first.verdict, by_itself(first.question.hours, first.question.p_pays), t),
    )


def _posting_alone(found: Overall, t: Texts) -> str:
    """Say what the first workbook's month is, where this page counts other hours too."""
    reach = next(one for one in found.streams if one.reason == "reach")
    if not 0 < reach.hours < found.hours - _NONE:
        return ""
    return t(
        "The first workbook counts posting alone, {hours} a month: that leaves about {money}. This page"
        " counts all {all}.",
        hours=hours(reach.hours, t),
        money=euros(reach.net, t.lang),
        all=hours(found.hours, t),
    )


def more(found: Overall, t: Texts, lent: Collection[str] = ()) -> str:
    """Answer: should I invest more? Only in what works, and only where more hours bring more."""
    if found.verdict == "cannot_tell":
        return t("**Put more in?** Not before you know: go on as today, at the most, and keep count.")
    if found.verdict == "test_first":
        return t("**Put more in?** Not before you know: try it first, with its limit.")
    growing = [one for one in found.streams if one.advice == "more"]
    if not growing:
        if any(one.advice != "none" for one in found.streams):
            return t("**Put more in?** No: what works has the hours that it can use.")
        if found.better and by_themselves(found):
            return t(
                "**Put more in?** Not before you know your own half-hour: if it is like our example's, it"
                " would bring more."
                if lent
                else "**Put more in?** No: it pays, but your half-hour would probably bring more."
            )
        return t("**Put more in?** No: more of what does not pay only loses more.")
    parts = [
        t(
            "{reason}, from {now} to about {best} a month",
            reason=_small(t(NAMES[one.reason])),
            now=hours(one.hours, t),
            best=hours(one.best_hours, t),
        )
        for one in growing
    ]
    said = t("**Put more in?** Only into what works: {parts}.", parts="; ".join(parts))
    beside = sum(given for name, given in found.plan.items() if name == found.better)
    if found.best_hours + beside > found.hours + _NONE:
        said += " " + t(
            "That is more than the {hours} that you give today: only if you have these hours.",
            hours=hours(found.hours, t),
        )
    return said


def hours(value: float, t: Texts) -> str:
    """Print hours with as many decimals as help."""
    return format_amount(round(value, 1), "hours", t.lang)
