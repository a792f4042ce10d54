"""A run as Markdown, and its place in the docs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.bench.bars import verdicts
from tests.bench.metrics import CONTESTANTS, METRICS
from tests.bench.report import BEGIN, END, within, write
from tests.bench.table import amount, bars_table, by_metric, markdown

if TYPE_CHECKING:
    from pathlib import Path

FOUND = {
    "number": {"dash": {"median": 0.8}, "lester": {"median": 0.0625, "p90": 1}},
    "move": {"dash": {"median": 74.26, "p90": 131.4, "high": 200}},
    "runs": {"command": {"median": 14.96}},
}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, "-"),
        (0, "0"),
        (104.0, "104"),
        (131.4, "131"),
        (17.46, "17.5"),
        (1.234, "1.23"),
        (0.004, "0.0040"),
    ],
)
def test_as_many_digits_as_say_something(number: float | None, text: str) -> None:
    assert amount(number) == text


def test_rows_are_metrics_and_columns_who_was_measured() -> None:
    lines = by_metric(METRICS, CONTESTANTS, FOUND).splitlines()
    assert lines == [
        "|  | ours, Lester workbook | Dash |",
        "| --- | --- | --- |",
        "| first number readable, s | 0.06 | 0.80 |",
        "| slider to redraw, median, ms | - | 74.3 |",
        "| slider to redraw, nine in ten within, ms | - | 131 |",
    ]


def test_the_last_one_is_not_there_where_one_was_lost() -> None:
    found = {"crowd_number": {"dash": {"median": 0.2, "high": 0.4, "lost": 2}, "ours": {"lost": 30}}}
    assert by_metric(METRICS, CONTESTANTS, found).splitlines()[2:] == [
        "| learners within seconds: first number in the HTML, median, s | - | 0.20 |",
        "| the same, the last one, s | never: 30 lost | never: 2 lost |",
    ]


def test_a_bar_says_what_was_asked_what_was_found_and_how_well() -> None:
    found = {"move": {"ours": {"median": 75}, "dash": {"median": 100}}}
    lines = bars_table(verdicts(found)).splitlines()
    assert "| slider to redraw, of Dash's time | ≤ 1 x | 0.75 x | yes | 1.33 x |" in lines
    assert "| slider to redraw, median | ≤ 60 ms | 75 ms | **no** | 0.80 x |" in lines
    assert "| private memory a learner, Lester | ≤ 40 MB | - | not measured | - |" in lines


def test_a_run_of_nothing_still_has_its_bars_and_its_machine() -> None:
    text = markdown({}, verdicts({}), {"cores": 2})
    assert "| cores | 2 |" in text
    assert "not measured" in text
    assert "|  |\n" not in text


def test_the_page_keeps_what_it_says_around_its_tables(tmp_path: Path) -> None:
    page = tmp_path / "bench.md"
    page.write_text(f"# How\n\n{BEGIN}\nold\n{END}\n\nafter\n", encoding="utf-8")
    tables = write(FOUND, {"cores": 2}, tmp_path)
    text = page.read_text(encoding="utf-8")
    assert text == f"# How\n\n{BEGIN}\n\n{tables}\n{END}\n\nafter\n"
    data = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert data["results"] == FOUND
    assert {"label", "value", "bound", "passed", "reached"} <= data["bars"][0].keys()


def test_a_second_run_takes_the_place_of_the_first(tmp_path: Path) -> None:
    write(FOUND, {"cores": 2}, tmp_path / "new")
    write(FOUND, {"cores": 4}, tmp_path / "new")
    text = (tmp_path / "new" / "bench.md").read_text(encoding="utf-8")
    assert "| cores | 4 |" in text
    assert "| cores | 2 |" not in text


def test_a_page_without_a_place_for_tables_is_left_alone() -> None:
    with pytest.raises(ValueError, match="needs a line"):
        within("# A page", "tables")
