from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from case_studies.claims import claim
from case_studies.comparison import difference_of_proportions, probability_better
from case_studies.proportions import proportion


@st.composite
def counts(draw: st.DrawFn, most: int = 400) -> tuple[int, int]:
    tries = draw(st.integers(1, most))
    return draw(st.integers(0, tries)), tries


# facts.md section 3, row "difference of proportions": "56/70 v 48/80: .0524, .3339; 9/10 v 3/10: .1705,
# .8090; 0/10 v 0/20: -.1611, .2775".
@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        ("56/70", "48/80", ".0524, .3339"),
        ("9/10", "3/10", ".1705, .8090"),
        ("0/10", "0/20", "-.1611, .2775"),
    ],
)
def test_newcombe_check_values(first: str, second: str, printed: str) -> None:
    x1, n1 = map(int, first.split("/"))
    x2, n2 = map(int, second.split("/"))
    found = difference_of_proportions(x1, n1, x2, n2)
    assert f"{found.low:.4f}, {found.high:.4f}".replace("0.", ".") == printed
    assert found.estimate == x1 / n1 - x2 / n2


# facts.md section 3, last row: "14,423 buyers of 564,577 shown ads, 420 of 23,524 shown a public-service ad";
# ".7692 points, Newcombe .587 to .936".
def test_the_published_display_ad_test() -> None:
    shown, other = claim("ads.buyers_shown"), claim("ads.buyers_not_shown")
    assert (shown.n, other.n) == (564_577, 23_524)
    found = difference_of_proportions(int(shown.values[0]), shown.n, int(other.values[0]), other.n)
    assert f"{100 * found.estimate:.4f}" == "0.7692"
    assert f"{100 * found.low:.3f} to {100 * found.high:.3f}" == "0.587 to 0.936"
    assert found.clear


# facts.md section 3: "P(B > A), beta-binomial, uniform priors | 10/100 v 15/100: .853284".
def test_probability_better_check_value() -> None:
    assert f"{probability_better(10, 100, 15, 100):.6f}" == "0.853284"


@given(counts(40), counts(40))
@settings(deadline=None, max_examples=40)
def test_the_closed_sum_is_the_integral(a: tuple[int, int], b: tuple[int, int]) -> None:
    first = beta(a[0] + 1, a[1] - a[0] + 1)
    second = beta(b[0] + 1, b[1] - b[0] + 1)
    integral, _ = quad(lambda p: first.pdf(p) * second.sf(p), 0, 1, epsabs=1e-10)
    assert probability_better(*a, *b) == pytest.approx(integral, abs=1e-7)


@given(counts(3000), counts(3000))
@settings(deadline=None, max_examples=60)
def test_one_of_two_is_better(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert probability_better(*a, *b) + probability_better(*b, *a) == pytest.approx(1)
    assert probability_better(*a, *a) == pytest.approx(0.5)


@given(counts(), counts(), st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=60)
def test_the_intervals_are_those_of_statsmodels(
    a: tuple[int, int], b: tuple[int, int], confidence: float
) -> None:
    share, apart = proportion(*a, confidence), difference_of_proportions(*a, *b, confidence)
    low, high = proportion_confint(*a, 1 - confidence, method="wilson")
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-12)
    low, high = confint_proportions_2indep(*a, *b, method="newcomb", alpha=1 - confidence)
    assert (apart.low, apart.high) == pytest.approx((low, high), abs=1e-12)


@given(counts(), counts(), st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=60)
def test_a_difference_turns_round_with_its_groups(
    a: tuple[int, int], b: tuple[int, int], confidence: float
) -> None:
    one, other = (
        difference_of_proportions(*a, *b, confidence),
        difference_of_proportions(*b, *a, confidence),
    )
    assert -1 <= one.low <= one.estimate <= one.high <= 1
    turned = (-other.estimate, -other.high, -other.low)
    assert (one.estimate, one.low, one.high) == pytest.approx(turned, abs=1e-12)


@given(counts(), counts())
@settings(deadline=None, max_examples=40)
def test_more_confidence_allows_more(a: tuple[int, int], b: tuple[int, int]) -> None:
    narrow, wide = (difference_of_proportions(*a, *b, c) for c in (0.8, 0.99))
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.binomial(60, 0.2, 400), rng.binomial(90, 0.1, 400)
    found = [difference_of_proportions(int(a), 60, int(b), 90) for a, b in zip(first, second, strict=True)]
    assert 0.92 <= np.mean([one.low <= 0.1 <= one.high for one in found]) <= 0.98


@given(counts())
@settings(deadline=None, max_examples=40)
def test_a_share_lies_in_its_interval(count: tuple[int, int]) -> None:
    found = proportion(*count)
    assert 0 <= found.low <= found.estimate == count[0] / count[1] <= found.high <= 1


@pytest.mark.parametrize("bad", [(0, 0), (-1, 5), (6, 5), (1.5, 5)])
def test_what_is_no_count_is_refused(bad: tuple[int, int]) -> None:
    for compare in (difference_of_proportions, probability_better):
        for pair in ((*bad, 1, 2), (1, 2, *bad)):
            with pytest.raises(ValueError, match=r"is no count; accepted: 0 to all of one or more\.$"):
                compare(*pair)


@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_what_is_no_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="accepted: above 0 and below 1"):
        difference_of_proportions(1, 2, 1, 2, confidence)
