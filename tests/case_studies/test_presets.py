"""The published story must come out of honest numbers, and where it is fragile that must show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from case_studies.claims import claim, claims
from case_studies.decision import decide
from case_studies.draws import numbers_of
from case_studies.flat import fields
from case_studies.parse import preset, preset_names, with_numbers
from case_studies.ranges import Range, likely
from case_studies.uncertainty import draw
from case_studies.weighing import weigh, yields_of

if TYPE_CHECKING:
    from case_studies.business import Business

LESTER = preset("lester")
EARLY = preset("lester_early")


def lester(**numbers: float) -> Business:
    return with_numbers(LESTER, numbers)


# --- the files


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_bears_the_name_of_its_file_and_keeps_the_schemas_ranges(name: str) -> None:
    assert preset(name).name == name
    for field in fields(preset(name)).values():
        if field.value is not None:
            assert field.quantity.read(field.value) == field.value


def test_both_lesters_are_there() -> None:
    assert {"lester", "lester_early"} <= set(preset_names())


@pytest.mark.parametrize("name", preset_names())
def test_where_a_default_comes_from_is_assumed_or_in_the_ledger(name: str) -> None:
    for field in fields(preset(name)).values():
        assert field.quantity.origin == "assumed" or field.quantity.origin in claims()


def test_the_published_figures_are_the_ledgers() -> None:
    assert [LESTER.offer.price] == list(claim("lester.price").values)
    assert [likely(LESTER.audiences[0].wtp_median)] == list(claim("lester.expected_price").values)


def test_what_is_not_published_is_not_sharper_than_it_can_be() -> None:
    # Nobody published what a fan would pay, who writes, or who buys: each is a range.
    known = fields(LESTER)
    for key in ("fans_wtp_median", "contacts_per_hour", "closing_rate", "half_hour_contacts_per_hour"):
        value = known[key].value
        assert isinstance(value, Range)
        assert value.high >= 1.5 * value.low


def test_both_lesters_differ_only_in_what_the_article_says_changed() -> None:
    ours, theirs = (
        {key: field.value for key, field in fields(business).items()} for business in (LESTER, EARLY)
    )
    changed = {key for key in ours | theirs if ours.get(key) != theirs.get(key)}
    assert changed == {
        "price",
        "hour_value",
        "half_hour_cap_hours",
        "second_price",
        "half_hour_share_couples",
        "half_hour_share_bookers",
    }


# --- the story as published


def test_messages_come_and_hardly_a_booking() -> None:
    posting = decide(LESTER).question
    assert posting.contacts >= 5, "several a month"
    assert posting.bookings < 0.1
    assert posting.net < 0
    assert posting.p_pays < 0.05


def test_the_half_hour_beats_the_same_minutes_of_posting() -> None:
    same = decide(LESTER).same_minutes
    posting, half_hour = same["posting"], same["half_hour"]
    assert posting.hours == half_hour.hours
    assert half_hour.bookings > 5 * posting.bookings, "far more customers"
    assert half_hour.net > 0 > posting.net
    # In every draw, not only on average.
    assert half_hour.low > posting.high


def test_lester_stops_and_uses_the_half_hour() -> None:
    decision = decide(LESTER)
    assert decision.verdict == "redirect"
    assert decision.better == "half_hour"
    assert decision.doubt < 0.01


def test_at_the_start_of_his_career_it_could_work() -> None:
    decision = decide(EARLY)
    assert decision.verdict == "worth_it"
    assert decision.plan == {"half_hour": 1.0, "posting": 3.0}, "first the few shows, then posting"
    assert decision.question.net > 0
    assert decision.question.p_pays > 0.95


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("business", "verdict"), [(LESTER, "redirect"), (EARLY, "worth_it")], ids=str)
def test_the_verdict_does_not_hang_on_the_dice(business: Business, verdict: str, seed: int) -> None:
    numbers = draw({key: field.value for key, field in fields(business).items()}, 500, seed)
    assert weigh(business, numbers, yields_of(business, numbers)).verdict == verdict


@pytest.mark.parametrize("n", [30, 100, 400, 4000, 20_000])
def test_nor_on_the_number_of_draws(n: int) -> None:
    assert decide(LESTER, n).verdict == "redirect"
    assert decide(EARLY, n).verdict == "worth_it"
    assert decide(LESTER, n).question.bookings == pytest.approx(
        decide(LESTER, 4000).question.bookings, rel=0.1
    )


# --- price 100, all else equal


def test_at_the_fans_price_there_are_at_least_ten_times_the_bookings() -> None:
    assert decide(lester(price=100)).question.bookings >= 10 * decide(LESTER).question.bookings


def test_whether_that_pays_depends_on_what_an_hour_is_worth() -> None:
    dear, cheap = decide(lester(price=100)).question, decide(lester(price=100, hour_value=10)).question
    assert dear.net < 0 < cheap.net
    assert dear.p_pays < 0.5 < cheap.p_pays
    # The hour's value at which it breaks even is what an hour brings.
    tipping = dear.per_hour
    assert 25 < tipping < 35
    assert decide(lester(price=100, hour_value=tipping * 0.99)).question.net > 0
    assert decide(lester(price=100, hour_value=tipping * 1.01)).question.net < 0


def test_at_the_fans_price_the_half_hour_is_still_better_while_it_takes_all_the_hours() -> None:
    assert decide(lester(price=100, hour_value=10)).verdict == "redirect"


def test_at_the_fans_price_and_a_cheap_hour_what_the_half_hour_leaves_is_for_posting() -> None:
    assert decide(lester(price=100, hour_value=10, hours=8)).plan == {"half_hour": 4.0, "posting": 4.0}
    assert decide(lester(price=100, hour_value=10, hours=8)).verdict == "worth_it"
    assert decide(lester(price=100, hours=8)).verdict == "redirect"


# --- where it is fragile


def test_a_few_couples_among_the_writers_make_posting_pay_but_not_beat_the_half_hour() -> None:
    base, some, many = decide(LESTER), decide(lester(share_couples=0.1)), decide(lester(share_couples=0.2))
    assert some.question.bookings > 2 * base.question.bookings
    assert base.question.net < 0
    assert abs(some.question.net) < 20, "one writer in ten a couple: posting just pays for itself"
    assert many.question.net > 100
    assert some.verdict == many.verdict == "redirect", "the same hours still bring more after a show"


def test_with_half_of_the_writers_couples_nobody_can_tell_any_more() -> None:
    assert decide(lester(share_couples=0.5)).verdict in {"cannot_tell", "test_first"}


def test_one_writer_in_twenty_who_can_pay_makes_posting_pay_now_and_then() -> None:
    posting = decide(lester(able_of_ten=0.5)).question
    assert posting.bookings > 1.8 * decide(LESTER).question.bookings
    assert 0.1 < posting.p_pays < 0.6, "it was one in a hundred"
    assert decide(lester(able_of_ten=0.5)).verdict == "redirect"


@pytest.mark.parametrize("half_hour", [0, 4])
def test_without_a_half_hour_or_with_hours_left_over_one_in_twenty_decides(half_hour: float) -> None:
    spare = {"half_hour_cap_hours": half_hour, "hours": 4 + half_hour}
    verdicts = [decide(lester(able_of_ten=count, **spare)).verdict for count in (0.1, 0.6, 3)]
    assert verdicts == ["redirect" if half_hour else "not_worth_it", "cannot_tell", "worth_it"]


def test_three_in_ten_who_can_pay_are_worth_a_trial_only_where_there_is_much_to_learn() -> None:
    sure, unsure = (decide(lester(able_of_ten=count)) for count in (3, [2, 3, 5]))
    assert sure.verdict == "cannot_tell", "the half-hour given up meanwhile costs more than the trial teaches"
    assert unsure.verdict == "test_first", "with more to learn, the trial pays"
    assert unsure.affordable_loss > 50
    assert unsure.trial.months <= 4
    assert unsure.trial.enough >= 2


def test_a_cheap_hour_alone_does_not_save_posting() -> None:
    assert decide(lester(hour_value=0)).verdict == "redirect"


def test_a_second_product_for_the_fans_helps_both_and_changes_nothing_between_them() -> None:
    with_second = decide(with_numbers(LESTER, {"second_on": True}))
    assert with_second.question.second > 10 * with_second.question.bookings
    assert with_second.question.net > decide(LESTER).question.net
    assert with_second.verdict == "redirect"


def test_numbers_are_drawn_for_both_from_the_same_dice() -> None:
    np.testing.assert_array_equal(numbers_of(LESTER)["closing_rate"], numbers_of(EARLY)["closing_rate"])
