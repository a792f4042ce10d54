"""One business, one verdict: the page, the line of later sales and the look ahead say the same word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from case_studies import list_businesses
from case_studies.diagnosis import GOOD, NUMBERS, QUESTIONS, diagnose
from case_studies.flat import fields
from case_studies.flips import flips
from case_studies.horizon import horizon
from case_studies.moving import stands_at
from case_studies.overall import overall, overall_verdict
from case_studies.parse import preset, with_numbers
from case_studies.reasons import reasons
from case_studies.weighing import DOUBT
from case_studies.zones import zones

if TYPE_CHECKING:
    from case_studies.business import Business
    from case_studies.diagnosis import Answer, Question

LATER = "later_per_100_hours"
ODD: dict[str, tuple[str, dict[str, object]]] = {
    # Few draws say "cannot tell" here, all of them "redirect".
    "on_the_edge": (
        "lester",
        {
            "price": 250,
            "margin_ratio": 0.5,
            "hour_value": 45,
            "hours": 6,
            "contacts_per_hour": 1,
            "able_of_ten": 7,
            "closing_rate": 0.4,
            "capacity": 30,
        },
    ),
    "no_room": ("small_firm_support", {"capacity": 0.1, "support_contacts_per_month": 100}),
    # Its likeliest value alone says "redirect"; with the doubt in it, no trial can tell.
    "in_doubt": ("lester", {LATER: (0.0, 1.0, 100.0)}),
    # Its likeliest value is nought: it stands at its average.
    "in_doubt_from_nought": ("lester", {LATER: (0.0, 0.0, 60.0)}),
    "on_trial": ("maker_on_a_marketplace", {"customers_buying_share": 0.03}),
}


def business_of(name: str) -> Business:
    key, numbers = ODD.get(name, (name, {}))
    return with_numbers(preset(key), numbers)


@pytest.mark.parametrize("name", [*list_businesses(), *ODD])
def test_the_line_says_what_the_page_says(name: str) -> None:
    business = business_of(name)
    now = stands_at(business, LATER)
    found = zones(business, LATER, 2 * now + 5)
    assert overall(business).verdict in {zone.verdict for zone in found if zone.low <= now <= zone.high}


@pytest.mark.parametrize("name", [*list_businesses(), *ODD])
def test_what_would_change_it_is_an_edge_of_the_line(name: str) -> None:
    business = business_of(name)
    for flip in flips(business, (LATER,), overall_verdict):
        assert flip.now == stands_at(business, LATER)
        edges = [zone.low for zone in zones(business, LATER, 2 * max(flip.at, flip.now))]
        nearest = min(edges, key=lambda edge: abs(edge - flip.at))
        # Both close in on it by halving, from stretches of different lengths.
        assert nearest == pytest.approx(flip.at, rel=1e-2, abs=1e-3)


@pytest.mark.parametrize("name", [*list_businesses(), *ODD])
def test_with_nothing_to_wait_for_every_look_ahead_says_what_the_page_says(name: str) -> None:
    business = business_of(name)
    waits = ("repeat_purchases", "later_months", "setup_hours")
    business = with_numbers(business, {key: 0 for key in fields(business) if key.endswith(waits)})
    assert horizon(business, 12, 100).verdicts == ((1, overall(business).verdict),)


@pytest.mark.parametrize("name", [*list_businesses(), *ODD, "maker_at_3", "maker_at_4", "maker_at_5"])
def test_the_diagnosis_is_not_surer_of_a_reason_than_the_verdict(name: str) -> None:
    share = {"maker_at_3": 0.03, "maker_at_4": 0.04, "maker_at_5": 0.05}.get(name)
    business = business_of(name if share is None else "maker_on_a_marketplace")
    if share is not None:
        business = with_numbers(business, {"customers_buying_share": share})
    yes: dict[Question, Answer] = {question: "yes" for asked in QUESTIONS.values() for question in asked}
    typed = {key for keys in NUMBERS.values() for key in keys}
    found = diagnose(GOOD, yes, reasons(business), typed)
    for one in found.good:
        if one.stream.costs > 0 and DOUBT < one.stream.p_pays < 1 - DOUBT:
            assert one.standing == "open"
    opposed = {("worth_it", "not_worth_it"), ("not_worth_it", "worth_it"), ("test_first", "not_worth_it")}
    assert (overall(business).verdict, found.verdict) not in opposed
