from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_studies.claims import claim
from case_studies.survey import bases, figure, figures, interval_of, nesting, offers_gap, where_do_i_stand

# facts.md section 2: "about 519 users (44 % of 1,180), 446 of them on Facebook, and 500 consumers (inferred),
# Wilson 95 %: 42 % -> 37.8-46.3; 74 % -> 70.0-77.6; 51 % -> 46.3-55.5; 37 % -> 32.9-41.3".
PRINTED = {
    "spend_zero": ("42 % -> 37.8-46.3", 519),
    "nobody_employed": ("74 % -> 70.0-77.6", 519),
    "wall_posts": ("51 % -> 46.3-55.5", 446),
    "offers": ("37 % -> 32.9-41.3", 500),
}
HIDDEN = {"under_100": ("59 % -> 54.7-63.1", 519), "offers_owners": ("10 % -> 7.6-13.2", 446)}


def printed(share: float, low: float, high: float) -> str:
    return f"{100 * share:.0f} % -> {100 * low:.1f}-{100 * high:.1f}"


def test_each_figure_has_its_base_and_interval() -> None:
    found = figures()
    assert {name: (printed(*one.interval), one.n) for name, one in found.items()} == PRINTED | HIDDEN
    quoted = [one.claim.value for name, one in found.items() if name in PRINTED]
    assert quoted == [*claim("survey.figures_quoted").values]
    assert {one.base.sure for one in found.values()} == {"inferred"}


def test_the_intervals_are_those_that_the_ledger_prints() -> None:
    for name, one in figures().items():
        if name in HIDDEN:
            continue
        kept = claim(f"survey.interval_{name}" if name != "offers" else "survey.interval_offers_consumers")
        assert [round(100 * end, 1) for end in one.interval[1:]] == [*kept.values]


def test_with_another_base_the_figure_stays_and_its_interval_moves() -> None:
    found = figures({"spend_zero": 1180})["spend_zero"]
    assert found.n == 1180
    assert found.interval.high - found.interval.low < 0.06
    with pytest.raises(ValueError, match="accepted: spend_zero, under_100, nobody_employed, wall_posts, off"):
        figures({"zero": 10})


def test_a_figure_can_be_read_as_a_share_of_others() -> None:
    of_all = figure("spend_zero", base="survey.firms")
    assert (of_all.n, of_all.base.id) == (1180, "survey.firms")
    assert printed(*of_all.interval) == "42 % -> 39.2-44.9"
    assert figure("spend_zero", base="survey.firms", n=50).n == 50
    assert [one.id for one in bases("offers")] == ["survey.base_consumers"]
    with pytest.raises(ValueError, match=r"no base of offers; accepted: survey\.base_consumers"):
        figure("offers", base="survey.firms")
    with pytest.raises(ValueError, match="No figure is called"):
        bases("zero")


@pytest.mark.parametrize("name", figures())
def test_our_reading_of_a_base_comes_first(name: str) -> None:
    assert figure(name).base == bases(name)[0]


# facts.md section 2: "offers gap 27 points, Newcombe 21.7-31.9".
def test_the_offers_gap_check_value() -> None:
    found = offers_gap()
    assert f"{100 * found.estimate:.0f} points, Newcombe {100 * found.low:.1f}-{100 * found.high:.1f}" == (
        "27 points, Newcombe 21.7-31.9"
    )
    assert offers_gap(owners=44, consumers=50).low < found.low


def test_zero_is_inside_under_100_and_never_added() -> None:
    parts = nesting()
    assert (parts.zero, parts.under_100) == (0.42, 0.59)
    assert parts.zero + parts.some == pytest.approx(parts.under_100)
    assert parts.under_100 + parts.more == pytest.approx(1)
    assert [claim(name).sure for name in parts.claims] == ["published", "published", "inferred"]


def test_of_all_that_were_asked_more_than_half_were_not_on_social_media() -> None:
    users, asked = nesting(), nesting("asked")
    assert (users.outside, asked.outside) == (0, pytest.approx(0.56))
    assert asked.zero == pytest.approx(0.44 * 0.42)
    assert asked.zero + asked.some + asked.more + asked.outside == pytest.approx(1)
    assert asked.under_100 == pytest.approx(asked.zero + asked.some)
    assert "survey.uses_social_media" in asked.claims


@pytest.mark.parametrize(
    ("spend", "where", "alike", "less"),
    [
        (0, "nothing", 42, 0),
        (0.5, "under_100", 17, 42),
        (99.99, "under_100", 17, 42),
        (100, "100_or_more", 41, 59),
        (4500, "100_or_more", 41, 59),
    ],
)
def test_where_a_spending_stands(spend: float, where: str, alike: int, less: int) -> None:
    found = where_do_i_stand(spend)
    assert found.spending == where
    assert (round(100 * found.alike.rate), round(100 * found.less)) == (alike, less)


def test_where_a_spending_stands_depends_on_a_period_that_nobody_states() -> None:
    places = [where_do_i_stand(50, period=period).spending for period in ("month", "year")]
    assert places == ["under_100", "100_or_more"]
    assert where_do_i_stand(8, period="year").spending == "under_100"
    assert where_do_i_stand(0, period="year") == where_do_i_stand(0)


@given(st.floats(0, 1e6))
def test_everybody_spends_less_alike_or_more(spend: float) -> None:
    found = where_do_i_stand(spend, n=10_000)
    assert found.less + found.alike.rate + found.more == pytest.approx(1)


@given(st.floats(0, 1), st.integers(1, 5000))
@settings(deadline=None, max_examples=60)
def test_an_interval_holds_the_share_to_the_nearest_answer(share: float, n: int) -> None:
    found = interval_of(share, n)
    assert 0 <= found.low <= found.rate <= found.high <= 1
    assert abs(found.rate - share) <= 0.5 / n + 1e-12


def test_what_says_nothing_is_refused() -> None:
    for share, n, message in ((42, 519, "accepted: 0 to 1"), (0.42, 0, "accepted: 1 or more")):
        with pytest.raises(ValueError, match=message):
            interval_of(share, n)
    for spend in (-1, math.nan):
        with pytest.raises(ValueError, match="accepted: 0 or more"):
            where_do_i_stand(spend)
