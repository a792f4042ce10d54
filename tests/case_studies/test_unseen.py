"""Later sales are in no trial, on no tally, in no try; where a verdict rests on them it is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.decision import decide
from case_studies.draws import numbers_of
from case_studies.joint import hours_now, uses_of
from case_studies.overall import overall
from case_studies.parse import preset, preset_names, with_numbers
from case_studies.plan30 import plan_30
from case_studies.to_beat import tally
from case_studies.trial import trials
from case_studies.trying_again import tries
from case_studies.weighing import yields_of
from case_studies.yields import LATER

LESTER = preset("lester")
ALONE = with_numbers(LESTER, {"half_hour_cap_hours": 0})


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(sorted(preset_names())), low=st.floats(0, 100), more=st.floats(0, 500))
def test_more_later_sales_are_never_more_on_the_tally_nor_in_a_try(
    name: str, low: float, more: float
) -> None:
    tallies, expected = [], []
    for later in (low, low + more):
        business = with_numbers(preset(name), {LATER: later})
        numbers = numbers_of(business, 200)
        uses = uses_of(business, hours_now(business, numbers), yields_of(business, numbers), numbers)
        tallies.append(tally(uses.values(), numbers).rate)
        expected.append([one.expected for one in tries(business, decide(business, 200))])
    assert np.all(tallies[1] <= tallies[0] + 1e-12)
    assert expected[0] == pytest.approx(expected[1])


@settings(max_examples=15, deadline=None)
@given(later=st.floats(0, 200), more=st.floats(0, 300))
def test_more_later_sales_expect_and_ask_for_no_more(later: float, more: float) -> None:
    """Posting alone, at the same hours: the month expects no sale more, whatever is believed."""
    one, two = (plan_30(with_numbers(ALONE, {LATER: believed})) for believed in (later, later + more))
    assert two.expected <= one.expected + 1e-12
    assert two.enough <= one.enough


@pytest.mark.parametrize("later", [0, 0.5, 1])
def test_the_count_of_a_trial_is_made_of_what_can_be_counted(later: float) -> None:
    doubtful = {"able_of_ten": (0.0, 0.2, 2.0), "half_hour_cap_hours": 0, "hour_value": 30, LATER: later}
    business = with_numbers(LESTER, doubtful)
    found, numbers = overall(business), numbers_of(business)
    assert found.tried
    hour = yields_of(business, numbers)[business.question.name]
    nets = np.broadcast_to(4 * (hour.earnings - 30), hour.countable.shape)
    assert found.trial in trials(4 * hour.countable, nets, np.zeros(nets.size))


def test_no_trial_says_stop_where_only_later_sales_could_carry_it() -> None:
    """Nobody who writes can pay: whatever is believed of later sales, counting three months shows nothing."""
    believed = {"able_of_ten": 0.01, LATER: (0.0, 5.0, 100.0), "later_months": 12}
    found = overall(with_numbers(LESTER, believed))
    assert found.verdict == "cannot_tell"
    plan = plan_30(with_numbers(LESTER, believed))
    assert (plan.path, plan.unseen) == ("count", True)
    assert plan.expected < 0.01


def test_only_a_verdict_that_rests_on_later_sales_is_said_to() -> None:
    assert plan_30(with_numbers(LESTER, {LATER: 60})).unseen, "worth it, and a redirect without them"
    assert not plan_30(LESTER).unseen
    assert not plan_30(with_numbers(LESTER, {LATER: 0.1})).unseen, "too few to change anything"
    assert not plan_30(with_numbers(preset("lester_early"), {LATER: 5})).unseen, "it pays without them"


def test_a_tally_has_no_room_for_more_than_can_be_sold() -> None:
    business = with_numbers(LESTER, {"able_of_ten": 10, "contacts_per_hour": 100, "capacity": 2})
    numbers = numbers_of(business, 50)
    uses = uses_of(business, {"posting": 4}, yields_of(business, numbers), numbers).values()
    assert np.all(tally(uses, numbers).rate <= 2)
