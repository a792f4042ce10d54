from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.comparison import GroupCounts, compare_counts, compare_groups
from case_studies.lifetime import customer_lifetime_value
from case_studies.metrics import FIVE
from case_studies.proportions import Estimate

FIRST = GroupCounts("social", 40, 24, 6, 3, 480, Estimate(100, 100, 100))
SECOND = GroupCounts("elsewhere", 60, 45, 18, 12, 360, Estimate(100, 100, 100))


def test_the_five_metrics_of_each_group() -> None:
    found = compare_counts(FIRST, SECOND, discount=0.1)
    assert list(found.groups) == ["social", "elsewhere"]
    seen = {metric: found.groups["social"].metrics[metric] for metric in FIVE}
    assert {metric: one and one.estimate for metric, one in seen.items()} == pytest.approx(
        {
            "conversion": 6 / 24,
            "cost_per_opportunity": 480 / 24,
            "cost_per_customer": 480 / 6,
            "retention": 3 / 6,
            "lifetime_value": customer_lifetime_value(100, 0.5, 0.1),
        }
    )


def test_counts_and_a_table_of_the_same_people_say_the_same() -> None:
    rows = []
    for one in (FIRST, SECOND):
        for i in range(one.people):
            marks = [i < (count or 0) for count in (one.opportunities, one.customers, one.retained)]
            rows.append((one.name, *marks))
    table = pd.DataFrame(rows, columns=["group", "opportunity", "customer", "retained"])
    cost = {"social": 480.0, "elsewhere": 360.0}
    by_table, by_hand = compare_groups(table, cost=cost), compare_counts(FIRST, SECOND)
    for metric in FIVE[:-1]:
        assert (
            by_hand.differences("social", "elsewhere")[metric]
            == by_table.differences("social", "elsewhere")[metric]
        )


def test_wrong_answers_are_taken_off_every_metric() -> None:
    plain, mended = (compare_counts(FIRST, SECOND, error) for error in (0, 0.1))
    for metric in ("conversion", "retention"):
        first, again = (found.differences("social", "elsewhere")[metric] for found in (plain, mended))
        assert first is not None
        assert again is not None
        assert abs(again.estimate) > abs(first.estimate)
    # 40 said social; 4 in 50 of those are not: the customers that are left cost more each.
    dear = mended.groups["social"].metrics["cost_per_customer"]
    assert dear is not None
    assert dear.estimate == pytest.approx(480 / ((6 * 0.9 - 18 * 0.1) / 0.8))
    nobody = compare_counts(GroupCounts("a", 4, 4, 1), GroupCounts("b", 96, 50, 9), 0.1)
    assert nobody.groups["a"].metrics["conversion"] is None
    assert nobody.differences("a", "b")["conversion"] is None


def test_what_was_not_counted_is_not_known() -> None:
    bare = compare_counts(GroupCounts("a", 10, customers=2), GroupCounts("b", 10, customers=4))
    known = {metric for metric, one in bare.groups["a"].metrics.items() if one}
    assert known == {"customers_of_all", "conversion"}
    nobody = compare_counts(GroupCounts("a", 10, 0, 0, 0, 50), SECOND)
    cost = nobody.groups["a"].metrics["cost_per_customer"]
    assert cost is not None
    assert cost.estimate == math.inf
    assert nobody.differences("a", "elsewhere")["conversion"] is None


@pytest.mark.parametrize(
    ("first", "message"),
    [
        (GroupCounts("a", 0), "Nobody is in a"),
        (GroupCounts("a", 5, 6), "a: more opportunities than people; accepted: no more than those."),
        (GroupCounts("a", 5, customers=3, retained=4), "a: more retained than customers"),
        (GroupCounts("a", 5, -1), "a: -1 opportunities; accepted: a whole number, 0 or more"),
        (GroupCounts("a", 5, cost=-1), 'The cost of "a" is -1'),
        (SECOND, 'Both groups are called "elsewhere"'),
    ],
)
def test_what_nobody_can_have_counted_is_refused(first: GroupCounts, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace(".", r"\.")):
        compare_counts(first, SECOND)


def test_a_part_that_is_larger_than_its_whole_is_named() -> None:
    assert GroupCounts("a", 5, customers=6).fault == ("customers", "people")
    assert FIRST.fault is None


@st.composite
def groups(draw: st.DrawFn, name: str) -> GroupCounts:
    counts = [draw(st.integers(1, 500))]
    for _ in range(3):
        counts.append(draw(st.integers(0, counts[-1])))
    margin = draw(st.floats(0, 1e4))
    return GroupCounts(name, *counts, draw(st.floats(0, 1e5)), Estimate(margin, margin, margin))


@given(groups("a"), groups("b"), st.floats(0, 0.45))
def test_any_counts_have_metrics_within_their_intervals(
    first: GroupCounts, second: GroupCounts, error: float
) -> None:
    found = compare_counts(first, second, error)
    for one in found.groups.values():
        for value in one.metrics.values():
            assert value is None or 0 <= value.low <= value.estimate <= value.high
    for value in found.differences("a", "b").values():
        assert value is None or value.low <= value.estimate <= value.high
