"""A share of people, as one pictures it."""

from __future__ import annotations

import pytest

from widgets.few_of_many import few_of_many
from widgets.texts import Texts


@pytest.mark.parametrize(
    ("of_ten", "fr", "en"),
    [
        (3, "3 sur 10", "3 of 10"),
        (2.5, "2,5 sur 10", "2.5 of 10"),
        (1, "1 sur 10", "1 of 10"),
        (0.26, "2,6 sur 100", "2.6 of 100"),
        (0.01, "1 sur 1\u202f000", "1 of 1,000"),
        (0.000012, "1,2 sur 1\u202f000\u202f000", "1.2 of 1,000,000"),
        (1e-9, "0 sur 10", "0 of 10"),
        (0, "0 sur 10", "0 of 10"),
        (10, "10 sur 10", "10 of 10"),
    ],
)
def test_the_smallest_crowd_in_which_there_is_one(of_ten: float, fr: str, en: str) -> None:
    assert few_of_many(of_ten, Texts("fr")) == fr
    assert few_of_many(of_ten, Texts("en")) == en
