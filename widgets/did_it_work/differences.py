"""Figures of two groups and what lies between them, in words."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from case_studies.proportions import Estimate
from case_studies.telling import COUNTS_AS, LESS_IS_BETTER
from widgets.amounts import format_amount
from widgets.did_it_work.questions import METRICS
from widgets.figures.apart import Gap
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_studies.metrics import Metric
    from case_studies.telling import Finding
    from widgets.texts import Texts

MONEY: frozenset[Metric] = frozenset({"cost_per_opportunity", "cost_per_customer", "lifetime_value"})
_ANSWERS: dict[bool | None, str] = {
    True: N_("better with social media"),
    False: N_("worse with social media"),
    None: N_("nobody can tell"),
}
_POINTS = 100
_CENTS_BELOW = 10


def figure(metric: Metric, value: Estimate | None, t: Texts) -> str:
    """Print one group's figure: a share or euros; words where it has no end or is not known."""
    if value is None:
        return t("not known")
    if not isfinite(value.estimate):
        return t("no end: nobody came of it")
    return _amount(metric, value.estimate, t)


def _amount(metric: Metric, value: float, t: Texts) -> str:
    if metric in MONEY:
        return format_amount(value, "EUR", t.lang, decimals=0 if value >= _CENTS_BELOW else 2)
    return format_amount(value, "share", t.lang, decimals=0)


def answer(found: Finding, t: Texts) -> str:
    """Say what can be said of a measure: a cost that is higher is worse, a share that is higher is better."""
    if found.too_few:
        return t("too few to tell")
    return t("not known") if found.answer == "not_known" else t(_ANSWERS[found.first_is_better])


def gap(metric: Metric, value: float, t: Texts) -> str:
    """Print a finite difference with its direction: `15 points less`, `€12 more`."""
    if metric in MONEY:
        size = _amount(metric, abs(value), t)
    else:
        n = round(abs(value) * _POINTS)
        size = t.n("{n} point", "{n} points", n=n)
    return t("{size} more", size=size) if value >= 0 else t("{size} less", size=size)


def possible(found: Finding, t: Texts) -> str:
    """Say what the true difference could be; empty where it is not known."""
    if found.difference is None or found.too_few:
        return ""
    return between(found.metric, found.difference, t)


def between(metric: Metric, difference: Estimate, t: Texts, *, bold: bool = False) -> str:
    """Say from where to where a difference could be; an end may be without limit."""
    has_low, has_high = isfinite(difference.low), isfinite(difference.high)
    if not (has_low or has_high):
        return t("anything at all")
    low, high = (gap(metric, end, t) if isfinite(end) else "" for end in (difference.low, difference.high))
    if bold:
        low, high = f"**{low}**", f"**{high}**"
    if not has_high:
        return t("from {low} up, no limit above", low=low)
    return (
        t("{low} to {high}", low=low, high=high) if has_low else t("up to {high}, no limit below", high=high)
    )


def rows(findings: Iterable[Finding], t: Texts) -> tuple[Gap, ...]:
    """Give the picture's rows; the first one decides."""
    made = []
    for place, found in enumerate(findings):
        if found.too_few and found.counted:
            both = t("{first} and {second} counted", first=found.counted[0], second=found.counted[1])
        else:
            both = t(
                "{first} against {second}",
                first=figure(found.metric, found.first, t),
                second=figure(found.metric, found.second, t),
            )
        could = possible(found, t)
        said = t("{both}; possible: {range}", both=both, range=could) if could else both
        told = answer(found, t)
        if place and found.first_is_better is not None:
            told = t("perhaps better: a hint") if found.first_is_better else t("perhaps worse: a hint")
        made.append(Gap(t(METRICS[found.metric]), said, told, _towards_better(found), main=place == 0))
    return tuple(made)


def _towards_better(found: Finding) -> Estimate | None:
    """Give a difference that is above nought where the first group does better, whatever is measured."""
    apart = None if found.too_few else found.difference
    if apart is None or found.metric not in LESS_IS_BETTER:
        return apart
    return Estimate(-apart.estimate, -apart.high, -apart.low)


def kind(metric: Metric) -> str:
    """Who is counted for a metric: prospects, customers, or everybody."""
    return {"conversion": "prospects", "retention": "customers"}.get(COUNTS_AS[metric], "people")
