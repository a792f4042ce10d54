"""What the learner is asked about two groups: the counts, how they were made, and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from case_studies.wrong_answers import MOST as MOST_WRONG
from widgets.texts import N_

if TYPE_CHECKING:
    from case_studies.metrics import Metric
    from case_studies.units import Unit
    from widgets.stops import Scale

PREFIX = "groups_"
"""Answers of this workbook are kept under names that begin so."""

GUESS = "groups_guess"
GUESSED_BASE, GUESSED_N = 0.1, 100  # what the guess is about: of so many, this share buy anyway

Group = Literal["with", "without"]
GROUPS: dict[Group, str] = {"with": N_("With social media"), "without": N_("Without social media")}

Assigned = Literal["said", "chose", "turns", "chance"]
ASSIGNED: dict[Assigned, str] = {
    "said": N_("They say how they heard of us"),
    "chose": N_("They follow us, or they do not"),
    "turns": N_("We post in some weeks, not in others"),
    "chance": N_("Chance: by lot, or every second one"),
}
METRICS: dict[Metric, str] = {
    "conversion": N_("Prospects who buy"),
    "cost_per_opportunity": N_("Cost of a real prospect"),
    "cost_per_customer": N_("Cost of a customer"),
    "retention": N_("Customers who stay"),
    "lifetime_value": N_("What a customer leaves over the years"),
}


class Question(NamedTuple):
    """One number that is asked; `start` is our example, None where it follows from the business."""

    label: str
    start: float | None
    low: float
    high: float
    unit: Unit = "count"
    help: str = ""
    scale: Scale = "linear"
    step: float | None = None


_MANY, _MUCH = 100_000, 10_000_000

PLAN: dict[str, Question] = {
    "per_month": Question(
        N_("People you can count in a month, in each group"), 20, 1, 5000, scale="log", step=None
    ),
    "months": Question(N_("Months that you would count"), 3, 1, 36, step=1),
    "base": Question(
        N_("Share of them who do it anyway"),
        0.1,
        0.01,
        0.99,
        "share",
        help=N_("Buy, ask for a quote, stay: whatever your main measure counts."),
    ),
    "wrong": Question(
        N_("Share of people who answer wrongly"),
        0.1,
        0,
        MOST_WRONG,
        "share",
        help=N_("“How did you hear of us?” Some do not remember, some are polite."),
    ),
}
COUNTED_MONTHS = Question(N_("Months it took you to count them"), 3, 1, 120, step=1)
COUNTS: dict[str, Question] = {
    "people": Question(N_("Everybody in this group"), None, 1, _MANY),
    "prospects": Question(N_("Of those, real prospects"), None, 0, _MANY),
    "customers": Question(N_("Of those, who bought"), None, 0, _MANY),
    "stayed": Question(N_("Of those, still customers a year later"), None, 0, _MANY),
    "cost": Question(N_("What they cost you, your hours included"), None, 0, _MUCH, "EUR"),
    "margin": Question(N_("What one customer leaves you in a year"), None, 0, _MUCH, "EUR"),
}
NEEDED: dict[Metric, tuple[str, ...]] = {
    "conversion": ("prospects", "customers"),
    "cost_per_opportunity": ("people", "prospects", "cost"),
    "cost_per_customer": ("people", "customers", "cost"),
    "retention": ("customers", "stayed"),
    "lifetime_value": ("customers", "stayed", "margin"),
}
"""Which counts of each group a measure stands on."""
EXAMPLE: dict[Group, dict[str, float]] = {
    "with": {"people": 40, "prospects": 24, "customers": 6, "stayed": 2},
    "without": {"people": 60, "prospects": 45, "customers": 18, "stayed": 9, "cost": 300},
}
"""Our assumptions, until the learner has counted."""


def all_questions() -> dict[str, Question]:
    """Give every number asked, by its name without the prefix."""
    counts = {
        f"{group}_{what}": question._replace(start=EXAMPLE[group].get(what))
        for group in GROUPS
        for what, question in COUNTS.items()
    }
    return {**PLAN, "counted_months": COUNTED_MONTHS, **counts}
