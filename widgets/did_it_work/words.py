"""What two groups tell, in words: what could have shown, what was seen, and what to do next."""

from __future__ import annotations

from math import inf, isfinite
from typing import TYPE_CHECKING, NamedTuple

from case_studies.telling import COUNTS_AS, LARGE, must_be_new, telling
from case_studies.wrong_answers import shown_share
from widgets.amounts import format_amount, format_number
from widgets.did_it_work.differences import MONEY, between, figure, kind
from widgets.did_it_work.questions import GROUPS, METRICS
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.groups import Comparison
    from case_studies.metrics import GroupMetrics, Metric
    from case_studies.telling import Finding
    from widgets.did_it_work.questions import Assigned
    from widgets.did_it_work.study import Study
    from widgets.texts import Texts

PATIENCE = 24  # months: whoever would have to count longer had better decide now
_YEAR = 12
_TENTHS = 10

HEADLINES: dict[tuple[Metric, str], str] = {
    ("conversion", "higher"): N_("With social media, more prospects buy"),
    ("conversion", "lower"): N_("With social media, fewer prospects buy"),
    ("cost_per_opportunity", "higher"): N_("With social media, a prospect costs more"),
    ("cost_per_opportunity", "lower"): N_("With social media, a prospect costs less"),
    ("cost_per_customer", "higher"): N_("With social media, a customer costs more"),
    ("cost_per_customer", "lower"): N_("With social media, a customer costs less"),
    ("retention", "higher"): N_("With social media, more customers stay"),
    ("retention", "lower"): N_("With social media, fewer customers stay"),
    ("lifetime_value", "higher"): N_("With social media, a customer leaves more over the years"),
    ("lifetime_value", "lower"): N_("With social media, a customer leaves less over the years"),
}
_CAUSES: dict[Assigned, str] = {
    "said": N_(
        "It says who comes from where, not what your posts did: those who follow you may have been fans"
        " before."
    ),
    "chose": N_(
        "It says who your followers are, not what your posts did: they chose to follow, and may have been"
        " fans before."
    ),
    "turns": N_(
        "You chose the weeks, so your posts may well have done it. Weather and holidays differ too: change"
        " over often, and for long."
    ),
    "chance": N_("Chance decided who was in which group, so it was probably social media that did it."),
}
_SMALLEST: dict[Metric, str] = {
    "conversion": N_(
        "With {first} and {second} prospects, only a difference of about {points} or more would probably"
        " have shown."
    ),
    "opportunities_of_all": N_(
        "With {first} and {second} people, only a difference of about {points} or more in who becomes a real"
        " prospect would probably have shown."
    ),
    "customers_of_all": N_(
        "With {first} and {second} people, only a difference of about {points} or more in who buys would"
        " probably have shown."
    ),
    "retention": N_(
        "With {first} and {second} customers, only a difference of about {points} or more in who stays would"
        " probably have shown."
    ),
}
_FAULTS = {
    "opportunities": N_("{group}: there are more real prospects than people. Check the two counts."),
    "customers": N_("{group}: more bought than there were prospects. Check the two counts."),
    "retained": N_("{group}: more stayed than bought. Check the two counts."),
}


class Words(NamedTuple):
    """A verdict on two groups; `verdict` is its word for machines."""

    verdict: str
    headline: str
    paragraphs: tuple[str, ...]
    tone: str

    @property
    def sentence(self) -> str:
        """All of it in one piece."""
        return " ".join([f"{self.headline}.", *self.paragraphs])


def words(study: Study, t: Texts) -> Words:
    """Put what the learner counted into words."""
    if study.faults:
        told = [t(_FAULTS[part], group=t(GROUPS[group])) for group, (part, _) in study.faults.items()]
        return Words("not_known", t("These counts contradict each other"), tuple(told), "plain")
    compared = study.comparison()
    assert compared is not None  # noqa: S101 - only faults leave none
    plain = study.compare(study.counts("with"), study.counts("without"), wrong=0.0)
    found = telling(compared, study.primary, *compared.groups)
    return found_words(found, compared, plain, study, t)


def found_words(found: Finding, compared: Comparison, plain: Comparison, study: Study, t: Texts) -> Words:
    """Put what two groups tell of one metric into words, wherever the counts come from.

    Args:
        found: what they tell.
        compared: both groups, the one with social media first, wrong answers taken off.
        plain: the same as they were counted.
        study: how people came into their group, and for how long they were counted.
        t: the reader's texts.
    """
    if found.answer == "not_known":
        return _not_known(compared, study, t)
    if found.too_few:
        return _too_few(found, t)
    parts = [_smallest(found, t), _seen(found, plain, study, t)]
    if study.changed_after_seeing:
        parts.append(
            t("You chose this measure after seeing the result: take it for a hint, and count once more.")
        )
    first = next(iter(compared.groups.values()))
    if found.answer == "cannot_tell":
        parts += [_count_on(found, study, t), _today(found, first, t)]
        return Words("cannot_tell", t("Nobody can tell yet"), _some(parts), "unsure")
    better = bool(found.first_is_better)
    if not (study.assigned == "chance" and found.metric in MONEY):  # what it cost is no effect of it
        parts.append(t(_CAUSES[study.assigned]))
    parts.append(_pays(first, t))
    return Words(
        "better" if better else "worse",
        t(HEADLINES[found.metric, found.answer]),
        _some(parts),
        "yes" if better else "no",
    )


def _too_few(found: Finding, t: Texts) -> Words:
    """Say only how many it would take: figures of so few people invite reading."""
    assert found.counted is not None  # noqa: S101 - that is what too few are
    assert found.enough is not None  # noqa: S101 - as above
    enough = _tens(found.enough)
    more = [format_amount(max(0, enough - n), "count", t.lang) for n in found.counted]
    told = (
        t(
            "With social media: {first}. Without: {second}. From so few, nothing can be told, neither that it"
            " works nor that it does not; so no result is shown.",
            first=_who(found, found.counted[0], t),
            second=_who(found, found.counted[1], t),
        ),
        t(
            "Even a large difference, of {points} points, takes about **{each}** in each group to show. That"
            " is {first} more with social media, and {second} more without.",
            points=round(100 * LARGE),
            each=_who(found, enough, t),
            first=more[0],
            second=more[1],
        ),
    )
    return Words("cannot_tell", t("Too few to tell anything yet"), told, "unsure")


def _tens(n: int) -> int:
    """Round up: so many are an estimate, and no more exact than that."""
    return -10 * (-n // 10)


def _some(parts: list[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _not_known(compared: Comparison, study: Study, t: Texts) -> Words:
    first, second = compared.groups.values()
    if study.wrong and shown_share(first.people, second.people, study.wrong) == 0:
        told = t(
            "If {wrong} answer wrongly, everybody in the smaller group could be there by mistake. Ask better,"
            " or count another way.",
            wrong=format_amount(study.wrong, "share", t.lang),
        )
        return Words("cannot_tell", t("So many wrong answers say nothing"), (told,), "unsure")
    told = t(
        "{measure}: nobody is there yet to count it of. Count on, or choose another main measure.",
        measure=t(METRICS[study.primary]),
    )
    return Words("cannot_tell", t("Nobody can tell yet"), (told,), "unsure")


def _smallest(found: Finding, t: Texts) -> str:
    if found.counted is None:
        return ""
    first, second = (format_amount(n, "count", t.lang) for n in found.counted)
    if found.smallest is None:
        return t(
            "With {first} and {second} counted, no difference at all would probably have shown.",
            first=first,
            second=second,
        )
    points = t.n("{n} point", "{n} points", n=round(abs(found.smallest) * 100))
    return t(_SMALLEST[COUNTS_AS[found.metric]], first=first, second=second, points=points)


def _seen(found: Finding, plain: Comparison, study: Study, t: Texts) -> str:
    """Give both figures: as they were counted, and beside them with the wrong answers taken off."""
    assert found.difference is not None  # noqa: S101 - what is not known was sorted out before
    with_, without = plain.groups.values()
    both = t(
        "You counted {first} with social media, {second} without.",
        first=_counted(found.metric, with_, t),
        second=_counted(found.metric, without, t),
    )
    if study.wrong:
        taken_off = t(
            "Once the {wrong} who answer wrongly are taken off, it is probably {first} with social media,"
            " {second} without; that share is yours to change, under “{label}”.",
            wrong=format_amount(study.wrong, "share", t.lang),
            first=figure(found.metric, found.first, t),
            second=figure(found.metric, found.second, t),
            label=t(study.questions["wrong"].label),
        )
        both = f"{both} {taken_off}"
    could = t(
        "The true difference could be: {range}.", range=between(found.metric, found.difference, t, bold=True)
    )
    return f"{both} {could}"


def _counted(metric: Metric, group: GroupMetrics, t: Texts) -> str:
    """Give a group's figure as it was counted; a share with the people behind it."""
    seen = figure(metric, group.metrics[metric], t)
    if metric not in group.shares:
        return seen
    did, of = (format_amount(n, "count", t.lang) for n in group.shares[metric])
    return t("{did} of {of} ({share})", did=did, of=of, share=seen)


def months_left(found: Finding, study: Study) -> float | None:
    """Months of counting that are left until a difference like the one seen would show."""
    return found.months_left(study.value("counted_months"))


def _count_on(found: Finding, study: Study, t: Texts) -> str:
    """Say how many more to count, and for how long; or that it is not worth waiting for."""
    left = months_left(found, study)
    if found.needed is None or left is None:
        return t(
            "So far both groups do the same. Say beforehand which difference would change what you do, and"
            " count until so many could show it."
        )
    each = _who(found, found.needed, t)
    if left > PATIENCE:
        return t(
            "To see a difference like this one, it takes about {each} in each group, which at your pace is"
            " {years} more. Do not wait for that: decide by what you expect, or look for a larger"
            " difference.",
            each=each,
            years=_long(left, t),
        )
    if left == 0:
        return t(
            "To see a difference like this one, about {each} in each group can be enough, and you have those:"
            " it was a near thing. Count as many once more.",
            each=each,
        )
    return t(
        "So count on: to see a difference like this one, it takes about {each} in each group, which at your"
        " pace is {months} more. Decide then, whatever it says.",
        each=each,
        months=t.n("{n} month", "{n} months", n=max(1, round(left))),
    )


def _who(found: Finding, n: int, t: Texts) -> str:
    """Say how many of whom a measure counts."""
    of = {
        "prospects": t.n("{n} prospect", "{n} prospects", n=n),
        "customers": t.n("{n} customer", "{n} customers", n=n),
        "people": t.n("{n} person", "{n} people in all", n=n),
    }
    return of[kind(found.metric)]


def _long(months: float, t: Texts) -> str:
    years = months / _YEAR
    if years > 100:  # noqa: PLR2004 - nobody counts for a century
        return t("over a hundred years")
    return t.n("about {n} year", "about {n} years", n=round(years))


def _today(found: Finding, first: GroupMetrics, t: Texts) -> str:
    """Say which way it leans, and from where on social media would pay, for whoever must choose now."""
    parts = []
    if found.chance is not None:
        of_ten = round(found.chance * _TENTHS)
        parts.append(_leans(found.metric, of_ten, t))
    parts.append(_pays(first, t))
    return " ".join(part for part in parts if part)


def _leans(metric: Metric, of_ten: int, t: Texts) -> str:
    said = {
        "prospects": N_(
            "If you had to choose today: in {n} of ten cases, more prospects truly buy with social media."
        ),
        "customers": N_(
            "If you had to choose today: in {n} of ten cases, more customers truly stay with social media."
        ),
        "people": N_(
            "If you had to choose today: in {n} of ten cases, more people truly get that far with social"
            " media."
        ),
    }
    return t(said[kind(metric)], n=format_number(of_ten, "count", t.lang))


def share_needed(first: GroupMetrics) -> float:
    """Share of the customers with social media who must have come because of it, for it to pay."""
    cost, worth = first.metrics["cost_per_customer"], first.metrics["lifetime_value"]
    if cost is None or worth is None or not isfinite(cost.estimate):
        return inf
    return must_be_new(cost.estimate, 1, worth.estimate)


def _pays(first: GroupMetrics, t: Texts) -> str:
    if first.metrics["lifetime_value"] is None:
        return ""
    share = share_needed(first)
    if share == 0:
        return ""
    if share > 1:
        return t(
            "What it cost you is more than all of these customers leave, even if every one of them came"
            " only because of it."
        )
    return t(
        "It pays if at least {share} of the customers with social media came only because of it.",
        share=format_amount(share, "share", t.lang, decimals=0),
    )
