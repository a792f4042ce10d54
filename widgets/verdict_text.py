"""A decision in words: with these numbers, probably ..., because ...; it would change if ... ."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from case_studies.by_itself import by_itself
from case_studies.instruction import DOUBTFUL
from case_studies.parse import preset, preset_names
from case_studies.ranges import likely, mean
from widgets.amounts import format_amount, format_number, format_own
from widgets.calendar_day import long_date, months_later
from widgets.changes_text import change_sentence, changes
from widgets.figures.labels import euros
from widgets.judged import judge
from widgets.texts import N_
from widgets.verdict_heads import half_hour_headline

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from case_studies.business import Business
    from case_studies.by_itself import Alone
    from case_studies.decision import Decision
    from case_studies.flips import Flip
    from case_studies.weighing import Verdict, Weighing
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
# In a clause, where a page speaks of the other one's answer.
SAYS: dict[Verdict, str] = {
    "worth_it": N_("keep it"),
    "redirect": N_("the hours do more elsewhere"),
    "not_worth_it": N_("it does not pay"),
    "test_first": N_("try it first"),
    "cannot_tell": N_("nobody can tell"),
}
SAYS_IT_PAYS = N_("it pays, and whether the half-hour would pay more is open")
_HALF_HOUR_FIRST = N_("The half-hour first; the other hours are probably better kept")
_SOME_HOURS = 0.05  # a month: less would print as none


class Words(NamedTuple):
    """A verdict as a page shows it; `sentence` is all of it in one paragraph."""

    headline: str
    because: str
    odds: str
    change: str
    action: str
    tone: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All but the headline, in the order in which it is read."""
        return tuple(part for part in (self.because, self.odds, self.change, self.action) if part)

    @property
    def sentence(self) -> str:
        """The whole verdict in one piece."""
        return " ".join(self.paragraphs)


def words(  # noqa: PLR0913 - what a decision is told by, each by name
    business: Business,
    decision: Decision,
    flips: Sequence[Flip],
    t: Texts,
    today: date | None = None,
    *,
    lent: Collection[str] = (),
) -> Words:
    """Put a decision into words.

    Args:
        business: the numbers it was made on.
        decision: the verdict and its figures.
        flips: nearest first; the two that matter most are said.
        t: the reader's texts.
        today: the day to count from; today where not given.
        lent: flat keys of the half-hour's numbers that are the example's; what is said of it is conditional
            then.
    """
    said = (_because(business, decision, t, lent), _apart(business, decision, t))
    return Words(
        headline=t(_headline(business, decision, lent)),
        because=" ".join(filter(None, said)),
        odds=_odds(decision, t),
        change=change_sentence(decision.verdict, changes(business, flips, t), t),
        action=_action(business, decision, t, today or date.today()),  # noqa: DTZ011 - the reader's own calendar day
        tone=TONES[decision.verdict],
    )


def _headline(business: Business, decision: Decision, lent: Collection[str]) -> str:
    asked = decision.question
    said = half_hour_headline(decision.verdict, by_itself(asked.hours, asked.p_pays), lent=bool(lent))
    if said:
        return said
    posts_too = business.question.name in decision.plan
    if decision.verdict == "redirect" and not posts_too and decision.hours_kept > _SOME_HOURS:
        return _HALF_HOUR_FIRST
    return HEADLINES[decision.verdict]


def _because(business: Business, decision: Decision, t: Texts, lent: Collection[str]) -> str:
    asked, value = business.question.name, decision.hour_value
    brings = decision.per_hour[asked]
    posted, worth = euros(brings, t.lang), format_amount(value, "EUR", t.lang)
    if abs(brings - value) < 1:  # so near that only cents tell which is more
        posted, worth = (euros(each, t.lang, decimals=2) for each in (brings, value))
    said = {
        "worth_it": lambda: t(
            "With these numbers, posting probably earns its place, because an hour of it brings about"
            " {posted} and the hour itself is worth {worth}.",
            posted=posted,
            worth=worth,
        ),
        "redirect": lambda: t(
            "With these numbers, those hours would probably do more in a half-hour like our example's,"
            " because an hour there would bring about {better} and an hour of posting brings about {posted}."
            if lent
            else "With these numbers, those hours probably do more in the half-hour, because an hour there"
            " brings about {better} and an hour of posting about {posted}.",
            better=euros(decision.per_hour[decision.better or asked], t.lang),
            posted=posted,
        ),
        "not_worth_it": lambda: t(
            "With these numbers, posting probably does not pay, because an hour of it brings about {posted}"
            " and the hour itself is worth {worth}.",
            posted=posted,
            worth=worth,
        ),
    }.get(decision.verdict, lambda: _either_way(business, decision, t, lent))()
    return " ".join([said, *_split(business, decision, t)])


def _apart(business: Business, decision: Decision, t: Texts) -> str:
    """Say what the verdict on everything is; empty where there is only posting, or it is the same."""
    customers, support = business.customers, business.support
    others = (customers.count, customers.hours, support.contacts_per_month, support.watching_hours)
    if not any(likely(value) > 0 for value in others):
        return ""
    found = judge(business)
    together = found.verdict
    if together == decision.verdict:
        if found.hours < decision.hours + _SOME_HOURS:  # no other hours are put in: it is one and the same
            return ""
        return t(
            "That is posting alone; “Your verdict” counts all that you put in, {hours} a month, and comes to"
            " about {money} a month.",
            hours=_hours(found.hours, t),
            money=euros(found.net, t.lang),
        )
    return t(
        "This page looks at posting alone. With all that you put in, staying in touch and help too, the"
        " workbook “Your verdict” says: {together}."
        if any(one.hours > 0 for one in found.streams if one.reason != "reach")
        else "This page looks at posting alone. The workbook “Your verdict” also looks at staying in touch"
        " with those who have bought, which you do not do today, and says: {together}.",
        together=answer(together, found.alone, t),
    )


def _either_way(business: Business, decision: Decision, t: Texts, lent: Collection[str]) -> str:
    posts, asked = business.question.name in decision.plan, decision.question
    if by_itself(asked.hours, asked.p_pays) == "pays":
        pays = t(
            "With these numbers, posting probably pays by itself, because an hour of it brings about {posted}"
            " and the hour itself is worth {worth}.",
            posted=euros(decision.per_hour[business.question.name], t.lang),
            worth=format_amount(decision.hour_value, "EUR", t.lang),
        )
        return f"{pays} {half_hour_odds(decision, t, posts=posts, lent=bool(lent))}"
    if posts:
        leans = t("Today it leans towards posting.")
    elif decision.better:  # what is given up is given up for something: it is said for what
        leans = t(
            "Today it leans towards a half-hour like our example's rather than posting."
            if lent
            else "Today it leans towards your half-hour rather than posting."
        )
    else:
        leans = t("Today it leans against posting.")
    could = t(
        "With these numbers it could probably go either way, because in {chances} cases of ten those hours"
        " would do better elsewhere."
        if posts
        else "With these numbers it could probably go either way, because in {chances} cases of ten posting"
        " would be the better choice after all.",
        chances=format_number(round(decision.doubt * 10), "count", t.lang),
    )
    return f"{could} {leans}"


def half_hour_odds(found: Weighing, t: Texts, *, posts: bool, lent: bool) -> str:
    """Say of what pays by itself how often the half-hour would bring more.

    Args:
        found: a verdict in doubt.
        t: the reader's texts.
        posts: whether the best plan goes on with what is asked about.
        lent: whether the half-hour's numbers are the example's.
    """
    against = round(found.doubt * 10)
    more = against if posts else 10 - against
    return t(
        "In {more} cases of ten a half-hour like our example's would bring more, in {less} it would not: with"
        " your own numbers for it, this can be told."
        if lent
        else "In {more} cases of ten your half-hour would bring more, in {less} it would not.",
        more=format_number(more, "count", t.lang),
        less=format_number(10 - more, "count", t.lang),
    )


def answer(verdict: Verdict, alone: Alone, t: Texts) -> str:
    """Give another page's answer in a clause."""
    return t(SAYS_IT_PAYS if verdict in DOUBTFUL and alone == "pays" else SAYS[verdict])


def _split(business: Business, decision: Decision, t: Texts) -> list[str]:
    """Say once where the hours go, and why no more of them go to what pays."""
    if decision.verdict not in {"worth_it", "redirect"}:
        return []
    asked, better, kept = business.question.name, decision.better, decision.hours_kept
    said = []
    if decision.verdict == "worth_it" and better:
        first = decision.per_hour[better] >= decision.question.per_hour
        said.append(
            t(
                "The half-hour comes first: an hour of it brings about {better}."
                if first
                else "The half-hour has its place too: an hour of it brings about {better}.",
                better=euros(decision.per_hour[better], t.lang),
            )
        )
    parts = [
        t(part, hours=_hours(hours, t))
        for part, hours in (
            (N_("{hours} for the half-hour"), decision.plan.get(better or "", 0.0)),
            (N_("{hours} for posting"), decision.plan.get(asked, 0.0)),
            (N_("{hours} kept for yourself"), kept),
        )
        if hours > _SOME_HOURS
    ]
    if len(parts) > 1:
        listed = t("{one} and {other}", one=", ".join(parts[:-1]), other=parts[-1])
        said.append(t("So, of your {all} a month: {parts}.", all=_hours(decision.hours, t), parts=listed))
    if kept > _SOME_HOURS:
        said.append(_no_more(business, decision, t))
    return said


def _no_more(business: Business, decision: Decision, t: Texts) -> str:
    """Say what stops hours that would pay: there are no more of them, or no more sales can be taken on."""
    caps = {activity.name: mean(activity.cap_hours) for activity in business.activities}
    if all(hours > caps[name] - _SOME_HOURS for name, hours in decision.plan.items()):
        return t("There is no room for more of the half-hour in a month.")
    capacity = business.offer.capacity
    ours = business.name in preset_names() and capacity == preset(business.name).offer.capacity
    return t(
        "With that you reach {most} sales a month, which is our assumption for the most that you can take on."
        if ours
        else "With that you reach {most} sales a month, the most that you can take on.",
        most=format_amount(likely(capacity), "count", t.lang),
    )


def _odds(decision: Decision, t: Texts) -> str:
    """Say how far the doubt about the numbers reaches, and how often posting alone pays for itself.

    A single month also has its luck, which is none of this: another panel shows what luck does.
    """
    alone = decision.question
    if alone.hours == 0 or alone.high - alone.low < 1:
        return ""
    pays = pays_of_ten(alone.p_pays, t)
    if alone.high <= 0:
        spread = N_(
            "Luck aside, posting {hours} a month loses between {least} and {most} in eight cases of ten;"
            " {pays}."
        )
    elif alone.low >= 0:
        spread = N_(
            "Luck aside, posting {hours} a month leaves between {least} and {most} in eight cases of ten;"
            " {pays}."
        )
    else:
        spread = N_(
            "Luck aside, posting {hours} a month ends between a loss of {low} and a gain of {high} in eight"
            " cases of ten; {pays}."
        )
    low, high = euros(abs(alone.low), t.lang), euros(abs(alone.high), t.lang)
    least, most = (high, low) if alone.high <= 0 else (low, high)
    hours = _hours(alone.hours, t)
    return t(spread, hours=hours, least=least, most=most, low=low, high=high, pays=pays)


def pays_of_ten(share: float, t: Texts) -> str:
    """Say how often it pays for itself, luck aside: in so many cases of ten, as what stands beside it."""
    of_ten = round(share * 10)
    if of_ten in {0, 10}:
        return t("it almost always pays for itself") if of_ten else t("it almost never pays for itself")
    return t.n("it pays for itself in {n} case of ten", "it pays for itself in {n} cases of ten", n=of_ten)


def _action(business: Business, decision: Decision, t: Texts, today: date) -> str:
    if decision.verdict not in {"test_first", "cannot_tell"}:
        return ""
    day = long_date(months_later(today, decision.trial.months), t.lang)
    loss = euros(decision.affordable_loss, t.lang)
    if decision.verdict == "cannot_tell":
        return t(
            "No trial would teach more than it costs. If you go on all the same, let it lose no more than"
            " {loss} a month, your hours counted, and decide on {day} whatever happens.",
            loss=loss,
            day=day,
        )
    return t.n(
        "So try it with a limit: until {day}, let it lose no more than {loss} a month, your hours counted. If"
        " nobody has paid {price} because of it by then, stop.",
        "So try it with a limit: until {day}, let it lose no more than {loss} a month, your hours counted. If"
        " fewer than {n} have paid {price} because of it by then, stop.",
        n=decision.trial.enough,
        day=day,
        loss=loss,
        # Sales of a cheaper product are not what the trial counts.
        price=format_own(likely(business.offer.price), t.lang),
    )


def _hours(value: float, t: Texts) -> str:
    return format_amount(round(value, 1), "hours", t.lang)
