"""Bars against a run."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bench.bars import Verdict, verdicts


def spread(median: float, high: float | None = None) -> dict[str, Any]:
    return {"median": median, "p90": median, "low": median, "high": high or median}


RUN = {
    "number": {"lester": spread(0.2), "lester_link": spread(0.5), "dash": spread(0.8)},
    "charts": {"lester": spread(0.5), "ours": spread(0.6), "dash": spread(1.5), "voila": spread(4.5)},
    "http": {"lester": spread(0.4)},
    "socket": {"lester": spread(0.5)},
    "move": {"ours": spread(50), "dash": spread(40)},
    "cell": {"ordinary": spread(1.5), "forked": spread(0.5), "prompt": spread(0.3)},
    "kernel_memory": {"lester": spread(41)},
    "crowd_number": {"ours": spread(0.1, 0.5)},
    "crowd_output": {"ours": spread(0.5, 4), "voila": spread(20, 60)},
    "runs": {"batch": spread(200), "command": spread(15)},
}
MET = [
    ("charts of Lester, of Dash's time", 1 / 3, True),
    ("charts of Lester, sooner than Voila's", 9, True),
    ("charts of the like work, of Dash's time", 0.4, True),
    ("charts of the like work, sooner than Voila's", 7.5, False),
    ("first number of Lester, of Dash's time", 0.25, True),
    ("the same by a link, when none is stored", 0.625, False),
    ("a cold page, Lester", 0.9, True),
    ("slider to redraw, of Dash's time", 1.25, False),
    ("slider to redraw, median", 50, True),
    ("kernel and first cell, forked", 3, True),
    ("the same, our readiness check", 5, False),
    ("private memory a learner, Lester", 41, False),
    ("the last of many learners' first number, sooner than Voila's", 120, True),
    ("the same, from the kernel, not the stored one", 15, False),
    ("runs of Lester, batch against papermill's command", 200 / 15, True),
]


@pytest.mark.parametrize(("label", "value", "passed"), MET)
def test_each_bar_takes_its_own_figures(label: str, value: float, *, passed: bool) -> None:
    [one] = [one for one in verdicts(RUN) if one.label == label]
    assert one.value == pytest.approx(value)
    assert one.passed is passed


def test_no_bar_is_left_out() -> None:
    assert [one.label for one in verdicts(RUN)] == [label for label, *_ in MET]


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    assert {(one.value, one.passed, one.reached) for one in verdicts({})} == {(None, None, None)}


def test_a_page_without_its_sockets_is_no_whole_page() -> None:
    without = {key: by_who for key, by_who in RUN.items() if key != "socket"}
    [one] = [one for one in verdicts(without) if one.unit == "MB" and "cold" in one.label]
    assert one.value is None


def test_a_learner_who_never_got_it_makes_the_bar_fail() -> None:
    for metric, words in (
        ("crowd_number", "the last of many"),
        ("crowd_output", "the same, from the kernel"),
    ):
        lost = RUN | {metric: RUN[metric] | {"ours": {"lost": 1} | RUN[metric]["ours"]}}
        [one] = [one for one in verdicts(lost) if one.label.startswith(words)]
        assert (one.value, one.passed) == (0, False)
        none = RUN | {metric: RUN[metric] | {"ours": {"lost": 30}}}
        [one] = [one for one in verdicts(none) if one.label.startswith(words)]
        assert one.passed is False


@pytest.mark.parametrize(
    ("value", "bound", "at_most", "reached"),
    [(50, 100, True, 2), (200, 100, True, 0.5), (6, 3, False, 2), (1, 2, False, 0.5), (3, 3, False, 1)],
)
def test_how_well_is_above_one_where_a_bar_is_met(
    value: float, bound: float, reached: float, *, at_most: bool
) -> None:
    one = Verdict("", value, bound, at_most, "x")
    assert one.reached == reached
    assert one.passed is (reached >= 1)
