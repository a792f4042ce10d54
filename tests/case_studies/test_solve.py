from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri

from case_studies.solve import root


@given(st.floats(-39, 39))
def test_a_crossing_is_found_wherever_it_is(at: float) -> None:
    assert root(lambda x: math.atan(x - at), -40, 40) == pytest.approx(at, abs=1e-6)


@given(st.floats(0.001, 0.999), st.floats(0.05, 3), st.floats(-10, 10))
def test_a_mixture_of_two_normals_which_is_nearly_flat_between_them(
    share: float, spread: float, apart: float
) -> None:
    def mixture(x: float) -> float:
        return float(0.7 * ndtr(x / spread) + 0.3 * ndtr((x - apart) / spread))

    found = root(lambda x: float(ndtri(min(max(mixture(x), 1e-15), 1 - 1e-15)) - ndtri(share)), -40, 40)
    assert mixture(found) == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize(("always", "end"), [(1.0, -40), (-1.0, 40), (0.0, -40)])
def test_without_a_crossing_it_is_the_nearer_end(always: float, end: float) -> None:
    assert root(lambda _: always, -40, 40) == end


def test_few_looks_are_enough() -> None:
    looks = []
    root(lambda x: looks.append(x) or float(ndtri(ndtr(x / 3)) + 1), -40, 40)  # type: ignore[func-returns-value]
    assert len(looks) < 20
