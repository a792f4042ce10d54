"""Figures of two groups and what lies between them, in words."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from case_studies.telling import COUNTS_AS
from widgets.amounts import format_amount
from widgets.did_it_work.questions import METRICS
from widgets.figures.apart import Gap
from widgets.texts import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_studies.metrics import Metric
    from case_studies.proportions import Estimate
    from case_studies.telling import Answer, Finding
    from widgets.texts import Texts

MONEY: frozenset[Metric] = frozenset({"cost_per_opportunity", "cost_per_customer", "lifetime_value"})
ANSWERS: dict[Answer, str] = {
    "cannot_tell": N_("nobody can tell"),
    "higher": N_("more with social media"),
    "lower": N_("less with social media"),
    "not_known": N_("not known"),
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


def gap(metric: Metric, value: float, t: Texts) -> str:
    """Print a difference with its direction: `15 points less`, `€12 more`."""
    if not isfinite(value):
        return t("no limit above") if value > 0 else t("no limit below")
    if metric in MONEY:
        size = _amount(metric, abs(value), t)
    else:
        n = round(abs(value) * _POINTS)
        size = t.n("{n} point", "{n} points", n=n)
    return t("{size} more", size=size) if value >= 0 else t("{size} less", size=size)


def possible(found: Finding, t: Texts) -> str:
    """Say what the true difference could be; empty where it is not known."""
    if found.difference is None:
        return ""
    low, high = (gap(found.metric, end, t) for end in (found.difference.low, found.difference.high))
    return t("{low} to {high}", low=low, high=high)


def rows(findings: Iterable[Finding], t: Texts) -> tuple[Gap, ...]:
    """Give the picture's rows; the first one decides."""
    made = []
    for place, found in enumerate(findings):
        both = t(
            "{first} against {second}",
            first=figure(found.metric, found.first, t),
            second=figure(found.metric, found.second, t),
        )
        could = possible(found, t)
        said = t("{both}; possible: {range}", both=both, range=could) if could else both
        answer = t(ANSWERS[found.answer])
        if place and found.answer in {"higher", "lower"}:
            answer = t("a hint: {answer}", answer=answer)
        made.append(Gap(t(METRICS[found.metric]), said, answer, found.difference, main=place == 0))
    return tuple(made)


def kind(metric: Metric) -> str:
    """Who is counted for a metric: prospects, customers, or everybody."""
    return {"conversion": "prospects", "retention": "customers"}.get(COUNTS_AS[metric], "people")
