"""What a cohort costs: what follows from two runs, and how it is printed."""

from __future__ import annotations

import pytest

from tests.bench.cohort import Cost, extrapolated, table


def test_what_a_run_takes_to_begin_is_counted_once() -> None:
    small, large = Cost(100, 10 + 50, 100, 20), Cost(1000, 10 + 500, 1000, 200)
    many = extrapolated(small, large, 100_000)
    assert many == Cost(100_000, pytest.approx(10 + 50_000), pytest.approx(100_000), pytest.approx(20_000))
    with pytest.raises(ValueError, match="no slope"):
        extrapolated(small, small, 3)


def test_the_table_says_what_many_would_take() -> None:
    about = {"when": "now", "processor": "p", "cores": 2, "memory": "8 GB", "Python": "3.11"}
    about["load a core before"] = "0.1"
    text = table(Cost(20, 120, 200), [Cost(100, 60, 100, 20), Cost(1000, 600, 1000, 200)], 0.05, about)
    assert "| a plain loop of papermill | 20 | 2.0 | 10.00 | 10 | 0 |" in text
    assert "| halfhour cohort | 1,000 | 10.0 | 1.00 | 100 | 200 |" in text
    assert "100,000 lines: 17 hours on this machine, 28 hours of one core, 20 GB" in text
    assert "1.4 hours of one core are reports" in text
