from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.comparison import GroupCounts, compare_counts, sample_size
from case_studies.metrics import FIVE, Metric
from case_studies.proportions import Estimate
from case_studies.telling import Finding, must_be_new, telling

MARGIN = Estimate(100, 100, 100)


def found(first: tuple[int, int, int, int], second: tuple[int, int, int, int], metric: Metric) -> Finding:
    one, other = (GroupCounts(name, *counts, 600, MARGIN) for name, counts in (("a", first), ("b", second)))
    return telling(compare_counts(one, other), metric, "a", "b")


def test_few_people_can_not_tell_and_say_how_many_could() -> None:
    few = found((40, 24, 6, 3), (60, 45, 18, 12), "conversion")
    assert few.answer == "cannot_tell"
    assert few.first_is_better is None
    assert few.counted == (24, 45)
    assert few.smallest is not None
    assert few.difference is not None
    assert few.smallest > abs(few.difference.estimate), "what was seen is too small for so few"
    assert few.needed == sample_size(18 / 45, 6 / 24 - 18 / 45)
    assert few.chance is not None
    assert 0.05 < few.chance < 0.2
    # 24 and 45 count as 31 each; at that pace the rest takes a while.
    left = few.months_left(3)
    assert left == pytest.approx(few.needed / (2 / (1 / 24 + 1 / 45) / 3) - 3)
    assert few.months_left(0) is None


def test_many_people_can_tell() -> None:
    many = found((4000, 2400, 600, 300), (6000, 4500, 1800, 1200), "conversion")
    assert (many.answer, many.first_is_better) == ("lower", False)
    assert many.months_left(3) == 0
    cost = found((4000, 2400, 600, 300), (6000, 4500, 300, 200), "cost_per_customer")
    assert cost.answer == "lower"
    assert cost.first_is_better is True, "to pay less for a customer is better"


def test_nobody_bought_in_either_group_tells_nothing() -> None:
    nobody = found((40, 24, 0, 0), (60, 45, 0, 0), "conversion")
    assert (nobody.answer, nobody.needed) == ("cannot_tell", None)
    assert found((40, 24, 0, 0), (60, 45, 0, 0), "retention").answer == "not_known"
    assert found((40, 24, 0, 0), (60, 45, 5, 0), "cost_per_customer").answer == "cannot_tell"
    costs = found((40, 24, 0, 0), (60, 45, 0, 0), "cost_per_customer")
    assert (costs.answer, costs.difference) == ("not_known", None)


def test_only_one_of_the_five_can_be_told() -> None:
    with pytest.raises(ValueError, match="none of the five; accepted: conversion, "):
        found((1, 1, 1, 1), (1, 1, 1, 1), "spend_per_person")


@st.composite
def nested(draw: st.DrawFn) -> tuple[int, int, int, int]:
    counts = [draw(st.integers(1, 300))]
    for _ in range(3):
        counts.append(draw(st.integers(0, counts[-1])))
    return counts[0], counts[1], counts[2], counts[3]


@given(nested(), nested(), st.sampled_from(FIVE))
def test_the_answer_turns_round_with_the_groups(
    first: tuple[int, int, int, int], second: tuple[int, int, int, int], metric: Metric
) -> None:
    one, other = found(first, second, metric), found(second, first, metric)
    turned = {"higher": "lower", "lower": "higher"}
    assert other.answer == turned.get(one.answer, one.answer)
    if one.needed is not None:
        assert one.needed >= 1
    if one.chance is not None and other.chance is not None:
        assert one.chance + other.chance == pytest.approx(1)


@pytest.mark.parametrize(
    ("cost", "customers", "worth", "share"),
    [(600, 6, 200, 0.5), (0, 0, 0, 0), (600, 0, 200, math.inf), (600, 6, 50, 2)],
)
def test_how_many_customers_must_be_new(cost: float, customers: int, worth: float, share: float) -> None:
    assert must_be_new(cost, customers, worth) == share
