"""Thirty days out of a verdict: what for, how many hours, and the number to beat."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.draws import numbers_of
from case_studies.joint import hours_now, owner_hours
from case_studies.overall import overall
from case_studies.parse import preset, preset_names, with_numbers
from case_studies.plan30 import plan_30
from case_studies.ranges import likely
from case_studies.to_beat import helped, tally
from case_studies.trial import trials
from case_studies.use import Use, left
from case_studies.uses import keep_use, serve_use
from case_studies.weighing import yields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from case_studies.business import Business
    from case_studies.plan30 import Path

LESTER = preset("lester")
TRIAL = {"able_of_ten": (0.0, 0.2, 2.0), "half_hour_cap_hours": 0, "hour_value": 30}


# A shop with a thousand customers: forty of them see each of its offers.
SHOP = {
    "price": 60,
    "hour_value": 20,
    "repeat_purchases": 2,
    "contacts_per_hour": 0,
    "customers_count": 1000,
    "customers_following_share": 0.4,
    "customers_seen_share": 0.1,
    "customers_hours": 4,
    "customers_hours_each": 0.5,
    "customers_offers_a_month": 8,
    "customers_buying_share": 0.03,
    "customers_recommended_per_1000": 0,
    "half_hour_cap_hours": 0,
}


@pytest.fixture
def shop(exact: Callable[[Business], Business]) -> Business:
    return with_numbers(exact(preset("lester_early")), SHOP)


def lester(**numbers: object) -> Business:
    return with_numbers(LESTER, numbers)


@pytest.mark.parametrize(
    ("business", "path"),
    [
        (LESTER, "half_hour"),
        (preset("lester_early"), "carry_on"),
        (lester(half_hour_cap_hours=0), "stop"),
        (lester(later_per_100_hours=20), "count"),
        (lester(**TRIAL), "trial"),
    ],
)
def test_the_month_follows_from_the_verdict(business: Business, path: Path) -> None:
    assert plan_30(business).path == path


def test_the_number_to_beat_is_what_pays_for_the_hours() -> None:
    """4 h at 40 EUR against 700 EUR a sale: 160 / 700 sales, one in 4.4 months."""
    for business in (LESTER, lester(half_hour_cap_hours=0)):
        plan = plan_30(business)
        assert plan.hours == 4
        assert plan.to_beat == pytest.approx(160 / 700)
        assert plan.months_for_one == pytest.approx(4.375)


def test_no_sale_is_as_likely_as_over_all_that_the_rate_may_be() -> None:
    """Sales a month are 4 h x contacts x able x closing, unsure; exp(-rate) is averaged, not the rate."""
    plan = plan_30(LESTER)
    numbers = numbers_of(LESTER)
    rates = 4 * yields_of(LESTER, numbers)["half_hour"].bookings
    assert plan.expected == pytest.approx(float(rates.mean()))
    assert plan.none_anyway == pytest.approx(float(np.exp(-rates).mean()))
    assert plan.none_anyway > 1.05 * math.exp(-plan.expected)
    assert plan.expected > 1 > plan_30(lester(half_hour_cap_hours=0)).expected


def test_two_rates_by_hand() -> None:
    """No sale or four, each as likely: (1 + e^-4) / 2, and not e^-2."""
    there = numbers_of(LESTER, 2) | {"capacity": np.asarray(10.0)}
    found = tally([Use(new=np.array([0.0, 4.0]), cost=np.asarray(350.0))], there)
    assert float(np.exp(-found.rate).mean()) == pytest.approx(0.509158, abs=1e-6)
    assert found.to_beat == pytest.approx(350 / 700)


# ---- the number, path by path


def test_hours_that_nobody_gives_are_named_and_not_handed_out() -> None:
    """Lester with five of ten and three an hour: 9.7 h a month would pay, and he has 4."""
    business = lester(able_of_ten=5, contacts_per_hour=3)
    plan, reach = plan_30(business), overall(business).streams[0]
    assert (plan.path, reach.advice) == ("carry_on", "more")
    assert plan.month == {"posting": 4}
    assert plan.beyond == (("reach", pytest.approx(9.695, abs=0.001)),)
    assert plan.to_beat == pytest.approx(4 * 40 / 700)
    assert plan.expected == pytest.approx(reach.new)


def test_what_would_pay_has_no_hours_left_beside_the_half_hour() -> None:
    """Three hours a month: two for the half-hour, one for posting, which more hours would do good."""
    business = lester(hours=3, able_of_ten=5, contacts_per_hour=3, half_hour_able_of_ten=8)
    business = with_numbers(business, {"half_hour_cap_hours": 2})
    plan = plan_30(business)
    assert (plan.better_hours, plan.month) == (2, {"posting": pytest.approx(1)})
    assert plan.better_hours + plan.hours == pytest.approx(3)


def test_hours_that_one_reason_gives_up_go_to_one_that_can_use_them() -> None:
    """Posting pays for up to 9.7 h; the two of staying in touch with one customer are found for it."""
    business = lester(able_of_ten=5, contacts_per_hour=3, customers_hours=2, customers_count=1)
    business = with_numbers(business, {"half_hour_cap_hours": 0})
    plan = plan_30(business)
    assert plan.drops == ("keep",)
    assert plan.month == {"posting": pytest.approx(6)}
    assert [one.reason for one in plan.beyond] == ["reach"]


HOURS = st.one_of(st.just(0.0), st.floats(0.1, 60))


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(sorted(preset_names())),
    hours=st.floats(0.5, 40),
    keeping=HOURS,
    watching=HOURS,
    own=st.floats(0, 1),
    able=st.floats(0, 10),
    cap=st.floats(0, 20),
    customers=st.floats(0, 3000),
    hour=st.floats(0, 60),
)
def test_no_month_hands_out_hours_that_the_owner_has_not(  # noqa: PLR0913, PLR0917 - each is a number that moves hours
    name: str,
    hours: float,
    keeping: float,
    watching: float,
    own: float,
    able: float,
    cap: float,
    customers: float,
    hour: float,
) -> None:
    business = with_numbers(
        preset(name),
        {
            "hours": hours,
            "customers_hours": keeping,
            "support_watching_hours": watching,
            "support_own_share": own,
            "able_of_ten": able,
            "half_hour_cap_hours": cap,
            "customers_count": customers,
            "hour_value": hour,
        },
    )
    plan, numbers = plan_30(business), numbers_of(business)
    all_hours = sum(hours_now(business, numbers).values())
    better = plan.better_hours if plan.path != "half_hour" else 0.0
    if plan.path != "count":
        assert plan.hours + better <= all_hours + 1e-6
    spent = sum(given for name, given in plan.month.items() if name != "serve") + better
    assert spent <= owner_hours(plan.month, numbers) + 1e-6
    for one in plan.beyond:
        named = {"reach": business.question.name}.get(one.reason, one.reason)
        assert one.hours > plan.month.get(named, 0.0), "what is left out is more than what is given"
    # Whatever has hours today is either in the month or dropped, and said to be.
    today = {one.reason for one in overall(business).streams if one.hours > 0}
    assert today <= {*plan.works, *plan.drops}


def test_less_is_counted_at_the_hours_of_the_plan(shop: Business) -> None:
    """Three offers to forty who see each: half an hour each, 3 x 40 x 3 % sales."""
    plan = plan_30(with_numbers(shop, {"customers_offers_a_month": 3}))
    assert (plan.path, plan.works, plan.drops) == ("carry_on", ("keep",), ("reach",))
    assert plan.hours == pytest.approx(1.5)
    assert plan.expected == pytest.approx(3.6)
    assert plan.to_beat == pytest.approx(1.5 * 20 / 42), "sold to those who would come back anyway"


def test_something_new_has_a_number_too(shop: Business) -> None:
    plan = plan_30(with_numbers(shop, {"customers_hours": 0}))
    assert (plan.path, plan.works) == ("carry_on", ("keep",))
    assert plan.hours > 0
    assert plan.expected == pytest.approx(40 * 0.03 * min(plan.hours / 0.5, 8))
    assert plan.to_beat == pytest.approx(plan.hours * 20 / 42)


def test_help_is_counted_in_questions_and_not_in_sales() -> None:
    business = preset("internet_provider")
    plan, serve = plan_30(business), overall(business).streams[2]
    assert plan.works == ("serve",)
    assert not plan.sells
    assert (plan.expected, plan.to_beat) == (0, 0)
    assert plan.helped is not None
    numbers = numbers_of(business)
    solved = numbers["support_contacts_per_month"] * numbers["support_solved_share"]
    assert plan.helped.solved == pytest.approx(float(solved.mean()))
    assert plan.helped.to_beat == pytest.approx(float(solved.mean()) * serve.costs / serve.brings)
    leaving = solved * numbers["support_urgent_share"] * numbers["support_leaving_share"]
    assert plan.helped.kept == pytest.approx(float(leaving.mean()) + serve.new)


def test_help_beside_sales_leaves_their_number_alone(shop: Business) -> None:
    helping = {
        "support_contacts_per_month": 400,
        "support_watching_hours": 10,
        "support_own_share": 0,
        "support_solved_share": 0.5,
        "support_urgent_share": 0.4,
        "support_leaving_share": 0.8,
        "support_seen_by": 0,
        "capacity": 100_000,
    }
    alone, both = (plan_30(with_numbers(shop, {"capacity": 100_000} | more)) for more in ({}, helping))
    assert set(both.works) == {*alone.works, "serve"}
    assert (both.expected, both.to_beat) == pytest.approx((alone.expected, alone.to_beat))
    assert both.sells
    assert alone.helped is None
    assert both.helped is not None
    assert both.helped.kept == pytest.approx(400 * 0.5 * 0.4 * 0.8)


def test_help_that_solves_nothing_is_counted_in_people() -> None:
    there = numbers_of(LESTER, 2) | {"capacity": np.asarray(10.0)}
    found = helped(Use(new=np.asarray(2.0), cost=np.asarray(700.0)), there)
    assert (found.solved, found.kept, found.to_beat) == (0, 2, pytest.approx(1))
    assert helped(Use(cost=np.asarray(700.0)), there).to_beat == math.inf


def test_stopping_counts_the_euros_that_help_saved_once() -> None:
    """About 342 EUR of hours, against 90 x .35 x 1.57 = 49 EUR a sale: seven, and not three."""
    business = preset("small_firm_support")
    plan, found = plan_30(business), overall(business)
    assert (plan.path, plan.helped) == ("stop", None)
    assert plan.hours == pytest.approx(found.hours)
    assert 6.5 < plan.to_beat < 7.5
    numbers = numbers_of(business)
    beside = float(serve_use(numbers).beside.mean())
    each = (found.brings - beside) / plan.expected
    assert plan.to_beat == pytest.approx((found.costs - beside) / each, rel=0.01)


# ---- what is kept, what is tried


def test_what_works_is_kept_and_the_rest_dropped() -> None:
    keeps = lester(
        customers_count=600,
        customers_hours=3,
        customers_following_share=0.4,
        customers_seen_share=0.15,
        customers_offers_a_month=3,
    )
    plan = plan_30(keeps)
    assert (plan.path, plan.works, plan.drops) == ("carry_on", ("keep",), ("reach",))
    assert plan.hours == pytest.approx(overall(keeps).streams[1].best_hours)
    assert plan.better_hours == 4


def test_a_trial_says_how_long_how_many_and_what_it_may_lose() -> None:
    found, plan = overall(lester(**TRIAL)), plan_30(lester(**TRIAL))
    assert (plan.months, plan.enough) == (found.trial.months, found.trial.enough)
    assert plan.may_lose == found.affordable_loss > 0
    assert plan_30(LESTER).may_lose == 0


def test_a_trial_s_count_is_made_for_the_hours_that_the_plan_gives() -> None:
    business = with_numbers(preset("maker_on_a_marketplace"), {"customers_buying_share": 0.03})
    found, plan = overall(business), plan_30(business)
    assert plan.path == "trial"
    assert plan.month == found.tried == {"keep": pytest.approx(5 / 3)}
    assert (plan.hours, plan.works, plan.drops) == (pytest.approx(5 / 3), ("keep",), ("reach",))
    # The rule is the best one for what these hours sell, against doing nothing.
    numbers = numbers_of(business)
    use = keep_use(plan.month["keep"], numbers)
    assert plan.expected == pytest.approx(float(use.sales.mean()))
    assert found.trial in trials(use.sales, left([use], numbers), np.zeros(use.sales.size))
    assert overall(LESTER).tried == {}


@settings(max_examples=25, deadline=None)
@given(price=st.floats(5, 5000), hour=st.floats(0, 300), hours=st.floats(0.5, 60), cap=st.floats(0, 20))
def test_the_number_to_beat_pays_for_the_hours_whatever_the_numbers(
    price: float, hour: float, hours: float, cap: float
) -> None:
    plan = plan_30(lester(price=price, hour_value=hour, hours=hours, half_hour_cap_hours=cap))
    margin = price * likely(LESTER.offer.margin_ratio)
    assert plan.to_beat * margin == pytest.approx(plan.hours * hour + plan.forgone)
    assert plan.expected <= likely(LESTER.offer.capacity)
    assert math.exp(-plan.expected) - 1e-9 <= plan.none_anyway <= 1
    if plan.path in {"carry_on", "half_hour"}:
        assert plan.expected >= plan.to_beat * (1 - 1e-9), "what the verdict recommends is expected to pay"
    if plan.path == "stop":
        assert plan.expected <= plan.to_beat * (1 + 1e-9), "and what it drops is not"
    if plan.path != "trial":
        assert plan.enough == max(1, math.ceil(plan.to_beat))
        assert plan.months == 1


# ---- what is given up for the half-hour


@pytest.mark.parametrize("name", sorted(preset_names()))
def test_the_half_hour_has_to_beat_what_today_leaves(name: str) -> None:
    """With as many sales as the number to beat, the half-hour leaves what today's hours do, or nothing."""
    business = preset(name)
    found, plan = overall(business), plan_30(business)
    if plan.path != "half_hour":
        assert plan.forgone == 0, "nothing is given up for what goes on"
        return
    assert plan.forgone == pytest.approx(max(0.0, found.net), abs=0.5)
    numbers = numbers_of(business)
    each = (found.plan_net + plan.hours * float(np.mean(numbers["hour_value"]))) / plan.expected
    cost = plan.hours * float(np.mean(numbers["hour_value"]))
    assert plan.to_beat * each - cost == pytest.approx(plan.forgone, rel=0.1, abs=1)


def test_the_bakery_gives_up_posts_that_pay() -> None:
    """An hour at the market is held against posts that leave 101 EUR a month, and not against nothing."""
    plan = plan_30(preset("bakery"))
    assert plan.path == "half_hour"
    assert plan.forgone == pytest.approx(overall(preset("bakery")).net)
    free = tally([Use(new=np.asarray(2.0), cost=np.asarray(70.0))], numbers_of(LESTER))
    held = tally([Use(new=np.asarray(2.0), cost=np.asarray(70.0))], numbers_of(LESTER), 630.0)
    assert (free.to_beat, held.to_beat) == (pytest.approx(0.1), pytest.approx(1.0))
    assert plan.to_beat > 1.5


def test_one_reason_that_pays_is_not_hidden_by_one_that_loses() -> None:
    """Staying in touch loses more than posting leaves; posting alone is what is given up."""
    business = with_numbers(
        preset("bakery"), {"customers_count": 1, "customers_hours": 10, "half_hour_cap_hours": 20}
    )
    found, plan = overall(business), plan_30(business)
    assert plan.path == "half_hour"
    assert found.net < 0 < found.streams[0].net
    assert plan.forgone == pytest.approx(found.streams[0].net)
