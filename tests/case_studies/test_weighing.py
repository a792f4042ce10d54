from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.draws import numbers_of
from case_studies.parse import preset, with_numbers
from case_studies.ranges import Range, likely
from case_studies.trial import HORIZON
from case_studies.weighing import COUNTING, DOUBT, Verdict, weigh, yields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from case_studies.business import Business
    from case_studies.weighing import Weighing

LESTER = preset("lester")
EARLY = preset("lester_early")


def weighed(business: Business, n: int = 400) -> Weighing:
    numbers = numbers_of(business, n)
    return weigh(business, numbers, yields_of(business, numbers))


# --- the rule, case by case


@pytest.fixture
def alone(exact: Callable[[Business], Business]) -> Business:
    """Posting only, without any doubt."""
    data = exact(EARLY).model_dump()
    return type(EARLY).model_validate(data | {"activities": data["activities"][:1]})


def test_worth_it_where_the_best_plan_gives_it_hours(alone: Business) -> None:
    found = weighed(alone)
    assert found.verdict == "worth_it"
    assert found.plan == {"posting": 4.0}
    assert found.plan_net > 0


def test_not_worth_it_where_nothing_pays(alone: Business) -> None:
    found = weighed(with_numbers(alone, {"hour_value": 500}))
    assert (found.verdict, found.plan, found.plan_net) == ("not_worth_it", {}, 0)


def test_redirect_where_something_better_takes_the_hours(exact: Callable[[Business], Business]) -> None:
    found = weighed(exact(LESTER))
    assert found.verdict == "redirect"
    assert found.plan == {"half_hour": 4.0}


def test_what_the_better_activity_leaves_goes_to_posting_only_while_that_pays(
    exact: Callable[[Business], Business],
) -> None:
    cheap = with_numbers(exact(EARLY), {"hours": 6, "half_hour_cap_hours": 4})
    assert weighed(cheap).plan == {"half_hour": 4.0, "posting": 2.0}
    assert weighed(cheap).verdict == "worth_it"
    dear = with_numbers(cheap, {"hour_value": 60})
    assert weighed(dear).plan == {"half_hour": 4.0}
    assert weighed(dear).verdict == "redirect"


def test_ties_are_decided_for_doing_less(alone: Business) -> None:
    nothing = with_numbers(alone, {"contacts_per_hour": 0, "hour_value": 0})
    assert weighed(nothing).verdict == "not_worth_it"


# --- any business


@given(st.data())
@settings(deadline=None, max_examples=80)
def test_the_verdict_follows_from_plan_and_doubt(
    varied: Callable[..., SearchStrategy[Business]], data: st.DataObject
) -> None:
    business = data.draw(varied(data.draw(st.sampled_from([LESTER, EARLY]))))
    found = weighed(business, 60)
    assert found.verdict in get_args(Verdict)
    asked = business.question.name
    worth_an_hour = found.evpi * HORIZON > COUNTING * likely(business.hour_value)
    if found.verdict in {"test_first", "cannot_tell"}:
        assert found.doubt > DOUBT
        assert worth_an_hour or isinstance(business.hour_value, Range)
    else:
        assert found.doubt <= DOUBT or not worth_an_hour or isinstance(business.hour_value, Range)
        assert (found.verdict == "worth_it") == (asked in found.plan)
        assert (found.verdict == "not_worth_it") == (not found.plan)
        assert (found.verdict == "redirect") == (bool(found.plan) and asked not in found.plan)
    assert 0 <= found.doubt <= 1
    assert found.evpi >= -1e-9 * max(1.0, abs(found.plan_net))
    assert found.plan_net >= 0
    assert 0 < found.trial.months <= HORIZON
    assert found.trial.enough >= 1
    assert np.isfinite([found.trial.gain, found.trial.worth, found.affordable_loss]).all()
    assert found.affordable_loss >= 0
    if found.verdict == "test_first":
        assert found.trial.months < HORIZON
        assert found.trial.worth > 0
        assert found.affordable_loss > 0


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_without_doubt_there_is_always_an_answer_and_nothing_to_learn(
    varied: Callable[..., SearchStrategy[Business]],
    exact: Callable[[Business], Business],
    data: st.DataObject,
) -> None:
    found = weighed(data.draw(varied(exact(data.draw(st.sampled_from([LESTER, EARLY]))))), 50)
    assert found.verdict in {"worth_it", "redirect", "not_worth_it"}
    assert found.doubt == 0
    assert found.evpi == 0
    assert found.affordable_loss == 0


@given(st.floats(0, 1000), st.floats(0, 1000))
@settings(deadline=None, max_examples=25)
def test_a_dearer_hour_never_leaves_a_better_plan(a: float, b: float) -> None:
    cheap, dear = (weighed(with_numbers(EARLY, {"hour_value": w}), 60) for w in sorted((a, b)))
    assert cheap.plan_net >= dear.plan_net - 1e-9


@pytest.mark.parametrize(
    "numbers",
    [
        {"cap_hours": 0},
        {"half_hour_cap_hours": 0},
        {"cap_hours": 0, "half_hour_cap_hours": 0},
        {"closing_rate": 0},
        {"closing_rate": 0, "half_hour_closing_rate": 0},
        {"hour_value": 0},
        {"able_of_ten": 0},
        {"able_of_ten": 10},
        {"able_of_ten": 0, "half_hour_able_of_ten": 0},
        {"contacts_per_hour": 0, "half_hour_contacts_per_hour": 0},
        {"capacity": 0.1},
        {"second_on": True, "closing_rate": 0, "hour_value": 0},
        {"cash": 50_000},
        {"price": 1},
        {"price": 100_000, "margin_ratio": 0.01},
        {"hours": 160, "contacts_per_hour": 200, "likes_per_hour": 10_000, "sales_per_1000_likes": 1000},
    ],
    ids=str,
)
@pytest.mark.parametrize("name", ["lester", "lester_early"])
def test_corners_have_a_verdict(name: str, numbers: dict[str, float]) -> None:
    found = weighed(with_numbers(preset(name), numbers), 100)
    assert found.verdict in get_args(Verdict)
    if numbers.get("cap_hours") == 0:
        assert "posting" not in found.plan
        assert found.verdict in {"redirect", "not_worth_it"}


# --- information


def test_where_posting_may_go_either_way_and_a_trial_pays_it_comes_first() -> None:
    found = weighed(with_numbers(EARLY, {"hour_value": 25, "hours": 20}), 2000)
    assert found.doubt > DOUBT
    assert found.verdict == "test_first"
    assert found.trial.worth > 25
    assert found.affordable_loss == pytest.approx(
        (HORIZON - found.trial.months) * found.trial.gain / found.trial.months
    )


def test_where_a_trial_is_worth_less_than_the_hour_of_counting_nobody_can_tell() -> None:
    found = weighed(with_numbers(EARLY, {"hour_value": 25}), 2000)
    assert found.doubt > DOUBT
    assert 0 < found.trial.worth < 25
    assert found.verdict == "cannot_tell"
    assert found.affordable_loss == found.evpi


def test_where_the_better_half_hour_is_given_up_meanwhile_a_trial_does_not_pay() -> None:
    found = weighed(with_numbers(LESTER, {"able_of_ten": 3}), 2000)
    assert found.doubt > DOUBT
    assert found.trial.worth < 0
    assert found.verdict == "cannot_tell"


def test_doubt_about_next_to_nothing_is_no_reason_to_ask_for_more() -> None:
    small = {"hour_value": 30.5, "hours": 0.5, "half_hour_cap_hours": 0}
    found = weighed(with_numbers(EARLY, small), 2000)
    assert found.doubt > DOUBT
    assert found.evpi * HORIZON < 30
    assert found.verdict in {"worth_it", "not_worth_it"}


def test_evpi_is_what_the_best_plan_of_each_draw_would_earn_more() -> None:
    business = with_numbers(EARLY, {"half_hour_cap_hours": 0, "hour_value": 25})
    numbers = numbers_of(business, 500)
    yields = yields_of(business, numbers)
    posting = 4 * (yields["posting"].earnings - 25)
    by_hand = np.maximum(posting, 0).mean() - max(posting.mean(), 0)
    assert weigh(business, numbers, yields).evpi == pytest.approx(by_hand)
    assert by_hand > 0
