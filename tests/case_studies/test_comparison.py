from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.comparison import Comparison, compare_groups, incremental_cac

if TYPE_CHECKING:
    import random

# Ten who saw the posts, of whom four asked, two bought and one stayed; ten who did not.
TABLE = pd.DataFrame(
    {
        "group": ["posts"] * 10 + ["none"] * 10,
        "opportunity": [1, 1, 1, 1, *([0] * 6), 1, 1, *([0] * 8)],
        "customer": [1, 1, *([0] * 8), 1, *([0] * 9)],
        "spend": [100.0, 50.0, *([None] * 8), 80.0, *([None] * 9)],
        "retained": [1, 0, *([0] * 8), 1, *([0] * 9)],
    }
)
COST = {"posts": 60.0, "none": 0.0}
METRICS = (
    "customers_of_all",
    "conversion",
    "cost_per_opportunity",
    "cost_per_customer",
    "retention",
    "spend_per_person",
)


def estimates(found: Comparison, group: str) -> list[float | None]:
    metrics = found.groups[group].metrics
    return [None if (one := metrics[metric]) is None else one.estimate for metric in METRICS]


def test_the_five_metrics_of_each_group() -> None:
    found = compare_groups(TABLE, cost=COST)
    assert estimates(found, "posts") == [0.2, 0.5, 15.0, 30.0, 0.5, 15.0]
    assert estimates(found, "none") == [0.1, 0.5, 0.0, 0.0, 1.0, 8.0]
    one = found.groups["posts"]
    assert (one.people, one.opportunities, one.customers, one.retained) == (10, 4, 2, 1)


# facts.md section 3, row "spend per person": "divide by everybody assigned, zeros included".
def test_spend_is_shared_out_over_everybody_assigned() -> None:
    found = compare_groups(TABLE).groups["posts"].metrics["spend_per_person"]
    assert found is not None
    assert found.estimate == (100 + 50) / 10


# facts.md section 3, row "CPL / cost per opportunity / CAC": "infinite where d = 0: say so".
def test_a_cost_per_nobody_is_infinite() -> None:
    table = TABLE.assign(opportunity=0, customer=0, retained=0, spend=None)
    found = compare_groups(table, cost={"posts": 60, "none": 0})
    for metric in ("cost_per_opportunity", "cost_per_customer"):
        value = found.groups["posts"].metrics[metric]
        assert value is not None
        assert value.estimate == value.high == math.inf
        assert 0 < value.low < math.inf
    assert found.groups["posts"].metrics["conversion"] is None
    assert found.differences()["cost_per_customer"] is None


def test_the_differences_are_first_less_second() -> None:
    found = compare_groups(TABLE, cost=COST)
    apart = found.differences("posts", "none")
    seen = {metric: one.estimate for metric, one in apart.items() if one is not None}
    assert seen == pytest.approx(
        {
            "opportunities_of_all": 0.2,
            "customers_of_all": 0.1,
            "conversion": 0.0,
            "cost_per_opportunity": 15.0,
            "cost_per_customer": 30.0,
            "retention": -0.5,
            "spend_per_person": 7.0,
        }
    )
    assert not any(one.clear for metric, one in apart.items() if one and not metric.startswith("cost"))
    assert list(found.groups) == ["none", "posts"]
    default = found.differences()["customers_of_all"]
    assert default is not None
    assert default.estimate == pytest.approx(-0.1)


def test_the_difference_of_shares_is_newcombes() -> None:
    # facts.md section 3: "56/70 v 48/80: .0524, .3339".
    table = pd.DataFrame(
        {"group": ["a"] * 70 + ["b"] * 80, "customer": [1] * 56 + [0] * 14 + [1] * 48 + [0] * 32}
    )
    for metric in ("conversion", "customers_of_all"):
        found = compare_groups(table).differences()[metric]
        assert found is not None
        assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


def test_what_a_customer_brings_over_the_years() -> None:
    # 75 and 80 EUR a customer, of which 60 % stay with the owner; half of two, and one of one, come back.
    found = compare_groups(TABLE, margin=0.6, discount=0.1)
    posts, none = (found.groups[name].metrics["lifetime_value"] for name in ("posts", "none"))
    assert posts is not None
    assert none is not None
    assert posts.estimate == pytest.approx(0.6 * 75 * 1.1 / (1.1 - 0.5))
    assert none.estimate == pytest.approx(0.6 * 80 * 1.1 / (1.1 - 1))
    assert posts.low <= posts.estimate <= posts.high
    assert compare_groups(TABLE).groups["posts"].metrics["lifetime_value"] is None
    with pytest.raises(ValueError, match="accepted: a share from 0 to 1"):
        compare_groups(TABLE, margin=60)


def test_a_price_that_all_paid_is_known() -> None:
    table = pd.DataFrame({"group": ["a"] * 4, "customer": 1, "spend": [10.0] * 4, "retained": [1, 1, 0, 0]})
    found = compare_groups(table, margin=1).groups["a"].metrics["lifetime_value"]
    assert found is not None
    assert 10 < found.low < found.estimate < found.high < 10 * 11


def test_incremental_cac_is_for_customers_beyond_the_other_group() -> None:
    found = compare_groups(TABLE, cost=COST).incremental_cac("posts", "none")
    assert found is not None
    assert found.estimate == pytest.approx(60 / (2 - 1))
    assert found.low < 60
    assert found.high == math.inf
    # Twice the people without posts, at the same rate, change nothing about the rest.
    twice = pd.concat([TABLE, TABLE[TABLE.group == "none"]])
    again = compare_groups(twice, cost=COST).incremental_cac("posts", "none")
    assert again is not None
    assert again.estimate == pytest.approx(60)
    assert compare_groups(TABLE, cost=COST).incremental_cac("none", "posts") is None
    assert compare_groups(TABLE).incremental_cac() is None


@pytest.mark.parametrize(
    ("cost", "customers", "each"),
    [(100, 4, 25), (100, 0, math.inf), (100, -2, math.inf), (-50, 2, -25), (0, 0, math.inf)],
)
def test_incremental_cac(cost: float, customers: float, each: float) -> None:
    assert incremental_cac(cost, customers) == each


@pytest.mark.parametrize("groups", [["a"], ["a", "b", "c"]])
def test_a_difference_needs_exactly_two_groups(groups: list[str]) -> None:
    found = compare_groups(pd.DataFrame({"group": groups * 3, "customer": [1, 0, 1] * len(groups)}))
    assert set(found.groups) == set(groups)
    with pytest.raises(
        ValueError, match=rf"exactly two groups; the table has {len(groups)}: {', '.join(groups)}\.$"
    ):
        found.differences()


def test_two_of_three_groups_can_be_chosen() -> None:
    found = compare_groups(pd.DataFrame({"group": ["a", "b", "c"], "customer": [1, 0, 1]}))
    one = found.differences("c", "b")["conversion"]
    assert one is not None
    assert one.estimate == 1
    with pytest.raises(ValueError, match='No group is called "d"; accepted: a, b, c'):
        found.differences("d", "a")
    with pytest.raises(ValueError, match="can not differ from itself"):
        found.differences("a", "a")


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("yes", "no"),
        ("Oui ", "NON"),
        ("1", "0"),
        (1.0, 0.0),
        (True, False),
        ("vrai", "faux"),
        ("x", None),
        ("o", "n"),
    ],
)
def test_yes_and_no_are_read_as_people_write_them(yes: object, no: object) -> None:
    marks = pd.Series([yes, no, no, yes], dtype=object)
    found = compare_groups(pd.DataFrame({"group": [1, 1, 2.0, 2], "customer": marks}))
    assert [one.customers for one in found.groups.values()] == [1, 1]
    assert list(found.groups) == ["1", "2"]


def test_columns_may_have_other_names_and_capitals() -> None:
    table = TABLE.rename(columns={"group": "Groupe", "customer": " Client", "spend": "Spend"})
    found = compare_groups(table, group="groupe", customer="client", cost=COST)
    assert estimates(found, "posts") == [0.2, 0.5, 15.0, 30.0, 0.5, 15.0]


def test_columns_that_are_missing_leave_metrics_unknown() -> None:
    found = compare_groups(TABLE[["group", "retained"]], cost=COST)
    assert estimates(found, "posts") == [None, None, 6.0, None, 0.1, None]
    assert estimates(compare_groups(TABLE[["group"]]), "none") == [None] * 6
    assert set(found.differences().values()) != {None}


def test_who_bought_was_a_prospect_and_who_stayed_bought() -> None:
    table = pd.DataFrame(
        {"group": ["a", "a", "b"], "opportunity": [0, 0, 1], "customer": [0, 1, 0], "retained": [1, 0, 0]}
    )
    found = compare_groups(table)
    assert (found.groups["a"].opportunities, found.groups["a"].customers) == (2, 2)
    assert found.filled_in == {"customer": 1, "opportunity": 2}
    assert compare_groups(TABLE).filled_in == {}


def test_blank_rows_are_nobody() -> None:
    blank = pd.DataFrame([dict.fromkeys(TABLE.columns)] * 3)
    found = compare_groups(pd.concat([TABLE.astype(object), blank], ignore_index=True), cost=COST)
    assert [one.people for one in found.groups.values()] == [10, 10]


@pytest.mark.parametrize(
    ("typed", "euros"), [("12,50", 12.5), ("1 234.5 €", 1234.5), ("12", 12), (7, 7), ("", 0)]
)
def test_amounts_are_read_as_people_write_them(typed: object, euros: float) -> None:
    table = pd.DataFrame({"group": ["a"], "spend": pd.Series([typed], dtype=object)})
    found = compare_groups(table).groups["a"].metrics["spend_per_person"]
    assert found is not None
    assert found.estimate == euros


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"group": ["a", None], "spend": [1, 2]}, '1 of 2 people have no "group"; accepted: one each.'),
        (
            {"customer": ["yes", "perhaps"]},
            'customer: "perhaps" can not be read; accepted: yes or no, 1 or 0',
        ),
        ({"customer": [2, 0]}, 'customer: "2" can not be read'),
        ({"spend": [5, "1,234"]}, 'spend: "1,234" is no amount; accepted: EUR, 0 or more, such as 12.50.'),
        ({"spend": [5, -1]}, 'spend: "-1" is no amount'),
        ({"spend": [5, math.inf]}, 'spend: "inf" is no amount'),
    ],
)
def test_what_can_not_be_read_is_one_plain_sentence(change: dict[str, list[Any]], message: str) -> None:
    table = pd.DataFrame({"group": ["a", "b"]} | change, dtype=object)
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the sentence is looked at below
        compare_groups(table)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_table_without_what_is_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match='has no column "group"; it has "who"'):
        compare_groups(pd.DataFrame({"who": ["a"]}))
    with pytest.raises(ValueError, match='has no column "achat"; it has "group"'):
        compare_groups(pd.DataFrame({"group": ["a"]}), customer="achat")
    with pytest.raises(ValueError, match="Nobody is in the table"):
        compare_groups(TABLE.head(0))
    with pytest.raises(ValueError, match="more than once"):
        compare_groups(pd.DataFrame([["a", 1, 0]], columns=["group", "Customer", "CUSTOMER"]))


@pytest.mark.parametrize(
    ("cost", "message"),
    [({"ads": 5}, 'No group is called "ads"'), ({"posts": -1}, "accepted: EUR, 0 or more")],
)
def test_a_cost_for_nobody_or_below_nought_is_refused(cost: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compare_groups(TABLE, cost=cost)


def test_a_group_that_spent_nothing_may_still_spend() -> None:
    table = pd.DataFrame({"group": ["a"] * 30 + ["b"] * 30, "spend": [0] * 30 + [0] * 29 + [90]})
    found = compare_groups(table)
    nothing = found.groups["a"].metrics["spend_per_person"]
    assert nothing is not None
    assert nothing.low == nothing.estimate == 0
    assert 3 < nothing.high < 90
    apart = found.differences("b", "a")["spend_per_person"]
    assert apart is not None
    assert not apart.clear
    rare = found.groups["b"].metrics["spend_per_person"]
    assert rare is not None
    assert rare.low == 0, "nobody spends less than nothing"
    same = compare_groups(pd.DataFrame({"group": ["a", "a"], "spend": [5, 5]})).groups["a"].metrics
    assert same["spend_per_person"] is not None
    assert same["spend_per_person"].high == math.inf


def test_spend_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    rng, held = np.random.default_rng(4), []
    for _ in range(200):
        bought = rng.random(240) < np.repeat([0.5, 0.3], 120)
        spend = np.where(bought, rng.gamma(4, 10, 240), 0)
        table = pd.DataFrame({"group": ["a"] * 120 + ["b"] * 120, "spend": spend})
        found = compare_groups(table).differences()["spend_per_person"]
        assert found is not None
        held.append(found.low <= 20 - 12 <= found.high)
    assert 0.91 <= np.mean(held) <= 0.99


ROWS = st.lists(
    st.tuples(st.sampled_from("ab"), *[st.booleans()] * 3, st.none() | st.floats(0, 1e5)),
    min_size=1,
    max_size=40,
)


@given(ROWS, st.randoms(use_true_random=False), st.floats(0, 1e4))
@settings(deadline=None, max_examples=80)
def test_any_table_has_metrics_that_agree(
    rows: list[tuple[Any, ...]], shuffled: random.Random, cost: float
) -> None:
    rows = [(*row[:4], row[4] or 0.0 if row[2] or row[3] else row[4]) for row in rows]
    columns = ["group", "opportunity", "customer", "retained", "spend"]
    groups = {row[0] for row in rows}
    found = compare_groups(pd.DataFrame(rows, columns=columns), cost=dict.fromkeys(groups, cost))

    assert sum(one.people for one in found.groups.values()) == len(rows), "everybody is in the denominator"
    for one in found.groups.values():
        assert one.customers is not None
        assert one.retained is not None
        assert 0 <= one.retained <= one.customers <= one.opportunities <= one.people
        for value in one.metrics.values():
            assert value is None or value.low <= value.estimate <= value.high
        each = one.metrics["cost_per_customer"]
        assert each is not None
        assert each.estimate == (cost / one.customers if one.customers else math.inf)
    if len(groups) == 2:
        for value in found.differences().values():
            assert value is None or value.low <= value.estimate <= value.high
        found.incremental_cac()

    shuffled.shuffle(rows)
    again = compare_groups(pd.DataFrame(rows, columns=columns), cost=dict.fromkeys(groups, cost))
    for name, one in found.groups.items():
        assert one.shares == again.groups[name].shares
